import { expect, fresh, test } from './page.js';

// On x² with α = 0.1 a step takes x to 0.8x: from 3 to 2.4, 1.92, 1.536, …
const PARABOLA = 'f=parabola&at=3&lr=0.1&step=0';

/** As most readers have it. */
const MOVING = { contextOptions: { reducedMotion: /** @type {const} */ ('no-preference') } };
test.use(MOVING);
fresh.use(MOVING);

/** The counter and the readout in one moment. @param {import('./playground.js').Playground} playground */
function bothSteps({ page }) {
  return page.evaluate(() => {
    const within = (/** @type {ParentNode | null | undefined} */ root, /** @type {string} */ selector) => root?.querySelector(selector)?.shadowRoot;
    const frame = within(document, 'gd-page');
    const bar = within(within(frame, 'gd-playground'), 'gd-play-bar');
    const counted = bar?.querySelector('output')?.textContent?.split(' ')[0];
    const read = within(frame, 'gd-why')?.querySelector('.numbers dd')?.textContent;
    return [counted, read];
  });
}

test('steps forwards and back give exactly the same numbers', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(PARABOLA);
  const explained = playground.why.locator('.sentence');
  const seen = [];
  for (const expected of ['3', '2.4', '1.92', '1.536']) {
    const numbers = await playground.numbers();
    expect(numbers['x']).toBe(expected);
    seen.push([numbers, await explained.textContent(), await playground.why.getByRole('math').allTextContents()]);
    await playground.forward.click();
    await expect(playground.count).toHaveText(new RegExp(`^${seen.length} /`));
  }
  for (const then of seen.toReversed()) {
    await playground.back.click();
    await expect(playground.count).toHaveText(new RegExp(`^${seen.indexOf(then)} /`));
    expect([await playground.numbers(), await explained.textContent(), await playground.why.getByRole('math').allTextContents()]).toEqual(then);
  }
  await expect(playground.back).toHaveAttribute('aria-disabled', 'true');
  await playground.back.focus();
  await playground.page.keyboard.press('Enter');
  expect(await playground.step()).toBe(0);
});

fresh('plays and pauses', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.clock.install({ time: 0 });
  await playground.open(`${PARABOLA}&speed=10`);
  await page.clock.pauseAt(60_000);
  await playground.play.click();
  await page.clock.runFor(500);
  await playground.pause.click();
  await page.clock.runFor(50);
  const paused = await playground.step();
  expect(paused).toBeGreaterThan(2);
  expect(paused).toBeLessThanOrEqual(5);
  await expect(playground.play).toBeVisible();
  await page.clock.runFor(1000);
  expect(await playground.step()).toBe(paused);
});

test('goes to the end and back to the start', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(PARABOLA);
  await playground.toEnd.click();
  await expect(playground.verdict).toContainText('at the global minimum');
  await playground.reset.click();
  await expect(playground.count).toHaveText(/^0 \//);
  expect((await playground.numbers())['x']).toBe('3');
});

test('playing ends by itself with the verdict, and begins from the start again', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(`${PARABOLA}&speed=500`);
  await playground.play.click();
  await expect(playground.verdict).toBeVisible();
  await expect(playground.play).toBeVisible();
  await playground.speed.selectOption('1');
  await playground.play.click();
  await expect(playground.pause).toBeVisible();
  await expect(playground.count).toHaveText(/^0 \//);
});

test('while it plays the counter and the readout tell of the same step', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=momentum&lr=0.01&step=0&speed=100');
  await page.keyboard.press('Space');
  const seen = new Set();
  for (let k = 0; k < 40; k += 1) {
    const [counted, read] = await bothSteps(playground);
    expect(read).toBe(counted);
    seen.add(counted);
  }
  expect(seen.size, 'it moves').toBeGreaterThan(1);
});

