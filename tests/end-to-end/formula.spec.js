import { expect, test } from './page.js';

test('a typed formula is descended', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&lr=0.1');
  await playground.formula.fill('x^2 + 3y^2');
  await expect(playground.picture).toHaveAccessibleName(/^Map of x\^2 \+ 3y\^2/);
  await playground.settled();
  await expect.poll(() => new URL(page.url()).searchParams.get('f')).toBe('x^2 + 3y^2');
  expect((await playground.status())[0]?.verdictId).toBe('converged:global-minimum');
  await playground.seek(1);
  // ∇ = (2x, 6y) at (−1, −1), so the step leads to (−0.8, −0.4).
  const [x = NaN, y = NaN] = (await playground.status())[0]?.theta ?? [];
  expect(x).toBeCloseTo(-0.8, 12);
  expect(y).toBeCloseTo(-0.4, 12);

  await page.reload();
  await playground.settled();
  await expect(playground.formula).toHaveValue('x^2 + 3y^2');
});

test('one of x alone is a curve', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=x^4-3x^2%2Bx&at=2&lr=0.02');
  await expect(playground.picture).toHaveAccessibleName('Curve of x^4-3x^2+x with 1 run');
  await expect(playground.formula).toHaveValue('x^4-3x^2+x');
  await expect(playground.formula).toHaveAccessibleName('f(x) =');
  // Both valleys and the hill between them, where numpy.roots([4, 0, -6, 1]) has them.
  const [low, hill, high] = [await playground.pixel(-1.3008, 0), await playground.pixel(0.1699, 0), await playground.pixel(1.1309, 0)];
  expect(low.y - hill.y, 'seen as such').toBeGreaterThan(60);
  expect(high.y - hill.y).toBeGreaterThan(20);
});

test('a wrong one is pointed at, and the picture stays where it is', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=x^2%2By^2&at=3,4&lr=0.1');
  const before = await playground.picture.boundingBox();
  const { href } = new URL(page.url());
  for (const [wrong, hint] of /** @type {[string, RegExp][]} */ ([
    ['x^2 + )', /./],
    ['xy + 1', /x\*y/],
    ['sinx', /sin\(x\)/],
    ['x^2 + z', /x and y/],
    ['', /empty/],
    ['x^2 + (', /./],
  ])) {
    await playground.formula.fill(wrong);
    await expect(playground.formula).toHaveAttribute('aria-invalid', 'true');
    await expect(playground.formula).toHaveAccessibleDescription(hint);
  }
  await expect(playground.functionBar).toContainText(/x\^2 \+ \(\s+\^/);
  // Said once, where it was typed.
  await expect(playground.problems).toBeHidden();
  expect(page.url()).toBe(href);
  expect(await playground.picture.boundingBox()).toEqual(before);
  await playground.formula.fill('x^2 + y^4');
  await expect(playground.formula).toHaveAttribute('aria-invalid', 'false');
  await expect(playground.picture).toHaveAccessibleName(/x\^2 \+ y\^4/);
});

test('signs that mean something to a link survive it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  for (const formula of ['x^2+y^2', '|x| + y² − 2', '3(x - 1)^2 + π·y^2']) {
    await playground.formula.fill(formula);
    await playground.formula.press('Enter');
    await expect(playground.picture).toHaveAccessibleName(`Map of ${formula} with 1 run`);
    await page.reload();
    await expect(playground.picture).toHaveAccessibleName(`Map of ${formula} with 1 run`);
    await expect(playground.formula).toHaveValue(formula);
  }
});

test('from data a reader comes back to a formula of their own', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await expect(playground.formula).toBeHidden();
  await playground.functions.selectOption('Your own formula');
  await expect(playground.formula).toBeFocused();
  await expect(page).toHaveURL(/f=x/);
});
