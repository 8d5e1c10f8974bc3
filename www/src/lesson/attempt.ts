import { lesson_changes, lesson_met, type Edit, type Point, type Reading } from 'gd-web';
import { Changed, type Session } from '../session/session.js';
import type { Lesson, Part, Predict, Reply, Text, Wrong } from './lesson-file.js';
import { finish } from './progress.js';
import { dressed, isBare, linkOf, own, tells } from './place.js';
import { plain, told } from './prose.js';

/** What is said to what the reader has done. */
export interface Said {
  readonly text: Text;
  /** Whether it was right; null for what is shown without being asked. */
  readonly isRight: boolean | null;
}

/**
 * What a reader does at a step of a lesson: answers, plays, reaches. It is judged by the core, from the runs
 * on the page, once they have ended; here it is only kept what was answered.
 */
export class Attempt {
  /** The answers that were chosen. */
  readonly chosen = new Set<number>();
  /** What is said to the last answer. */
  said: Said | null = null;
  /** Whether the question is answered, rightly or by being shown. */
  isAnswered: boolean;
  /** Whether the answer was shown. */
  isShown = false;
  /** Whether runs were played. */
  hasPlayed = false;
  /** What is said of the task. */
  hint: Said | null = null;
  isReached = false;
  /** What the reader has pointed at. */
  pointed: Point | null = null;
  /** An answer that is judged once its runs have ended. */
  #pending: (() => void) | null = null;
  /** Whether the reader is in the midst of a change, as of a drag, which is judged when it is over. */
  #isHeld = false;
  /** The link by which the task was looked at last. */
  #looked: string;
  /** The link and the step of its runs that were shown last here. */
  #left: { readonly query: string; readonly step: number };

  constructor(
    private readonly session: Session,
    readonly lesson: Lesson,
    /** The step, from 1. */
    readonly step: number,
    readonly part: Part,
  ) {
    this.isAnswered = part.predict === null;
    this.#looked = session.query;
    this.#left = { query: session.query, step: 0 };
  }

  /** Whether the step asks, and play is kept back until it is answered. */
  get asks(): boolean {
    return !this.isAnswered;
  }

  /** Whether there is anything to be played: an experiment has no runs, and some stay at their starts. */
  get plays(): boolean {
    const { scenario, time } = this.session;
    return this.part.plays && !scenario.experiment && !(time.complete && time.last === 0);
  }

  /** Whether the reader has made other runs than the step’s own. */
  get isChanged(): boolean {
    return lesson_changes(this.session.playground, this.part.link).length > 0;
  }

  /** The reader takes hold of something. */
  hold(): void {
    this.#isHeld = true;
  }

  /** The reader has let go of it; whether something is to be shown anew. */
  release(): boolean {
    this.#isHeld = false;
    return this.heard(Changed.SCENARIO);
  }

  /** Follows what has changed of the runs; whether something is to be shown anew. */
  heard(changed: number): boolean {
    const { session } = this;
    if (session.time.playing) this.hasPlayed = true;
    // A link that says the lesson alone is about to become the step’s.
    if (session.query !== this.#left.query && isBare(session.query)) return false;
    this.#left = { query: session.query, step: session.time.step };
    if (!session.time.complete || !(changed & (Changed.COMPLETE | Changed.RUNS | Changed.SCENARIO))) return false;
    const pending = this.#pending;
    this.#pending = null;
    pending?.();
    return (!this.#isHeld && this.#look()) || pending !== null;
  }

  /** One of the answers to choose from. */
  choose(k: number): void {
    const { predict } = this.part;
    const answer = predict?.kind === 'choose' ? predict.answers[k] : undefined;
    if (!answer) return;
    this.chosen.add(k);
    this.#say(answer.reply, answer.right);
    if (answer.right) this.#settle();
  }

  /** A place that the reader points at. */
  point(at: Point): void {
    const { predict } = this.part;
    if (predict?.kind !== 'point') return;
    this.pointed = at;
    if (predict.starts) this.#try({ type: 'moveStart', index: 0, to: at }, predict.reply, at);
    else this.#judge(predict.reply, at, true);
  }

  /**
   * A number that the reader gives, as it was typed.
   * @returns what is wrong with it, if it can't be set
   */
  give(value: number, text: string): string | null {
    const { predict } = this.part;
    if (predict?.kind !== 'value') return null;
    const answer: Point = [value, 0];
    const edit = setting(predict, text);
    if (!edit) return this.#judge(predict.reply, answer, true);
    return this.#try(edit, predict.reply, answer);
  }

  /** Shows the answer. */
  show(): void {
    const { predict } = this.part;
    if (!predict || this.isAnswered) return;
    this.isShown = true;
    if (predict.kind === 'choose') {
      const right = predict.answers.findIndex((answer) => answer.right);
      this.#say(predict.answers[right]?.reply ?? [], null);
      this.#settle();
      return;
    }
    const isPlace = predict.kind === 'point';
    const answer: Point = isPlace ? predict.reply.answer : [predict.reply.answer, 0];
    const edit: Edit | null = isPlace
      ? predict.starts ? { type: 'moveStart', index: 0, to: answer } : null
      : setting(predict, String(predict.reply.answer));
    const say = () => {
      this.#say(told(this.session, predict.reply.reply, answer), null);
      this.#settle(!edit);
    };
    if (isPlace) this.pointed = answer;
    if (!edit || this.session.apply(edit).refused) return say();
    this.#pending = say;
    this.session.replay();
  }

  /** Plays the step from its start. */
  play(): void {
    this.hasPlayed = true;
    this.session.replay();
  }

  /** Shows the step as it was left. */
  resume(): void {
    const { session } = this;
    const { query, step } = this.#left;
    this.#looked = dressed(query, session);
    session.open(this.#looked, {});
    session.seek(step);
  }

  /** Takes back what the reader has changed of the runs. */
  reset(): void {
    this.session.open(this.#open(this.part.link), {});
  }

  /** A link of the step once its question is answered. */
  #open(link: string): string {
    return linkOf({ ...this.part, link }, { id: this.lesson.id, step: this.step }, this.session, false);
  }

  /** Shows what reaches the task. */
  solve(link: string): void {
    this.session.open(this.#open(link), {});
    this.session.replay();
  }

  /** Makes the change that an answer says, and judges it once the runs have ended. */
  #try<Answer>(edit: Edit, reply: Reply<Answer>, answer: Point): string | null {
    const { session } = this;
    const reading: Reading = session.apply(edit);
    if (reading.refused) {
      session.refusal = null;
      return reading.problems[0]?.message ?? null;
    }
    this.said = null;
    this.#pending = () => this.#judge(reply, answer, false);
    session.replay();
    // What was answered before is worked out already.
    if (session.time.complete) this.heard(Changed.COMPLETE);
    return null;
  }

  #judge<Answer>(reply: Reply<Answer>, answer: Point, plays: boolean): null {
    const { session } = this;
    const isRight = lesson_met(session.playground, reply.right, Float64Array.of(...answer));
    const text = isRight ? reply.reply : firstOf(session, reply.wrong, answer);
    this.#say(told(session, text, answer), isRight);
    if (isRight) this.#settle(plays);
    return null;
  }

  #say(text: Text, isRight: boolean | null): void {
    this.said = { text, isRight };
    this.session.say(`${isRight ? 'Right. ' : ''}${plain(text)}`);
  }

  /** The question is answered: what it is about is played. */
  #settle(plays = true): void {
    this.isAnswered = true;
    this.session.apply(tells(this.part, true));
    this.#looked = this.session.query;
    if (plays && this.plays) this.play();
    this.#finish();
  }

