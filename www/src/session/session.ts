import {
  Playground,
  type Basins,
  type Declarations,
  type Description,
  type Edit,
  type LegendEntry,
  type Problem,
  type Reading,
  type Status,
} from 'gd-web';
import { Acts } from './acts.js';
import { Painters, type Painter } from './painters.js';
import type { Scheduler, Task } from './scheduler.js';
import { Slices } from './slices.js';
import { Time } from './time.js';
import { UNDECLARED } from './undeclared.js';

/** What of a session has changed, as bits. */
export const Changed = {
  /** The link, and what follows from it. */
  SCENARIO: 1,
  /** The runs are others. */
  RUNS: 2,
  /** The step shown, or whether it plays. */
  STEP: 4,
  /** The function's critical points and optima are known. */
  LANDSCAPE: 8,
  /** All runs have ended and are judged. */
  COMPLETE: 16,
  /** The run that is looked at. */
  SELECTION: 32,
  /** What is wrong with the link or the last edit. */
  PROBLEMS: 64,
  /** The reader's theme or taste for motion. */
  LOOK: 128,
  /** What is said to those who hear the page. */
  SAID: 256,
  /** What marks are to be seen on the picture. */
  MARKS: 512,
  /** What is known of where runs end from every start. */
  BASINS: 1024,
} as const;

/** What all sessions of a document share. */
export interface Shared {
  readonly declarations: () => Promise<Declarations>;
  readonly scheduler: Scheduler;
  /** Whether edits can be followed yet, and what settles once they can. */
  readonly isWhole: boolean;
  readonly whole: Promise<void>;
}

/** Called with the bits of what has changed. */
export type Listener = (changed: number) => void;

/** Where a link comes from: the reader's own acts, or it was opened. */
export type Act = 'begun' | 'continued' | 'opened';

/** What an edit says, to be asked for after it was followed: a host's object may throw then. */
function fieldsOf(edit: Edit): Partial<Edit> {
  try {
    return { ...edit };
  } catch {
    return {};
  }
}

/**
 * One playground: a link's scenario, its runs, the time, which run is looked at, what there is to
 * draw, and what must be disposed of. All else is a view of it: it sends edits and is told of changes,
 * after they are whole, in no order that matters.
 */
export class Session implements Task {
  readonly time = new Time();
  query: string;
  scenario: Description;
  /** What is wrong with the link that was opened. */
  problems: Problem[] = [];
  /** The last edit that was refused, until another is followed. */
  refusal: Reading | null = null;
  /** Which run is looked at. */
  selected = 0;
  /** Whether the function's critical points are known, which runs do not wait for. */
  surveyed = false;
  /** How often a link has been opened: what a reader has begun to type belongs to one of them. */
  opened = 0;
  /** What is said to those who hear the page. */
  said = '';
  /** The kinds of mark that are to be seen on the picture, for its legend. */
  marks: readonly LegendEntry[] = [];
  /** Where runs end from every start, as far as it is known. */
  basins: Basins | null = null;
  /** What the last change of the link was. */
  act: Act = 'opened';
  /** The theme of the page around, where the link has none. */
  hostTheme: 'light' | 'dark' | null = null;
  /** How many acts have begun, for those who keep a history: of two at once both are told as one. */
  begun = 0;

