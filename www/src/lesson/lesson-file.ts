/** Lessons as they are rendered when the site is built: plain data. */

import type { LessonCondition, LessonLook, LessonQuantity, LessonWord, Point } from 'gd-web';
import { LoadError } from '../engine.js';

/** A part of a paragraph: text, what is emphasised, a number of the step's link, or one of what the reader does. */
export type Piece =
  | { readonly text: string }
  | { readonly emphasis: readonly Piece[] }
  | { readonly fact: string }
  | { readonly number: readonly [LessonQuantity, LessonLook] }
  | { readonly word: LessonWord };

/** A text of paragraphs. */
export type Text = readonly (readonly Piece[])[];

/** What is said to a wrong answer, or to a task that is not reached yet. */
export interface Wrong<Example> {
  readonly when: LessonCondition | null;
  readonly reply: Text;
  readonly example: Example | null;
}

/** What is said to an answer that was not chosen from some. */
export interface Reply<Answer> {
  readonly right: LessonCondition;
  readonly reply: Text;
  readonly answer: Answer;
  /** The answer in words. */
  readonly told: string;
  readonly wrong: readonly Wrong<Answer>[];
}

export type Predict = { readonly question: Text } & (
  | { readonly kind: 'choose'; readonly answers: readonly { readonly text: Text; readonly right: boolean; readonly reply: Text }[] }
  | { readonly kind: 'point'; readonly starts: boolean; readonly dimension: 1 | 2; readonly reply: Reply<Point> }
  | {
      readonly kind: 'value';
      readonly label: string;
      readonly unit: string | null;
      readonly min: number | null;
      readonly max: number | null;
      /** What of the link is set: a key, or an option of the first rule. */
      readonly sets: { readonly key: string } | { readonly option: string } | null;
      readonly reply: Reply<number>;
    }
);

export interface Why {
  readonly text: Text;
  readonly shown: 'equation' | 'map' | 'curve' | 'data' | null;
  readonly run: number;
  readonly step: number | null;
}

export interface Task {
  readonly goal: Text;
  readonly reached: LessonCondition;
  /** The keys of the link that may be changed for it; any if null. */
  readonly change: readonly string[] | null;
  readonly done: Text;
  readonly solution: string;
  readonly hints: readonly Wrong<string>[];
}

export interface Part {
  readonly title: string;
  readonly link: string;
  readonly text: Text;
  readonly predict: Predict | null;
  readonly plays: boolean;
  readonly why: Why | null;
  readonly task: Task | null;
}

/** A lesson in the contents. */
export interface Listing {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly chapter: string;
  readonly summary: string;
  readonly steps: number;
}

export interface Lesson extends Listing {
  readonly sources: readonly { readonly text: string; readonly address: string | null }[];
  readonly parts: readonly Part[];
}

export interface Contents {
  /** Each chapter's name and title. */
  readonly chapters: readonly (readonly [string, string])[];
  readonly lessons: readonly Listing[];
}

/** What a lesson's file is refused for, in words for who wrote it. */
export class LessonRefused extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

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
