import type { Session } from './session.js';

/** What waits for a picture comes no later than after so many milliseconds, where there is none. */
const LATEST = 3000;

/** Settles once a session has its first picture, or is no more, or neither for long: all else waits for it. */
export function pictured(session: Session): Promise<void> {
  return new Promise((settle) => {
    const late = setTimeout(settle, LATEST);
    void session.pictured.then(() => {
      clearTimeout(late);
      settle();
    });
  });
}
