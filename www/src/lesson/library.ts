/** Where lessons come from. */

import { LoadError, fetched } from '../compile.js';
import type { Contents, Lesson } from './lesson-file.js';

let contents: Promise<Contents> | undefined;
const lessons = new Map<string, Promise<Lesson | null>>();

/** What the names of lessons begin with that a reader brought as files. */
const OWN = 'own-';

/** Those of the reader’s own, until the page is left. */
const own = new Map<string, Lesson>();

/**
 * The contents; asked for again after a failure.
 * @throws {LoadError}
 */
export function readContents(): Promise<Contents> {
  contents ??= read<Contents>('contents').catch((error: unknown) => {
    contents = undefined;
    throw error;
  });
  return contents;
}

/**
 * The lesson of a name: of the contents, or a file beside this copy of the site; null where there is none.
 * @throws {LoadError} where it did not come
 * @throws {LessonRefused} where its file is no lesson
 */
export function readLesson(id: string): Promise<Lesson | null> {
  const mine = own.get(id);
  if (mine) return Promise.resolve(mine);
  const known = lessons.get(id);
  if (known) return known;
  const lesson = find(id).catch((error: unknown) => {
    lessons.delete(id);
    throw error;
  });
  lessons.set(id, lesson);
  return lesson;
}

async function find(id: string): Promise<Lesson | null> {
  if (isOwn(id)) return null;
  const { lessons } = await readContents();
  if (lessons.some((lesson) => lesson.id === id)) {
    return read<Lesson>(id);
  }
  const name = `${id}.toml`;
  const response = await fetch(new URL(`lessons/${name}`, document.baseURI), { credentials: 'same-origin' }).catch(() => null);
  if (!response?.ok) return null;
  const { rendered } = await import('./own-lesson.js');
  return rendered(name, await response.blob());
}

/** Whether a lesson of a name is one that a reader brought as a file. */
export const isOwn = (id: string): boolean => id.startsWith(OWN);

/** Keeps a lesson of the reader's own, by a name of its own, in place of one that was brought before; what it is then. */
export function keep(read: Lesson): Lesson {
  const lesson = { ...read, id: `${OWN}${read.id}` };
  own.set(lesson.id, lesson);
  return lesson;
}

/** The lesson of the reader's own that has a name now, if there is one. */
export const ownLesson = (id: string): Lesson | undefined => own.get(id);

/** What was rendered when the site was built. */
async function read<Of>(name: string): Promise<Of> {
  const response = await fetched(new URL(`./lessons/${name}.json`, import.meta.url));
  return response.json().catch(() => {
    throw new LoadError('The lesson arrived incomplete.');
  }) as Promise<Of>;
}
