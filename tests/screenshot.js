// Takes a picture of the built site in dist/.
//   node tests/screenshot.js <query> <out.png> [--dark] [--size 390x844] [--scale 2] [--wait <ms>] [--full]
import { chromium } from '@playwright/test';
import { parseArgs } from 'node:util';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean' },
    full: { type: 'boolean' },
    scale: { type: 'string', default: '1' },
    size: { type: 'string', default: '1280x800' },
    wait: { type: 'string', default: '1000' },
  },
});
const [query, out] = positionals;
const [width, height] = values.size.split('x').map(Number);
if (query === undefined || !out || !width || !height) {
  console.error('node tests/screenshot.js <query> <out.png> [--dark] [--size 390x844] [--scale 2] [--wait <ms>] [--full]');
  process.exit(2);
}

const server = await serve(0);
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage({
  viewport: { width, height },
  deviceScaleFactor: Number(values.scale),
  colorScheme: values.dark ? 'dark' : 'light',
});
page.on('console', (message) => console.log(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => console.log(`uncaught: ${error.message}`));
await page.goto(`${server.url}?${query.replace(/^\?/, '')}`, { waitUntil: 'networkidle' });
await page.waitForTimeout(Number(values.wait));
await page.screenshot({ path: out, fullPage: values.full ?? false });
await browser.close();
server.close();
