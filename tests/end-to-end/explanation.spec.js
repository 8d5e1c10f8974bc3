import { expect, test } from './page.js';

test('the slope’s sign says which way: x² at 3 and at −2', async ({ page, playground }) => {
  await playground.open('f=parabola&at=3;-2&lr=0.1&step=0');
  await expect(playground.why).toContainText('At 3 the gradient is 6: positive');
  await expect(playground.why).toContainText('descent steps left, to 2.4');
  const numbers = () => playground.why.getByRole('math').allTextContents();
  expect((await numbers()).slice(0, 2)).toEqual(['θnew=θ−α·g', '2.4=3−0.1·6']);

  await playground.runs.nth(1).getByRole('radio').check();
  await expect(playground.why).toContainText('At −2 the gradient is −4: negative');
  await expect(playground.why).toContainText('descent steps right, to −1.6');
  expect((await numbers())[1]).toBe('−1.6=(−2)−0.1·(−4)');
  await page.getByText('Goal and stopping').click();
  await page.getByRole('radio', { name: /^Maximum/ }).check();
  await playground.reset.click();
  await expect(playground.why).toContainText('ascent steps left');
});

test('in two dimensions each coordinate has its line', async ({ playground }) => {
  await playground.open('f=sphere&at=3,4&lr=0.1&step=0');
  await expect(playground.why).toContainText(/At \(3, 4\) the gradient is \(6, 8\)/);
  await expect(playground.why).toContainText(/left and down, to \(2\.4, 3\.2\)/);
  const lines = await playground.why.getByRole('math').allTextContents();
  expect(lines.slice(0, 3)).toEqual(['θnew=θ−α·g', '2.4=3−0.1·6', '3.2=4−0.1·8']);
});

test('Adam shows its corrected moments', async ({ playground }) => {
  // After one step m̂ = g and v̂ = g², whatever β₁ and β₂ are.
  await playground.open('f=parabola&at=3&opt=adam&lr=0.1&step=0');
  const lines = await playground.why.getByRole('math').allTextContents();
  expect(lines.filter((line) => line.includes('m^'))).not.toEqual([]);
  expect(lines.filter((line) => line.includes('v^'))).not.toEqual([]);
  expect(lines.join('\n')).toMatch(/^6=0\.61−0\.91$/m);
  await expect(playground.why).toContainText('left, to 2.9');
});

test('momentum that runs uphill says so', async ({ playground }) => {
  await playground.open('f=parabola&at=3&opt=momentum&lr=0.1&step=0');
  const through = Array.from({ length: 12 });
  for (const _ of through) {
    await playground.forward.click();
    if ((await playground.why.textContent())?.includes('uphill')) break;
  }
  await expect(playground.why).toContainText(/yet the step goes left, uphill/);
});
