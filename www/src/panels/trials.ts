import { range_test, type RangeTest, type RateRange } from 'gd-web';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import { Slices } from '../session/slices.js';

/** How long a frame tries rates, in milliseconds. */
const TRYING = 5;

/** Tries the rates of the slider for the run that is looked at, once all runs have ended, between frames. */
export class Trials implements Painter {
  readonly rank = 40;
  readonly pause = 100;
  readonly #session: Session;
  readonly #show: () => void;
  readonly #slices = new Slices();
  #test: RangeTest | undefined;
  /** Whether it was done once: what is shown does not move as it goes on. */
  #isShown = false;

  constructor(session: Session, show: () => void) {
    this.#session = session;
    this.#show = show;
  }

  /** Goes on, or begins for another run. */
  wake(): void {
    if (this.#session.time.complete) this.#session.invalidate(this);
  }

  free(): void {
    this.#session.forget(this);
    this.#test?.free();
    this.#test = undefined;
  }

  /** What is known of the run that is looked at. */
  get told(): RateRange | null {
    const { playground, selected } = this.#session;
    return this.#isShown && this.#test?.is_of(playground, selected) ? this.#test.told(playground, selected) : null;
  }

  paint(): boolean {
    const { playground, selected, time } = this.#session;
    if (!time.complete) return false;
    if (!this.#test?.is_of(playground, selected)) {
      this.#test?.free();
      this.#test = range_test(playground, selected);
      this.#isShown = false;
    }
    const test = this.#test;
    if (!test) return false;
    const until = performance.now() + TRYING;
    const more = this.#slices.run(until, (budget) => test.work(playground, selected, budget));
    if (!more) {
      this.#isShown = true;
      this.#show();
    }
    return more;
  }
}
