import { expect, test } from './page.js';

test('the slope’s sign says which way: x² at 3 and at −2', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=3;-2&lr=0.1&step=0');
  await expect(playground.why).toContainText('At 3 the gradient is 6: positive');
  await expect(playground.why).toContainText('descent steps left, to 2.4');
  const numbers = () => playground.why.getByRole('math').allTextContents();
  expect((await numbers()).slice(0, 2)).toEqual(['θnew=θ−α·g', '2.4=3−0.1·6']);

  await playground.runs.first().getByRole('combobox', { name: /^Start of/ }).selectOption({ index: 1 });
  await expect(playground.why).toContainText('At −2 the gradient is −4: negative');
  await expect(playground.why).toContainText('descent steps right, to −1.6');
  expect((await numbers())[1]).toBe('−1.6=(−2)−0.1·(−4)');
  await playground.open('f=parabola&at=-2&lr=0.1&step=0&goal=max');
  await expect(playground.why).toContainText('ascent steps left');
});

test('in two dimensions each coordinate has its line', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=sphere&at=3,4&lr=0.1&step=0');
  await expect(playground.why).toContainText(/At \(3, 4\) the gradient is \(6, 8\)/);
  await expect(playground.why).toContainText(/left and down, to \(2\.4, 3\.2\)/);
  const lines = await playground.why.getByRole('math').allTextContents();
  expect(lines.slice(0, 3)).toEqual(['θnew=θ−α·g', '2.4=3−0.1·6', '3.2=4−0.1·8']);
});

test('Adam shows its corrected moments', { tag: '@desktop' }, async ({ playground }) => {
  // After one step m̂ = g and v̂ = g², whatever β₁ and β₂ are.
  await playground.open('f=parabola&at=3&opt=adam&lr=0.1&step=0');
  const lines = await playground.why.getByRole('math').allTextContents();
  expect(lines.filter((line) => line.includes('m^'))).not.toEqual([]);
  expect(lines.filter((line) => line.includes('v^'))).not.toEqual([]);
  expect(lines.join('\n')).toMatch(/^6=0\.61−0\.91$/m);
  await expect(playground.why).toContainText('left, to 2.9');
});

test('momentum that runs uphill says so', { tag: '@desktop' }, async ({ playground }) => {
  // From 3 with β = 0.9 the velocity carries it past 0 at the fifth step.
  await playground.open('f=parabola&at=3&opt=momentum&lr=0.1&step=5');
  await expect(playground.why).toContainText(/yet the step goes left, uphill/);
});

test('symbols are told, and long equations stay within their panel', async ({ page, playground }) => {
  await playground.open('f=rosenbrock&at=-1.2345,1.2345&opt=adamw&lr=0.001&step=40');
  await playground.openTab('Why');
  await playground.why.getByText('Symbols').click();
  await expect(playground.why.getByRole('definition').filter({ hasText: 'learning rate of this step' })).toBeVisible();
  const [inner, outer] = await Promise.all([playground.why.boundingBox(), page.evaluate(() => innerWidth)]);
  expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(outer);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(outer);
});

test('the readout cuts nothing', async ({ playground }) => {
  await playground.open('f=rosenbrock&at=-1.2345678,-123456.789&steps=20&lr=1e-9&step=7');
  await playground.openTab('Why');
  const isCut = await playground.why.getByRole('definition').evaluateAll((all) => all.some((at) => at.scrollWidth > at.clientWidth + 1));
  expect(isCut).toBe(false);
});
