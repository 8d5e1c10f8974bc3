// What others make with the element, with tools that are installed from registries for it: see hosts/.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.js';

export default defineConfig({
  testDir: 'hosts',
  outputDir: 'results',
  reporter: [['list'], ['html', { outputFolder: 'report', open: 'never' }]],
  forbidOnly: Boolean(process.env.CI),
  expect: { timeout: 20_000 },
  // The first time a tool is installed.
  timeout: 400_000,
  fullyParallel: true,
  use: {
    browserName: 'chromium',
    actionTimeout: 20_000,
    viewport: { width: 960, height: 640 },
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
});
