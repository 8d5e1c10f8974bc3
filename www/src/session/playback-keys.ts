import type { Session } from './session.js';

/** What moves by arrows or acts by Space itself. */
const OWN_ARROWS = 'input, textarea, select, [contenteditable], [role=radio], [role=slider], [role=tab], [role=menuitem], [role=option], dialog *';
const OWN_SPACE =
  'input:not([type=range]), textarea, select, button, summary, [contenteditable], [role=button], [role=radio], [role=tab], [role=menuitem], [role=option], dialog *';

/**
 * Space plays and pauses, ← and → step, wherever the focus is but in a control that uses the key.
 */
export function playbackKey(event: KeyboardEvent, session: Session): void {
  const { key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const own = key === ' ' ? OWN_SPACE : key === 'ArrowLeft' || key === 'ArrowRight' ? OWN_ARROWS : null;
  if (!own || event.composedPath().some((at) => at instanceof Element && at.matches(own))) return;
  event.preventDefault();
  if (key !== ' ') session.move(key === 'ArrowRight' ? 1 : -1);
  else if (event.repeat) return;
  else if (session.time.playing) session.pause();
  else session.play();
}
