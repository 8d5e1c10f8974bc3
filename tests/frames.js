// Measures what a frame costs the page's main thread while runs play, script and drawing together,
// from Chromium's own trace of dist/. Prints a line for each measurement: its name, value and bar, with
// tabs between. `cargo xtask bench` calls it.
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';
import { cost, tasks, trace } from './trace.js';

/** 4 starts × 4 rules; on a rippled bowl with noise, so that no run ends and every trail grows. */
const starts = 'at=-3,2;3,3;-2,-3;2,-1.5';
const race = `f=himmelblau&${starts}&opt=gd;momentum;nesterov;adam(lr=0.05)&lr=0.002&noise=20&tol=0`;

/**
 * The processor time of the main thread in each frame, in milliseconds, which other programs on the
 * machine do not add to.
 * @param {import('./trace.js').TraceEvent[]} events
 */
function frameCosts(events) {
  const main = tasks(events);
  const [first] = main;
  const callbacks = events
    .filter(({ name, pid, tid }) => name === 'FireAnimationFrame' && pid === first?.pid && tid === first.tid)
    .map(({ ts }) => ts);
  /** @type {number[]} */
  const costs = [];
  let k = 0;
  for (const task of main.sort((a, b) => a.ts - b.ts)) {
    const { ts, dur = 0 } = task;
    // A frame begins with the task that runs its callbacks, all of them, and ends with the next one.
    const begins = (callbacks[k] ?? Infinity) < ts + dur;
    while ((callbacks[k] ?? Infinity) < ts + dur) k += 1;
    if (begins) costs.push(0);
    if (costs.length) costs.push((costs.pop() ?? 0) + cost(task));
  }
  // The first and the last frame are cut off by the trace's ends.
  return costs.slice(2, -2);
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const server = await serve(0);
const browser = await chromium.launch(launchOptions());

/**
 * The costs of the frames while a link plays from a step on.
 * @param {string} query
 * @param {number} step
 * @param {number} milliseconds
 */
async function play(query, step, milliseconds) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.url}?${query}`);
  const scrubber = page.getByRole('slider', { name: 'Step', exact: true });
  await scrubber.waitFor();
  await page.waitForTimeout(2000);
  await scrubber.fill(String(step));
  // Until the trails are drawn up to there.
  await page.waitForTimeout(3000);
  const events = await trace(page, async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForTimeout(milliseconds);
  });
  await page.close();
  return frameCosts(events);
}

/** @param {string} name @param {number} value @param {number} bar */
function report(name, value, bar) {
  console.log([name, value.toFixed(2), bar].join('\t'));
}

const costs = await play(`${race}&steps=1000&speed=200`, 0, 4500);
report('a frame of 16 runs, 95th percentile, in ms', quantile(costs, 0.95), 8);

// Interleaved, so that a change of the machine's pace falls on both.
const [early, late] = [[], []].map((list) => /** @type {number[]} */ (list));
for (let k = 0; k < 3; k += 1) {
  early?.push(...(await play(`${race}&steps=10200&speed=100`, 100, 1500)));
  late?.push(...(await play(`${race}&steps=10200&speed=100`, 10_000, 1500)));
}
const ratio = quantile(late ?? [], 0.5) / quantile(early ?? [], 0.5);
report('a frame at step 10,000 / at step 100', ratio, 1.3);

await browser.close();
server.close();
