import { expect, expectAccessible, fresh, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/**
 * The shares of Himmelblau's minima among 512 × 512 starts, in percent: by rank with momentum, α = 0.003 and β = 0.9,
 * in NumPy 2.4: 60791, 72948, 64731 and 63674 of 262144.
 */
const MOMENTUM = { '(3.58, −1.85)': 60791, '(3, 2)': 72948, '(−2.81, 3.13)': 64731, '(−3.78, −3.28)': 63674 };

/** Waits for the shares, and answers them by what they are of. @param {Playground} playground @returns {Promise<[name: string, share: number][]>} */
async function shares({ ends }) {
  await expect(ends.locator('.share').first()).toBeAttached({ timeout: 45_000 });
  const told = await ends.getByRole('listitem').evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
  return told.flatMap((text) => {
    const [, name, share] = /^(.*): ([\d.]+) %$/.exec(text) ?? [];
    return name ? [[name, Number(share)]] : [];
  });
}

test('a map is turned on and off by the keyboard, and the link carries it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&opt=gd');
  await expect(playground.everyStart).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.ends).toBeHidden();
  await playground.everyStart.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/map=basins/);
  await expect(playground.everyStart).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.ends).toBeVisible();
  await expect(playground.ends.getByRole('listitem').filter({ hasText: '(3, 2)' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page).not.toHaveURL(/map=/);
  await expect(playground.ends).toBeHidden();
});

test('the legend tells the shares of the starts, and they are announced once', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=himmelblau&opt=momentum&map=basins');
  const told = await shares(playground);
  // The map is wider than the region, of whose starts none diverges.
  await expect(playground.ends.getByRole('listitem', { name: 'diverges elsewhere', exact: true })).toBeAttached();
  await expect(playground.page.locator('gd-basins')).toContainText('Where starts in [−6, 6] × [−6, 6] end:');
  expect(told.map(([name]) => name[0])).toEqual(['A', 'B', 'C', 'D']);
  for (const [name, share] of told) {
    const place = Object.entries(MOMENTUM).find(([at]) => name.includes(at));
    const expected = (100 * (place?.[1] ?? 0)) / 262144;
    expect(Math.abs(share - expected), `${name}: ${share} of ${expected}`).toBeLessThan(0.6);
  }
  await expect(playground.announced).toHaveText(/^Where the runs of Momentum end, of 262144 starts in \[−6, 6\] × \[−6, 6\]\. A /);
});

test('pointing tells where a run would end, and a click starts it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd&map=basins');
  await shares(playground);
  for (const [x, y] of /** @type {const} */ ([[2, 3.1], [-3.3, -1.7], [4.2, -3]])) {
    const at = await playground.pixel(x, y);
    await page.mouse.move(at.x, at.y);
    const tip = playground.tip.locator('b');
    await expect(tip).toHaveText(/^From here to [A-D] \(.*\), f [=≈] 0, in \d+ steps$/);
    const [, place, steps] = /\((.*)\), f . 0, in (\d+) steps$/.exec((await tip.textContent()) ?? '') ?? [];
    await page.mouse.click(at.x, at.y);
    await playground.settled();
    const run = (await playground.status()).at(-1);
    const near = (place ?? '').replaceAll('−', '-').split(', ').map(Number);
    expect(run?.theta.every((/** @type {number} */ c, /** @type {number} */ k) => Math.abs(c - (near[k] ?? NaN)) < 0.01), `${place}: ${run?.theta}`).toBe(true);
    // A cell is as wide as a pixel, in which runs differ by a step or two.
    expect(Math.abs((run?.step ?? NaN) - Number(steps))).toBeLessThanOrEqual(2);
    await expect(page).toHaveURL(/map=basins/);
  }
});

test('the rule is chosen where several race, and chance is told', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&at=3,4&opt=gd;anneal&steps=30&lr=0.1&map=basins');
  const rule = page.getByRole('combobox', { name: 'Rule that is mapped' });
  await expect(rule).toHaveValue('0');
  await expect(playground.ends).not.toContainText('seed');
  await rule.selectOption('1');
  await expect(page).toHaveURL(/map=basins%28rule=2%29/);
  await expect(playground.ends).toContainText('one seed of many');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rule).toHaveValue('0');
});

test('a slider that is dragged is followed', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&opt=gd&map=basins');
  await shares(playground);
  const before = await playground.ends.textContent();
  await playground.learningRateSlider.focus();
  for (let k = 0; k < 10; k += 1) await page.keyboard.press('ArrowRight');
  await expect(playground.ends).not.toHaveText(before ?? '');
  await shares(playground);
});

fresh('a map becomes whole though a worker is lost on the way', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.addInitScript(() => {
    const { Worker } = window;
    let isLost = false;
    Reflect.set(window, 'Worker', function (/** @type {URL} */ url, /** @type {WorkerOptions} */ options) {
      const worker = new Worker(url, options);
      worker.addEventListener('message', ({ data }) => {
        if (isLost || !data.answer?.ends) return;
        isLost = true;
        Reflect.set(window, 'isLost', true);
        worker.dispatchEvent(new ErrorEvent('error', { message: 'lost' }));
      });
      return worker;
    });
  });
  await playground.open('f=himmelblau&opt=gd&map=basins');
  const told = await shares(playground);
  expect(await page.evaluate(() => Reflect.get(window, 'isLost'))).toBe(true);
  expect(told.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(100, 0);
});

const STATES = [
  ['a page', 'f=himmelblau&opt=gd;momentum&map=basins', 1280, 800],
  ['a narrow page', 'f=himmelblau&opt=gd;momentum&map=basins', 390, 844],
  ['a frame', 'f=himmelblau&opt=gd&map=basins&embed=1', 480, 420],
  ['a curve', 'f=double-well&opt=gd&map=basins', 960, 640],
  ['a surface', 'f=himmelblau&opt=gd&map=basins&show=surface', 960, 640],
  ['presented', 'f=himmelblau&opt=gd&map=basins&show=present', 1280, 800],
];

for (const [name, query, width, height] of /** @type {[string, string, number, number][]} */ (STATES)) {
  test(`accessible with a map: ${name}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open(query);
    await expect(playground.ends.getByRole('listitem').first()).toBeAttached();
    await expectAccessible(page, [['gd-page', 'gd-playground']]);
    // Nothing is wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
