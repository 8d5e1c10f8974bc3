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

/**
 * A point to as many digits as a pixel tells apart.
 * @param {ArrayLike<number>} point
 * @param {ArrayLike<number>} pixel its length along both axes
 * @returns {[number, number]}
 */
export function rounded(point, pixel) {
  const round = (/** @type {number} */ axis) => {
    const digits = Math.min(12, Math.max(0, Math.ceil(-Math.log10(pixel[axis] || 1))));
    return Number((point[axis] ?? 0).toFixed(digits));
  };
  return [round(0), round(1)];
}
