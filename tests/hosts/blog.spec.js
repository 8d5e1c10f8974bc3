import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressed } from '../first-load.js';
import { cost as processorTime, tasks, trace } from '../trace.js';
import { expect, ran, test } from './host.js';
import { pip } from './install.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('../../www/package/gd-playground.js').PlaygroundElement} Element
 */

const SITE = fileURLToPath(new URL('../../dist', import.meta.url));

/** Material’s pages set inline styles, and no scripts but those that the policy names. */
const STYLES = "'unsafe-inline'";

/** The blog, built. @param {(name: string) => Promise<string>} example */
async function blog(example) {
  const folder = await example('mkdocs');
  const python = await pip('mkdocs==1.6.1', 'mkdocs-material==9.8.2');
  await python(folder, 'mkdocs', 'build', '--quiet');
  return join(folder, 'site');
}

/** @param {Page} page @param {string} id */
const steps = (page, id) => page.locator(id).evaluate((it) => /** @type {Element} */ (it).status()[0]?.step ?? NaN);

test.describe('a blog made by MkDocs with Material', () => {
  test('shows three pictures and a frame, and leaves the history alone', async ({ page, example, publish }) => {
    const url = await publish(await blog(example), STYLES);
    await page.goto(url);
    await page.getByRole('link', { name: 'Downhill, in pictures' }).click();
    await expect(page.getByRole('heading', { name: 'Downhill' })).toBeVisible();
    expect(await page.evaluate(() => scrollY), 'nothing scrolls by itself').toBe(0);
    const entries = await page.evaluate(() => history.length);
    for (const id of ['#race', '#tied', '#far']) await ran(page, id);
    const frame = page.frameLocator('#frame');
    await page.locator('#frame').scrollIntoViewIfNeeded();
    await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible();
    await frame.getByRole('button', { name: 'Step back' }).click();
    await page.locator('#race').getByRole('button', { name: 'Step back' }).click();
    expect(await page.evaluate(() => history.length)).toBe(entries);
    // Back leaves at once.
    await page.goBack();
    await expect(page.getByRole('link', { name: 'Downhill, in pictures' })).toBeVisible();
    expect(page.url()).toBe(url);
    // A picture that is led to again, without a load, is one again.
    await page.getByRole('link', { name: 'Downhill, in pictures' }).click();
    await ran(page, '#race');
  });

  test('ties the slider of the article and the numbers of its text to the picture', async ({ page, example, publish }) => {
    await page.goto(`${await publish(await blog(example), STYLES)}downhill/`);
    await ran(page, '#tied');
    const told = page.locator('[data-run="steps"]');
    await expect(told).toHaveText(`${await steps(page, '#tied')}`);
    const slow = await steps(page, '#tied');
    await page.getByLabel('α', { exact: true }).first().fill('0.4');
    await ran(page, '#tied');
    const fast = await steps(page, '#tied');
    expect(fast).toBeLessThan(slow);
    await expect(told).toHaveText(`${fast}`);
    await expect(page.locator('[data-run="rate"]')).toHaveText('0.4');
    const outcome = await page.locator('#tied').evaluate((it) => /** @type {Element} */ (it).status()[0]?.outcome ?? '');
    await expect(page.locator('[data-run="outcome"]')).toHaveText(outcome);
    expect(await page.locator('#tied').evaluate((it) => /** @type {Element} */ (it).query)).toContain('lr=0.4');
  });

  test('costs its reader what is told here', async ({ page, site, example, publish }) => {
    const url = await publish(await blog(example), STYLES);
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    /** @param {string} path @param {boolean} isScrolled */
    const cost = async (path, isScrolled) => {
      // Of this origin, so that no other process takes the page over.
      await page.goto(`${url}assets/article.css`);
      asked.splice(0);
      const traced = await trace(page, async () => {
        await page.goto(url + path);
        if (isScrolled) for (const id of ['#race', '#tied', '#far']) await ran(page, id);
        await page.waitForTimeout(2000);
      });
      const costs = tasks(traced).map(processorTime);
      const own = [...new Set(asked)].filter((address) => address.startsWith(site) && !address.includes('embed=1'));
      return {
        requests: own.length,
        brotliBytes: await compressed(own, SITE, site),
        longestTask: Math.round(Math.max(...costs)),
        longTasks: costs.filter((cost) => cost > 50).length,
        blocked: Math.round(costs.reduce((sum, cost) => sum + Math.max(0, cost - 50), 0)),
      };
    };
    const [without, embedded] = [await cost('without/', false), await cost('downhill/', true)];
    console.log(`of the playground, without: ${JSON.stringify(without)}\n                 with three: ${JSON.stringify(embedded)}`);
    expect(embedded.brotliBytes, 'that a reader of three pictures loads').toBeLessThan(400_000);
  });

  test('each picture starts once it is in view', async ({ page, example, publish }) => {
    await page.goto(`${await publish(await blog(example), STYLES)}downhill/`);
    await ran(page, '#race');
    expect(await page.locator('#far').evaluate((it) => /** @type {Element} */ (it).status())).toEqual([]);
    await ran(page, '#far');
  });
});
