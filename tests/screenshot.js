// Takes a picture of the built site in dist/.
//   node tests/screenshot.js <query> <out.png> [--dark] [--touch] [--size 390x844] [--scale 2] [--wait <ms>] [--full]
//     [--frames <n> [--every <ms>]]
// With --frames it takes so many from when it begins to play, out-00.png, out-01.png, …, by the page's own
// clock, which stands still while a picture is taken: what a reader sees of it, whatever the machine.
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean' },
    every: { type: 'string', default: '250' },
    frames: { type: 'string', default: '0' },
    full: { type: 'boolean' },
    scale: { type: 'string', default: '1' },
    size: { type: 'string', default: '1280x800' },
    touch: { type: 'boolean' },
    wait: { type: 'string', default: '1000' },
  },
});
const [query, out] = positionals;
const [width, height] = values.size.split('x').map(Number);
if (query === undefined || !out || !width || !height) {
  console.error('node tests/screenshot.js <query> <out.png> [--dark] [--touch] [--size 390x844] [--scale 2] [--wait <ms>] [--full] [--frames <n> [--every <ms>]]');
  process.exit(2);
}

const server = await serve(0);
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage({
  viewport: { width, height },
  deviceScaleFactor: Number(values.scale),
  colorScheme: values.dark ? 'dark' : 'light',
  isMobile: values.touch ?? false,
  hasTouch: values.touch ?? false,
});
page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => console.log(`uncaught: ${error.message}`));
const address = `${server.url}?${query.replace(/^\?/, '')}`.replace(/\?$/, '');
const count = Number(values.frames);
if (count) {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
}
await page.goto(address, { waitUntil: 'networkidle' });
const playing = page.getByRole('button', { name: 'Pause', exact: true });
for (let k = 0; k < count; k += 1) {
  // What the page loads comes by the machine's clock.
  for (let waited = 0; k === 0 && waited < 200 && !(await playing.isVisible()); waited += 1) {
    await page.clock.runFor(16);
    await page.waitForTimeout(10);
  }
  const path = out.replace(/(\.\w+)?$/, (end) => `-${String(k).padStart(2, '0')}${end}`);
  await page.screenshot({ path, fullPage: values.full ?? false });
  await page.clock.runFor(Number(values.every));
}
if (!count) {
  await page.waitForTimeout(Number(values.wait));
  await page.screenshot({ path: out, fullPage: values.full ?? false });
}
await browser.close();
server.close();
