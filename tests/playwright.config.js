import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.js';
import { serve } from './server.js';

// The workers load this file again, and must find the port and the browser that were chosen first.
if (!process.env.PLAYGROUND_PORT) {
  const probe = await serve(0);
  process.env.PLAYGROUND_PORT = String(probe.port);
  probe.close();
}
const options = launchOptions();
process.env.CHROMIUM = options.executablePath;
const port = process.env.PLAYGROUND_PORT;

export default defineConfig({
  testDir: 'end-to-end',
  outputDir: 'results',
  snapshotPathTemplate: 'pictures/{arg}{ext}',
  reporter: [['list'], ['html', { outputFolder: 'report', open: 'never' }], ['./slowest.js']],
  forbidOnly: Boolean(process.env.CI),
  expect: { timeout: 10_000 },
  // Of a machine that does other things beside.
  timeout: 60_000,
  fullyParallel: true,
  // A page waits now and then: for a frame, for a round trip.
  workers: '150%',
  use: {
    baseURL: `http://127.0.0.1:${port}/some/folder/`,
    browserName: 'chromium',
    actionTimeout: 10_000,
    launchOptions: options,
    // Those that have a context of their own get one that is made as new before each test.
    reuseContext: true,
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: `node server.js ${port}`,
    url: `http://127.0.0.1:${port}/some/folder/`,
    reuseExistingServer: false,
  },
});
