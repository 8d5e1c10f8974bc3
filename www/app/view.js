/**
 * Moving and scaling a view [xmin, xmax, ymin, ymax].
 * @typedef {import('./gd-web.js').View} View
 */

/**
 * The view, larger by a factor around a place given as shares of its width and height from the lower
 * left, and moved by shares of the same.
 * @param {View} view
 * @param {{ factor?: number, across?: number, up?: number, right?: number, above?: number }} change
 * @returns {View}
 */
export function changed([xmin, xmax, ymin, ymax], { factor = 1, across = 0.5, up = 0.5, right = 0, above = 0 }) {
  const [width, height] = [xmax - xmin, ymax - ymin];
  const left = xmin + across * width - factor * across * width + right * width;
  const bottom = ymin + up * height - factor * up * height + above * height;
  return [left, left + factor * width, bottom, bottom + factor * height];
}

/**
 * The view as a link writes it, with as many digits as are seen.
 * @param {View} view
 */
export function written([xmin, xmax, ymin, ymax]) {
  const round = (/** @type {number} */ value, /** @type {number} */ width) =>
    String(Number(value.toFixed(Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(width)))))));
  const [width, height] = [xmax - xmin, ymax - ymin];
  return [round(xmin, width), round(xmax, width), round(ymin, height), round(ymax, height)].join(',');
}