  readonly playground: Playground;
  /** All that can be chosen and set; nothing until the first picture is drawn. */
  declarations = UNDECLARED;
  /** Why that did not come, in words for a reader. */
  undeclared: string | null = null;
  readonly #shared: Shared;
  readonly #acts = new Acts();
  readonly #painters = new Painters();
  readonly #listeners = new Set<Listener>();
  readonly #unsent = new Set<() => void>();
  readonly #disposal = new AbortController();
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #drawn = () => {};
  /** Settles once there is a picture, which all else is to wait for, or the session is no more. */
  readonly pictured = new Promise<void>((drawn) => (this.#drawn = drawn));
  #changed = 0;
  #slices = new Slices();
  #statuses: { step: number; at: number; of: Status[] } | null = null;
  #isHeld = false;
  /** Counts what makes statuses others. */
  #version = 0;

  constructor(query: string, shared: Shared) {
    this.playground = new Playground(query, shared.isWhole);
    const reading = this.playground.reading();
    this.query = reading.query;
    this.scenario = reading.scenario;
    this.#shared = shared;
    if (shared.isWhole) this.problems = this.playground.problems();
    else void shared.whole.then(() => this.isDisposed || this.#judge(query));
    for (const media of [this.#dark, this.#still]) {
      media.addEventListener('change', () => this.#tell(Changed.LOOK), { signal: this.#disposal.signal });
    }
    this.#show();
    shared.scheduler.add(this);
  }

  /** Says what is wrong with the link, which needs more than the first picture does. */
  #judge(query: string): void {
    // A hole is laid out by what has come now.
    if (this.playground.is_part()) return this.#arrive(this.playground.edit({ type: 'open', query }), 'opened');
    this.problems = this.playground.problems();
    this.#tell(Changed.PROBLEMS);
  }

  /** Frees what the session holds; it must not be used any more. */
  dispose(): void {
    if (this.isDisposed) return;
    this.#disposal.abort();
    this.#shared.scheduler.remove(this);
    this.#painters.clear();
    this.#listeners.clear();
    this.#unsent.clear();
    this.playground.free();
    this.#drawn();
  }

  get isDisposed(): boolean {
    return this.#disposal.signal.aborted;
  }

  /**
   * Calls back after changes, in a microtask, all of them at once.
   * @returns what ends it
   */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Calls back before an edit, an undo or a redo, for what is shown but not sent yet, as a zoom that
   * goes on, to be sent before it.
   * @returns what ends it
   */
  beforeEdit(send: () => void): () => void {
    this.#unsent.add(send);
    return () => this.#unsent.delete(send);
  }

  #settle(): void {
    const before = this.query;
    for (const send of [...this.#unsent]) send();
    // It is an act of its own, also for those who keep a history.
    if (this.query !== before) this.#tellNow();
  }

  /**
   * Follows an edit. One that is refused changes nothing, and is told as `refusal`.
   * @param series the same object for each of a series that is one act, as a drag's
   */
  apply(edit: Edit, series: object | null = null): Reading {
    if (series && this.isOver(series)) return this.#unchanged;
    this.#settle();
    const looked = this.status;
    const asked = fieldsOf(edit);
    const reading = this.playground.edit(edit);
    this.refusal = reading.refused ? reading : null;
    if (reading.query === this.query) {
      // Those who show something else see what is so.
      this.#tell(Changed.SCENARIO | Changed.PROBLEMS);
      return reading;
    }
    this.act = this.#acts.note(this.query, series) ? 'begun' : 'continued';
    if (this.act === 'begun') this.begun += 1;
    this.problems = [];
    this.#take(reading);
    if (reading.dirty.runs) {
      if (looked) this.selected = this.#find(looked, asked);
      const { step, playing } = this.time;
      const goesOn = asked.type === 'changeRate' && (asked.step ?? 0) > 0;
      this.time.seek(goesOn ? step : playing ? 0 : Infinity, playing);
    }
    return reading;
  }

  /** The number of a run after an edit that made room for others or took some away; else the first. */
  #find({ rule, batch, start }: Status, edit: Partial<Edit>): number {
    const moved = (index: number, removed = Infinity) => (index > removed ? index - 1 : index);
    if (edit.type === 'removeRule') rule = moved(rule, edit.index);
    if (edit.type === 'removeStart') start = moved(start, edit.index);
    const is = (status: Status) => status.rule === rule && status.batch === batch && status.start === start;
    return Math.max(0, this.statuses.findIndex(is));
  }

  /** Whether another link was opened in the midst of a series, such as a drag, whose edits are not followed then. */
  isOver(series: object): boolean {
    return this.#acts.isOver(series);
  }

  /** What is said of an edit that comes too late. */
  get #unchanged(): Reading {
    const { query, scenario } = this;
    const dirty = { runs: false, picture: false, page: false };
    this.#tell(Changed.SCENARIO);
    return { query, scenario, problems: [], refused: true, inverse: null, dirty };
  }

  /** Ends a series of edits: the next one begins another act. */
  endSeries(): void {
    this.#acts.end();
  }

  /**
   * Opens a link, as soon as it can be followed, and notes what is left, to be undone.
   * @param series where it is the reader's act: the same object for each link opened in one visit of a menu
   */
  open(query: string, series: object | null = null): void {
    if (!this.#shared.isWhole) {
      void this.#shared.whole.then(() => this.isDisposed || this.open(query, series));
      return;
    }
    const before = this.query;
    const reading = this.playground.edit({ type: 'open', query });
    if (!this.#acts.goesOn(series)) this.#acts.cancel();
    const begins = reading.query !== before && this.#acts.note(before, series);
    this.#arrive(reading, !series ? 'opened' : begins ? 'begun' : 'continued');
  }

  get canUndo(): boolean {
    return this.#acts.canUndo;
  }

  get canRedo(): boolean {
    return this.#acts.canRedo;
  }

  undo(): void {
    this.#settle();
    this.#travel(this.#acts.undo(this.query));
  }

  redo(): void {
    this.#settle();
    this.#travel(this.#acts.redo(this.query));
  }

  /** Leads to a link of the reader's own acts. */
  #travel(query: string | null): void {
    if (query !== null) this.#arrive(this.playground.edit({ type: 'open', query }), 'begun');
  }

  /** Shows a link that is opened whole; where only the view of it is another, the step stays. */
  #arrive(reading: Reading, act: Act): void {
    const before = this.scenario;
    this.act = act;
    if (act === 'begun') this.begun += 1;
    this.opened += 1;
    this.refusal = null;
    this.problems = reading.problems;
    this.#take(reading);
    const { step, play } = reading.scenario;
    if (reading.dirty.runs || step !== before.step || play !== before.play) this.#show();
  }

  #take(reading: Reading): void {
    this.query = reading.query;
    this.scenario = reading.scenario;
    if (reading.dirty.runs) {
      this.time.restart();
      this.#slices = new Slices();
      this.surveyed = this.playground.surveyed();
      this.#version += 1;
      if (this.selected >= this.playground.racers()) this.selected = 0;
    }
    this.#tell(Changed.SCENARIO | Changed.PROBLEMS | (reading.dirty.runs ? Changed.RUNS | Changed.STEP : 0));
  }

  /** Begins at the step that the link says. */
  #show(): void {
    const { step, play } = this.scenario;
    const plays = play === true && !this.prefersStill;
    this.time.seek(step ?? (plays ? 0 : Infinity), plays);
    this.#tell(Changed.STEP | Changed.SCENARIO);
  }

