import { Changed, type Session } from '../session/session.js';

/** Has lessons come when the link names one, or when they are asked for, on a page whose elements are there. */
export function bringLessons(page: HTMLElement, session: Session, isFirst: boolean, signal: AbortSignal): void {
  const root = page.shadowRoot;
  if (!root) return;
  const come = async (): Promise<typeof import('../lesson/lesson.js')> => {
    const lessons = await import('../lesson/lesson.js');
    lessons.defineLessons(root);
    return lessons;
  };
  const tried = (coming: Promise<unknown>): void => {
    coming.catch(() => session.say('The lessons did not come: check the connection.'));
  };
  const follow = (): void => {
    if (session.scenario.lesson) tried(come());
  };
  const open = async (file?: File): Promise<void> => (await come()).openContents(root, session, file);
  session.listen((changed) => changed & Changed.SCENARIO && follow());
  // They are asked for alone, or with a file of one.
  page.addEventListener('gd-contents', (event) => tried(open((event as CustomEvent<File | null>).detail ?? undefined)), { signal });
  if (isFirst) tried(come());
  follow();
}
