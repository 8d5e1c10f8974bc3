import { colours, difference } from './pixels.js';
import { expect, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * What is wrong with the layout: a page that is wider than its window, and controls that stick out of
 * it or lie on one another.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function flaws(page) {
  return page.evaluate(() => {
    /** @type {{ element: Element, name: string, box: { left: number, top: number, right: number, bottom: number } }[]} */
    const seen = [];
    /** @param {Element} element @returns {Element | null} */
    const around = (element) => element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;
    /** @param {Element} element */
    const take = (element) => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      let { left, top, right, bottom } = element.getBoundingClientRect();
      if (right - left < 2 || bottom - top < 2) return;
      for (let part = around(element); part; part = around(part)) {
        // What lies on the picture lies there on purpose.
        if (part.localName === 'gd-map' || part.localName === 'gd-problems') return;
        const { overflow, clipPath } = getComputedStyle(part);
        if (clipPath !== 'none') return;
        if (overflow === 'visible' || part === document.documentElement || part === document.body) continue;
        const clip = part.getBoundingClientRect();
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      const name = (element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40) || element.localName;
      if (right - left > 1 && bottom - top > 1) seen.push({ element, name, box: { left, top, right, bottom } });
    };
    /** @param {ParentNode} root */
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('button, a, select, input, textarea, summary, h1, h2, h3, output, dt')) take(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    const found = wide > width ? [`the page is ${wide} px wide`] : [];
    if (seen.length < 5) found.push('hardly anything is seen');
    /** @param {Element} element */
    const lineage = (element) => {
      const all = [];
      for (let part = /** @type {Element | null} */ (element); part; part = around(part)) all.push(part);
      return all;
    };
    /** Whether it stays while the page scrolls: what scrolls goes under it. @param {Element} element */
    const sticks = (element) => lineage(element).find((part) => ['sticky', 'fixed'].includes(getComputedStyle(part).position));
    seen.forEach((a, k) => {
      if (a.box.left < -0.5 || a.box.right > width + 0.5) found.push(`“${a.name}” sticks out`);
      for (const b of seen.slice(k + 1)) {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across <= 1 || down <= 1 || sticks(a.element) !== sticks(b.element)) continue;
        if (lineage(a.element).includes(b.element) || lineage(b.element).includes(a.element)) continue;
        found.push(`“${a.name}” lies on “${b.name}”`);
      }
    });
    return found;
  });
}

const LINK = 'f=booth&at=-4,-4;4,2&opt=gd;momentum;adam(lr=0.1)&lr=0.02';

test('nothing sticks out or overlaps, from 320 to 1920 px', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  for (const [width, height] of /** @type {const} */ ([[320, 640], [390, 844], [600, 800], [768, 1024], [844, 390], [1024, 768], [1280, 800], [1920, 1080]])) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => flaws(page), `${width}×${height}`).toEqual([]);
    // The map and what plays it are in sight without scrolling, and the map is the page.
    for (const part of [playground.picture, playground.play, playground.functions]) {
      await expect(part, `${width}×${height}`).toBeInViewport({ ratio: 1 });
    }
    const map = await playground.picture.boundingBox();
    expect(map?.height ?? 0, `${width}×${height}`).toBeGreaterThan(height * (height < 500 ? 0.3 : 0.4));
  }
});

test('nor on a phone, on any tab', { tag: '@phone' }, async ({ page, playground }) => {
  await playground.open(`${LINK}&f=booth`);
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 700 });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await flaws(page), `${width} px, ${await tab.textContent()}`).toEqual([]);
    }
  }
  await playground.share.click();
  const box = await playground.shareDialog.boundingBox();
  expect(box?.x ?? NaN).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(390);
});

test('data, layers and experiments fit', async ({ page, playground }) => {
  for (const query of ['data=overlap&batch=full;1;32&show=losses', 'layers=30', 'experiment=hessians']) {
    await playground.open(query);
    expect(await flaws(page), query).toEqual([]);
  }
});

test('all that can be set fits', async ({ page, playground }) => {
  await playground.open('data=line&schedule=step&clip=norm(c=1)');
  await playground.openSettings('Your own points', 'Goal and stopping', 'Noise and chance', 'Schedule and clipping');
  expect(await flaws(page)).toEqual([]);
});