test('Space plays and the arrows step, wherever the focus is', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`${PARABOLA}&speed=1`);
  const { keyboard } = page;
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(playground.count).toHaveText(/^2 \//);
  await playground.picture.focus();
  await keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
  await playground.runs.first().getByRole('button', { name: /^Options/ }).focus();
  await keyboard.press('ArrowLeft');
  await expect(playground.count, 'stepping pauses').toHaveText(/^1 \//);
  await expect(playground.play).toBeVisible();

  // Keys that a control uses are its own where the keyboard leads to it.
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Space');
  await expect(playground.runs.first().locator('.options')).toBeVisible();
  await playground.learningRate.focus();
  await keyboard.press('ArrowLeft');
  await keyboard.press('Space');
  await expect(playground.play).toBeVisible();
  await expect(playground.count).toHaveText(/^1 \//);
  await playground.learningRateSlider.focus();
  await keyboard.press('ArrowRight');
  await expect(page, 'the slider’s own').not.toHaveURL(/lr=0\.1&/);
});

test('the scrubber goes to any step', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(PARABOLA);
  await playground.seek(2);
  expect((await playground.numbers())['x']).toBe('1.92');
  await playground.scrubber.press('ArrowRight');
  await expect(playground.count).toHaveText(/^3 \//);
  expect((await playground.numbers())['x']).toBe('1.536');
});

fresh('the speed is followed', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.clock.install({ time: 0 });
  await playground.open(`${PARABOLA}&speed=1`);
  await page.clock.pauseAt(60_000);
  await playground.play.click();
  await page.clock.runFor(900);
  expect(await playground.step()).toBe(0);
  await page.clock.runFor(1300);
  expect(await playground.step()).toBe(2);
  await playground.pause.click();
  await playground.speed.selectOption('10000');
  await playground.play.click();
  await page.clock.runFor(100);
  await expect(playground.verdict).toBeVisible();
});

test('a link opens at its step, or plays', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1&step=2');
  expect((await playground.numbers())['x']).toBe('1.92');
  await playground.open('f=parabola&at=3&lr=0.1&play=1&speed=1');
  await expect(playground.pause).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('f=parabola&at=2&lr=0.1&play=1&speed=1');
  await expect(playground.verdict, 'its end, to a reader who wants nothing to move').toBeVisible();
  await expect(playground.play).toBeVisible();
});

test('at the width of a small phone nothing of the bar is cut', { tag: '@phone' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const query of ['', 'f=sphere&at=2,2&embed=1', 'f=sphere&lr=0.1&at=2,2&steps=100000&tol=0']) {
    await playground.open(query);
    for (const part of [playground.back, playground.play, playground.forward, playground.scrubber, playground.speed, playground.count]) {
      const { x = -1, width = 0, height = 0 } = (await part.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(320);
      if (part === playground.play) expect(Math.min(width, height), 'a finger finds it').toBeGreaterThanOrEqual(44);
    }
    expect((await playground.scrubber.boundingBox())?.width).toBeGreaterThan(50);
  }
});

test('nothing moves by itself for a reader who wants it still', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('f=himmelblau&at=-1,-1&step=0');
  await playground.openStarts();
  await playground.newStart.fill('1, 2');
  await playground.newStart.press('Enter');
  await expect(playground.verdict, 'the finished path at once').toBeVisible();
  await expect(playground.play).toBeVisible();
  const last = await playground.step();
  await playground.back.click();
  await expect(playground.count).toHaveText(new RegExp(`^${last - 1} /`));
});

