import type { Session } from '../session/session.js';
import { openStep } from './attempt.js';
import type { Lesson } from './lesson-file.js';

/** Leads from something on the page to a step of a lesson, and the focus to its heading. */
export async function enter(from: HTMLElement, session: Session, lesson: Lesson, step: number): Promise<void> {
  const page = from.getRootNode();
  openStep(session, lesson, step);
  // The page shows it when it has heard of it.
  await new Promise(requestAnimationFrame);
  if (page instanceof ShadowRoot) page.querySelector<HTMLElement>('gd-lesson')?.focus();
}
