import { expect, fresh } from './page.js';

const LINK = 'f=himmelblau&at=-1,-1&opt=gd;momentum';

/** @typedef {import('./playground.js').Playground} Playground */

/** Presents what is shown. @param {Playground} playground */
async function present({ more, page }) {
  await more.click();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
}

/** That the picture is shown almost alone, or with all else. @param {Playground} playground @param {boolean} presents */
async function expectPresented({ page, picture, play, functions, runsPanel, learningRate }, presents) {
  const isHidden = (/** @type {import('@playwright/test').Locator} */ part) => (presents ? expect(part).toBeHidden() : expect(part).toBeVisible());
  for (const part of [functions, runsPanel, learningRate]) await isHidden(part);
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible({ visible: presents });
  for (const part of [picture, play]) await expect(part).toBeInViewport({ ratio: 1 });
}

const isFull = (/** @type {Playground} */ { page }) => page.evaluate(() => document.fullscreenElement !== null);

fresh('presenting shows the picture, its key and a sentence on the whole screen, large', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open(LINK);
  const size = () => playground.play.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const usual = await size();
  await present(playground);
  await expectPresented(playground, true);
  await expect.poll(() => isFull(playground)).toBe(true);
  await expect(page).toHaveURL(/show=present/);
  expect(await size()).toBeGreaterThan(1.3 * usual);
  await expect(page.getByRole('heading', { name: "Himmelblau's function" })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Runs' })).toContainText('Momentum');
  await expect(playground.legend).toContainText('minimum');
  await expect(page.locator('gd-verdict')).toContainText('Gradient descent');
  // There is nothing to scroll to.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);

  // Its keys work at once.
  await expect(playground.picture).toBeFocused();
  await page.keyboard.press('Escape');
  await expectPresented(playground, false);
  await expect.poll(() => isFull(playground)).toBe(false);
  await expect(page).not.toHaveURL(/show/);
});

fresh('while it is presented, Space plays and the arrows step, with the focus anywhere', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`${LINK}&step=20`);
  await present(playground);
  const step = await playground.step();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => playground.step()).toBe(step - 2);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => playground.step()).toBe(step - 1);
  await page.keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
});

fresh('leaving the full screen leaves it, and so does Back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await present(playground);
  await expect.poll(() => isFull(playground)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expectPresented(playground, false);
  await present(playground);
  await expect.poll(() => isFull(playground)).toBe(true);
  await page.goBack();
  await expectPresented(playground, false);
  await expect.poll(() => isFull(playground)).toBe(false);
});

for (const [what, refuse] of /** @type {[string, () => void][]} */ ([
  ['may not', () => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not allowed')))],
  ['cannot', () => Reflect.deleteProperty(Element.prototype, 'requestFullscreen')],
])) {
  fresh(`where a browser ${what} show it on the whole screen, it fills the window`, async ({ page, playground }) => {
    await page.addInitScript(refuse);
    await playground.open(LINK);
    await present(playground);
    await expectPresented(playground, true);
    expect(await isFull(playground)).toBe(false);
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(playground.functions).toBeVisible();
  });
}

fresh('a link presents in the window, until full screen is asked for', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`data=line&show=present`);
  await expectPresented(playground, true);
  expect(await isFull(playground)).toBe(false);
  await expect(playground.data).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect.poll(() => isFull(playground)).toBe(true);
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeHidden();
});
