import { expect, fresh, test } from './page.js';

/** As most readers have it. */
const MOVING = { contextOptions: { reducedMotion: /** @type {const} */ ('no-preference') } };
test.use(MOVING);
fresh.use(MOVING);

/** The time between two frames of Playwright's clock, in milliseconds. */
const FRAME = 16;

/**
 * The ball's place in CSS pixels in each frame until it has come to rest, by the page's own clock.
 * @param {import('./playground.js').Playground} playground
 */
async function recorded({ page, stage }) {
  const recording = await stage.evaluateHandle((element) => {
    const { session } = /** @type {any} */ (element);
    /** @type {number[]} */
    const positions = [];
    const record = () => {
      positions.push(session.time.position);
      requestAnimationFrame(record);
    };
    requestAnimationFrame(record);
    return positions;
  });
  await page.clock.runFor(8000);
  const positions = await recording.jsonValue();
  const places = await stage.evaluate((element) => {
    const { session } = /** @type {any} */ (element);
    return Array.from({ length: session.time.last + 1 }, (_, step) => {
      const [x, y] = session.playground.status(step)[0].theta;
      return /** @type {any} */ (element).pixel(x, y);
    });
  });
  return positions.map((position) => {
    const [from, to] = [places[Math.floor(position)], places[Math.ceil(position)]];
    const share = position % 1;
    return { position, x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  });
}

fresh('the first visit plays from the start: it rests, glides without a jump, and is at its end after some seconds', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(60_000);
  await page.goto('./');
  // What the page loads comes by the machine's clock.
  await expect(async () => {
    await page.clock.runFor(FRAME);
    expect(await playground.pause.isVisible()).toBe(true);
  }).toPass({ intervals: [5] });
  const frames = await recorded(playground);
  const end = frames.at(-1);
  const first = frames.findIndex(({ position }) => position > 0);
  const last = frames.findIndex(({ x, y }) => Math.hypot(x - (end?.x ?? 0), y - (end?.y ?? 0)) < 2);
  expect(first * FRAME, 'the first step is seen before it is taken').toBeGreaterThan(500);
  expect(first * FRAME).toBeLessThan(1000);
  expect((last - first) * FRAME, 'the path that is seen').toBeGreaterThan(3900);
  expect((last - first) * FRAME).toBeLessThan(6000);
  const jumps = frames.slice(1).map(({ x, y }, k) => Math.hypot(x - (frames[k]?.x ?? 0), y - (frames[k]?.y ?? 0)));
  expect(Math.max(...jumps), 'pixels in a frame').toBeLessThan(24);
  expect(new Set(frames.map(({ position }) => position)).size, 'places on the way').toBeGreaterThan(200);
  await expect(playground.verdict).toBeVisible();
  await expect(page, 'nothing of it is in the address').toHaveURL(/\/folder\/$/);
});

fresh('a first visit does not play for a reader who wants it still', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await playground.settled();
  await expect(playground.verdict).toBeVisible();
  expect(await playground.step()).toBeGreaterThan(0);
});

test('what is chosen plays: an example, a function; and a link that says neither opens at its end', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1');
  await expect(playground.verdict).toBeVisible();
  await expect(playground.play).toBeVisible();
  await playground.functions.selectOption('Double well');
  await expect(playground.pause).toBeVisible();
  await expect(playground.count).toHaveText(/^[0-3] \//);
  await playground.pause.click();
  await playground.openExample('A race on Himmelblau');
  await expect(playground.pause).toBeVisible();
  await expect(playground.count).toHaveText(/^[0-3] \//);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.openExample('Stuck on a saddle');
  await expect(playground.play).toBeVisible();
  await expect(playground.verdict).toBeVisible();
});

test('an example that says its step opens there', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1');
  await playground.openExample('Vanishing gradients');
  await expect(playground.picture).toHaveAccessibleName(/layers/);
  await expect(playground.play).toBeVisible();
  expect(await playground.step()).toBe(0);
});

test('the same example again is no entry of the history', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1');
  await playground.openExample('Stuck on a saddle');
  const after = await playground.entries();
  await playground.openExample('Stuck on a saddle');
  await expect(playground.pause, 'but plays').toBeVisible();
  expect(await playground.entries()).toBe(after);
});

test('the pace is chosen for the reader until the reader chooses one', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1&step=0');
  await expect(playground.speed.locator('option:checked')).toHaveText('Auto');
  await playground.speed.selectOption('2 / s');
  await expect(page).toHaveURL(/speed=2/);
  await playground.speed.selectOption('Auto');
  await expect(page).not.toHaveURL(/speed/);
});

fresh('after a click Space plays and the arrows step, whatever was clicked; where Tab leads the keys are the control’s', { tag: '@desktop' }, async ({ page, playground }) => {
  const { keyboard } = page;
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&lr=0.001&speed=1&step=5');
  const at = (/** @type {number} */ step) => expect(playground.count).toHaveText(new RegExp(`^${step} /`));
  const clicks = [
    () => playground.forward.click(),
    () => playground.runs.nth(1).click({ position: { x: 60, y: 12 } }),
    () => playground.why.getByText('Symbols').click(),
    () => page.getByRole('button', { name: 'Map', exact: true }).click(),
    async () => {
      await playground.share.click();
      await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
    },
  ];
  for (const click of clicks) {
    await playground.seek(5);
    await click();
    const from = await playground.step();
    await keyboard.press('Space');
    await expect(playground.pause).toBeVisible();
    await keyboard.press('Space');
    await expect(playground.play).toBeVisible();
    await keyboard.press('ArrowRight');
    await at(from + 1);
  }
  await keyboard.press('Escape');
  // A box that is ticked uses Space alone, the only radio of a race neither.
  await playground.open('f=parabola&at=3&lr=0.1&speed=1&step=5');
  await playground.changeFromHere.focus();
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('ArrowRight');
  await at(6);
  await keyboard.press('Space');
  await expect(playground.changeFromHere).toBeChecked();
  await expect(playground.play).toBeVisible();
});
