/**
 * Time: which step is shown, and how it goes on. Runs are computed ahead of it, in slices that leave
 * the page responsive.
 */

import { prefersStill } from './look.js';

/** How long a slice of computing may take, in milliseconds. */
const SLICE = 8;

/** How many evaluations of the function are asked for at first: of a heavy one few take long. */
const FIRST_BUDGET = 512;

/** At this speed, in steps a second, a run is shown at once. */
const AT_ONCE = 10_000;

export class Player {
  /** @type {((step: number) => void)[]} */
  #listeners = [];
  #position = 0;
  #time = 0;
  #frame = 0;
  #wanted = Infinity;
  /** @type {(() => void)[]} */
  #surveyListeners = [];
  /** How many evaluations of the function are asked for at a time. */
  #budget = FIRST_BUDGET;

  /** @param {import('./store.js').Store} store */
  constructor(store) {
    this.store = store;
    this.step = 0;
    this.playing = false;
    /** The last step that any run has reached. */
    this.last = 0;
    /** Whether all runs have ended and are judged. */
    this.complete = false;
    /** Whether the function's critical points are known, which runs do not wait for. */
    this.surveyed = false;
  }

  /** @param {() => void} listener called when the function's critical points become known */
  onSurvey(listener) {
    this.#surveyListeners.push(listener);
  }

  /** @param {(step: number) => void} listener called when the step or the playing changes */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Begins anew after the runs have changed.
   * @param {number} step the step to show; Infinity for the end
   * @param {boolean} playing
   */
  restart(step, playing) {
    this.last = 0;
    this.complete = false;
    this.surveyed = this.store.playground.surveyed();
    this.#budget = FIRST_BUDGET;
    this.playing = playing;
    this.#compute();
    this.seek(step);
    this.#run();
  }

  play() {
    if (this.complete && this.step >= this.last) this.#show(0);
    this.#wanted = NaN;
    this.#position = this.step;
    this.#time = 0;
    this.playing = true;
    this.#tell();
    this.#run();
  }

  /** Shows the runs from the start; their ends at once to a reader who wants nothing to move. */
  replay() {
    if (prefersStill()) {
      this.seek(Infinity);
    } else {
      this.seek(0);
      this.play();
    }
  }

  pause() {
    this.playing = false;
    this.#wanted = this.step;
    this.#tell();
  }

  /**
   * Shows a step, or the last one there is.
   * @param {number} step
   */
  seek(step) {
    this.#wanted = step;
    this.#position = step;
    this.#show(step);
  }

  /** @param {number} by how many steps on, or back if negative */
  move(by) {
    this.playing = false;
    this.seek(Math.max(0, this.step + by));
  }

  /** @param {number} step */
  #show(step) {
    this.step = Math.max(0, Math.min(Math.floor(step), this.last));
    this.#position = Math.min(this.#position, this.last);
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this.step);
  }

  #compute() {
    const { playground } = this.store;
    let begun = performance.now();
    const end = begun + SLICE;
    while (!this.complete && begun < end) {
      this.complete = !playground.work(this.#budget);
      this.last = playground.reached();
      const now = performance.now();
      // As much at a time as a part of a slice has room for.
      if (now - begun > SLICE / 2) this.#budget = Math.max(1, this.#budget >> 1);
      else if (now - begun < SLICE / 8) this.#budget = Math.min(65_536, this.#budget * 2);
      begun = now;
    }
    if (this.surveyed || !playground.surveyed()) return;
    this.surveyed = true;
    for (const listener of this.#surveyListeners) listener();
  }

  #run() {
    if (this.#frame) return;
    /** @param {number} now */
    const tick = (now) => {
      this.#frame = 0;
      if (!this.complete) {
        this.#compute();
        if (!this.playing) this.#show(this.#wanted);
      }
      if (this.playing) this.#advance(now);
      if (this.playing || !this.complete) this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  /** @param {number} now */
  #advance(now) {
    const { speed } = this.store.scenario;
    // After a pause of the page, as in another tab, time goes on where it was.
    const elapsed = this.#time ? Math.min(now - this.#time, 100) : 0;
    this.#time = now;
    this.#position = speed >= AT_ONCE ? Infinity : this.#position + (elapsed * speed) / 1000;
    const position = Math.floor(this.#position);
    if (this.complete && position >= this.last) {
      this.playing = false;
      this.#wanted = this.last;
      this.#show(this.last);
    } else if (position > this.step) {
      this.#show(position);
    }
  }
}
