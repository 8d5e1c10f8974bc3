import { difference } from './pixels.js';
import { expect, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/**
 * A place on the picture, by its shares of the width from the left and of the height from the top.
 * @param {Playground} playground @param {number} across @param {number} down
 */
async function placeOn(playground, across, down) {
  const box = await playground.picture.boundingBox();
  if (!box) throw new Error('no picture');
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}

/** The middle of a start's handle. @param {Playground} playground @param {number} number */
async function middle(playground, number) {
  const box = await playground.start(number).boundingBox();
  if (!box) throw new Error(`no start ${number}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a click places a start, plays the run and names the minimum; Back undoes it', async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&speed=100');
  const place = await placeOn(playground, 0.7, 0.3);
  await page.mouse.click(place.x, place.y);

  await expect(playground.pause).toBeVisible();
  await expect(playground.start(2)).toBeVisible();
  const handle = await middle(playground, 2);
  expect(Math.hypot(handle.x - place.x, handle.y - place.y)).toBeLessThan(3);
  const [x = 0, y = 0] = playground.starts()?.split(';')[1]?.split(',').map(Number) ?? [];
  expect(x, 'right of the middle').toBeGreaterThan(1);
  expect(y, 'above the middle').toBeGreaterThan(1);

  await expect(playground.play).toBeVisible();
  await expect(playground.runs).toHaveCount(2);
  await expect(await playground.cell(1, 'Outcome')).toContainText('global minimum');
  await playground.runs.nth(1).getByRole('radio').check();
  await expect(playground.verdict).toContainText('at a global minimum');
  // The basin that was clicked: the minimum at (3, 2).
  expect((await playground.numbers())['(x, y)']).toBe('(3, 2)');

  await page.goBack();
  await expect(playground.start(2)).toBeHidden();
  expect(playground.starts()).toBe('-1,-1');
  await expect(playground.runs).toHaveCount(1);
});

test('a start is dragged, its run follows', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&at=2,2&lr=0.1');
  const from = await middle(playground, 1);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 20, { steps: 4 });
  await page.mouse.up();
  const to = await middle(playground, 1);
  expect(Math.hypot(to.x - from.x + 60, to.y - from.y - 20)).toBeLessThan(3);
  const [x = 0, y = 0] = playground.starts()?.split(',').map(Number) ?? [];
  expect(x).toBeLessThan(2);
  expect(y).toBeLessThan(2);
  await playground.reset.click();
  expect((await playground.numbers())['(x, y)']).toMatch(/^\(/);
  await expect(playground.runs).toHaveCount(1);
});

test('zoom and pan change the view; fit takes it back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  const view = () => new URL(page.url()).searchParams.get('zoom')?.split(',').map(Number) ?? [];
  const width = () => (view()[1] ?? 0) - (view()[0] ?? 0);

  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(width).toBeCloseTo(12 * 0.8);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(width).toBeCloseTo(12);
  const { x, y } = await placeOn(playground, 0.6, 0.7);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -200);
  await expect.poll(width).toBeLessThan(11);
  const zoomed = view();
  await page.mouse.down();
  await page.mouse.move(x + 80, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => (view()[0] ?? 0) - (zoomed[0] ?? 0), 'moved left').toBeLessThan(-0.5);
  expect(width()).toBeCloseTo((zoomed[1] ?? 0) - (zoomed[0] ?? 0), 2);
  await expect(playground.runs, 'a drag places no start').toHaveCount(1);
  await page.getByRole('button', { name: 'Fit to the view' }).click();
  await expect.poll(view).toEqual([]);
});

test('the gradient field and the critical points are turned on and off', async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1');
  for (const name of ['Gradient field', 'Critical points']) {
    const before = await playground.picture.screenshot();
    const toggle = playground.view(name);
    const pressed = await toggle.getAttribute('aria-pressed');
    await toggle.click();
    await expect(toggle).toHaveAttribute('aria-pressed', pressed === 'true' ? 'false' : 'true');
    await expect
      .poll(async () => (await difference(page, before, await playground.picture.screenshot())).share)
      .toBeGreaterThan(0.002);
  }
});

test('a critical point tells what it is, and a run starts there', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=saddle&at=1,0.5&lr=0.1&speed=10000');
  // The saddle is in the middle of its view, which the picture's axes move a little.
  const from = await middle(playground, 1);
  await playground.open('f=saddle&at=-1,-0.5&lr=0.1&speed=10000');
  const to = await middle(playground, 1);
  await page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
  await expect(playground.note).toContainText(/^Saddle at \(0, 0\), value 0, curvature −2 and 2/);
  await expect(playground.runs, 'no start is placed').toHaveCount(1);
  await playground.note.getByRole('button', { name: 'Start a run here' }).click();
  await expect(playground.note).toBeHidden();
  await expect(playground.start(2)).toHaveAccessibleName('Start 2 at (0, 0)');
  await expect(await playground.cell(1, 'Outcome')).toContainText('saddle');
});

test('a run stuck in a local minimum says how much lower the global one is', async ({ page, playground }) => {
  // The roots of 4x³ − 6x + 1: f = −1.07023 at 1.13090 and −3.51391 at −1.30084.
  await playground.open('f=double-well&at=2&lr=0.02');
  await expect(playground.verdict).toContainText(/local minimum, value −1\.07\. The global one, near −1\.301, is 2\.444 lower: −3\.514/);
  await page.getByRole('button', { name: 'Restart from 12 random points' }).click();
  await expect(page).toHaveURL(/restarts=12/);
  await expect(playground.runs).toHaveCount(13);
  await expect(playground.table.getByRole('cell', { name: 'global minimum ★' }), 'the best').toHaveCount(1);
});

for (const [remedy, key, value] of /** @type {[string, string, string][]} */ ([
  ['Add momentum', 'opt', 'gd;adam(lr=0.1);momentum'],
  ['Anneal', 'opt', 'gd;adam(lr=0.1);anneal'],
  ['Restart from 12 random points', 'restarts', '12'],
  ['Shake the gradient', 'noise', '1'],
])) {
  test(`a remedy is one click: ${remedy}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await playground.open('f=double-well&at=2&opt=gd;adam(lr=0.1)&lr=0.02');
    await page.getByRole('button', { name: remedy }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get(key)).toBe(value);
    await page.goBack();
    await expect(playground.verdict).toContainText('local minimum');
  });
}

