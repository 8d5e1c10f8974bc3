import type { Session } from './session.js';

/** What moves by arrows or acts by Space itself. */
const OWN_ARROWS = 'input, textarea, select, [contenteditable], [role=radio], [role=slider], [role=tab], [role=menuitem], [role=option], dialog *';
const OWN_SPACE =
  'input:not([type=range]), textarea, select, button, summary, [contenteditable], [role=button], [role=radio], [role=tab], [role=menuitem], [role=option], dialog *';

/**
 * Follows a key that is nobody else's: Space plays and pauses, ← and → step, wherever the focus is but
 * in a control that uses the key; Ctrl with Z or Y undoes and redoes, but in a field, which has its own.
 */
export function sessionKey(event: KeyboardEvent, session: Session): void {
  if (event.defaultPrevented || event.altKey) return;
  if (event.ctrlKey || event.metaKey) historyKey(event, session);
  else if (!event.shiftKey) playbackKey(event, session);
}

function historyKey(event: KeyboardEvent, session: Session): void {
  const [target] = event.composedPath();
  if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) session.undo();
  else if (key === 'y' || (key === 'z' && event.shiftKey)) session.redo();
  else return;
  event.preventDefault();
}

function playbackKey(event: KeyboardEvent, session: Session): void {
  const { key } = event;
  const own = key === ' ' ? OWN_SPACE : key === 'ArrowLeft' || key === 'ArrowRight' ? OWN_ARROWS : null;
  if (!own || event.composedPath().some((at) => at instanceof Element && at.matches(own))) return;
  event.preventDefault();
  if (key !== ' ') session.move(key === 'ArrowRight' ? 1 : -1);
  else if (event.repeat) return;
  else if (session.time.playing) session.pause();
  else session.play();
}
