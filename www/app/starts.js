import { coordinates } from './format.js';

/**
 * The start points as the scenario has them, and their edits.
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

  /** A point as the link writes it. @param {ArrayLike<number>} point */
  write(point) {
    return coordinates(point, this.store.scenario.dimension, this.stack.pixel);
  }

  /**
   * @param {string[]} points as a link writes them
   * @returns {import('./gd-web.js').Problem[]}
   */
  set(points) {
    return this.store.edit('at', points.join(';'));
  }

  /** Each start exactly as it is. */
  get written() {
    const { dimension } = this.store.scenario;
    return this.points.map((point) => point.slice(0, dimension).join(','));
  }

  /** Adds a start; the first one takes the place of the function's own. @param {ArrayLike<number>} point */
  add(point) {
    const kept = this.store.scenario.starts.length > 0 ? this.written : [];
    return this.set([...kept, this.write(point)]);
  }

  /** @param {number} index @param {ArrayLike<number>} point */
  move(index, point) {
    return this.set(this.written.map((text, k) => (k === index ? this.write(point) : text)));
  }

  /** @param {number} index */
  remove(index) {
    return this.set(this.written.filter((_, k) => k !== index));
  }
}
