import { expect, test as base } from '@playwright/test';
import axe from 'axe-core';
import { Playground } from './playground.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').BrowserContext} BrowserContext
 * @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} PageFixtures
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions} WorkerFixtures
 * @typedef {{ problems: string[], playground: Playground }} Own
 */

/** What reports violations of the page's policy, to be told as problems. */
const REPORTS_VIOLATIONS = () =>
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.error(`policy: ${effectiveDirective} ${blockedURI}`),
  );

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

/**
 * Playwright's `test` with a browsing context of its own, whose page tolerates nothing: a console error
 * or warning, an uncaught error, a report of the Content-Security-Policy, a failed request or a request
 * to another origin is put in `problems`, and a test that leaves any there fails. A test that provokes
 * one takes it out: `expect(problems.splice(0)).toEqual([…])`.
 */
export const fresh = base.extend(fixtures).extend({
  page: async ({ page }, use) => {
    await page.addInitScript(REPORTS_VIOLATIONS);
    await use(page);
  },
});

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
    const { viewport } = options;
    if (!this.#page) {
      const context = await browser.newContext(options);
      this.#page = await context.newPage();
      await this.#page.addInitScript(REPORTS_VIOLATIONS);
      return this.#page;
    }
    const page = this.#page;
    await page.unrouteAll();
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
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

/**
 * As `fresh`, on a page that its worker keeps: the playground on it is put up anew by the first
 * `playground.open` of a test, on the scripts and the compiled module that are there. For what changes
 * nothing of the document but by the page's own means, the window's size and the reader's media; what
 * does takes `fresh`. Whatever fails gets its successor another page.
 */
export const test = base.extend(fixtures).extend(
  /** @type {import('@playwright/test').Fixtures<{}, { kept: Kept }, PageFixtures & Own, WorkerFixtures>} */ ({
    kept: [
      async ({}, use) => {
        const kept = new Kept();
        await use(kept);
        await kept.drop();
      },
      { scope: 'worker' },
    ],
    page: async ({ browser, kept, baseURL, viewport, deviceScaleFactor, isMobile, hasTouch }, use, info) => {
      const page = await kept.take(browser, { baseURL, viewport, deviceScaleFactor, isMobile, hasTouch });
      await use(page);
      if (info.status !== info.expectedStatus || info.errors.length > 0) await kept.drop();
    },
    context: async ({ page }, use) => use(page.context()),
  }),
);

/** What axe-core tests: WCAG 2.2 AA, and its own advice. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules among them whose answers depend on the theme. */
const OF_COLOURS = axe.getRules(STANDARDS).filter(({ tags }) => tags.includes('cat.color'));

/**
 * Fails on any accessibility problem that axe-core finds in the page as it is, in the light theme and,
 * where it may be another one there, in the dark.
 * @param {Page} page
 * @param {string[][]} [parts] where all else was looked at before: the ways to what is to be looked at,
 *   through the shadow trees, each of which must be there
 */
export async function expectAccessible(page, parts = [['html']]) {
  // No colour on its way to another one.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  for (const [colorScheme, rules] of /** @type {const} */ ([
    ['light', STANDARDS],
    ['dark', OF_COLOURS.map(({ ruleId }) => ruleId)],
  ])) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(
      async ([type, values, parts]) => {
        /** @type {typeof import('axe-core')} */
        const { run } = Reflect.get(window, 'axe');
        const runOnly = { type: /** @type {'tag' | 'rule'} */ (type), values: [...values] };
        const include = /** @type {import('axe-core').ContextProp} */ (parts.map((way) => ({ fromShadowDom: way })));
        const { violations } = await run({ include }, { runOnly, resultTypes: ['violations'], preload: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      },
      /** @type {const} */ ([colorScheme === 'light' ? 'tag' : 'rule', rules, parts]),
    );
    expect(found, `in the ${colorScheme} theme`).toEqual([]);
  }
}

export { expect };
