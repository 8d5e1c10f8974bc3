/** A number as the core writes it: in the fewest digits that read back the same, 1e-6 and 0.000123. */
export function written(value: number): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || !Number.isFinite(size) || (size >= 1e-5 && size < 1e16);
  return isPlain ? String(value) : value.toExponential().replace('e+', 'e');
}
