import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test as base } from '@playwright/test';
import { serve } from '../server.js';
import { copied } from './install.js';

export { expect };

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ site: string, example: (name: string) => Promise<string>, publish: (folder: string, styles?: string) => Promise<string>, problems: string[] }} Own
 */

/**
 * What a strict host permits: its own, by name the scripts that its generator writes into pages, and the
 * playground's site. Nothing else that is inline, and no eval.
 * @param {string} site
 * @param {string} styles what is permitted of styles that are inline, which some generators write
 * @returns {(page: string) => string}
 */
const strict = (site, styles) => (page) => {
  const scripts = [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${site} 'wasm-unsafe-eval' ${[...new Set(scripts)].join(' ')}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${site}`,
    `frame-src ${site}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
};

/** Pages of hosts, each on an origin of its own, beside the playground's site on its own. */
export const test = base.extend(/** @type {import('@playwright/test').Fixtures<Own, {}, import('@playwright/test').PlaywrightTestArgs>} */ ({
  site: async ({}, use) => {
    const server = await serve(0);
    await use(server.url);
    server.close();
  },
  /** Copies an example into a folder of its own, for as long as the test lasts. */
  example: async ({ site }, use) => {
    /** @type {string[]} */
    const folders = [];
    await use(async (name) => {
      const folder = await copied(name, site);
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  /** Serves a folder below the root of a strict host. */
  publish: async ({ site }, use) => {
    /** @type {(() => void)[]} */
    const ends = [];
    await use(async (folder, styles = '') => {
      const server = await serve(0, folder, {}, strict(site, styles));
      ends.push(server.close);
      return server.url;
    });
    for (const end of ends) end();
  },
  problems: [
    async ({ page }, use) => {
      /** @type {string[]} */
      const problems = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', ({ message }) => problems.push(message));
      await use(problems);
      expect(problems, 'problems of the page').toEqual([]);
    },
    { auto: true },
  ],
}));

/**
 * Waits until an element's runs have ended, in view.
 * @param {Page} page
 * @param {string} [selector]
 */
export async function ran(page, selector = 'gd-playground') {
  const it = page.locator(selector);
  await it.scrollIntoViewIfNeeded();
  await expect(it.getByRole('application')).toBeVisible();
  await expect
    .poll(() => it.evaluate((/** @type {any} */ it) => it.status().length > 0 && it.status().every((/** @type {{ verdict: unknown }} */ { verdict }) => verdict)))
    .toBe(true);
}
