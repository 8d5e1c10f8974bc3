/**
 * Keeps the room of the tallest that a box has held of one thing, so that nothing below it moves as
 * what is in it changes from step to step.
 */
export class Room {
  #of = '';
  #tallest = 0;

  /** Called after each rendering; `of` is what the box is about, which has another room for another width. */
  keep(box: HTMLElement, of: string): void {
    const { offsetWidth: width } = box;
    if (!width) return;
    const now = `${of} ${width} ${getComputedStyle(box).fontSize}`;
    if (now !== this.#of) {
      box.style.minBlockSize = '';
      [this.#of, this.#tallest] = [now, 0];
    }
    this.#tallest = Math.max(this.#tallest, Math.ceil(box.getBoundingClientRect().height));
    box.style.minBlockSize = `${this.#tallest}px`;
  }
}
