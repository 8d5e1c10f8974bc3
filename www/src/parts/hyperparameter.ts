import type { Hyperparameter } from 'gd-web';

/** The allowed values in words. */
export function rangeOf({ min, max, open, integer }: Hyperparameter): string {
  const from = `${open[0] ? 'more than' : 'from'} ${min}`;
  const to = `${open[1] ? 'below' : 'to'} ${max}`;
  return `${integer ? 'Whole numbers ' : 'Allowed: '}${from} ${to}.`;
}

/** The value at a place of the slider, from 0 to 1. */
export function valueAt({ slider: [from, to], log, integer }: Hyperparameter, share: number): number {
  const value = log ? from * (to / from) ** share : from + (to - from) * share;
  return integer ? Math.round(value) : Number(value.toPrecision(3));
}

/** Where on the slider a value is, from 0 to 1 if it is on it. */
export function shareOf({ slider: [from, to], log }: Hyperparameter, value: number): number {
  const share = log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Number.isNaN(share) ? 0 : share;
}
