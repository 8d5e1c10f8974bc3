import { colours, difference } from './pixels.js';
import { expect, fresh, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./playground.js').Playground} Playground */

/**
 * The controls and texts that are to be seen, each with its box, and what is wrong with them: a page that
 * is wider than its window, and parts that stick out of it or lie on one another. Looks two frames later,
 * and again in each frame until nothing is wrong or its patience ends.
 * @param {Page} page
 * @param {number} [patience] in milliseconds
 * @returns {Promise<{ flaws: string[], boxes: { name: string, isControl: boolean, box: [left: number, top: number, right: number, bottom: number] }[] }>}
 */
function look(page, patience = 0) {
  return page.evaluate(async (patience) => {
    /** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
    /** @type {{ name: string, isControl: boolean, lineage: Element[], sticks: Element | undefined, box: Box }[]} */
    let seen = [];
    /** What an element does to those within it. @type {Map<Element, { isClipped: boolean, clip: Box | null, sticks: boolean }>} */
    const holding = new Map();
    /** @param {Element} part */
    const holds = (part) => {
      const known = holding.get(part);
      if (known) return known;
      const { overflow, clipPath, position } = getComputedStyle(part);
      const isWindow = part === document.documentElement || part === document.body;
      const found = {
        isClipped: clipPath !== 'none',
        clip: overflow === 'visible' || isWindow ? null : part.getBoundingClientRect(),
        sticks: position === 'sticky' || position === 'fixed',
      };
      holding.set(part, found);
      return found;
    };
    /** @param {Element} element @returns {Element | null} */
    const around = (element) => element.assignedSlot ?? element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;
    /** @param {Element} element @param {Box} box @param {boolean} isControl */
    const take = (element, box, isControl) => {
      let { left, top, right, bottom } = box;
      if (right - left < 2 || bottom - top < 2) return;
      const lineage = [element];
      for (let part = around(element); part; part = around(part)) {
        // What lies on the picture lies there on purpose.
        if (part.localName === 'gd-map' || part.localName === 'gd-problems') return;
        lineage.push(part);
      }
      for (const part of isControl ? lineage.slice(1) : lineage) {
        const { isClipped, clip } = holds(part);
        if (isClipped) return;
        if (!clip) continue;
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      if (right - left < 1 || bottom - top < 1) return;
      const name = (element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40) || element.localName;
      // What stays while the page scrolls: the rest goes under it.
      const sticks = lineage.find((part) => holds(part).sticks);
      seen.push({ name, isControl, lineage, sticks, box: { left, top, right, bottom } });
    };
    const range = document.createRange();
    /** @param {ParentNode} root */
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (element.closest('svg, math, canvas, style, option, gd-map') || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (element.matches('button, a, select, input, textarea, summary')) {
          take(element, element.getBoundingClientRect(), true);
          continue;
        }
        for (const text of element.childNodes) {
          if (!(text instanceof Text) || !text.data.trim()) continue;
          range.selectNodeContents(text);
          for (const line of range.getClientRects()) take(element, line, false);
        }
      }
    };
    /** What is wrong now. */
    const once = () => {
      seen = [];
      holding.clear();
      walk(document);
      const width = document.documentElement.clientWidth;
      const wide = document.documentElement.scrollWidth;
      const flaws = wide > width ? [`the page is ${wide} px wide`] : [];
      if (seen.length < 5) flaws.push('hardly anything is seen');
      seen.forEach((a, k) => {
        if (a.box.left < -0.5 || a.box.right > width + 0.5) flaws.push(`“${a.name}” sticks out`);
        for (const b of seen.slice(k + 1)) {
          // Lines of text come near to one another.
          const slack = a.isControl && b.isControl ? 1 : 3;
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across <= slack || down <= slack || a.sticks !== b.sticks) continue;
          // What a slider's parts do is named within what a finger may press.
          if (a.lineage.some((part) => part.matches('.track') && b.lineage.includes(part))) continue;
          if (a.lineage.includes(b.lineage[0] ?? document.body) || b.lineage.includes(a.lineage[0] ?? document.body)) continue;
          flaws.push(`“${a.name}” lies on “${b.name}”`);
        }
      });
      return flaws;
    };
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    const end = performance.now() + patience;
    let flaws = once();
    while (flaws.length && performance.now() < end) {
      await new Promise(requestAnimationFrame);
      flaws = once();
    }
    const boxes = seen.map(({ name, isControl, box: { left, top, right, bottom } }) => ({
      name,
      isControl,
      box: /** @type {[number, number, number, number]} */ ([left, top, right, bottom].map((side) => Math.round(side))),
    }));
    return { flaws, boxes };
  }, patience);
}

