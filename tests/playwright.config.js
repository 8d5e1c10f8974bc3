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
  // One that fails once is told of as flaky; what is broken fails twice.
  retries: 1,
  fullyParallel: true,
  // Much of a test is waiting for the next frame.
  workers: '150%',
  use: {
    baseURL: `http://127.0.0.1:${port}/some/folder/`,
    browserName: 'chromium',
    actionTimeout: 10_000,
    launchOptions: options,
    // Those that have a context of their own get one that is made as new before each test.
    reuseContext: true,
    screenshot: 'only-on-failure',
    // Runs that do not play are at their ends at once.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 960, height: 640 } } },
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: `node server.js ${port}`,
    url: `http://127.0.0.1:${port}/some/folder/`,
    reuseExistingServer: false,
  },
});