  select(racer: number): void {
    if (racer === this.selected) return;
    this.selected = racer;
    this.#tell(Changed.SELECTION);
  }

  play(): void {
    this.time.play();
    this.#tell(Changed.STEP);
  }

  pause(): void {
    this.time.pause();
    this.#tell(Changed.STEP);
  }

  /** Shows a step, or as soon as it is computed; Infinity for the last. What is no number is left out. */
  seek(step: number): void {
    if (Number.isNaN(Number(step))) return;
    this.time.seek(step);
    this.#tell(Changed.STEP);
  }

  /** Goes so many steps on, or back if negative. */
  move(by: number): void {
    this.seek(this.time.step + by);
  }

  /** Shows the runs from the start; their ends at once to a reader who wants nothing to move. */
  replay(): void {
    if (this.prefersStill) return this.seek(Infinity);
    this.time.seek(0, true);
    this.#tell(Changed.STEP);
  }

  /** Says something to those who hear the page; of what comes at once the last is said. */
  say(text: string): void {
    this.said = text;
    this.#tell(Changed.SAID);
  }

  /** Whether edits can be followed yet. */
  get isWhole(): boolean {
    return this.#shared.isWhole;
  }

  /** Settles once they can. */
  get whole(): Promise<void> {
    return this.#shared.whole;
  }

  /** Takes note of the kinds of mark that the picture shows, where they are known. */
  show(marks: readonly LegendEntry[] | null): void {
    if (marks && JSON.stringify(marks) !== JSON.stringify(this.marks)) {
      this.marks = marks;
      this.#tell(Changed.MARKS);
    }
    this.#drawn();
    if (this.undeclared === null) void this.declare();
  }

