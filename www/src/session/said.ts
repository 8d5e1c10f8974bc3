import type { Reading } from 'gd-web';

/** What is wrong with an edit, in words; nothing if all is well. */
export function saidOf({ problems: [problem] }: Reading): string {
  return problem ? [problem.message, problem.hint].filter(Boolean).join(' ') : '';
}
