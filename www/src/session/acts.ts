/** How many acts can be undone. */
const MOST = 200;

/**
 * The acts of a reader, to be undone and done again. An act is one change or a series of them: a drag,
 * or a slider's steps.
 */
export class Acts {
  #past: string[] = [];
  #future: string[] = [];
  #series: object | null = null;
  readonly #over = new WeakSet<object>();

  /**
   * Takes note that a link is left for another one.
   * @param series what the change is one of a series of: the same object for each of them
   * @returns whether it begins an act
   */
  note(left: string, series: object | null): boolean {
    const goesOn = this.goesOn(series);
    this.#series = series;
    if (goesOn) return false;
    this.#past.push(left);
    if (this.#past.length > MOST) this.#past.shift();
    this.#future = [];
    return true;
  }

  /** Ends a series: what follows is another act. */
  end(): void {
    this.#series = null;
  }

  /** Ends a series for good: what is still to come of it is of a link that is shown no more. */
  cancel(): void {
    if (this.#series) this.#over.add(this.#series);
    this.end();
  }

  /** Whether a series goes on. */
  goesOn(series: object | null): boolean {
    return series !== null && series === this.#series;
  }

  /** Whether a series was ended for good. */
  isOver(series: object): boolean {
    return this.#over.has(series);
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The link before the last act, or null; `now` is the one that is left. */
  undo(now: string): string | null {
    return this.#move(this.#past, this.#future, now);
  }

  /** The link that was undone last, or null. */
  redo(now: string): string | null {
    return this.#move(this.#future, this.#past, now);
  }

  #move(from: string[], to: string[], now: string): string | null {
    this.cancel();
    const query = from.pop();
    if (query === undefined) return null;
    to.push(now);
    return query;
  }
}
