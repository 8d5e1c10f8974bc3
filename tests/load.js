// Measures the first load of a site, dist/ if no other is named. Prints a line for each measurement: its
// name, value and bar, with tabs between. `cargo xtask bench` calls it.
//   node load.js [<site>]
import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { tell } from './bench/rows.js';
import { compressed, firstPicture, watch } from './first-load.js';
import { serve } from './server.js';

const site = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const TIMES = 9;

const server = await serve(0, site);
const browser = await chromium.launch(launchOptions());
const app = (await readdir(site)).find((name) => name.startsWith('app'));

/** Opens a page as at a first visit. @param {(page: import('@playwright/test').Page) => Promise<any>} act */
async function visit(act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const result = await act(page);
  await context.close();
  return result;
}

/** How long an empty page takes that compiles the module. */
const empty = () =>
  visit(async (page) => {
    await page.goto(new URL('/host/empty.html', server.url).href);
    return page.evaluate(async (url) => {
      const start = performance.now();
      await WebAssembly.compileStreaming(fetch(url));
      // From the beginning of the page, but without the wait for this script.
      /** @type {any} */
      const [navigation] = performance.getEntriesByType('navigation');
      return performance.now() - start + navigation.domComplete;
    }, `${server.url}${app}/gd-web_bg.wasm`);
  });

const full = () =>
  visit(async (page) => {
    await watch(page);
    await page.goto(server.url);
    return firstPicture(page);
  });

/** @param {string} name @param {number} value @param {number | ''} bar */
function report(name, value, bar = '') {
  console.log([name, value.toFixed(2), bar].join('\t'));
}

const { requests } = await full();
report('requests before the first picture', requests.length, 8);
report('load_brotli_bytes', await compressed(requests, site, server.url), 220_000);

// Interleaved, so that a change of the machine's pace falls on both.
/** @type {number[]} */
const ratios = [];
for (let k = 0; k < TIMES; k += 1) {
  const bare = await empty();
  ratios.push((await full()).time / bare);
}
tell('load_vs_empty_page', ratios, '<=1.5');

await browser.close();
server.close();
