import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';
const server = await serve(0);
const browser = await chromium.launch(launchOptions());
const out = '/tmp/hostq/shots/';
const which = process.argv[2] ?? 'all';
const errors = [];
async function page(width, height, dark = false, motion = 'no-preference') {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: motion });
  const p = await context.newPage();
  p.on('console', (m) => ['error', 'warning'].includes(m.type()) && errors.push(m.text()));
  p.on('pageerror', (e) => errors.push(String(e)));
  return p;
}
if (which !== 'article') {
  for (const [w, h] of [[320, 360], [480, 420], [700, 420], [900, 560], [300, 250]]) {
    for (const dark of w === 320 || w === 900 ? [false, true] : [false]) {
      const p = await page(w, h, dark, 'reduce');
      await p.goto(`${server.url}?f=himmelblau&at=-1,-1&opt=gd;momentum;adam(lr=0.1)&embed=1`);
      await p.waitForTimeout(3500);
      const over = await p.evaluate(() => [document.documentElement.scrollHeight, innerHeight, document.documentElement.scrollWidth, innerWidth]);
      console.log(w, h, dark, over.join(' '));
      await p.screenshot({ path: `${out}frame-${w}x${h}${dark ? '-dark' : ''}.png` });
      await p.context().close();
    }
  }
}
if (which !== 'frame') {
  for (const [w, h] of [[1280, 800], [390, 844]]) {
    const p = await page(w, h);
    await p.goto(new URL('examples/article/', server.url).href);
    await p.waitForTimeout(2500);
    await p.screenshot({ path: `${out}article-${w}-0.png` });
    await p.evaluate(() => document.querySelector('iframe').scrollIntoView({ block: 'center' }));
    await p.waitForTimeout(6000);
    console.log(await p.evaluate(() => [document.querySelector('iframe').height, document.querySelector('#valley .step').textContent, document.querySelector('#bowl .value').textContent].join(' ')));
    await p.screenshot({ path: `${out}article-${w}-1.png` });
    await p.click('#theme');
    await p.waitForTimeout(1500);
    await p.screenshot({ path: `${out}article-${w}-2.png` });
    await p.evaluate(() => scrollTo(0, 0));
    await p.waitForTimeout(1500);
    await p.screenshot({ path: `${out}article-${w}-3.png` });
    await p.context().close();
  }
}
console.log(errors);
await browser.close();
server.close();
