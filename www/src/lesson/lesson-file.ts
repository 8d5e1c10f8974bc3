/** Lessons as they are rendered when the site is built: plain data. */

import type { LessonCondition, LessonLook, LessonQuantity, LessonWord, Point } from 'gd-web';

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