test('a saddle is named, and the escape from it', async ({ playground }) => {
  await playground.open('f=saddle&at=1,0&lr=0.1');
  await expect(playground.verdict).toContainText(/at a saddle, value .*: the curvature is −2 one way and 2 the other/);
  await playground.open('f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60');
  await playground.seek(30);
  await expect(await playground.cell(0, 'Outcome')).toContainText('lingering at a saddle');
  await playground.seek(58);
  await expect(await playground.cell(0, 'Outcome')).toContainText(/left a saddle at step \d+/);
});

test('the surface shows the trails, turned by drag and by keys', async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&step=0');
  await playground.view('3-D').click();
  await expect(page).toHaveURL(/show=surface/);
  await expect(playground.picture).toHaveAccessibleName(/^Surface of/);
  const bare = await playground.picture.screenshot();
  await playground.toEnd.click();
  await expect(playground.verdict).toBeVisible();
  const trails = await playground.picture.screenshot();
  const { hues } = await difference(page, bare, trails);
  expect(hues.length, `hues of the trails: ${hues}`).toBeGreaterThanOrEqual(2);

  const { x, y } = await placeOn(playground, 0.5, 0.5);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 10, { steps: 3 });
  await page.mouse.up();
  const turned = await playground.picture.screenshot();
  expect((await difference(page, trails, turned)).share).toBeGreaterThan(0.1);
  await playground.picture.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  const again = await playground.picture.screenshot();
  expect((await difference(page, turned, again)).share).toBeGreaterThan(0.1);
  await expect(playground.runs, 'turning places no start').toHaveCount(2);
  await playground.view('3-D').click();
  await expect(playground.picture).toHaveAccessibleName(/^Map of/);
});
