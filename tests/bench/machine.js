// Says what a benchmark runs on: lines of a name and a value, with a tab between.
import { availableParallelism, cpus, loadavg, release, type } from 'node:os';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.js';

const browser = await chromium.launch(launchOptions());
const facts = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  system: `${type()} ${release()}`,
  node: process.version,
  chromium: browser.version(),
  'load average': loadavg()[0]?.toFixed(1),
};
await browser.close();
for (const [name, value] of Object.entries(facts)) console.log(`${name}\t${value}`);
