import { short } from './gd-web.js';

export { short };

/** A point as a person writes it.
 * @param {ArrayLike<number>} point
 * @param {number} dimension
 * @param {number} [digits]
 */
export function place(point, dimension, digits = 4) {
  const [x = NaN, y = NaN] = [point[0], point[1]];
  return dimension === 1 ? short(x, digits) : `(${short(x, digits)}, ${short(y, digits)})`;
}

/** A point as a link writes it, to a sensible number of digits for a length on the screen.
 * @param {ArrayLike<number>} point
 * @param {number} dimension
 * @param {number} pixel the length of a pixel
 */
export function coordinates(point, dimension, pixel) {
  const digits = Math.min(12, Math.max(0, Math.ceil(-Math.log10(pixel || 1))));
  const write = (/** @type {number | undefined} */ value) => String(Number((value ?? 0).toFixed(digits)));
  return dimension === 1 ? write(point[0]) : `${write(point[0])},${write(point[1])}`;
}