  /** Takes note of where runs end from every start; says it once all of it is known. */
  map(basins: Basins | null): void {
    if (JSON.stringify(basins) === JSON.stringify(this.basins)) return;
    const told = basins?.told ?? null;
    if (told !== null && told !== this.basins?.told) this.say(told);
    this.basins = basins;
    this.#tell(Changed.BASINS);
  }

  /** Tells why something was not done. */
  refuse(refusal: Reading): void {
    this.refusal = refusal;
    this.#tell(Changed.PROBLEMS);
  }

  /** The picture is out of sight, and with it all its marks. */
  hide(): void {
    this.#drawn();
    if (!this.marks.length) return;
    this.marks = [];
    this.#tell(Changed.MARKS);
  }

  /** Asks for what is declared, if it has not come; where it does not, `undeclared` says why. */
  async declare(): Promise<void> {
    if (this.isDisposed || this.declarations !== UNDECLARED) return;
    try {
      this.declarations = await this.#shared.declarations();
      this.undeclared = null;
    } catch (error) {
      this.undeclared = error instanceof Error ? error.message : String(error);
    }
    if (!this.isDisposed) this.#tell(Changed.SCENARIO | Changed.PROBLEMS);
  }

  /** Where every run is at the step shown. */
  get statuses(): Status[] {
    const { step } = this.time;
    if (this.#statuses?.step !== step || this.#statuses.at !== this.#version) {
      this.#statuses = { step, at: this.#version, of: this.playground.status(step) };
    }
    return this.#statuses.of;
  }

  /** Where the run that is looked at is at the step shown. */
  get status(): Status | undefined {
    return this.statuses[this.selected];
  }

  /** Follows the theme of the page around; null where that leaves it to the reader. */
  follow(theme: 'light' | 'dark' | null): void {
    if (theme === this.hostTheme) return;
    this.hostTheme = theme;
    this.#tell(Changed.LOOK);
  }

  /** Lets time stand still, however it plays, or go on: nobody looks. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#shared.scheduler.wake();
  }

  /** Whether what is shown goes on by itself. */
  get isMoving(): boolean {
    return this.time.playing && !this.#isHeld;
  }

  get isDark(): boolean {
    const theme = this.scenario.theme ?? this.hostTheme;
    return theme ? theme === 'dark' : this.#dark.matches;
  }

  /** Whether the reader wants nothing to move by itself. */
  get prefersStill(): boolean {
    return this.#still.matches;
  }

  /** Draws something in one of the next frames. */
  invalidate(painter: Painter): void {
    this.#painters.invalidate(painter);
    this.#shared.scheduler.wake();
  }

  /** Draws it no more. */
  forget(painter: Painter): void {
    this.#painters.forget(painter);
  }

  tick(now: number): boolean {
    const { time } = this;
    if (!this.isMoving) return false;
    const { step } = time;
    time.advance(now, (position, seconds) => this.playground.go_on(position, seconds));
    if (time.step !== step || !time.playing) this.#tell(Changed.STEP);
    return time.playing;
  }

  draw(until: number): boolean {
    return this.#painters.draw(until, this.time.playing);
  }

  compute(until: number): boolean {
    const { time, playground } = this;
    if (time.complete) return false;
    const before = [time.step, time.last];
    const more = this.#slices.run(until, (budget) => playground.work(budget));
    time.reach(playground.reached(), !more);
    this.#version += 1;
    const isSurveyed = !this.surveyed && playground.surveyed();
    this.surveyed ||= isSurveyed;
    const moved = before[0] !== time.step || before[1] !== time.last;
    this.#tell((moved ? Changed.STEP : 0) | (isSurveyed ? Changed.LANDSCAPE : 0) | (more ? 0 : Changed.COMPLETE | Changed.STEP));
    return more;
  }

  #tell(changed: number): void {
    if (!changed) return;
    const isPending = this.#changed !== 0;
    this.#changed |= changed;
    this.#shared.scheduler.wake();
    if (!isPending) queueMicrotask(() => this.#tellNow());
  }

  #tellNow(): void {
    const changed = this.#changed;
    if (!changed) return;
    this.#changed = 0;
    for (const listener of [...this.#listeners]) {
      // One that was told before may have ended it.
      if (!this.#listeners.has(listener)) continue;
      // One that fails must not leave the others untold.
      try {
        listener(changed);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
