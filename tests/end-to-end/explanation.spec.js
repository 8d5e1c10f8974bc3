import { expect, test } from './page.js';

/**
 * The lines of the equations: words, symbols, numbers, each as left = right.
 * @param {import('./playground.js').Playground} playground
 */
function lines(playground) {
  return playground.why.locator('.equation').evaluateAll((all) =>
    all.flatMap((equation) => {
      const texts = [...equation.children].map((part) => part.textContent?.trim() ?? '');
      return Array.from({ length: texts.length / 3 }, (_, k) => texts.slice(3 * k, 3 * k + 3).join(' ').trim());
    }),
  );
}

test('the slope’s sign says which way: x² at 3 and at −2', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=3;-2&lr=0.1&step=0');
  await expect(playground.why).toContainText('At 3 the gradient is 6: positive, so f rises to the right and downhill is to the left.');
  await expect(playground.why).toContainText('Descent steps that way, by learning rate × slope = 0.1 × 6 = 0.6, to 2.4.');
  expect(await lines(playground)).toEqual([
    'new position = position − learning rate × gradient',
    'θnew =θ−α·g',
    '2.4 =3−0.1·6',
  ]);

  await playground.runs.first().getByRole('combobox', { name: /^Start of/ }).selectOption({ index: 1 });
  await expect(playground.why).toContainText('At −2 the gradient is −4: negative, so f falls to the right: that is downhill.');
  expect((await lines(playground))[2]).toBe('−1.6 =(−2)−0.1·(−4)');
});

test('ascent is written with a plus', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=-2&lr=0.1&step=0&goal=max');
  await expect(playground.why).toContainText('Ascent steps that way');
  expect(await lines(playground)).toEqual([
    'new position = position + learning rate × gradient',
    'θnew =θ+α·g',
    '−2.4 =(−2)+0.1·(−4)',
  ]);
});

test('in two dimensions each coordinate has its line', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=sphere&at=3,4&lr=0.1&step=0');
  await expect(playground.why).toContainText(/At \(3, 4\) the gradient is \(6, 8\)/);
  await expect(playground.why).toContainText('so downhill is to the lower left');
  expect((await lines(playground)).slice(2)).toEqual(['x 2.4 =3−0.1·6', 'y 3.2 =4−0.1·8']);
});

test('words, symbols and numbers stand below each other, the signs of equality in one line', async ({ playground }) => {
  await playground.open('f=himmelblau&opt=adam&noise=1&step=7');
  await playground.openTab('Why');
  const starts = await playground.why.locator('.equation > :nth-child(3n)').evaluateAll((all) => all.map((part) => part.getBoundingClientRect().left));
  // Three lines at least of each of six equations.
  expect(starts.length).toBeGreaterThanOrEqual(18);
  expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(1);
});

test('Adam shows its corrected moments', { tag: '@desktop' }, async ({ playground }) => {
  // After one step m̂ = g and v̂ = g², whatever β₁ and β₂ are.
  await playground.open('f=parabola&at=3&opt=adam&lr=0.1&step=0');
  const written = await lines(playground);
  expect(written.filter((line) => line.startsWith('m^'))).not.toEqual([]);
  expect(written.filter((line) => line.startsWith('v^'))).not.toEqual([]);
  expect(written).toContain('6 =0.61−0.91');
  await expect(playground.why).toContainText('it moves by −0.1, to 2.9: about α, however steep it is');
});

test('momentum that runs uphill says why', { tag: '@desktop' }, async ({ playground }) => {
  // From 3 with β = 0.9 the velocity carries it past 0 at the fifth step.
  await playground.open('f=parabola&at=3&opt=momentum&lr=0.1&step=5');
  await expect(playground.why).toContainText(/the velocity still carries it 0\.7339 to the left .* so the ball overshoots: .* uphill/);
});

test('where there is no next step an earlier one is offered, and read out', async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1');
  await playground.openTab('Why');
  await expect(playground.why).toContainText('Arrived after 70 steps: the gradient is almost zero, so another step would hardly move it.');
  expect((await lines(playground)).length, 'no numbers of a step that is not made').toBe(2);
  await playground.why.getByRole('button', { name: 'Explain an earlier step: 20 → 21' }).click();
  await expect(playground.count).toHaveText(/^20 /);
  await expect(playground.why).toContainText('From step 20 to 21.');
  await expect(playground.why.getByRole('button')).toHaveCount(0);
  await expect(playground.why.locator('.sentence')).toBeFocused();
  await expect(page.getByText(/^From step 20 to 21\. At 0\.03459 the gradient is 0\.06918/)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(playground.why).toContainText('From step 21 to 22.');
});

test('a run that has ended before the step shown says when', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&at=3&opt=gd(lr=0.5);gd(lr=0.1)&step=30');
  await expect(playground.why.locator('.numbers')).toContainText('Ended at step1');
  await expect(playground.why).toContainText('Arrived after 1 step: the gradient is zero, so another step would not move it.');
});

test('symbols are told, and long equations stay within their panel', async ({ page, playground }) => {
  await playground.open('f=rosenbrock&at=-1.2345,1.2345&opt=adamw&lr=0.001&step=40');
  await playground.openTab('Why');
  await playground.why.getByText('Symbols').click();
  const meanings = playground.why.getByRole('definition');
  await expect(meanings.filter({ hasText: 'learning rate of this step' })).toBeVisible();
  await expect(meanings.filter({ hasText: 'weight decay' })).toBeVisible();
  await expect(meanings.filter({ hasText: 'random number' }), 'only those that are shown').toHaveCount(0);
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