/** What is wrong with the layout, once it has settled. @param {Page} page */
const flaws = async (page) => (await look(page, 5000)).flaws;

/** How many times farther (1, 0) is from (0, 0) on the screen than (0, 1). @param {Playground} playground */
const stretch = async (playground) => {
  const [zero, right, up] = [await playground.pixel(0, 0), await playground.pixel(1, 0), await playground.pixel(0, 1)];
  return Math.hypot(right.x - zero.x, right.y - zero.y) / Math.hypot(up.x - zero.x, up.y - zero.y);
};

const LINK = 'f=booth&at=-4,-4;4,2&opt=gd;momentum;adam(lr=0.1)&lr=0.02';

/** Links whose page has other parts, or longer ones. */
const OTHERS = [
  'data=overlap&batch=full;1;32&show=losses',
  'layers=20',
  'experiment=hessians',
  'f=himmelblau&at=-1,-1&opt=gd;gd(lr=0.005);momentum(beta=0.5);nesterov;adamw(lr=0.1);rmsprop(lr=0.05)',
  `${LINK}&show=present`,
  `f=${encodeURIComponent(`(x^2+y-11)^2 + (x+y^2-7)^2 + ${'sin(3x)*cos(2y) + '.repeat(6)}exp(-x^2)`)}&at=-1.23456789,-2.34567891`,
];

const WINDOWS = /** @type {const} */ ([[320, 640], [390, 844], [768, 1024], [1024, 768], [1280, 800], [1920, 1080]]);
const FRAMES = /** @type {const} */ ([[320, 360], [480, 420], [900, 560]]);

test('nothing sticks out or overlaps, from 320 to 1920 px, and the map is the page', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  for (const [width, height] of [...WINDOWS, /** @type {const} */ ([600, 800]), /** @type {const} */ ([844, 390])]) {
    const size = `${width}×${height}`;
    await page.setViewportSize({ width, height });
    expect(await flaws(page), size).toEqual([]);
    // The map and what plays it are in sight without scrolling.
    for (const part of [playground.picture, playground.play, playground.functions]) {
      await expect(part, size).toBeInViewport({ ratio: 1 });
    }
    const map = await playground.picture.boundingBox();
    expect(map?.height ?? 0, size).toBeGreaterThan(height * (height < 500 ? 0.3 : 0.4));
    expect(Math.abs((await stretch(playground)) - 1), size).toBeLessThan(0.01);
  }
});

