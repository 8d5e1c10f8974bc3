import { colours, difference } from './pixels.js';
import { expect, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * What is wrong with the layout: parts that stick out of the window's sides, and controls that lie
 * on one another.
 * @param {Page} page
 */
async function flaws(page) {
  /** @type {{ left: number, top: number, right: number, bottom: number, name: string }[]} */
  const boxes = [];
  for (const role of /** @type {const} */ (['button', 'link', 'combobox', 'textbox', 'checkbox', 'radio', 'heading', 'term'])) {
    for (const control of await page.getByRole(role).all()) {
      const box = await control.evaluate((element) => {
        let { left, top, right, bottom } = element.getBoundingClientRect();
        for (let around = element.parentElement; around; around = around.parentElement) {
          // What lies on the picture lies there on purpose.
          if (around.role === 'application') return null;
          if (getComputedStyle(around).overflow === 'visible') continue;
          const clip = around.getBoundingClientRect();
          [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
          [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
        }
        const name = (element.ariaLabel ?? element.textContent ?? '').trim();
        return element.checkVisibility() && bottom > 0 ? { left, top, right, bottom, name } : null;
      });
      if (box) boxes.push(box);
    }
  }
  expect(boxes.length).toBeGreaterThan(5);
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const found = wide > width ? [`the page is ${wide} px wide`] : [];
  boxes.forEach((a, k) => {
    for (const b of boxes.slice(k + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > 1) found.push(`“${a.name}” lies on “${b.name}”`);
    }
  });
  return found;
}

const LINK = 'f=booth&at=-4,-4;4,2&opt=gd;momentum;adam(lr=0.1)&lr=0.02';

test('data, layers and experiments fit', async ({ page, playground }) => {
  for (const query of ['data=overlap&batch=full;1;32&show=losses', 'layers=30', 'experiment=hessians']) {
    await playground.open(query);
    expect(await flaws(page), query).toEqual([]);
  }
});

for (const width of [320, 360]) {
  test(`${width} px are wide enough`, { tag: '@phone' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height: 700 });
    await playground.open(LINK);
    expect(await flaws(page)).toEqual([]);
    await playground.share.click();
    const box = await playground.shareDialog.boundingBox();
    expect(box?.x ?? NaN).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(width);
  });
}

test('so is every width in between', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  for (const width of [480, 700, 768, 900, 1100, 1152, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `at ${width} px`).toBeLessThanOrEqual(width);
  }
});

test('large type fits', async ({ page, playground }) => {
  await playground.open(LINK);
  const usual = await playground.verdict.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  await playground.view('Large type').click();
  const large = await playground.verdict.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(large).toBeGreaterThan(1.3 * usual);
  expect(await flaws(page)).toEqual([]);
});

test('a page that reads from right to left fits too', async ({ page, playground }) => {
  await playground.open(LINK);
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect(await flaws(page)).toEqual([]);
  // The picture itself is never mirrored: x grows to the right.
  const [left, right] = [await playground.start(1).boundingBox(), await playground.start(2).boundingBox()];
  expect(left?.x ?? NaN).toBeLessThan(right?.x ?? NaN);
});

for (const width of [320, 600, 900]) {
  test(`a frame of ${width} px holds the picture and what plays it`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height: 560 });
    await playground.open(`${LINK}&embed=1`);
    expect(await flaws(page)).toEqual([]);
    for (const part of [playground.picture, playground.play, playground.scrubber]) await expect(part).toBeInViewport({ ratio: 1 });
    await expect(playground.functions).toBeHidden();
    await playground.reset.click();
    await playground.forward.click();
    expect(await playground.step()).toBe(1);
    await expect(page.getByRole('link', { name: 'Open in the playground' })).toHaveAttribute('href', /^\?f=booth&at=-4,-4;4,2&(?!.*embed)/);
  });
}

test('the picture and the results are printed', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await page.emulateMedia({ media: 'print' });
  await expect(playground.picture).toBeVisible();
  await expect(playground.table).toBeVisible();
  await expect(playground.playback).toBeHidden();
  expect(await colours(page, await playground.picture.screenshot())).toBeGreaterThan(200);
});

test('the picture is as sharp as the screen', { tag: '@phone' }, async ({ playground }) => {
  await playground.open(LINK);
  const drawn = await playground.picture.evaluate((box) =>
    [...box.getElementsByTagName('canvas')].map((canvas) => canvas.width / canvas.clientWidth),
  );
  expect(drawn.length).toBeGreaterThan(0);
  for (const ratio of drawn) expect(ratio).toBeCloseTo(2, 1);
});

test('light and dark follow the reader, and the button', async ({ page, playground }) => {
  await playground.open(LINK);
  const light = await playground.picture.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => (await difference(page, light, await playground.picture.screenshot())).share).toBeGreaterThan(0.2);
  await page.getByRole('button', { name: 'Theme: auto' }).click();
  await expect(page).toHaveURL(/theme=light/);
  await expect.poll(async () => (await difference(page, light, await playground.picture.screenshot())).share).toBeLessThan(1e-3);
});
