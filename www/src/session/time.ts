/** How long it rests at the start where it plays by itself, so that the first step is seen before it is taken, in milliseconds. */
const REST = 700;

/** The most that passes from one frame to the next, in milliseconds: after a pause of the page, as in another tab, it goes on from where it was. */
const LONGEST = 100;

/** Which step is shown, and how it goes on. */
export class Time {
  /** The step shown: never beyond the last that was computed. */
  step = 0;
  /** Where the runs are: at the step shown, and while it plays between it and the next, in steps. */
  position = 0;
  playing = false;
  /** The last step that any run has reached. */
  last = 0;
  /** Whether all runs have ended. */
  complete = false;
  /** The step to be shown as soon as it is computed. */
  #wanted = 0;
  #frame = 0;
  #rest = 0;

  /** Begins anew with other runs. */
  restart(): void {
    [this.last, this.complete] = [0, false];
  }

  /** Takes note of how far the runs have come. */
  reach(last: number, complete: boolean): void {
    [this.last, this.complete] = [last, complete];
    if (!this.playing || this.#waits) this.#show(this.#wanted);
  }

  /** Shows a step, or as soon as it is computed; Infinity for the last. From the start it plays after a moment. */
  seek(step: number, playing = false): void {
    this.playing = playing;
    this.#frame = 0;
    this.#wanted = Math.max(0, step);
    this.#rest = this.#wanted ? 0 : REST;
    this.#show(this.#wanted);
  }

  /** Goes on from the step shown, at once; from the end it begins anew. */
  play(): void {
    const isOver = this.complete && this.step >= this.last;
    this.seek(isOver ? 0 : this.step, true);
    if (!isOver) this.#rest = 0;
  }

  /** Stops at the step that it is nearest to. */
  pause(): void {
    this.seek(Math.min(Math.round(this.position), this.last));
  }

  /**
   * Goes on to a frame's time, in milliseconds.
   * @param next where it is so many seconds after it was at a position
   */
  advance(now: number, next: (position: number, seconds: number) => number): void {
    const elapsed = this.#frame ? Math.min(now - this.#frame, LONGEST) : 0;
    this.#frame = now;
    if (this.#waits) return;
    const rest = Math.min(this.#rest, elapsed);
    this.#rest -= rest;
    this.#show(next(this.position, (elapsed - rest) / 1000));
    if (this.complete && this.step >= this.last) this.seek(this.last);
  }

  /** Whether it waits for a step that is not computed yet. */
  get #waits(): boolean {
    return !this.complete && this.step < this.#wanted;
  }

  #show(position: number): void {
    this.position = Math.min(position, this.last);
    this.step = Math.floor(this.position);
    if (!this.playing) this.position = this.step;
  }
}
