/** Which steps are done, kept on the reader's machine where that may be. */

const KEY = 'gd-lessons';

/** What is kept where nothing may be stored, until the page is left. */
let kept: Record<string, number[]> = {};

/** What was stored may be anything. */
function stored(): Record<string, number[]> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = typeof read === 'object' && read ? Object.entries(read as Record<string, unknown>) : [];
    const isSteps = (steps: unknown) => Array.isArray(steps) && steps.every(Number.isInteger);
    return Object.fromEntries(entries.filter(([, steps]) => isSteps(steps))) as Record<string, number[]>;
  } catch {
    return {};
  }
}

/** The steps of a lesson that are done, from 1. */
export function done(id: string): ReadonlySet<number> {
  return new Set([...(stored()[id] ?? []), ...(kept[id] ?? [])]);
}

/** Whether any step of any lesson is done. */
export const hasBegun = (): boolean => Object.keys({ ...stored(), ...kept }).length > 0;

/** Notes that a step is done. */
export function finish(id: string, step: number): void {
  const all = { ...stored(), ...kept };
  all[id] = [...new Set([...done(id), step])].sort((a, b) => a - b);
  kept = all;
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // It may not be stored: it is kept as long as the page is.
  }
}
