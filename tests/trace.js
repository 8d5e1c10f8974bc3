// What a page's main thread does, from Chromium's own trace.

/**
 * @typedef {{ name: string, ph: string, ts: number, tdur?: number, dur?: number, pid: number, tid: number, args?: { name?: string } }} TraceEvent
 */

/**
 * Traces a page while something is done with it.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<TraceEvent[]>} what happened, of all threads
 */
export async function trace(page, act) {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString());
  return trace.traceEvents ?? trace;
}

/**
 * The tasks of the main threads that show frames.
 * @param {TraceEvent[]} events
 */
export function tasks(events) {
  const thread = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`;
  const showing = new Set(events.filter(({ name }) => name === 'FireAnimationFrame').map(thread));
  return events.filter((event) => event.name === 'RunTask' && event.ph === 'X' && showing.has(thread(event)));
}

/**
 * The processor time of a task in milliseconds, which other programs on the machine do not add to.
 * @param {TraceEvent} task
 */
export const cost = ({ dur = 0, tdur = dur }) => tdur / 1000;
