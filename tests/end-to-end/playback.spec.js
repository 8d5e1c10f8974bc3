import { expect, test } from './page.js';

// On x² with α = 0.1 a step takes x to 0.8x: from 3 to 2.4, 1.92, 1.536, …
const PARABOLA = 'f=parabola&at=3&lr=0.1&step=0';

test('steps forwards and back give exactly the same numbers', async ({ playground }) => {
  await playground.open(PARABOLA);
  const seen = [];
  for (const expected of ['3', '2.4', '1.92', '1.536']) {
    const numbers = await playground.numbers();
    expect(numbers['x']).toBe(expected);
    seen.push([numbers, await playground.why.textContent()]);
    await playground.forward.click();
  }
  expect(await playground.step()).toBe(4);
  for (const then of seen.reverse()) {
    await playground.back.click();
    expect([await playground.numbers(), await playground.why.textContent()]).toEqual(then);
  }
  await expect(playground.back).toHaveAttribute('aria-disabled', 'true');
  await playground.back.focus();
  await playground.page.keyboard.press('Enter');
  expect(await playground.step()).toBe(0);
});

test('plays, pauses, goes to the end and back to the start', async ({ playground }) => {
  await playground.open(`${PARABOLA}&speed=10`);
  await playground.play.click();
  await expect.poll(() => playground.step()).toBeGreaterThan(2);
  await playground.pause.click();
  const paused = await playground.step();
  const still = await playground.numbers();
  await expect(playground.play).toBeVisible();
  await playground.page.waitForTimeout(400);
  expect(await playground.step()).toBe(paused);
  expect(await playground.numbers()).toEqual(still);
  await playground.forward.click();
  expect(await playground.step()).toBe(paused + 1);

  await playground.toEnd.click();
  await expect(playground.verdict).toContainText('at the global minimum');
  const last = await playground.step();
  await expect(playground.count).toHaveText(`${last} / ${last}`);
  await playground.reset.click();
  expect(await playground.step()).toBe(0);
  expect((await playground.numbers())['x']).toBe('3');
});

test('playing ends by itself with the verdict', async ({ playground }) => {
  await playground.open(`${PARABOLA}&speed=100`);
  await playground.play.click();
  await expect(playground.pause).toBeVisible();
  await expect(playground.play).toBeVisible();
  await expect(playground.verdict).toBeVisible();
  await playground.play.click();
  await expect(playground.pause, 'from the start again').toBeVisible();
  await expect.poll(() => playground.step()).toBeGreaterThan(0);
});

test('the scrubber goes to any step, and the speed is followed', async ({ playground }) => {
  await playground.open(PARABOLA);
  await playground.seek(2);
  expect((await playground.numbers())['x']).toBe('1.92');
  await playground.scrubber.focus();
  await playground.page.keyboard.press('ArrowRight');
  expect((await playground.numbers())['x']).toBe('1.536');

  await playground.speed.selectOption('at once');
  await playground.play.click();
  await expect(playground.verdict).toBeVisible();
  await playground.reset.click();
  await playground.speed.selectOption('1 / s');
  const begun = Date.now();
  await playground.play.click();
  await expect.poll(() => playground.step()).toBeGreaterThan(0);
  expect(await playground.step()).toBeLessThanOrEqual((Date.now() - begun) / 1000);
});

test('a link opens at its step, or plays', async ({ playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1&step=2');
  expect((await playground.numbers())['x']).toBe('1.92');
  await playground.open('f=parabola&at=3&lr=0.1&play=1&speed=50');
  await expect(playground.pause).toBeVisible();
  await expect(playground.verdict).toBeVisible();
});

test('another learning rate restarts the runs', async ({ playground }) => {
  await playground.open(PARABOLA);
  await playground.learningRate.fill('0.25');
  await playground.learningRate.press('Enter');
  await playground.settled();
  await playground.seek(1);
  expect((await playground.numbers())['x']).toBe('1.5');
});

test('or goes on from the step shown, and the past stays', async ({ page, playground }) => {
  await playground.open(PARABOLA);
  await playground.seek(2);
  await playground.changeFromHere.check();
  await playground.learningRate.fill('0.25');
  await playground.learningRate.press('Enter');
  await expect(page).toHaveURL(/lr-from=2:0\.25/);
  expect((await playground.numbers())['x']).toBe('1.92');
  await playground.forward.click();
  expect((await playground.numbers())['x']).toBe('0.96');
  await playground.seek(1);
  const { x, α } = await playground.numbers();
  expect([x, α]).toEqual(['2.4', '0.1']);
});

test('a wrong learning rate is refused with its range, and the runs stay', async ({ page, playground }) => {
  await playground.open(PARABOLA);
  await playground.learningRate.fill('-1');
  await playground.learningRate.press('Enter');
  await expect(playground.learningRate).toHaveAttribute('aria-invalid', 'true');
  await expect(playground.learningRate).toHaveAccessibleDescription(/out of range/);
  await expect(page).toHaveURL(/lr=0\.1/);
  await playground.forward.click();
  expect((await playground.numbers())['x']).toBe('2.4');
});

test('nothing moves by itself for a reader who wants it still', async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('f=himmelblau&at=-1,-1');
  await playground.reset.click();
  await playground.newStart.fill('1, 2');
  await playground.newStart.press('Enter');
  await expect(playground.verdict, 'the finished path at once').toBeVisible();
  await expect(playground.play).toBeVisible();
  await playground.reset.click();
  await playground.picture.click({ position: { x: 90, y: 60 } });
  await expect(playground.start(3)).toBeVisible();
  await expect(playground.verdict).toBeVisible();
  const last = await playground.step();
  await playground.back.click();
  expect(await playground.step()).toBe(last - 1);
  await playground.reset.click();
  await playground.forward.click();
  expect(await playground.step()).toBe(1);
});
