import type { Fit } from 'gd-web';

/** Points to begin with, to be dragged, as they are pasted. */
export const POINTS = '-2 -2\n-1 0\n0 0\n1 2\n2 2';

/** The points of data as a reader types them: one a line. */
export function written({ samples, features }: Fit): string {
  return samples.map(({ inputs, target }) => [...inputs.slice(0, features), target].join(', ')).join('\n');
}
