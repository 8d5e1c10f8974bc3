// Draws the site's icons anew from www/app/favicon.svg, for systems that want pictures of a size.
//   node icons.js
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';

const app = new URL('../www/app/', import.meta.url);
const svg = await readFile(new URL('favicon.svg', app), 'utf8');
// A system cuts its own shape out: the ground goes to the edges, and what is on it keeps clear of them.
const maskable = svg
  .replace(/viewBox="0 0 32 32"/, 'viewBox="-4 -4 40 40"')
  .replace(/<rect width="32" height="32" rx="7"/, '<rect x="-4" y="-4" width="40" height="40"');
// Apple's cuts corners alone.
const square = svg.replace(/ rx="7"/, '');

const browser = await chromium.launch(launchOptions());
for (const [name, drawing, size] of /** @type {const} */ ([
  ['icon-180', square, 180],
  ['icon-192', svg, 192],
  ['icon-512', svg, 512],
  ['icon-maskable-512', maskable, 512],
])) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, app)), omitBackground: true });
  await page.close();
}
await browser.close();