test('menus and messages stay in the window', async ({ page, playground }) => {
  await playground.open('f=x^&lr=-1');
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  /** @param {import('@playwright/test').Locator} part */
  const fits = async (part) => {
    const box = await part.boundingBox();
    expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(width);
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(height);
  };
  await fits(playground.problems);
  await playground.problems.getByRole('button', { name: 'Dismiss' }).click();
  for (const name of ['Map', 'Theme, large type, print']) {
    await page.getByRole('button', { name, exact: true }).click();
    const menu = page.locator('gd-menu').getByRole('group', { name, exact: true });
    await fits(menu);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  }
  await playground.formula.fill('x^2 + (');
  await fits(playground.functionBar.getByRole('status'));
});

test('large type fits', async ({ page, playground }) => {
  await playground.open(LINK);
  const size = () => playground.functions.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const usual = await size();
  await playground.togglePart('Present: large type');
  await expect.poll(size).toBeGreaterThan(1.3 * usual);
  expect(await flaws(page)).toEqual([]);
});

test('a page that reads from right to left fits too', async ({ page, playground }) => {
  await playground.open(LINK);
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect(await flaws(page)).toEqual([]);
});

for (const [width, height] of /** @type {const} */ ([[320, 360], [480, 420], [900, 560]])) {
  test(`a frame of ${width} × ${height} holds the map and what plays it, and never scrolls`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    for (const query of [LINK, 'data=overlap', 'layers=20']) {
      await playground.open(`${query}&embed=1`);
      expect(await flaws(page), query).toEqual([]);
      for (const part of [playground.picture, playground.play, playground.scrubber]) await expect(part).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
      await expect(playground.functions).toBeHidden();
    }
  });
}

test('the picture is printed, in light colours, with a caption and without controls', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`${LINK}&theme=dark`);
  await page.emulateMedia({ media: 'print' });
  await expect(playground.picture).toBeVisible();
  await expect(playground.playback).toBeHidden();
  await expect(playground.functions).toBeHidden();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect(page.locator('gd-caption')).toContainText('Booth');
  await expect(page.locator('gd-caption')).toContainText(page.url());
  await expect(page.locator('gd-caption').getByRole('listitem').first()).toContainText(/^\s*Gradient descent.*: .*step \d+/);
  expect(await page.locator('gd-caption').evaluate((element) => getComputedStyle(element).colorScheme)).toBe('light');
  expect(await colours(page, await playground.picture.screenshot())).toBeGreaterThan(200);
});

test('in forced colours what is chosen is told by more than colour', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open('data=line');
  const width = (/** @type {boolean} */ selected) =>
    page.getByRole('tab', { selected }).first().evaluate((tab) => parseFloat(getComputedStyle(tab).borderTopWidth));
  expect(await width(true)).toBeGreaterThan(await width(false));
});

test('light and dark follow the reader, and the menu', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  // After an act, which the invitation to act does not outlast.
  await playground.apply({ type: 'set', key: 'speed', value: '50' });
  await expect(playground.undo).toBeEnabled();
  const light = await playground.picture.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await difference(page, light, await playground.picture.screenshot())).share).toBeGreaterThan(0.2);
  await page.getByRole('button', { name: 'Theme, large type, print' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/theme=light/);
  await page.mouse.move(0, 0);
  await expect.poll(async () => (await difference(page, light, await playground.picture.screenshot())).share).toBeLessThan(1e-3);
});

test('no box beside the map moves as steps go by @desktop', async ({ page, playground }) => {
  await playground.open('f=rosenbrock&opt=adam(lr=0.1);momentum(lr=0.001)');
  await expect(playground.count).toHaveText(/^1000 \/ 1000$/);
  const tops = () =>
    page.locator('.panel').evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().top).join(' '));
  const before = await tops();
  for (const step of [50, 3, 0]) {
    await page.locator('gd-playground').evaluate((element, to) => Object.assign(element, { step: to }), step);
    await expect(playground.count).toHaveText(new RegExp(`^${step} /`));
    expect(await tops(), `step ${step}`).toBe(before);
  }
});
