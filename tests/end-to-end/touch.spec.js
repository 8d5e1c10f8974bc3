import { difference } from './pixels.js';
import { expect, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/** The width of the region in the address. @param {Playground} playground */
const width = (playground) => (playground.zoom()[1] ?? 0) - (playground.zoom()[0] ?? 0);

/**
 * Fingers on the picture, each by its place from the middle in CSS pixels.
 * @param {import('@playwright/test').Page} page @param {Playground} playground
 */
async function touching(page, playground) {
  await playground.picture.scrollIntoViewIfNeeded();
  const { x, y } = await playground.placeOn(0.5, 0.5);
  const session = await page.context().newCDPSession(page);
  /** @typedef {[across: number, down: number]} Place */
  /** @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type @param {[number, Place][]} fingers */
  const send = (type, fingers) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([id, [across, down]]) => ({ id, x: x + across, y: y + down })),
    });
  return {
    /** @param {Place[]} places */
    start: (...places) => send('touchStart', [...places.entries()]),
    /** @param {Place[]} places */
    move: (...places) => send('touchMove', [...places.entries()]),
    /** Lifts one finger, or all. @param {number} [finger] @param {Place} [place] */
    lift: (finger, place = [0, 0]) => send('touchEnd', finger === undefined ? [] : [[finger, place]]),
    cancel: () => send('touchCancel', []),
  };
}

