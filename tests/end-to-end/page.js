import { expect, test as base } from '@playwright/test';
import axe from 'axe-core';
import { Playground } from './playground.js';

/**
 * @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} PageFixtures
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions} WorkerFixtures
 * @type {import('@playwright/test').Fixtures<{ problems: string[], playground: Playground }, {}, PageFixtures, WorkerFixtures>}
 */
const fixtures = {
  problems: [
    async ({ page, context, baseURL }, use) => {
      /** @type {string[]} */
      const problems = [];
      const origin = new URL(baseURL ?? '').origin;
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
      });
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`foreign: ${url}`);
      });
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          console.error(`policy: ${effectiveDirective} ${blockedURI}`),
        );
      });
      await use(problems);
      expect(problems, 'problems of the page').toEqual([]);
    },
    { auto: true },
  ],
  playground: ({ page }, use) => use(new Playground(page)),
};

/**
 * Playwright's `test` whose page tolerates nothing: a console error or warning, an uncaught error,
 * a report of the Content-Security-Policy, a failed request or a request to another origin is put
 * in `problems`, and a test that leaves any there fails. A test that provokes one takes it out:
 * `expect(problems.splice(0)).toEqual([…])`.
 */
export const test = base.extend(fixtures);

/** What axe-core tests: WCAG 2.2 AA, and its own advice. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules among them whose answers depend on the theme. */
const OF_COLOURS = axe.getRules(STANDARDS).filter(({ tags }) => tags.includes('cat.color'));

/**
 * Fails on any accessibility problem that axe-core finds in the page as it is, in the light theme and,
 * where it may be another one there, in the dark.
 * @param {import('@playwright/test').Page} page
 */
export async function expectAccessible(page) {
  // No colour on its way to another one.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe.source);
  for (const [colorScheme, rules] of /** @type {const} */ ([
    ['light', STANDARDS],
    ['dark', OF_COLOURS.map(({ ruleId }) => ruleId)],
  ])) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(
      async ([type, values]) => {
        /** @type {typeof import('axe-core')} */
        const { run } = Reflect.get(window, 'axe');
        const runOnly = { type: /** @type {'tag' | 'rule'} */ (type), values: [...values] };
        const { violations } = await run(document, { runOnly, resultTypes: ['violations'], preload: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      },
      /** @type {const} */ ([colorScheme === 'light' ? 'tag' : 'rule', rules]),
    );
    expect(found, `in the ${colorScheme} theme`).toEqual([]);
  }
}

export { expect };
