/** How many evaluations of a function are asked for at first: of a heavy one few take long. */
const FIRST_BUDGET = 512;

/** Work that is done piece by piece, as much at a time as there is room for. */
export class Slices {
  #budget = FIRST_BUDGET;

  /**
   * Goes on until about a time.
   * @param work does about so many evaluations; whether there is more to do
   * @returns whether there is more to do
   */
  run(until: number, work: (budget: number) => boolean): boolean {
    let begun = performance.now();
    const slice = until - begun;
    let more = true;
    do {
      more = work(this.#budget);
      const now = performance.now();
      // As much at a time as a part of a slice has room for.
      if (now - begun > slice / 2) this.#budget = Math.max(1, this.#budget >> 1);
      else if (now - begun < slice / 8) this.#budget = Math.min(65_536, this.#budget * 2);
      begun = now;
    } while (more && begun < until);
    return more;
  }
}
