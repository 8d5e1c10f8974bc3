/** What rounding may take from a length in ems, in CSS pixels: less than browsers tell apart. */
const LESS_THAN_A_UNIT = 1 / 256;

/**
 * Keeps the room of the tallest that a box has held of one thing, and of what it may still hold, so
 * that nothing below it moves as what is in it changes from step to step. It is measured when it has been laid out: to ask for that
 * in the midst of a frame would lay out everything once more.
 */
export class Room {
  #of: string | null = null;
  #width = 0;
  /** In ems, so that it goes with the size of type. */
  #tallest = 0;
  #spare = 0;
  readonly #observer = new ResizeObserver(([entry]) => entry && this.#measured(entry));

  /**
   * Called after each rendering; `of` is what the box is about, which has another room for another width.
   * `spare` is by how much, in ems, it may become taller than it is when it is first seen.
   */
  keep(box: HTMLElement, of: string, spare = 0): void {
    this.#spare = spare;
    if (of === this.#of) return;
    this.#of = of;
    this.#begin(box);
  }

  #begin(box: HTMLElement): void {
    box.style.minBlockSize = '';
    this.#tallest = 0;
    // What is observed anew is measured anew.
    this.#observer.disconnect();
    this.#observer.observe(box);
  }

  #measured({ target, borderBoxSize: [size] }: ResizeObserverEntry): void {
    if (!(target instanceof HTMLElement) || !size?.inlineSize) return;
    const tall = (size.blockSize + LESS_THAN_A_UNIT) / parseFloat(getComputedStyle(target).fontSize);
    if (tall > this.#tallest) {
      this.#tallest = this.#tallest ? tall : tall + this.#spare;
      target.style.minBlockSize = `${this.#tallest}em`;
    }
    if (size.inlineSize === this.#width) return;
    this.#width = size.inlineSize;
    requestAnimationFrame(() => this.#begin(target));
  }
}
