import type { Problem } from 'gd-web';

/** What is wrong and the way out, in words; nothing if all is well. */
export function saidOf(problem: Problem | undefined): string {
  return problem ? [problem.message, problem.hint].filter(Boolean).join(' ') : '';
}