  /** Looks whether the task is reached by what the reader has made; whether something is to be said. */
  #look(): boolean {
    const { session, part } = this;
    const { task } = part;
    if (!task || this.asks || this.isReached || session.query === this.#looked) return false;
    this.#looked = session.query;
    // Back at the beginning nothing has been tried.
    if (!this.isChanged) {
      this.hint = null;
      return true;
    }
    if (lesson_met(session.playground, task.reached, undefined)) {
      const changed = task.change && lesson_changes(session.playground, part.link).filter((key) => !task.change?.includes(key));
      if (changed?.length) {
        const text = `That reaches it, but with other changes too (${changed.join(', ')}): the task is to change ${task.change?.join(', ')} alone.`;
        this.hint = { text: [[{ text }]], isRight: false };
      } else {
        this.isReached = true;
        this.hint = { text: told(session, task.done), isRight: true };
        this.#finish();
      }
    } else if (session.scenario.chosen.length > own(part).chosen.length) {
      const text = 'That is one ball more. The task is about what was here before: drag that ball, and take the new one away.';
      this.hint = { text: [[{ text }]], isRight: false };
    } else {
      this.hint = { text: told(session, firstOf(session, task.hints)), isRight: false };
    }
    session.say(plain(this.hint.text));
    return true;
  }

  #finish(): void {
    if (this.isAnswered && (!this.part.task || this.isReached)) finish(this.lesson.id, this.step);
  }

  /** A step without a question and a task is done by being left. */
  leave(): void {
    this.#finish();
  }
}

/** The first of some replies whose condition holds. */
function firstOf<Example>(session: Session, wrong: readonly Wrong<Example>[], answer?: Point): Text {
  const given = answer && Float64Array.of(...answer);
  return wrong.find(({ when }) => when === null || lesson_met(session.playground, when, given))?.reply ?? [];
}

/** The edit that puts a number into the link, if it is to be put there. */
function setting({ sets }: Extract<Predict, { kind: 'value' }>, value: string): Edit | null {
  if (!sets) return null;
  if ('key' in sets) return { type: 'set', key: sets.key, value };
  return { type: 'setRuleOption', rule: 0, option: sets.option, value };
}

/** What was done at each step stays, where the page is laid out in another way and where the reader comes back. */
const attempts = new WeakMap<Session, Map<string, Attempt>>();

const nameOf = (id: string, step: number): string => `${id}.${step}`;

/** What was done at a step of a lesson, if the reader was there. */
export function attemptAt(session: Session, lesson: Lesson, step: number): Attempt | null {
  const attempt = attempts.get(session)?.get(nameOf(lesson.id, step));
  // A lesson of the reader's own may have been brought again.
  return attempt?.lesson === lesson ? attempt : null;
}

/** The reader comes to a step that is shown already. */
export function begin(session: Session, lesson: Lesson, step: number, part: Part): Attempt {
  const attempt = new Attempt(session, lesson, step, part);
  const all = attempts.get(session) ?? new Map<string, Attempt>();
  attempts.set(session, all.set(nameOf(lesson.id, step), attempt));
  return attempt;
}

/** Shows a step, as it was left if the reader was there. */
export function openStep(session: Session, lesson: Lesson, step: number): void {
  const attempt = attemptAt(session, lesson, step);
  const part = lesson.parts[step - 1];
  if (attempt) attempt.resume();
  else if (part) session.open(linkOf(part, { id: lesson.id, step }, session), {});
}

/** Forgets what was done at the steps of a lesson: it begins anew. */
export function beginAnew(session: Session, lesson: Lesson): void {
  for (const step of lesson.parts.keys()) attempts.get(session)?.delete(nameOf(lesson.id, step + 1));
}