test.describe('by touch', { tag: '@phone' }, () => {
  test('a tap drops a ball and its run plays', async ({ page, playground }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await playground.open('f=himmelblau&at=-1,-1&speed=100');
    await playground.picture.tap({ position: { x: 250, y: 130 } });
    await expect(playground.pause).toBeVisible();
    await expect(playground.start(2)).toBeVisible();
    await expect(playground.tip, 'there is nothing to hover with').toBeHidden();
    await expect.poll(async () => (await playground.status())[1]?.theta.map(Math.round)).toEqual([3, 2]);
  });

  test('a finger that is held tells of the place under it, and drops no ball', async ({ playground, page }) => {
    await playground.open('f=himmelblau&at=-1,-1');
    const map = await playground.map.boundingBox();
    if (!map) throw new Error('no map');
    const fingers = await touching(page, playground);
    for (const [across, down] of /** @type {const} */ ([[0, 0], [-140, -140], [140, 140]])) {
      const told = () => playground.tip.allTextContents();
      const before = await told();
      await fingers.start([across, down]);
      // What was told of the touch before goes, and this one's comes.
      if (before.length) await expect.poll(told).not.toEqual(before);
      await expect(playground.tip).toHaveText(/^\(.+\), f = .+, downhill: .+/);
      await fingers.move([across / 2, down / 2]);
      await playground.drawn();
      await fingers.lift();
      await expect(playground.tip, 'until the next touch').toBeVisible();
      const tip = await playground.tip.boundingBox();
      expect(tip && tip.x >= map.x && tip.y >= map.y && tip.x + tip.width <= map.x + map.width && tip.y + tip.height <= map.y + map.height).toBe(true);
    }
    expect(playground.starts()).toBe('-1,-1');
    await fingers.start([40, 100]);
    await fingers.lift();
    await expect(playground.start(2)).toBeVisible();
    await expect(playground.tip).toHaveCount(0);
  });

  test('two fingers zoom; what they did stays when they are lifted one at a time', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-5,-5');
    const fingers = await touching(page, playground);
    await fingers.start([-30, 0]);
    await fingers.start([-30, 0], [30, 0]);
    for (const span of [40, 50, 60]) await fingers.move([-span, 0], [span, 0]);
    await fingers.lift(1, [60, 0]);
    await fingers.lift();
    await expect.poll(() => width(playground)).toBeCloseTo(6, 1);
    expect(playground.starts(), 'a pinch drops no ball').toBe('-5,-5');
  });

  test('a finger that is left after a pinch drags on', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-5,-5');
    const fingers = await touching(page, playground);
    await fingers.start([-30, 0]);
    await fingers.start([-30, 0], [30, 0]);
    for (const span of [40, 50, 60]) await fingers.move([-span, 0], [span, 0]);
    const pinched = await playground.pixel(1, 1);
    await fingers.lift(1, [60, 0]);
    await fingers.move([-50, 10]);
    await fingers.move([-20, 40]);
    await fingers.lift();
    await expect.poll(() => width(playground)).toBeCloseTo(6, 1);
    await playground.drawn();
    const dragged = await playground.pixel(1, 1);
    expect(dragged.x - pinched.x).toBeCloseTo(40, -0.3);
    expect(dragged.y - pinched.y).toBeCloseTo(40, -0.3);
  });

  test('a drag stays when a second finger comes', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-5,-5');
    const fingers = await touching(page, playground);
    const before = await playground.pixel(0, 0);
    await fingers.start([0, 0]);
    for (const x of [20, 40, 60]) await fingers.move([x, 0]);
    await fingers.start([60, 0], [0, 50]);
    await fingers.move([60, 1], [0, 50]);
    await fingers.lift(0, [60, 1]);
    await fingers.lift();
    await expect(page).toHaveURL(/zoom=/);
    await playground.drawn();
    const after = await playground.pixel(0, 0);
    expect(Math.abs(after.x - before.x - 60)).toBeLessThan(2);
    expect(Math.abs(width(playground) - 12)).toBeLessThan(0.3);
    expect(playground.starts()).toBe('-5,-5');
  });

  test('a press that the system takes over does nothing', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-5,-5');
    const fingers = await touching(page, playground);
    await fingers.start([40, 0]);
    await fingers.cancel();
    await fingers.start([40, 40]);
    await fingers.lift();
    await expect(playground.start(2)).toBeVisible();
    await expect(playground.start(3)).toBeHidden();
  });

  test('a surface is turned both ways', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&show=surface');
    const fingers = await touching(page, playground);
    let last = await playground.picture.screenshot();
    for (const to of /** @type {[number, number][]} */ ([[50, 0], [0, 50]])) {
      await fingers.start([0, 0]);
      await fingers.move([to[0] / 2, to[1] / 2]);
      await fingers.move(to);
      await fingers.lift();
      await playground.drawn();
      const now = await playground.picture.screenshot();
      expect((await difference(page, last, now)).share).toBeGreaterThan(0.05);
      last = now;
    }
  });

  test('two fingers zoom a surface and turn it, where with one a page scrolls', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&show=surface');
    for (const touch of ['none', 'pan-y']) {
      await playground.map.evaluate((map, touch) => map.style.setProperty('--gd-map-touch', touch), touch);
      const fingers = await touching(page, playground);
      await fingers.start([-30, 0]);
      await fingers.start([-30, 0], [30, 0]);
      for (const k of [1, 2, 3]) await fingers.move([-30 - 10 * k, 10 * k], [30 + 10 * k, 10 * k]);
      await fingers.lift();
      await expect.poll(() => width(playground), touch).toBeCloseTo(6, 1);
      expect(playground.turn(), touch).toEqual([30, 52]);
      expect(await page.evaluate(() => scrollY), touch).toBe(0);
      await playground.tool('Back to the usual side').click();
      await expect.poll(() => playground.turn()).toEqual([]);
    }
    expect(playground.starts()).toBe('-1,-1');
  });

  test('targets are at least 44 px, and 24 in the lines of the legend', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
    const small = [];
    for (const role of /** @type {const} */ (['button', 'link', 'combobox', 'textbox', 'slider', 'checkbox', 'radio'])) {
      for (const target of await page.getByRole(role).all()) {
        const found = await target.evaluate((element) => {
          const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
          const isTarget = label && /checkbox|radio/.test(/** @type {HTMLInputElement} */ (element).type);
          const { width, height } = (isTarget ? label : element).getBoundingClientRect();
          const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
          return { name, width, height, least: element.closest('.line > ul > li') ? 24 : 44 };
        });
        // The link that skips to the map is for keys.
        if (Math.min(found.width, found.height) < found.least - 0.01 && !found.name.startsWith('Skip to ')) {
          small.push(`${role} ${found.name}: ${found.width} × ${found.height}`);
        }
      }
    }
    expect(small).toEqual([]);
  });
});
