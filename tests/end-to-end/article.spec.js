import { expect, expectAccessible, fresh as test } from './page.js';

/** @typedef {import('../../www/src/gd-playground.js').PlaygroundElement} Element */

test.describe('the article of the examples', { tag: '@desktop' }, () => {
  test('ties its slider and its numbers to the picture, and the frame alike', async ({ page }) => {
    await page.goto('./examples/article/');
    const bowl = page.getByRole('region', { name: 'A bowl' });
    const told = (/** @type {string} */ name) => bowl.locator(`.${name}`);
    await expect(told('verdict')).toContainText('minimum', { timeout: 20_000 });
    const slow = Number(await told('last').textContent());
    await bowl.getByRole('slider', { name: 'Learning rate α' }).fill('0.3');
    await expect.poll(async () => Number(await told('last').textContent())).toBeLessThan(slow);
    await expect(told('verdict')).toContainText('minimum');
    const it = bowl.locator('gd-playground');
    expect(await it.evaluate((/** @type {Element} */ it) => it.query)).toContain('lr=0.3');
    await it.evaluate((/** @type {Element} */ it) => void (it.step = 1));
    // x₁ = (1 − 2α) · 3 on x².
    await expect(told('at')).toHaveText('1.200');
    await expect(told('value')).toHaveText('1.440');
    await expect(told('step')).toHaveText('1');
    await bowl.getByRole('button', { name: 'diverges' }).click();
    await expect(told('verdict')).toContainText(/[Dd]iverge/);

    const valley = page.getByRole('region', { name: 'Two valleys, in a frame' });
    await valley.scrollIntoViewIfNeeded();
    await expect(valley.locator('.verdict')).toContainText('minimum', { timeout: 20_000 });
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('application')).toBeVisible();
    await expect.poll(() => page.locator('iframe').evaluate((it) => it.getBoundingClientRect().height)).toBeGreaterThan(430);
    expect(await frame.locator('html').evaluate((html) => html.scrollHeight > innerHeight)).toBe(false);
    await valley.getByRole('button', { name: 'Race Adam too' }).click();
    await expect(frame.locator('gd-run-legend')).toContainText('Adam');
    await expect(valley.getByRole('button', { name: 'Race Adam too' })).toBeDisabled();

    await page.getByRole('button', { name: 'Dark' }).click();
    await expect.poll(() => it.evaluate((/** @type {Element} */ it) => it.session?.isDark)).toBe(true);
    await expect.poll(() => frame.locator('gd-playground').evaluate((/** @type {Element} */ it) => it.session?.isDark)).toBe(true);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  test('is accessible, and its parts are of one scrolling page', async ({ page }) => {
    await page.goto('./examples/article/');
    await expect(page.locator('gd-playground').getByRole('application')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('gd-play-bar output')).toHaveText(/^\d+ \/ \d+$/);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await expectAccessible(page, [['main']], false);
  });
});
