import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
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

/**
 * Fails on any accessibility problem that axe-core finds in the page as it is.
 * @param {import('@playwright/test').Page} page
 */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).toEqual([]);
}

export { expect };
