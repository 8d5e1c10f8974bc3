/** Where lessons come from. */

import { LoadError } from '../compile.js';
import type { Contents, Lesson } from './lesson-file.js';

let contents: Promise<Contents> | undefined;
const lessons = new Map<string, Promise<Lesson | null>>();

/**
 * The contents; asked for again after a failure.
 * @throws {LoadError}
 */
export function readContents(): Promise<Contents> {
  contents ??= (fetched(new URL('./lessons/contents.json', import.meta.url)) as Promise<Contents>).catch((error: unknown) => {
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
  const { lessons } = await readContents();
  if (lessons.some((lesson) => lesson.id === id)) {
    return fetched(new URL(`./lessons/${id}.json`, import.meta.url)) as Promise<Lesson>;
  }
  const name = `${id}.toml`;
  const response = await fetch(new URL(`lessons/${name}`, document.baseURI), { credentials: 'same-origin' }).catch(() => null);
  if (!response?.ok) return null;
  const { rendered } = await import('./own-lesson.js');
  return rendered(name, await response.blob());
}

/** Keeps a lesson of the reader's own, until the page is left. */
export function keep(lesson: Lesson): void {
  lessons.set(lesson.id, Promise.resolve(lesson));
}

async function fetched(url: URL): Promise<unknown> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
  if (!response) throw new LoadError('The lesson could not be fetched: check the connection.');
  if (!response.ok) throw new LoadError(`The lesson is missing on the server (${response.status}).`);
  return response.json().catch(() => {
    throw new LoadError('The lesson arrived incomplete.');
  });
}
