import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import axe from 'axe-core';
import { serve } from '../server.js';
import { Playground } from './playground.js';

const SITE = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} PageFixtures
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions} WorkerFixtures
 * @typedef {{ problems: string[], playground: Playground }} Own
 * @typedef {{ url: string, close: () => void, site: string }} OwnServer
 */

/** What reports violations of the page's policy, to be told as problems. */
const REPORTS_VIOLATIONS = () =>
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.error(`policy: ${effectiveDirective} ${blockedURI}`),
  );

/** As in a browser that keeps no site: what is routed is asked for, and what is measured is not fetched beside. */
const KEEPS_NOTHING = () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

/** @type {import('@playwright/test').Fixtures<Own, {}, PageFixtures, WorkerFixtures>} */
const fixtures = {
  problems: [
    async ({ page, context, baseURL }, use) => {
      /** @type {string[]} */
      const problems = [];
      const origin = new URL(baseURL ?? '').origin;
      /** @type {[event: any, listener: (told: any) => void][]} */
      const listeners = [
        ['console', (/** @type {import('@playwright/test').ConsoleMessage} */ message) => {
          if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
        }],
        ['pageerror', (/** @type {Error} */ error) => problems.push(`uncaught: ${error.message}`)],
        ['response', (/** @type {import('@playwright/test').Response} */ response) => {
          if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
        }],
      ];
      /** @param {import('@playwright/test').Request} request */
      const asked = (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`foreign: ${url}`);
      };
      for (const [event, listener] of listeners) page.on(event, listener);
      context.on('request', asked);
      await use(problems);
      for (const [event, listener] of listeners) page.off(event, listener);
      context.off('request', asked);
      expect(problems, 'problems of the page').toEqual([]);
    },
    { auto: true },
  ],
  playground: ({ page }, use) => use(new Playground(page)),
};

/** A worker's page, until a test spoils it. */
class Kept {
  /** @type {Page | null} */
  #page = null;

  /**
   * As it is before anything is done on it, but for the document that it shows.
   * @param {import('@playwright/test').Browser} browser
   * @param {import('@playwright/test').BrowserContextOptions} options
   */
  async take(browser, options) {
    const { viewport, reducedMotion } = options;
    if (!this.#page) {
      const context = await browser.newContext(options);
      this.#page = await context.newPage();
      await this.#page.addInitScript(REPORTS_VIOLATIONS);
      await this.#page.addInitScript(KEEPS_NOTHING);
      return this.#page;
    }
    const page = this.#page;
    await page.unrouteAll();
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion, forcedColors: null });
    await page.mouse.move(0, 0);
    const size = page.viewportSize();
    if (viewport && (size?.width !== viewport.width || size.height !== viewport.height)) await page.setViewportSize(viewport);
    return page;
  }

  /** Another one is taken next. */
  async drop() {
    await this.#page?.context().close();
    this.#page = null;
  }
}

/** What all have: those with other fixtures of their workers would have workers of their own. */
const shared = base.extend(fixtures).extend(/** @type {import('@playwright/test').Fixtures<{}, { kept: Kept }, PageFixtures & Own, WorkerFixtures>} */ ({
  kept: [
    async ({}, use) => {
      const kept = new Kept();
      await use(kept);
      await kept.drop();
    },
    { scope: 'worker' },
  ],
}));

/**
 * Playwright's `test` with a browsing context of its own, whose page tolerates nothing: a console error
 * or warning, an uncaught error, a report of the Content-Security-Policy, a failed request or a request
 * to another origin is put in `problems`, and a test that leaves any there fails. A test that provokes
 * one takes it out: `expect(problems.splice(0)).toEqual([…])`.
 */
export const fresh = shared.extend({
  page: async ({ page }, use) => {
    await page.addInitScript(REPORTS_VIOLATIONS);
    await page.addInitScript(KEEPS_NOTHING);
    await use(page);
  },
});

/**
 * As `fresh`, in a browser that keeps what a site has it keep, on a server of its own, whose site
 * can be another one in a moment.
 */
export const keeping = shared.extend(/** @type {import('@playwright/test').Fixtures<{ server: OwnServer }, {}, PageFixtures & Own, WorkerFixtures>} */ ({
  server: async ({}, use) => {
    const site = await mkdtemp(join(tmpdir(), 'playground-'));
    await cp(SITE, site, { recursive: true });
    const server = await serve(0, site);
    await use({ ...server, site });
    server.close();
    await rm(site, { recursive: true });
  },
  baseURL: ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    await page.addInitScript(REPORTS_VIOLATIONS);
    await use(page);
  },
}));

/**
 * As `fresh`, on a page that its worker keeps: the playground on it is put up anew by the first
 * `playground.open` of a test, on the scripts and the compiled module that are there. For what changes
 * nothing of the document but by the page's own means, the window's size and the reader's media; what
 * does takes `fresh`. Whatever fails gets its successor another page.
 */
export const test = shared.extend({
  page: async ({ browser, kept, baseURL, viewport, deviceScaleFactor, isMobile, hasTouch, contextOptions }, use, info) => {
    const page = await kept.take(browser, { baseURL, viewport, deviceScaleFactor, isMobile, hasTouch, ...contextOptions });
      await use(page);
      if (info.status !== info.expectedStatus || info.errors.length > 0) await kept.drop();
    },
    context: async ({ page }, use) => use(page.context()),
});

/** What axe-core tests: WCAG 2.2 AA, and its own advice. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules among them whose answers depend on the theme. */
const OF_COLOURS = axe
  .getRules(STANDARDS)
  .filter(({ tags }) => tags.includes('cat.color'))
  .map(({ ruleId }) => ruleId);

/** @typedef {import('axe-core').RunOptions} RunOptions */

/** All of them, in the light theme. @type {RunOptions} */
const ALL = { runOnly: { type: 'tag', values: STANDARDS } };

/** All but those. @type {RunOptions} */
const BUT_COLOURS = { ...ALL, rules: Object.fromEntries(OF_COLOURS.map((id) => [id, { enabled: false }])) };

/**
 * Fails on any accessibility problem that axe-core finds in the page as it is: by all rules in the light
 * theme, and by those of colours in the dark.
 * @param {Page} page
 * @param {string[][]} [parts] where all else was looked at before: the ways to what is to be looked at,
 *   through the shadow trees, each of which must be there
 * @param {boolean} [hasColours] whether there are other colours than what was looked at has
 */
export async function expectAccessible(page, parts = [['html']], hasColours = true) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  /** @type {[theme: 'light' | 'dark', rules: RunOptions][]} */
  const looks = hasColours ? [['light', ALL], ['dark', { runOnly: { type: 'rule', values: OF_COLOURS } }]] : [['light', BUT_COLOURS]];
  for (const [colorScheme, rules] of looks) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(
      async ([rules, parts]) => {
        /** @type {typeof import('axe-core')} */
        const { run } = Reflect.get(window, 'axe');
        const include = /** @type {import('axe-core').ContextProp} */ (parts.map((way) => ({ fromShadowDom: way })));
        const { violations } = await run({ include }, { ...rules, resultTypes: ['violations'], preload: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      },
      /** @type {const} */ ([rules, parts]),
    );
    expect(found, `in the ${colorScheme} theme`).toEqual([]);
  }
}

export { expect };
