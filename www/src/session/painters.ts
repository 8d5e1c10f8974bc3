/** Something that is drawn when it is out of date. */
export interface Painter {
  /** The lower, the earlier in a frame it is drawn. */
  readonly rank: number;
  /** While it plays, how often it is drawn at most, in milliseconds. */
  readonly pause: number;
  /** Whether it is text: all texts are brought up to date in the same frame, so that none contradicts another. */
  readonly isText?: boolean;
  /** Draws, or a part of it; whether there is more to draw. */
  paint(): boolean;
}

/** How long one that is due may be put off when frames are full, in milliseconds. */
const PATIENCE = 250;

/** What of a session is out of date, and when it is drawn. */
export class Painters {
  /** Since when each is out of date. */
  #stale = new Map<Painter, number>();
  #painted = new WeakMap<Painter, number>();
  /** When texts were last brought up to date. */
  #written = 0;

  invalidate(painter: Painter): void {
    if (!this.#stale.has(painter)) this.#stale.set(painter, performance.now());
  }

  forget(painter: Painter): void {
    this.#stale.delete(painter);
  }

  clear(): void {
    this.#stale.clear();
  }

  /** Draws what is due until about a time; whether something is left. */
  draw(until: number, playing: boolean): boolean {
    const begun = performance.now();
    // What has waited for long comes first, so that it does not make a full frame longer.
    const waited = ([, since]: [Painter, number]) => Number(begun - since >= PATIENCE);
    const order = [...this.#stale].sort((a, b) => waited(b) - waited(a) || a[0].rank - b[0].rank);
    let writes: boolean | undefined;
    let isFull = false;
    for (const [painter, since] of order) {
      const now = performance.now();
      // One that was drawn before may have made an end of it.
      if (!this.#stale.has(painter)) continue;
      const painted = (painter.isText ? this.#written : this.#painted.get(painter)) ?? 0;
      const isLate = now > until;
      const isDue = (!playing || now - painted >= painter.pause) && (!isLate || (!isFull && now - since >= PATIENCE));
      if (painter.isText ? !(writes ??= isDue) : !isDue) continue;
      // Of those that have waited for long one is drawn when there is no time left.
      isFull ||= isLate;
      this.#stale.delete(painter);
      // Texts are laid out after all that is drawn: they have the frame for themselves.
      if (painter.isText && begun - since >= PATIENCE) until = begun;
      if (painter.isText) this.#written = now;
      else this.#painted.set(painter, now);
      // One that fails must not leave the others undrawn.
      try {
        if (painter.paint()) this.#stale.set(painter, now);
      } catch (error) {
        reportError(error);
      }
    }
    return this.#stale.size > 0;
  }
}
