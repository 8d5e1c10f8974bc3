// Measures the longest task of a site's main thread, dist/ if no other is named: while heavy links open,
// and while a reader acts. Prints a line for each measurement: its name, the task's processor time in
// milliseconds and its bar, with tabs between. `cargo xtask bench` calls it.
//   node tasks.js [<site> [<part of the name of what is measured>]]
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';
import { cost, tasks, trace } from './trace.js';

/** How long a link is watched, in milliseconds. */
const WATCHED = 6000;

/** What no task may take, in milliseconds. */
const BAR = 50;

/** A sum of so many sines. @param {number} count */
const sines = (count) => ['y^2/9', ...Array.from({ length: count }, (_, k) => `sin(${k + 1}x)`)].join('%2B');

/** 200 points, so dense that one is wherever a reader presses. */
const points = Array.from({ length: 200 }, (_, k) => `${k % 20},${Math.floor(k / 20)}`).join(';');

/** Links that ask for much. */
const LINKS = {
  'the page without a link': '',
  'a sphere, 100,000 steps to and fro': 'f=sphere&lr=1&steps=100000&tol=0',
  '249 sines': `f=${sines(249)}`,
  '60 noisy runs of 16,000 steps': 'f=ackley&restarts=59&steps=16000&noise=1&tol=0',
  '200 points, a sine over a vast view': `data=csv:${points}&model=sine&view=-4e8,4e8,-4e8,4e8`,
};

/** @typedef {import('@playwright/test').Page} Page */

/** @param {import('@playwright/test').Locator} target */
async function middle(target) {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('it is out of sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A hundred notches of a wheel over the picture, in and out. @param {Page} page */
async function wheel(page) {
  const { x, y } = await middle(page.getByRole('application').first());
  await page.mouse.move(x, y);
  for (let k = 0; k < 100; k += 1) {
    await page.mouse.wheel(0, k % 40 < 20 ? -100 : 100);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(1500);
}

/** Drags a point of the data in a circle. @param {Page} page */
async function drag(page) {
  const { x, y } = await middle(page.getByRole('region', { name: 'Data and fit' }).getByRole('application'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let k = 0; k < 100; k += 1) {
    await page.mouse.move(x + 40 * Math.sin(k / 8), y + 30 * Math.sin(k / 5));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await page.waitForTimeout(1500);
}

/** What a reader does, and to which link. @type {[name: string, query: string, act: (page: Page) => Promise<void>][]} */
const ACTS = [
  ['a storm of the wheel on Rastrigin', 'f=rastrigin&at=3,2', wheel],
  ['a storm of the wheel on 50 sines', `f=${sines(50)}&at=1,1`, wheel],
  ['a point of 200 dragged beside its losses', `data=csv:${points}&show=losses`, drag],
];

const [site, wanted = ''] = process.argv.slice(2);
const server = await (site ? serve(0, resolve(site)) : serve(0));
const browser = await chromium.launch(launchOptions());

/** @param {string} name @param {(page: Page) => Promise<void>} open @param {(page: Page) => Promise<void>} act */
async function measure(name, open, act) {
  if (!name.includes(wanted)) return;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await open(page);
    const costs = tasks(await trace(page, () => act(page))).map(cost);
    console.log([name, Math.max(...costs).toFixed(1), BAR].join('\t'));
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  await page.close();
}

for (const [name, query] of Object.entries(LINKS)) {
  // Of this site, so that no other process takes the page over.
  await measure(`longest task, ms: ${name}`, (page) => page.goto(new URL('/host/empty.html', server.url).href).then(() => {}), async (page) => {
    await page.goto(`${server.url}?${query}`);
    await page.waitForTimeout(WATCHED);
  });
}
for (const [name, query, act] of ACTS) {
  await measure(`longest task, ms: ${name}`, async (page) => {
    await page.goto(`${server.url}?${query}`);
    await page.getByRole('application').first().waitFor();
    await page.waitForTimeout(2000);
  }, act);
}
await browser.close();
server.close();
