import { expect, test } from './page.js';

test('gradients vanish through many layers of sigmoids', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  await playground.functions.selectOption('A chain of layers');
  await expect(page).toHaveURL(/layers=20$/);
  await expect(playground.layersPanel).toContainText(/From \S+ at the last layer to \S+ at the input: it vanishes\./);
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

test('minima are rare among random Hessians', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('experiment=hessians&seed=1');
  const shares = playground.experimentPanel.getByRole('table', { name: 'Shares of minima' });
  await expect(playground.experimentPanel).toContainText(/\d,\d{3} drawn in each dimension/);
  const row = shares.getByRole('row').filter({ hasText: '0.1464' });
  await expect
    .poll(async () => Math.abs(Number((await row.getByRole('cell').nth(1).textContent())?.split(' ')[0]) - 0.1464))
    .toBeLessThan(0.03);
  await page.getByRole('combobox', { name: 'Experiment' }).selectOption('Random functions, by height');
  await expect(page).toHaveURL(/experiment=fields/);
  // Low critical points are minima.
  await expect(shares.getByRole('row').filter({ hasText: '−2.5' })).toContainText(/^\s*−2.5(1|0\.9\d)/);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(playground.experimentPanel).toBeHidden();
});

test('what is chosen next takes the place of an experiment', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  await playground.functions.selectOption('Random Hessians, by dimension');
  await expect(playground.experimentPanel).toBeVisible();
  await playground.functions.selectOption('Ravine');
  await expect(playground.experimentPanel).toBeHidden();
  await expect(page).toHaveURL(/\?f=ravine$/);
});
