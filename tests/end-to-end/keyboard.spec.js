import { expect, test } from './page.js';

/** @typedef {import('@playwright/test').Locator} Locator */

/**
 * Presses Tab (or Shift+Tab) until something has the focus.
 * @param {Locator} target
 * @param {'Tab' | 'Shift+Tab'} key
 */
async function tabTo(target, key = 'Tab') {
  const goal = await target.elementHandle();
  // Of the one in a component's shadow tree its host has the document's focus.
  const focused = () => goal?.evaluate((element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === element);
  for (let presses = 0; presses < 80 && !(await focused()); presses += 1) {
    await target.page().keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test.describe('by keyboard alone', { tag: '@desktop' }, () => {
  test('from load to a race of three rules from two typed starts on a typed function, and ten steps back', async ({ page, playground }) => {
    const { keyboard } = page;
    await playground.open('speed=10000');
    await tabTo(playground.formula);
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('x^2 + 10y^2');
    await keyboard.press('Enter');
    await expect(playground.picture).toHaveAccessibleName(/^Map of x\^2 \+ 10y\^2/);
    for (const rule of ['Momentum', 'Adam']) {
      await tabTo(playground.addRun);
      await keyboard.press('Enter');
      await tabTo(playground.runsPanel.getByRole('button', { name: rule, exact: true }));
      await keyboard.press('Enter');
      await expect(playground.runs.filter({ hasText: rule })).toHaveCount(1);
    }
    await tabTo(playground.runsPanel.getByText(/^Starts:/));
    await keyboard.press('Enter');
    await tabTo(playground.newStart);
    for (const start of ['4, 1', '-3, -2']) {
      await keyboard.type(start);
      await keyboard.press('Enter');
      await expect(playground.newStart).toHaveValue('');
    }
    await expect(playground.picture).toHaveAccessibleName('Map of x^2 + 10y^2 with 6 runs');
    await expect(playground.runs).toHaveCount(3);

    await keyboard.press('Tab');
    await expect(playground.play).toBeVisible();
    await expect(playground.verdict).toBeVisible();
    const last = await playground.step();
    for (let k = 0; k < 10; k += 1) await keyboard.press('ArrowLeft');
    await expect(playground.count).toHaveText(new RegExp(`^${last - 10} /`));
    await tabTo(playground.runs.nth(2).getByRole('radio'), 'Shift+Tab');
    await keyboard.press('ArrowUp');
    await expect(playground.runs.nth(1).getByRole('radio')).toBeChecked();
    await expect(playground.runs.nth(1).getByRole('radio'), 'keeps the focus').toBeFocused();
    await expect(playground.why).toContainText('Momentum from (4, 1)');
    await expect(playground.why).toContainText(/the gradient is \(.*\): f rises fastest/);
  });

  test('a crosshair drops a ball, and its handle moves and removes it', async ({ page, playground }) => {
    const { keyboard } = page;
    // So that no run ends, and is told of, meanwhile.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await playground.open('f=sphere&at=2,2&lr=0.1');
    await tabTo(playground.picture);
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowUp']) await keyboard.press(key);
    await expect(playground.announced).toHaveText(/^\(\d.*, \d.*\).*f = \d/);
    await keyboard.press('Enter');
    await expect(playground.start(2)).toBeVisible();
    const [x = NaN, y = NaN] = playground.starts()?.split(';')[1]?.split(',').map(Number) ?? [];
    expect(x, 'right of the middle').toBeGreaterThan(0.1);
    expect(y).toBeGreaterThan(x);

    await tabTo(playground.start(2));
    const entries = await playground.entries();
    for (let k = 0; k < 3; k += 1) await keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => Number(playground.starts()?.split(';')[1]?.split(',')[0])).toBeLessThan(x - 0.1);
    await expect(playground.start(2), 'keeps the focus').toBeFocused();
    await expect(playground.announced).toHaveText(/^Start 2 at \(/);
    expect(await playground.entries(), 'one act').toBe(entries + 1);
    await keyboard.press('Delete');
    await expect(playground.start(2)).toBeHidden();
    expect(playground.starts()).toBe('2,2');
    await expect(playground.start(1)).toBeFocused();
    await expect(playground.announced).toHaveText('Start removed, 1 left');
  });

  test('the crosshair tells of its place as a pointer does, on a map and on a curve', async ({ page, playground }) => {
    const ghost = playground.map.locator('.ghost line.line');
    for (const [link, said] of /** @type {const} */ ([
      ['f=x^2%2By^2&at=2,2', /^\(.+\), f = .+, downhill: .+ Arrow: the direction of −∇f, not its length\.$/],
      ['f=x^2%2By^2&at=2,2&goal=max', /^\(.+\), f = .+, uphill: .+ Arrow: the direction of ∇f, not its length\.$/],
      ['f=parabola&at=2', /^x = .+, f = .+, downhill: left Arrow: the direction of −∇f, not its length\.$/],
    ])) {
      await playground.open(link);
      await playground.picture.focus();
      for (let k = 0; k < 3; k += 1) await page.keyboard.press('ArrowRight');
      await expect(playground.tip).toHaveText(said);
      await expect(ghost).toHaveCount(1);
      await page.keyboard.press('Tab');
      await expect(playground.tip, 'as long as the map has the focus').toBeHidden();
      await playground.picture.focus();
      await expect(playground.tip).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(playground.tip).toHaveCount(0);
    }
    // On the curve itself: f(x) = x² where the crosshair is, whatever its height.
    for (const key of ['ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    const [left, y] = await ghost.evaluate((line) => ['x1', 'y1'].map((name) => Number(line.getAttribute(name))));
    const x = Number(/x = ([\d.]+)/.exec((await playground.tip.textContent()) ?? '')?.[1]);
    const box = await playground.picture.boundingBox();
    const at = await playground.pixel(x, 0);
    expect(Math.abs((box?.x ?? NaN) + (left ?? NaN) - at.x)).toBeLessThan(3);
    expect(Math.abs((box?.y ?? NaN) + (y ?? NaN) - at.y)).toBeLessThan(3);
  });

  test('a mark is looked up, and Escape closes what is said of it', async ({ page, playground }) => {
    await playground.open('f=saddle&at=1,1');
    await playground.picture.focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await expect(playground.note).toContainText('Saddle at (0, 0)');
    await page.keyboard.press('Escape');
    await expect(playground.note).toBeHidden();
    await expect(playground.picture).toBeFocused();
  });

  test('zooms, pans and fits the view', async ({ page, playground }) => {
    await playground.open('f=sphere&at=2,2');
    await tabTo(playground.picture);
    await page.keyboard.press('+');
    await expect(page).toHaveURL(/zoom=/);
    const [left = NaN, right = NaN] = playground.zoom();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => playground.zoom()[0]).toBeCloseTo(left + 0.1 * (right - left));
    await page.keyboard.press('0');
    await expect(page).not.toHaveURL(/zoom=/);
  });

  test('the first Tab offers the way to the map', async ({ page, playground }) => {
    await playground.open();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the map' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(playground.picture).toBeFocused();
  });

  test('every stop of Tab can be seen, and none is a trap', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
    let stops = 0;
    for (; stops < 120; stops += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        let at = document.activeElement;
        if (!at || at === document.body) return 'end';
        while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const { width, height } = at.getBoundingClientRect();
        // Its own ring, or its card's.
        const rings = [at, at.closest('li')].map((on) => on && getComputedStyle(on));
        const isSeen = rings.some((style) => style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'));
        return width * height > 100 && isSeen ? '' : at.outerHTML.slice(0, 120);
      });
      if (seen === 'end') break;
      expect(seen, 'has an area and a focus ring').toBe('');
    }
    expect(stops).toBeGreaterThan(30);
    expect(stops).toBeLessThan(120);
  });

  test('Undo keeps the focus when there is nothing left to undo', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1');
    await playground.functions.selectOption('Ravine');
    await tabTo(playground.undo);
    await page.keyboard.press('Enter');
    await expect(playground.undo).toBeDisabled();
    await expect(playground.undo).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(playground.redo).toBeFocused();
  });

  test('on a narrow page what has the focus is not under the map', async ({ page, playground }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum;nesterov;adam;rmsprop;adagrad');
    await page.evaluate(() => scrollTo(0, 1e6));
    await playground.addRun.focus();
    // Each stop is scrolled to from below, where the map sticks.
    const seen = () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const tabs = document.querySelector('gd-page')?.shadowRoot?.querySelector('[role=tablist]');
        const isOver = Boolean(at?.closest('[role=tablist]'));
        return { over: isOver, top: at?.getBoundingClientRect().top ?? NaN, below: tabs?.getBoundingClientRect().bottom ?? NaN };
      });
    for (let k = 0; k < 14; k += 1) {
      await page.keyboard.press('Shift+Tab');
      const { over, top, below } = await seen();
      if (over) break;
      expect(top, `stop ${k}`).toBeGreaterThanOrEqual(below - 1);
    }
  });

  test('what happens is said', async ({ page, playground }) => {
    await playground.open('f=parabola&at=3&lr=0.1&speed=10000&step=0');
    await tabTo(playground.play);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /^Converged after \d+ steps at the global minimum/ })).toHaveCount(1);
  });
});
