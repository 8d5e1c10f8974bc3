/** At this speed, in steps a second, a run is shown at once. */
const AT_ONCE = 10_000;

/** Which step is shown, and how it goes on. */
export class Time {
  /** The step shown: never beyond the last that was computed. */
  step = 0;
  playing = false;
  /** The last step that any run has reached. */
  last = 0;
  /** Whether all runs have ended. */
  complete = false;
  /** Where it is between two steps while it plays. */
  #position = 0;
  /** The step to be shown as soon as it is computed. */
  #wanted = 0;
  #frame = 0;

  /** Begins anew with other runs. */
  restart(): void {
    [this.last, this.complete] = [0, false];
  }

  /** Takes note of how far the runs have come. */
  reach(last: number, complete: boolean): void {
    [this.last, this.complete] = [last, complete];
    if (!this.playing) this.#show(this.#wanted);
  }

  /** Shows a step, or as soon as it is computed; Infinity for the last. */
  seek(step: number, playing = false): void {
    this.playing = playing;
    this.#frame = 0;
    this.#wanted = Math.max(0, step);
    this.#position = this.#wanted;
    this.#show(this.#wanted);
  }

  play(): void {
    if (this.complete && this.step >= this.last) this.#show(0);
    this.#position = this.step;
    this.#frame = 0;
    this.playing = true;
  }

  pause(): void {
    this.playing = false;
    this.#wanted = this.step;
  }

  /** Goes on to a frame's time, in milliseconds, at so many steps a second. */
  advance(now: number, speed: number): void {
    // After a pause of the page, as in another tab, it goes on from where it was.
    const elapsed = this.#frame ? Math.min(now - this.#frame, 100) : 0;
    this.#frame = now;
    this.#position = speed >= AT_ONCE ? Infinity : this.#position + (elapsed * speed) / 1000;
    if (this.complete && this.#position >= this.last) {
      this.playing = false;
      this.#wanted = this.last;
    }
    if (this.#position >= this.step + 1) this.#show(this.#position);
    this.#position = Math.min(this.#position, this.last + 1);
  }

  #show(step: number): void {
    this.step = Math.max(0, Math.min(Math.floor(step), this.last));
  }
}
