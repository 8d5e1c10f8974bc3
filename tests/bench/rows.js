// How measurements are summed up and told.

/** @param {number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return below + (above - below) * (place % 1);
}

/**
 * Prints a line for a figure that has been measured many times: its name, the median, the bar, the quartiles
 * and how many times, with tabs between.
 * @param {string} name
 * @param {number[]} values
 * @param {string} [bar] `<=` or `>=` and a number
 */
export function tell(name, values, bar = '') {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toPrecision(4));
  console.log([name, median, bar, low, high, values.length].join('\t'));
}
