import type { Session } from './session.js';

/** What moves by arrows or acts by Space itself, however it got the focus. */
const FIELDS = 'input[type=text], textarea, [contenteditable], dialog *';
const OWN_ARROWS = `${FIELDS}, input[type=range], [role=slider]`;
const OWN_SPACE = FIELDS;

/** What does where the keyboard has led to it: after a click no focus is seen on it, and no key is meant for it. */
const LED_ARROWS = 'select, input[type=radio], [role=radio], [role=tab], [role=menuitem], [role=option]';
const LED_SPACE =
  'select, button, summary, input[type=checkbox], input[type=radio]:not(:checked), [role=button], [role=radio], [role=tab], [role=menuitem], [role=option]';

/** Whether the focus is where a pointer has put it. */
let isPointed = false;
addEventListener('pointerdown', () => (isPointed = true), true);
addEventListener('keydown', ({ key }) => (isPointed &&= key !== 'Tab'), true);

/**
 * Follows a key that is nobody else's: Space plays and pauses, ← and → step, wherever the focus is but
 * in a field, or by the keyboard on a control that uses the key; Ctrl with Z or Y undoes and redoes, but in a field, which has its own.
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
  // An experiment is in the place of the runs.
  if (session.scenario.experiment) return;
  const { key } = event;
  const isSpace = key === ' ';
  if (!isSpace && key !== 'ArrowLeft' && key !== 'ArrowRight') return;
  const own = isSpace ? OWN_SPACE : OWN_ARROWS;
  const led = isSpace ? LED_SPACE : LED_ARROWS;
  const uses = (at: EventTarget) => at instanceof Element && (at.matches(own) || (!isPointed && at.matches(led)));
  if (event.composedPath().some(uses)) return;
  event.preventDefault();
  if (!isSpace) session.move(key === 'ArrowRight' ? 1 : -1);
  else if (event.repeat) return;
  else if (session.time.playing) session.pause();
  else session.play();
}
