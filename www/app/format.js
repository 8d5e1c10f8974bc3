/** A number to so many significant digits, as a person writes it, with a true minus.
 * @param {number} value
 * @param {number} [digits]
 */
export function short(value, digits = 4) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value < 0 ? '−∞' : '∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(digits));
  if (size >= 1e-3 && size < 1e6) return String(rounded).replace('-', '−');
  const [mantissa = '', exponent = ''] = rounded.toExponential().split('e');
  return `${mantissa.replace('-', '−')}×10${superscript(exponent)}`;
}

/** @param {string} exponent */
function superscript(exponent) {
  return [...exponent.replace('+', '')]
    .map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]))
    .join('');
}

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
