import { difference } from './pixels.js';
import { expect, fresh, test } from './page.js';

/** @param {import('./playground.js').Playground} playground */
async function open(playground) {
  await playground.open('f=parabola&at=3&opt=gd;momentum&lr=0.1&step=0');
  await playground.openTab('Curve');
}

test('keys read off exact values and move the step', { tag: '@desktop' }, async ({ page, playground }) => {
  await open(playground);
  await playground.curve.focus();
  await expect(playground.curvePanel).toContainText('Step 0: Gradient descent 9, Momentum 9');
  await page.keyboard.press('ArrowRight');
  // x = 2.4 for both: f = 5.76.
  await expect(playground.curvePanel).toContainText('Step 1: Gradient descent 5.76, Momentum 5.76');
  await expect(playground.curve).toHaveAttribute('aria-valuetext', /Gradient descent 5\.76/);
  expect(await playground.step()).toBe(1);
  await page.keyboard.press('End');
  await expect.poll(() => playground.step()).toBeGreaterThan(50);
  const last = await playground.step();
  await expect(playground.count).toHaveText(`${last} / ${last}`);
});

test('the pointer reads them too, and a click goes there', { tag: '@desktop' }, async ({ playground }) => {
  await open(playground);
  const { width = 0, height = 0 } = (await playground.curve.boundingBox()) ?? {};
  const position = { x: width * 0.5, y: height * 0.5 };
  await playground.curve.hover({ position });
  await expect(playground.curvePanel).toContainText(/Step \d+: Gradient descent [\d.]+(×10⁻\S+)?, Momentum/);
  const step = /Step (\d+):/.exec((await playground.curvePanel.locator('.values').textContent()) ?? '')?.[1];
  await playground.curve.click({ position });
  await expect(playground.count).toHaveText(new RegExp(`^${step} /`));
});

test('shows values or gradient norms, on a logarithmic or linear axis', { tag: '@desktop' }, async ({ page, playground }) => {
  await open(playground);
  let before = await playground.curve.screenshot();
  const follows = async (/** @type {RegExp} */ address) => {
    await expect(page).toHaveURL(address);
    await expect.poll(async () => (await difference(page, before, await playground.curve.screenshot())).share).toBeGreaterThan(0.01);
    before = await playground.curve.screenshot();
  };
  await playground.curvePanel.getByRole('combobox', { name: 'Axis' }).selectOption('Linear axis');
  await follows(/show=linear/);
  await playground.curvePanel.getByRole('combobox', { name: 'What is shown' }).selectOption('Gradient norm');
  await follows(/show=linear,norm/);
  await playground.curve.focus();
  await expect(playground.curvePanel).toContainText('Step 0: Gradient descent 6, Momentum 6');
});

test.describe('on a screen of two pixels a CSS pixel', () => {
  fresh.use({ deviceScaleFactor: 2 });
  fresh('is drawn again where the panel stands anew, and is crisp', { tag: '@phone' }, async ({ playground }) => {
    await open(playground);
    const size = () => playground.curve.locator('canvas').evaluate((canvas) => {
      const { width, height, clientWidth, clientHeight } = /** @type {HTMLCanvasElement} */ (canvas);
      return [width / clientWidth, height / clientHeight].map(Math.round);
    });
    await expect.poll(size).toEqual([2, 2]);
    await playground.openTab('Why');
    await playground.openTab('Curve');
    await expect.poll(size).toEqual([2, 2]);
    await playground.page.setViewportSize({ width: 700, height: 844 });
    await expect.poll(size).toEqual([2, 2]);
  });
});
