/** What a page does with lessons; it comes when the link names one, or when they are asked for. */

import type { CSSResult } from 'lit';
import { define } from '../parts/define.js';
import type { Session } from '../session/session.js';
import { LessonContents } from './contents.js';
import sheet from './lesson-page.css';
import { LessonView } from './lesson-view.js';
import { LessonOffer } from './offer.js';

/** Defines what lessons are shown by, and lays a page out for them. */
export function defineLessons(page: ShadowRoot): void {
  define('gd-lesson', LessonView);
  define('gd-lesson-contents', LessonContents);
  define('gd-lesson-offer', LessonOffer);
  const { styleSheet } = sheet as CSSResult;
  if (styleSheet && !page.adoptedStyleSheets.includes(styleSheet)) page.adoptedStyleSheets.push(styleSheet);
}

/** Shows the contents, and with them a file that was dropped. */
export async function openContents(page: ShadowRoot, session: Session, file?: File): Promise<void> {
  const existing = page.querySelector('gd-lesson-contents');
  const contents = existing instanceof LessonContents ? existing : new LessonContents();
  contents.session = session;
  if (!existing) page.append(contents);
  await contents.open(file);
}
