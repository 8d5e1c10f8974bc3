import { rounded } from './format.js';

/**
 * The start points as the scenario has them, and their edits by pointers and keys.
 */
export class Starts {
  /** @param {import('./store.js').Store} store @param {import('./canvas-stack.js').CanvasStack} stack */
  constructor(store, stack) {
    this.store = store;
    this.stack = stack;
  }

  /** The chosen starts, the function's own if the link has none. */
  get points() {
    return this.store.scenario.chosen;
  }

  /** A point as far as it can be seen. @param {ArrayLike<number>} point */
  #seen(point) {
    const { pixel } = this.stack;
    return rounded(point, [pixel, pixel]);
  }

  /** Adds a start; the first one takes the place of the function's own. @param {ArrayLike<number>} point */
  add(point) {
    return this.store.edit({ type: 'addStart', at: this.#seen(point) });
  }

  /** @param {number} index @param {ArrayLike<number>} point */
  move(index, point) {
    return this.store.edit({ type: 'moveStart', index, to: this.#seen(point) });
  }

  /** @param {number} index */
  remove(index) {
    return this.store.edit({ type: 'removeStart', index });
  }
}
