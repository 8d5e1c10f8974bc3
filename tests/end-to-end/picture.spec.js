import { difference } from './pixels.js';
import { expect, fresh, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/** The middle of a start's handle. @param {Playground} playground @param {number} number */
async function middle(playground, number) {
  const box = await playground.start(number).boundingBox();
  if (!box) throw new Error(`no start ${number}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The width of the region in the address. @param {Playground} playground */
const width = (playground) => (playground.zoom()[1] ?? 0) - (playground.zoom()[0] ?? 0);

test('a click drops a ball whose run plays; Back takes it away', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await playground.open('f=himmelblau&at=-1,-1&speed=100');
  const place = await playground.pixel(2.2, 1.6);
  await page.mouse.click(place.x, place.y);

  await expect(playground.pause).toBeVisible();
  const handle = await middle(playground, 2);
  expect(Math.hypot(handle.x - place.x, handle.y - place.y)).toBeLessThan(1.5);
  const [x = 0, y = 0] = playground.starts()?.split(';')[1]?.split(',').map(Number) ?? [];
  expect(x, 'right of the middle').toBeGreaterThan(1);
  expect(y, 'above the middle').toBeGreaterThan(1);

  await expect(playground.play).toBeVisible();
  // The basin that was clicked: the minimum at (3, 2).
  await expect.poll(async () => (await playground.status())[1]?.theta.map(Math.round)).toEqual([3, 2]);

  await page.goBack();
  await expect(playground.start(2)).toBeHidden();
  expect(playground.starts()).toBe('-1,-1');
});

test('three clicks are three acts', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const before = await playground.entries();
  for (const across of [0.3, 0.5, 0.7]) {
    const { x, y } = await playground.placeOn(across, 0.7);
    await page.mouse.click(x, y);
  }
  await expect(playground.start(4)).toBeVisible();
  expect(await playground.entries()).toBe(before + 3);
  await page.goBack();
  await expect(playground.start(4)).toBeHidden();
  await expect(playground.start(3)).toBeVisible();
});

test('only the first button acts, and only where it was pressed on the map', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const on = await playground.placeOn(0.7, 0.3);
  for (const button of /** @type {const} */ (['right', 'middle'])) await page.mouse.click(on.x, on.y, { button });
  const box = await playground.stage.boundingBox();
  await page.mouse.move(on.x, (box?.y ?? 0) + (box?.height ?? 0) - 2);
  await page.mouse.down();
  await page.mouse.move(on.x, on.y);
  await page.mouse.up();
  // A second button that is pressed meanwhile makes it no click.
  await page.mouse.down();
  await page.mouse.down({ button: 'right' });
  await page.mouse.up();
  await page.mouse.up({ button: 'right' });
  await playground.drawn();
  expect(playground.starts()).toBe('-1,-1');
});

test('a start is dragged: its run follows, in one act', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&at=2,2&lr=0.1');
  const [entries, before] = [await playground.entries(), await playground.status()];
  const from = await middle(playground, 1);
  await page.mouse.move(from.x + 3, from.y - 2);
  await page.mouse.down();
  await page.mouse.move(from.x - 57, from.y + 18, { steps: 20 });
  await playground.drawn();
  const dragged = await playground.status();
  expect(dragged[0]?.theta, 'its run is another').not.toEqual(before[0]?.theta);
  await page.mouse.up();
  const to = await middle(playground, 1);
  expect(Math.hypot(to.x - from.x + 60, to.y - from.y - 20), 'does not jump to the pointer').toBeLessThan(1.5);
  await playground.reset.click();
  const [x = NaN, y = NaN] = (await playground.status())[0]?.theta ?? [];
  expect(x).toBeLessThan(2);
  expect(y).toBeLessThan(2);
  await expect.poll(() => playground.starts(), 'the run begins there').toBe(`${x},${y}`);
  expect(await playground.entries()).toBe(entries + 1);
});

test('zoom and pan change the view; fit takes it back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  await playground.tool('Zoom in').click();
  await expect.poll(() => width(playground)).toBeCloseTo(12 * 0.8);
  await playground.tool('Zoom out').click();
  await expect.poll(() => width(playground)).toBeCloseTo(12);

  // What is under the pointer stays there while it zooms, and is dragged along.
  const under = await playground.pixel(3, 2);
  await page.mouse.move(under.x, under.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => width(playground)).toBeLessThan(11);
  await playground.drawn();
  const zoomed = await playground.pixel(3, 2);
  expect(Math.hypot(zoomed.x - under.x, zoomed.y - under.y)).toBeLessThan(1);
  await page.mouse.move(under.x + 40, under.y + 40);
  await page.mouse.down();
  await page.mouse.move(under.x + 120, under.y + 10, { steps: 4 });
  await page.mouse.up();
  await playground.drawn();
  const panned = await playground.pixel(3, 2);
  expect(Math.hypot(panned.x - zoomed.x - 80, panned.y - zoomed.y + 30)).toBeLessThan(1);
  expect(playground.starts(), 'a drag drops no ball').toBe('-1,-1');
  await playground.tool('Fit to the view').click();
  await expect.poll(() => playground.zoom()).toEqual([]);
});

test('a storm of the wheel is seen at once and is one act', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const [entries, url, before] = [await playground.entries(), page.url(), await playground.picture.screenshot()];
  const during = await playground.picture.evaluate(async (picture) => {
    for (let k = 0; k < 30; k += 1) {
      picture.dispatchEvent(new WheelEvent('wheel', { deltaY: -20, clientX: 300, clientY: 300, bubbles: true, cancelable: true }));
      // Frames are as long as the machine is busy.
      if (k % 10 === 5) await new Promise(requestAnimationFrame);
    }
    return location.href;
  });
  expect(during, 'no edit yet').toBe(url);
  expect((await difference(page, before, await playground.picture.screenshot())).share, 'seen').toBeGreaterThan(0.2);
  await expect(page).toHaveURL(/zoom=/);
  expect(await playground.entries()).toBe(entries + 1);
});

test('another edit comes after a zoom that goes on', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const { x, y } = await playground.placeOn(0.5, 0.5);
  await page.mouse.move(x, y);
  await playground.picture.evaluate((picture, at) => {
    picture.dispatchEvent(new WheelEvent('wheel', { deltaY: -200, clientX: at.x, clientY: at.y, cancelable: true }));
    const stage = /** @type {any} */ (/** @type {ShadowRoot} */ (/** @type {ShadowRoot} */ (picture.getRootNode()).host.getRootNode()).host);
    (stage.apply ? stage : stage.getRootNode().host).apply({ type: 'addStart', at: [1, 2] });
  }, { x, y });
  await expect(page).toHaveURL(/zoom=/);
  expect(playground.starts()).toMatch(/^-1,-1;/);
  await page.goBack();
  await expect(page).toHaveURL(/zoom=/);
  expect(playground.starts()).toBe('-1,-1');
  await page.goBack();
  await expect(page).not.toHaveURL(/zoom=/);
});

test('looking elsewhere leaves the step as it is, also while it plays', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&step=7&speed=1');
  const { x, y } = await playground.placeOn(0.5, 0.5);
  const look = async () => {
    await playground.tool('Zoom in').click();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 2 });
    await page.mouse.up();
    await playground.drawn();
  };
  await look();
  expect(await playground.step()).toBe(7);
  await playground.play.click();
  await look();
  expect(await playground.step()).toBeGreaterThanOrEqual(7);
  expect(await playground.step()).toBeLessThan(10);
  await expect(playground.pause, 'it goes on').toBeVisible();
});

test('past its limits a zoom says so, and the map stays where it could go', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&zoom=-4.9e8,4.9e8,-4.9e8,4.9e8');
  const { x, y } = await playground.placeOn(0.5, 0.5);
  await page.mouse.move(x, y);
  for (let k = 0; k < 4; k += 1) await page.mouse.wheel(0, 300);
  await expect(playground.note).toContainText('too wide');
  await playground.note.getByRole('button', { name: 'Close' }).click();
  await expect(playground.note).toBeHidden();
  await playground.tool('Zoom out').click();
  await expect(playground.note).toContainText('too wide');
});

test('after a release that was never told the next click acts', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const { x, y } = await playground.placeOn(0.5, 0.8);
  await page.evaluate(() => addEventListener('pointerup', (event) => event.stopImmediatePropagation(), { capture: true, once: true }));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y, { steps: 3 });
  await page.mouse.up();
  await expect(page, 'what was dragged stays').toHaveURL(/zoom=/);
  await page.mouse.click(x, y);
  await expect(playground.start(2)).toBeVisible();
});

test('a critical point tells what it is, and a run starts there', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=saddle&at=1,0.5&lr=0.1');
  const { x, y } = await playground.pixel(0, 0);
  await page.mouse.click(x, y);
  await expect(playground.note).toContainText(/^\s*Saddle at \(0, 0\), f = 0, curvature −2 and 2/);
  expect(playground.starts(), 'no ball is dropped').toBe('1,0.5');
  const [note, map] = [await playground.note.boundingBox(), await playground.picture.boundingBox()];
  expect(note?.height, 'leaves the map to be seen').toBeLessThan(0.4 * (map?.height ?? 0));
  await playground.note.getByRole('button', { name: 'Start a run here' }).click();
  await expect(playground.note).toBeHidden();
  await expect(playground.start(2)).toHaveAccessibleName('Start 2 at (0, 0)');
});

test('what is under the pointer is told beside it, never over it nor outside', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&at=2,2');
  const map = await playground.picture.boundingBox();
  if (!map) throw new Error('no picture');
  for (const [across, down] of /** @type {const} */ ([[0.2, 0.2], [0.85, 0.2], [0.2, 0.8], [0.85, 0.8], [0.5, 0.5]])) {
    const { x, y } = await playground.placeOn(across, down);
    await page.mouse.move(x, y);
    await expect(playground.tip).toContainText(/^\(.+, .+\).*f = \d/);
    await playground.drawn();
    const tip = await playground.tip.boundingBox();
    if (!tip) throw new Error('no tip');
    expect(tip.x >= map.x && tip.y >= map.y && tip.x + tip.width <= map.x + map.width && tip.y + tip.height <= map.y + map.height).toBe(true);
    expect(x >= tip.x && x <= tip.x + tip.width && y >= tip.y && y <= tip.y + tip.height, 'over the pointer').toBe(false);
  }
  const { x, y } = await playground.pixel(1, 1);
  await page.mouse.move(x, y);
  await expect(playground.tip).toContainText(/^\((1|0\.99\d?), (1|0\.99\d?)\)/);
  await page.mouse.down();
  await expect(playground.tip, 'not while a hand is at work').toBeHidden();
  await page.mouse.up();

  const start = await middle(playground, 1);
  await page.mouse.move(start.x, start.y);
  await expect(playground.tip).toBeVisible();
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + 30, { steps: 3 });
  await expect(playground.tip, 'not while a start is dragged').toBeHidden();
  await page.mouse.up();
  await playground.drawn();
  await expect(playground.tip, 'nor after it').toBeHidden();
});

test('it invites until the reader has acted', async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  await expect(playground.invitation).toHaveCount(2);
  const { x, y } = await playground.placeOn(0.5, 0.6);
  await page.mouse.click(x, y);
  await expect(playground.invitation).toHaveCount(0);
  await page.goBack();
  await expect(playground.start(2)).toBeHidden();
  await expect(playground.invitation, 'never again').toHaveCount(0);
});

test('the legend has each kind of mark that is shown', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const entries = playground.legend.getByRole('listitem');
  await expect(entries.filter({ hasText: /^\s*(start|now|minimum|saddle|maximum)\s*$/ })).toHaveCount(5);
  await expect(entries.filter({ hasText: /scale/ })).toHaveCount(1);
  await playground.open('f=parabola&at=3');
  await expect(entries.filter({ hasText: 'minimum' })).toHaveCount(1);
  await expect(entries.filter({ hasText: 'saddle' })).toHaveCount(0);
});

test('canvases whose contexts were lost are drawn anew', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
  await page.mouse.move(0, 0);
  const before = await playground.map.screenshot();
  const lose = (restored = false) =>
    playground.map.locator('canvas').evaluateAll((canvases, restored) => {
      for (const canvas of /** @type {HTMLCanvasElement[]} */ (canvases)) {
        if (!restored) canvas.getContext('2d')?.reset();
        canvas.dispatchEvent(new Event(restored ? 'contextrestored' : 'contextlost'));
      }
    }, restored);
  await lose();
  expect((await difference(page, before, await playground.map.screenshot())).share).toBeGreaterThan(0.3);
  await lose(true);
  await playground.drawn();
  expect((await difference(page, before, await playground.map.screenshot())).share).toBe(0);
});

test('after a drawing that failed the next one is whole', { tag: '@desktop' }, async ({ page, playground, problems }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
  await page.mouse.move(0, 0);
  const fail = (fails = true) =>
    page.evaluate((fails) => {
      const { prototype } = HTMLCanvasElement;
      const kept = /** @type {any} */ (window);
      kept.getContext ??= prototype.getContext;
      prototype.getContext = fails
        ? () => {
            throw new Error('no context');
          }
        : kept.getContext;
    }, fails);
  await fail();
  await playground.apply({ type: 'addStart', at: [2, 2] });
  await expect.poll(() => problems.length).toBeGreaterThan(0);
  expect(problems.splice(0).join('\n')).toContain('no context');
  expect(await playground.status(), 'all else goes on').toHaveLength(4);
  await fail(false);
  await playground.apply({ type: 'removeStart', index: 1 });
  await playground.drawn();
  problems.splice(0);
  const mended = await playground.map.screenshot();
  await page.reload();
  await playground.settled();
  await playground.apply({ type: 'addStart', at: [2, 2] });
  await playground.apply({ type: 'removeStart', index: 1 });
  await playground.drawn();
  expect((await difference(page, mended, await playground.map.screenshot())).share).toBe(0);
});

test('a place is where the picture has it, to a hundredth of a pixel', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=sphere&at=2,2');
  const [o, x, y] = [await playground.pixel(0, 0), await playground.pixel(1, 0), await playground.pixel(0, 1)];
  expect(x.y).toBeCloseTo(o.y, 2);
  expect(y.x).toBeCloseTo(o.x, 2);
  expect((x.x - o.x) / (o.y - y.y)).toBeCloseTo(1, 2);
  const half = await playground.pixel(0.5, 0.5);
  expect(half.x).toBeCloseTo((o.x + x.x) / 2, 2);
  expect(half.y).toBeCloseTo((o.y + y.y) / 2, 2);
});

for (const scale of [1.25, 1.5]) {
  test.describe(`on a screen of ${scale} pixels a CSS pixel`, () => {
    fresh.use({ deviceScaleFactor: scale });
    fresh('a canvas has a pixel for each of the screen\'s', { tag: '@desktop' }, async ({ playground }) => {
      await playground.open('f=sphere&at=2,2');
      const [pixels, lengths] = await playground.map.locator('canvas').first().evaluate((canvas) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
        const box = canvas.getBoundingClientRect();
        return [[width, height], [box.width, box.height]];
      });
      for (const axis of [0, 1]) {
        expect(Math.abs((pixels[axis] ?? 0) - scale * (lengths[axis] ?? 0))).toBeLessThan(1);
      }
    });
  });
}

test('on paper it is light', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&theme=dark');
  const middle = () =>
    playground.map.locator('canvas').first().evaluate((canvas) => {
      const one = new OffscreenCanvas(1, 1).getContext('2d');
      one?.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = one?.getImageData(0, 0, 1, 1).data ?? [];
      return red + green + blue;
    });
  const dark = await middle();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(middle).toBeGreaterThan(dark + 100);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(middle).toBe(dark);
});

test('the surface shows the trails, turned by drag, by keys and by buttons', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&step=0&show=surface');
  await expect(playground.picture).toHaveAccessibleName(/^Surface of/);
  const bare = await playground.picture.screenshot();
  await playground.seekEnd();
  const trails = await playground.picture.screenshot();
  const { hues } = await difference(page, bare, trails);
  expect(hues.length, `hues of the trails: ${hues}`).toBeGreaterThanOrEqual(2);

  let last = trails;
  /** @param {() => Promise<unknown>} act */
  const turns = async (act) => {
    await act();
    await playground.drawn();
    const now = await playground.picture.screenshot();
    expect((await difference(page, last, now)).share).toBeGreaterThan(0.1);
    last = now;
  };
  const { x, y } = await playground.placeOn(0.4, 0.5);
  await turns(async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 10, { steps: 3 });
    await page.mouse.up();
  });
  await turns(() => playground.picture.press('Shift+ArrowUp'));
  await turns(() => playground.tool('Tilt down').click());
  await turns(() => playground.tool('Zoom in').click());
  expect(playground.turn(), 'as far as the hand and the button have gone').toEqual([54, 44]);
  await turns(() => playground.tool('Back to the usual side').click());
  expect([playground.turn(), playground.zoom()]).toEqual([[], []]);
  expect(playground.starts()).toBe('-1,-1');
});

test('a ball is dropped on a surface where it is clicked, and a start is dragged there', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&show=surface');
  const at = await playground.pixel(2, 3);
  await page.mouse.move(at.x, at.y);
  await expect(playground.tip).toHaveText(/^\((2|2\.0\d|1\.9\d), (3|3\.0\d|2\.9\d)\), f = [\d.]+, downhill: \+x and −y Arrow: the direction of −∇f, not its length\.$/);
  await page.mouse.click(at.x, at.y);
  /** How far a start is from a place. @param {number} k @param {number} x @param {number} y */
  const off = (k, x, y) => {
    const [left = NaN, up = NaN] = playground.starts()?.split(';')[k]?.split(',').map(Number) ?? [];
    return Math.hypot(left - x, up - y);
  };
  await expect.poll(() => off(1, 2, 3)).toBeLessThan(0.05);

  const [from, to] = [await playground.pixel(-1, -1), await playground.pixel(0, 1)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => off(0, 0, 1)).toBeLessThan(0.1);

  const starts = playground.starts();
  const beside = await playground.placeOn(0.02, 0.02);
  await page.mouse.click(beside.x, beside.y);
  expect(playground.starts(), 'beside it there is nothing').toBe(starts);
});

test('a surface is looked at by keys and by the wheel, and its link shows what its author saw', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&show=surface&turn=-60,60');
  const { picture } = playground;
  await picture.press('ArrowRight');
  await expect(playground.announced).toHaveText(/^\(.+\), f = /);
  await page.keyboard.down('Shift');
  for (let k = 0; k < 3; k += 1) await page.keyboard.down('ArrowLeft');
  await page.keyboard.up('ArrowLeft');
  await page.keyboard.up('Shift');
  await expect.poll(() => playground.turn()).toEqual([-75, 60]);
  await picture.press('Enter');
  await expect(playground.start(2)).toBeVisible();
  await page.goBack();
  await expect(playground.start(2)).toBeHidden();
  expect(playground.turn(), 'keys held down are one act').toEqual([-75, 60]);
  await page.goBack();
  await expect.poll(() => playground.turn()).toEqual([-60, 60]);

  const at = await playground.pixel(3, 2);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -200);
  await page.mouse.wheel(0, -200);
  // Each notch is told by itself.
  await expect.poll(() => width(playground)).toBeCloseTo(12 * Math.exp(-0.8), 1);
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = playground.zoom();
  const shares = [(3 - x0) / (x1 - x0), (2 - y0) / (y1 - y0)];
  expect(shares[0], 'what is under the pointer stays there').toBeCloseTo(9 / 12, 1);
  expect(shares[1]).toBeCloseTo(8 / 12, 1);

  const places = async () => {
    const all = [await playground.pixel(3, 2), await playground.pixel(2, 3), await playground.pixel(2, 1)];
    // What is sampled more finely may move them by a fraction.
    return all.map(({ x, y }) => [Math.round(x), Math.round(y)]);
  };
  await playground.drawn();
  const shown = await places();
  const query = new URL(page.url()).search;
  await playground.open('f=sphere');
  await playground.open(query.slice(1));
  await expect.poll(places).toEqual(shown);
});

test('where nothing changes nothing is drawn', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const frames = () =>
    page.evaluate(async () => {
      let frames = 0;
      const request = requestAnimationFrame;
      window.requestAnimationFrame = (callback) => ((frames += 1), request(callback));
      await new Promise((done) => setTimeout(done, 300));
      window.requestAnimationFrame = request;
      return frames;
    });
  // As soon as all is drawn.
  await expect.poll(frames).toBe(0);
});

test('what is dark is printed light, and all of it on one canvas', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&theme=dark');
  await playground.settled();
  const canvases = playground.map.locator('canvas');
  const shown = () => canvases.evaluateAll((all) => all.slice(0, 4).map((canvas) => getComputedStyle(canvas).visibility));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  // What is cleared of one above another would be cleared of the paper.
  expect(await shown()).toEqual(['visible', 'hidden', 'hidden', 'hidden']);
  const { light, over } = await canvases.evaluateAll((all) => {
    const [ground, ...others] = all.slice(0, 4).map((canvas) => {
      const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
      return new Uint32Array(/** @type {any} */ (canvas).getContext('2d').getImageData(0, 0, width, height).data.buffer);
    });
    const opaque = (/** @type {number} */ color) => color >>> 24 === 255;
    const last = others[2] ?? new Uint32Array();
    const at = [...last.keys()].filter((k) => opaque(last[k] ?? 0));
    const bright = [...(ground ?? [])].filter((color) => opaque(color) && (color & 255) + ((color >> 8) & 255) + ((color >> 16) & 255) > 300);
    return { light: bright.length / (ground?.length ?? 1), over: at.length > 50 && at.every((k) => ground?.[k] === last[k]) };
  });
  expect(light).toBeGreaterThan(0.4);
  expect(over).toBe(true);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await shown()).toEqual(Array(4).fill('visible'));
});
