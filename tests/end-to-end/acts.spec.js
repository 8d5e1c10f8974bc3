import { expect, test } from './page.js';

/** @typedef {import('@playwright/test').Locator} Locator */

/**
 * From load to two learning rates side by side, a step back, and why that step goes where it goes, as by
 * someone who sees the page: each press, tap, key and scrolling to what is out of sight is an act.
 */
class Acts {
  count = 0;

  /** @param {import('./playground.js').Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.page = playground.page;
  }

  /** Brings it into sight, if it is not. @param {Locator} part */
  async see(part) {
    const box = await part.boundingBox();
    const height = this.page.viewportSize()?.height ?? 0;
    if (box && box.y >= 0 && box.y + box.height <= height) return;
    this.count += 1;
    await part.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  }

  /** @param {Locator} part @param {{ touches?: boolean }} [how] */
  async press(part, { touches = false } = {}) {
    await this.see(part);
    this.count += 1;
    await (touches ? part.tap() : part.click());
  }

  /** @param {readonly string[]} keys */
  async keys(...keys) {
    for (const key of keys) {
      this.count += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Two rates are side by side, and the step before the last one is explained, in sight. @param {number} last */
  async expectUnderstood(last) {
    const { playground } = this;
    const rates = (await playground.status()).map(({ learningRate }) => learningRate);
    expect(rates).toHaveLength(2);
    expect(rates[0]).not.toBe(rates[1]);
    expect(await playground.step()).toBe(last - 1);
    const why = playground.why.getByText(/rises fastest/).first();
    await this.see(why);
    await expect(why).toBeInViewport();
  }
}

const another = (/** @type {import('./playground.js').Playground} */ { runsPanel }) =>
  runsPanel.getByRole('button', { name: 'Gradient descent with another α' });

test('two rates, a step back and why: by mouse in 8 acts', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open();
  const acts = new Acts(playground);
  await acts.press(playground.addRun);
  await acts.press(another(playground));
  await playground.settled();
  const last = await playground.step();
  await acts.press(playground.back);
  await acts.expectUnderstood(last);
  expect(acts.count).toBeLessThanOrEqual(8);
});

test('two rates, a step back and why: by keys in 12', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  const acts = new Acts(playground);
  await acts.keys('Tab', 'Tab');
  await expect(page.getByRole('link', { name: 'Skip to the runs' })).toBeFocused();
  await acts.keys('Enter', 'Tab', 'Tab', 'Tab');
  await expect(playground.addRun).toBeFocused();
  await acts.keys('Enter', 'Tab');
  await expect(another(playground)).toBeFocused();
  await acts.keys('Enter');
  await playground.settled();
  await expect(playground.runs.nth(1).getByRole('radio')).toBeFocused();
  const last = await playground.step();
  // From a button the arrows step.
  await acts.keys('Shift+Tab', 'ArrowLeft');
  await acts.expectUnderstood(last);
  expect(acts.count).toBeLessThanOrEqual(12);
});

test('two rates, a step back and why: on a phone in 10', { tag: '@phone' }, async ({ playground }) => {
  await playground.open();
  const acts = new Acts(playground);
  const touches = { touches: true };
  await acts.press(playground.addRun, touches);
  await acts.press(another(playground), touches);
  await playground.settled();
  const last = await playground.step();
  await acts.press(playground.back, touches);
  await acts.press(playground.page.getByRole('tab', { name: 'Why' }), touches);
  await acts.expectUnderstood(last);
  expect(acts.count).toBeLessThanOrEqual(10);
});
