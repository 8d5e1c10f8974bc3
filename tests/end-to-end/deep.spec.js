import { expect, test } from './page.js';

test('gradients vanish through many layers of sigmoids', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  await playground.functions.selectOption('A chain of layers');
  await expect(page).toHaveURL(/layers=20$/);
  await expect(playground.layersPanel).toContainText(/Back from layer 20 to the input the gradient goes from \S+ to \S+: it vanishes\. Each layer multiplies it/);
  await playground.openSettings();
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('Linear, s');
  await expect(page).toHaveURL(/activation=linear/);
  await page.getByRole('textbox', { name: 'Layers L' }).fill('60');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/layers=60/);
  await playground.seek(0);
  await playground.openTab('Layers');
  // 1.125⁶⁰ is about 1170.
  await expect(playground.layersPanel).toContainText('it explodes');
});

test('an example of vanishing gradients opens where they vanish', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('layers=50&step=0');
  await expect(playground.layersPanel).toContainText('from 0.586 to 1.29×10⁻⁶⁴: it vanishes');
  // 1.29×10⁻⁶⁴ / 0.586 to the power of 1/50.
  await expect(playground.layersPanel).toContainText('by 0.0533 on (geometric) average');
});

test('a dead layer is named', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('layers=20&activation=relu&at=-1,-1');
  await expect(playground.layersPanel).toContainText('The gradient, 1.4 at layer 20, is lost at layer 20: w·φ′ is 0 there');
});

test('minima are rare among random Hessians', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('experiment=hessians&seed=1');
  await expect(playground.experimentPanel).toContainText(/\d,\d{3} drawn in each dimension/);
  await playground.experimentPanel.getByText('The numbers').click();
  const shares = playground.experimentPanel.getByRole('table', { name: 'Shares of minima' });
  const row = shares.getByRole('row').filter({ hasText: '0.1464' });
  await expect
    .poll(async () => Math.abs(Number((await row.getByRole('cell').nth(1).textContent())?.split(' ')[0]) - 0.1464))
    .toBeLessThan(0.03);
  await playground.functions.selectOption('Random functions, by height');
  await expect(page).toHaveURL(/experiment=fields/);
  // Low critical points are minima.
  await expect(shares.getByRole('row').filter({ hasText: '−2.5' })).toContainText(/^\s*−2.5(1|0\.9\d)/);
});

test('an experiment is in place of the map, with its source and what it does not show', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open('experiment=hessians');
  await expect(page).toHaveTitle(/^Random Hessians/);
  for (const part of [playground.picture, playground.play, playground.runsPanel, playground.legend]) await expect(part).toBeHidden();
  const chart = await playground.experimentChart.boundingBox();
  expect((chart?.width ?? 0) * (chart?.height ?? 0)).toBeGreaterThan(0.25 * 1280 * 800);
  await expect(playground.experimentPanel).toContainText('Physical Review Letters 97, 160201');
  await expect(playground.experimentPanel).toContainText('What it does not show. A random matrix is a model.');
  // Nothing that is not seen is stepped.
  await page.keyboard.press('ArrowLeft');
  await expect(playground.announced).not.toContainText('Step');
});

test('a frame has an experiment alone, and what is said of it on request', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 480, height: 420 });
  await playground.open('experiment=fields&embed=1');
  await expect(playground.experimentChart).toBeInViewport({ ratio: 1 });
  await expect(playground.play).toBeHidden();
  await page.getByRole('button', { name: 'What this shows, and what not' }).click();
  await expect(playground.experimentPanel.locator('gd-menu').getByText('Physical Review Letters 98, 150201')).toBeInViewport();
});

for (const [way, lead] of /** @type {[string, (playground: import('./playground.js').Playground) => Promise<unknown>][]} */ ([
  ['the menu', ({ functions }) => functions.selectOption('Random Hessians, by dimension')],
  ['an example', (playground) => playground.openExample('How rare are minima?')],
])) {
  test(`an experiment that came by ${way} is left for what was shown before`, { tag: '@desktop' }, async ({ page, playground }) => {
    await playground.open('f=ravine&at=5,1&opt=gd;momentum');
    await lead(playground);
    await expect(playground.experimentPanel).toBeVisible();
    await playground.experimentPanel.getByRole('button', { name: 'New random seed' }).click();
    await expect(page).toHaveURL(/seed=\d+/);
    await playground.experimentPanel.getByRole('button', { name: 'Close' }).click();
    await expect(playground.experimentPanel).toBeHidden();
    await expect(page).toHaveURL(/\?f=ravine&at=5,1&opt=gd;momentum$/);
    await expect(playground.picture).toBeFocused();
  });
}

test('what is chosen next takes the place of an experiment', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  await playground.functions.selectOption('Random Hessians, by dimension');
  await expect(playground.experimentPanel).toBeVisible();
  await playground.functions.selectOption('Ravine');
  await expect(playground.experimentPanel).toBeHidden();
  await expect(page).toHaveURL(/\?f=ravine$/);
});
