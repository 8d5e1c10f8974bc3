import { difference } from './pixels.js';
import { expect, test } from './page.js';

test('a link opens a race: two trails, both at a global minimum', async ({ page, playground }) => {
  const link = 'f=himmelblau&at=-1,-1&opt=gd;momentum&lr=0.01';
  await playground.open(`${link}&step=0`);
  const before = await playground.picture.screenshot();
  await playground.open(link);

  await expect(page).toHaveTitle(/Himmelblau/);
  await expect(playground.picture).toHaveAccessibleName("Map of Himmelblau's function with 2 runs");
  await expect(playground.runs).toHaveCount(2);
  for (const run of [0, 1]) {
    await expect(await playground.cell(run, 'Outcome')).toContainText('global minimum');
    await expect(await playground.cell(run, 'Value')).toHaveText(/×10⁻¹[⁰¹²³⁴⁵⁶⁷⁸⁹]$/);
  }
  await expect(playground.verdict).toHaveText(/^Gradient descent: Converged after 22 steps, at a global minimum/);
  const { hues } = await difference(page, before, await playground.picture.screenshot());
  const [first = NaN, second = NaN] = hues;
  expect(Math.abs(first - second), `hues of the trails: ${hues}`).toBeGreaterThanOrEqual(90);
});

test('the address follows each control', async ({ page, playground }) => {
  await playground.open();
  /** @param {string} key */
  const inAddress = (key) => expect.poll(() => new URL(page.url()).searchParams.get(key));

  await playground.functions.selectOption('Ravine');
  await inAddress('f').toBe('ravine');
  await playground.rule('Adam').check();
  await inAddress('opt').toBe('gd;adam');
  await playground.learningRate.fill('0.05');
  await playground.learningRate.press('Enter');
  await inAddress('lr').toBe('0.05');
  await playground.newStart.fill('2, 1');
  await playground.newStart.press('Enter');
  await inAddress('at').toBe('2,1');
  await playground.speed.selectOption('100 / s');
  await inAddress('speed').toBe('100');
  await playground.view('Gradient field').click();
  await inAddress('show').toBe('field');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await inAddress('zoom').toMatch(/^-?[\d.]+(,-?[\d.]+){3}$/);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await inAddress('theme').toBe('light');
  await page.getByText('Goal and stopping').click();
  await page.getByRole('radio', { name: /^Maximum/ }).check();
  await inAddress('goal').toBe('max');
  await page.getByText('Noise and chance').click();
  await page.getByRole('textbox', { name: /^Gradient noise/ }).fill('0.1');
  await page.keyboard.press('Enter');
  await inAddress('noise').toBe('0.1');
  await page.getByText('Schedule and clipping').click();
  await page.getByRole('combobox', { name: 'Learning-rate schedule' }).selectOption({ index: 1 });
  await inAddress('schedule').not.toBeNull();
  await page.getByRole('combobox', { name: 'Gradient clipping' }).selectOption({ index: 1 });
  await inAddress('clip').not.toBeNull();

  // All of that again from the link alone.
  const { href } = new URL(page.url());
  await page.reload();
  await playground.settled();
  expect(page.url()).toBe(href);
  await expect(playground.functions.getByRole('option', { selected: true })).toHaveText('Ravine');
  await expect(playground.rule('Adam')).toBeChecked();
  await expect(playground.learningRate).toHaveValue('0.05');
  await expect(page.getByRole('textbox', { name: 'Start 1' })).toHaveValue('2,1');
  await expect(playground.view('Gradient field')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
});

test('Back and Forward go through what was changed', async ({ page, playground }) => {
  await playground.open('f=parabola&lr=0.1');
  await playground.functions.selectOption('Double well');
  await playground.rule('Momentum').check();
  await expect(playground.runs).toHaveCount(2);
  await page.goBack();
  await expect(playground.runs).toHaveCount(1);
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Double well/);
  await page.goBack();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  await page.goForward();
  await page.goForward();
  await expect(playground.runs).toHaveCount(2);
});

test('one drag of a slider is one entry of the history', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  const before = await page.evaluate(() => history.length);
  await playground.learningRateSlider.focus();
  for (let k = 0; k < 20; k += 1) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/lr=/);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
});

test('a link behind # is followed, when opened and when pasted', async ({ page, playground }) => {
  await page.goto('./#f=saddle&at=1,0&lr=0.1');
  await playground.settled();
  await expect(playground.picture).toHaveAccessibleName(/^Map of Saddle/);
  await expect(playground.verdict).toContainText('saddle');
  await page.goto('./#f=parabola&at=3&lr=0.1');
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
});

test('examples open their links, and Back leaves them', async ({ page, playground }) => {
  await playground.open('f=parabola');
  await page.getByRole('combobox', { name: 'Examples' }).selectOption('Far too large a learning rate');
  await playground.settled();
  await expect(await playground.cell(0, 'Outcome')).toHaveText('diverged');
  await expect(playground.verdict).toContainText('2/λmax');
  await page.goBack();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
});

test('a control whose edit is refused shows what is so', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`f=sphere&opt=gd${';gd'.repeat(15)}`);
  const { href } = new URL(page.url());
  // A race has room for sixteen rules.
  await playground.rule('Adam').click();
  await expect(playground.rule('Adam')).not.toBeChecked();
  await expect(playground.announced).toContainText('more than 16 rules');
  await playground.rule('Gradient descent').click();
  await expect(playground.rule('Gradient descent')).toBeChecked();
  await playground.learningRate.fill('fast');
  await playground.learningRate.press('Enter');
  await expect(playground.learningRate).toHaveAttribute('aria-invalid', 'true');
  await expect(playground.learningRate).toHaveAccessibleDescription(/“fast” is not a finite number/);
  expect(page.url()).toBe(href);
  await playground.learningRateSlider.press('ArrowRight');
  await expect(playground.learningRate).toHaveAttribute('aria-invalid', 'false');
  await expect(playground.learningRate).not.toHaveValue('fast');
});
