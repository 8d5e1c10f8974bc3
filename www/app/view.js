/**
 * Moving and scaling a region [xmin, xmax, ymin, ymax].
 * @typedef {import('./gd-web.js').View} View
 */

/**
 * The region, larger by a factor about a point, its middle where there is none, then moved.
 * @param {View} region
 * @param {{ factor?: number, about?: [number, number], by?: [number, number] }} change
 * @returns {View}
 */
export function changed([xmin, xmax, ymin, ymax], { factor = 1, about, by = [0, 0] }) {
  const [x, y] = about ?? [(xmin + xmax) / 2, (ymin + ymax) / 2];
  const across = (/** @type {number} */ at) => x + factor * (at - x) + by[0];
  const up = (/** @type {number} */ at) => y + factor * (at - y) + by[1];
  return [across(xmin), across(xmax), up(ymin), up(ymax)];
}