test.describe('the learning rate', { tag: '@desktop' }, () => {
  test('restarts the runs', async ({ playground }) => {
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
    await expect(playground.count).toHaveText(/^3 \//);
    expect((await playground.numbers())['x']).toBe('0.96');
    await playground.seek(1);
    const { x, α } = await playground.numbers();
    expect([x, α]).toEqual(['2.4', '0.1']);
  });

  test('is refused with its range if wrong, is to be mended until the field is left, and the runs stay', async ({ page, playground }) => {
    await playground.open(PARABOLA);
    await playground.learningRate.fill('-1');
    await playground.learningRate.press('Enter');
    await expect(playground.learningRate).toHaveAttribute('aria-invalid', 'true');
    await expect(playground.learningRate).toHaveAccessibleDescription(/Learning rate: -1 is out of range/);
    await expect(playground.learningRate).toHaveValue('-1');
    await expect(page).toHaveURL(/lr=0\.1/);
    await playground.forward.click();
    await expect(playground.count).toHaveText(/^1 \//);
    expect((await playground.numbers())['x']).toBe('2.4');
    await expect(playground.learningRate, 'as it is').toHaveValue('0.1');
    await expect(playground.learningRate).toHaveAttribute('aria-invalid', 'false');
    await expect(playground.learningRate, 'what was said stays').toHaveAccessibleDescription(/out of range/);
    await page.keyboard.press('Escape');
    await expect(playground.learningRate).not.toHaveAccessibleDescription(/out of range/);
  });

  test('half typed is left alone while it plays, and forgotten with the link', async ({ page, playground }) => {
    await playground.open(`${PARABOLA}&speed=100`);
    await playground.learningRateSlider.press('ArrowRight');
    await expect(page).not.toHaveURL(/lr=0\.1&/);
    await playground.play.click();
    await playground.learningRate.fill('0.');
    await expect(playground.verdict).toBeVisible();
    await expect(playground.learningRate).toHaveValue('0.');
    await page.goBack();
    await expect(page).toHaveURL(/lr=0\.1&/);
    await expect(playground.learningRate).toHaveValue('0.1');
  });

  test('is marked over the thumb where descent becomes unstable', async ({ page, playground }) => {
    // Wide enough that a pixel of the slider is no more than the rate's two hundredths.
    await page.setViewportSize({ width: 1280, height: 800 });
    // On 5x² the curvature is 10, and 2/λmax = 0.2.
    await playground.open('f=5x^2&at=3&lr=0.2&steps=5');
    const mark = page.locator('gd-rate .mark');
    const marked = await mark.boundingBox();
    const { x = 0, y = 0, width = 0, height = 0 } = (await playground.learningRateSlider.boundingBox()) ?? {};
    const middle = (marked?.x ?? 0) + (marked?.width ?? 0) / 2;
    // Where the thumb is is seen by taking hold of it there: it does not move.
    await page.mouse.move(middle, y + height / 2);
    await page.mouse.down();
    await expect(playground.learningRate).toHaveValue('0.2');
    await page.mouse.up();
    await page.mouse.click(middle - 0.2 * width, y + height / 2);
    await expect(playground.learningRate).not.toHaveValue('0.2');
    await page.mouse.click(middle, y + height / 2);
    expect(Math.abs(Number(await playground.learningRate.inputValue()) / 0.2 - 1), 'to the pixel').toBeLessThan(0.02);
    expect(x).toBeLessThan(middle);
  });

  test('is that of the run that is looked at, or of all', async ({ page, playground }) => {
    await playground.open('f=parabola&at=3&opt=gd;momentum(lr=0.02)&lr=0.2&step=0');
    const rate = (/** @type {string} */ whose) => page.getByRole('textbox', { name: `Learning rate of ${whose} α` });
    const goesOn = playground.changeFromHere;
    await expect(rate('this run')).toHaveValue('0.2');
    await expect(goesOn, 'a rate of its own does not change on the way').toBeDisabled();
    await playground.runs.nth(1).getByRole('radio').check();
    await expect(rate('this run')).toHaveValue('0.02');
    await rate('this run').fill('0.03');
    await rate('this run').press('Enter');
    await expect(page).toHaveURL(/opt=gd;momentum%28lr=0\.03%29&lr=0\.2/);
    await page.getByRole('button', { name: 'All runs' }).click();
    await expect(goesOn).toBeEnabled();
    await rate('all runs').fill('0.1');
    await rate('all runs').press('Enter');
    await expect(page).toHaveURL(/opt=gd;momentum&lr=0\.1/);
  });

  test('is shown with what becomes of the run at each, in words and parts of the slider', async ({ page, playground }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await playground.open('f=parabola&at=3&lr=0.7');
    const bands = page.locator('gd-rate .bands span');
    await expect(bands).toHaveText(['crawls', 'good', 'overshoots', 'diverges']);
    await expect(playground.learningRateSlider).toHaveAttribute('aria-valuetext', '0.7, overshoots');
    await expect(page.locator('gd-rate .sentence')).toHaveText(/^0\.7 overshoots: /);
    // On x² a step goes past the minimum from 0.5 on: where the thumb is then the third part begins.
    const track = (await playground.learningRateSlider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const { x = 0 } = (await bands.nth(2).boundingBox()) ?? {};
    await page.mouse.click(x + 6, track.y + track.height / 2);
    await expect(playground.learningRateSlider).toHaveAttribute('aria-valuetext', /overshoots$/);
    await page.mouse.click(x - 6, track.y + track.height / 2);
    await expect(playground.learningRateSlider).toHaveAttribute('aria-valuetext', /good$/);
    expect(Number(await playground.learningRate.inputValue())).toBeLessThan(0.5);
  });

  test('is compared with two others by one button, and undone', async ({ page, playground }) => {
    await playground.open('f=parabola&at=3');
    await page.getByRole('button', { name: 'Try three rates' }).click();
    await expect(playground.runs).toHaveCount(3);
    await expect(page).toHaveURL(/opt=gd%28lr=[\d.]+%29;gd%28lr=[\d.]+%29;gd%28lr=[\d.]+%29/);
    await expect(playground.runs.nth(1).getByRole('radio')).toBeChecked();
    await expect(page.locator('gd-rate .sentence')).toHaveText(/ is good: /);
    await page.keyboard.press('Control+z');
    await expect(playground.runs).toHaveCount(1);
  });
});
