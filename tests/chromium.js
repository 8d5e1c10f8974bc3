// Finds the Chromium that the tests drive; as a command, prints its path.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** @returns {string[]} places to look in, best first */
function candidates() {
  if (env.CHROMIUM) return [env.CHROMIUM];
  // The shell first: it is the same engine without a browser's windows, and half the work.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...onPath, ...installed, chromium.executablePath()];
}

/**
 * Whether it runs; a Debian or Ubuntu stub that only names a package to install does not.
 * @param {string} path
 */
function runs(path) {
  // On Windows `--version` opens a window.
  return existsSync(path) && (platform === 'win32' || spawnSync(path, ['--version']).status === 0);
}

/**
 * The launch options with which Playwright starts the Chromium that was found.
 * @returns {import('@playwright/test').LaunchOptions}
 * @throws {Error} where there is none
 */
export function launchOptions() {
  const executablePath = candidates().find(runs);
  if (!executablePath) throw new Error('no Chromium found: install it or set CHROMIUM to its path');
  return {
    executablePath,
    // As a reader's: Playwright's allows more history calls than browsers do.
    ignoreDefaultArgs: ['--disable-ipc-flooding-protection'],
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(launchOptions().executablePath);
}