for (const query of OTHERS) {
  test(`nor with other parts: ${query.slice(0, 30)}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await playground.open(query);
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      expect(await flaws(page), `${width}×${height}`).toEqual([]);
    }
  });
}

for (const query of [LINK, ...OTHERS]) {
  test(`nor on a phone, on any tab: ${query.slice(-30)}`, { tag: '@phone' }, async ({ page, playground }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await playground.open(query);
    for (const name of await page.getByRole('tab').allTextContents()) {
      await page.getByRole('tab', { name, exact: true }).click();
      expect(await flaws(page), name).toEqual([]);
    }
  });
}

test('where a phone’s map leaves no room for the sheet, it scrolls away', { tag: '@phone' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 500 });
  await playground.open(LINK);
  await page.getByRole('tab', { name: 'Curve' }).click();
  await playground.curve.click();
  await playground.share.click();
  const box = await playground.shareDialog.boundingBox();
  expect(box?.x ?? NaN).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(320);
});

test('nothing moves when a control is hovered', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await page.mouse.move(0, 0);
  await playground.drawn();
  // What becomes of the run at other rates is found out after all else.
  await expect(page.locator('gd-rate .bands')).toBeVisible();
  const before = (await look(page)).boxes;
  /** The boxes, but those of the values at the pointer, which come and go in a place of theirs. */
  const told = (/** @type {typeof before} */ boxes) => boxes.map(({ name, isControl, box }) => `${isControl ? name : ''} ${box}`).sort();
  for (const { name, box: [left, top, right, bottom], isControl } of before) {
    if (!isControl || bottom > 800) continue;
    await page.mouse.move((left + right) / 2, (top + bottom) / 2);
    expect(told((await look(page)).boxes), name).toEqual(told(before));
  }
});

test('nothing below the verdict moves when a run ends and remedies come', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=x^4-3x^2%2Bx&at=2&lr=0.01');
  await expect(page.locator('gd-verdict').getByRole('button', { name: 'Add momentum' })).toBeVisible();
  const { y } = (await playground.runsPanel.boundingBox()) ?? {};
  await playground.reset.click();
  await expect(page.locator('gd-verdict').getByRole('button')).toHaveCount(0);
  expect((await playground.runsPanel.boundingBox())?.y).toBe(y);
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
  for (const name of ['Map', 'Nine holes, theme, present, print, open a file']) {
    await page.getByRole('button', { name, exact: true }).click();
    const menu = page.locator('gd-menu').getByRole('group', { name, exact: true });
    await fits(menu);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  }
  await playground.formula.fill('x^2 + (');
  await fits(playground.functionBar.getByRole('status'));
});

fresh('a page that reads from right to left fits too', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect(await flaws(page)).toEqual([]);
});

test('on a phone the map, what plays it and the tabs stay, and all else scrolls', { tag: '@phone' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  const tabs = page.getByRole('tablist', { name: 'Panels' });
  const box = async (/** @type {import('@playwright/test').Locator} */ part) => {
    const at = await part.boundingBox();
    if (!at) throw new Error('not seen');
    return { top: at.y, bottom: at.y + at.height, height: at.height };
  };
  for (const part of [playground.picture, playground.play, tabs]) await expect(part).toBeInViewport({ ratio: 1 });
  await expect(playground.verdict).toBeInViewport();
  for (const height of [844, 640]) {
    await page.setViewportSize({ width: height < 700 ? 320 : 390, height });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(playground.functions).not.toBeInViewport();
    expect((await box(playground.learningRate)).bottom).toBeLessThan((await box(tabs)).top);
    for (const part of [playground.picture, playground.play, tabs]) await expect(part).toBeInViewport({ ratio: 1 });
    const map = await box(playground.picture);
    expect(map.height).toBeLessThanOrEqual(0.45 * height);
    expect((await box(tabs)).bottom).toBeLessThan(0.68 * height);
  }
});

test('what has no room in the legend is behind a button', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 360 });
  await playground.open('opt=gd;momentum;adam&embed=1');
  for (const [name, all] of /** @type {const} */ ([['Legend', ['start', 'now', 'saddle', 'path', 'uneven scale']], ['Runs', ['Gradient descent', 'Momentum', 'Adam']]])) {
    const menu = page.locator('gd-menu', { has: page.getByRole('button', { name: `${name}: all of it` }) });
    const more = page.getByRole('button', { name: `${name}: all of it` });
    await more.click();
    const whole = menu.getByRole('list');
    await expect(whole).toBeVisible();
    for (const entry of all) await expect(whole).toContainText(entry);
    await page.keyboard.press('Escape');
    await expect(whole).toBeHidden();
  }
  // Where all have room there is nothing to open.
  await page.setViewportSize({ width: 1300, height: 560 });
  await expect(page.getByRole('button', { name: /: all of it$/ })).toHaveCount(0);
});

test('a frame says the verdict in a line, and whole over the map', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 360 });
  await playground.open('opt=gd;momentum;adam&embed=1');
  const line = page.locator('gd-verdict').getByRole('button');
  await expect(line).toHaveText(/^\s*First at 0: /);
  const lines = await line.evaluate((button) => {
    const range = document.createRange();
    const text = [...button.childNodes].find(({ textContent }) => textContent?.includes('First'));
    if (text) range.selectNodeContents(text);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
  await line.focus();
  await page.keyboard.press('Enter');
  const whole = page.locator('gd-verdict').getByRole('group');
  await expect(page.locator('gd-verdict gd-menu')).toContainText(/Adam after \d+/);
  await expect(whole).toBeInViewport({ ratio: 1 });
  const [over, under] = [await whole.boundingBox(), await line.boundingBox()];
  expect((over?.y ?? NaN) + (over?.height ?? NaN)).toBeLessThanOrEqual(under?.y ?? NaN);
});

test('the invitation is not under the tools of a narrow map', { tag: '@phone' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // Minima along the lower edge leave it the upper one, where the tools are.
  await playground.open('f=x*sin(4x)%2Bx^2/9&at=2.5&lr=0.03');
  const [invite, tools] = [page.locator('gd-map .invite'), page.locator('gd-map .tools')];
  await playground.drawn();
  const [over, under] = [await invite.isVisible() ? await invite.boundingBox() : null, await tools.boundingBox()];
  if (!under) throw new Error('no tools');
  const isApart = !over || over.y >= under.y + under.height || over.y + over.height <= under.y || over.x + over.width <= under.x;
  expect(isApart).toBe(true);
});

test('what stands over the map stands within its plot', { tag: '@desktop' }, async ({ page, playground }) => {
  for (const [width, height] of /** @type {const} */ ([[1280, 800], [390, 844], [900, 560]])) {
    await page.setViewportSize({ width, height });
    await playground.open(width === 900 ? 'embed=1' : '');
    const invite = page.locator('gd-map .invite');
    await expect(invite).toBeVisible();
    const [corner, end] = [await playground.pixel(-6, -5.99), await playground.pixel(5.9, 5.99)];
    const invitation = await invite.boundingBox();
    expect((invitation?.y ?? NaN) + (invitation?.height ?? NaN), `${width}`).toBeLessThan(corner.y);
    expect((await playground.tool('Zoom in').boundingBox())?.y, `${width}`).toBeGreaterThan(end.y);
  }
});

for (const [width, height] of FRAMES) {
  test(`a frame of ${width} × ${height} holds the map and what plays it, and never scrolls`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    for (const query of [LINK, ...OTHERS]) {
      await playground.open(`${query}&embed=1`);
      // What belongs beside the map is shown first where there is room for one.
      const map = page.getByRole('button', { name: 'Map', exact: true });
      if (await map.isVisible()) {
        await expect(playground.picture).toBeHidden();
        expect(await flaws(page), query).toEqual([]);
        await map.click();
      }
      expect(await flaws(page), query).toEqual([]);
      // An experiment is in the map's place.
      const isExperiment = query.startsWith('experiment');
      const shown = isExperiment ? [playground.experimentChart] : [playground.picture, playground.play, playground.scrubber];
      for (const part of shown) await expect(part).toBeInViewport({ ratio: 1 });
      expect((await shown[0]?.boundingBox())?.height).toBeGreaterThanOrEqual(118);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
      const inside = await page.locator('gd-companion .beside').evaluateAll((all) => all.map((it) => it.scrollHeight - it.clientHeight));
      expect(inside.every((over) => over <= 0), query).toBe(true);
      await expect(playground.functions).toBeHidden();
      if (query === LINK) expect(Math.abs((await stretch(playground)) - 1)).toBeLessThan(0.01);
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
  await expect(page.locator('gd-caption')).toContainText(page.url().replace('(lr=0.1)', '%28lr=0.1%29'));
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
  await playground.more.click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/theme=light/);
  await page.mouse.move(0, 0);
  // Letters on a button between two pixels may be a shade off.
  await expect.poll(async () => (await difference(page, light, await playground.picture.screenshot())).share).toBeLessThan(3e-3);
});

test('no box beside the map moves as steps go by @desktop', async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open('f=rosenbrock&opt=adam(lr=0.1);momentum(lr=0.001)');
  await expect(playground.count).toHaveText(/^1000 \/ 1000$/);
  const tops = () =>
    page.locator('.card.panel').evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().top).join(' '));
  const before = await tops();
  for (const step of [50, 3, 0]) {
    await page.locator('gd-playground').evaluate((element, to) => Object.assign(element, { step: to }), step);
    await expect(playground.count).toHaveText(new RegExp(`^${step} /`));
    expect(await tops(), `step ${step}`).toBe(before);
  }
});
