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

test('a formula is typeset until it is changed', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=2%5E-x%5E2%2By%5E2/3&at=1,1&lr=0.1');
  const { formula, typeset } = playground;
  const map = await playground.picture.boundingBox();
  await expect(typeset).toBeVisible();
  await expect(formula).toHaveCSS('opacity', '0');
  // −x² in the exponent, and y² over 3.
  const shape = () => typeset.locator('msup msup, mfrac').count();
  expect(await shape()).toBe(2);
  await typeset.click({ force: true });
  await expect(formula).toBeFocused();
  await expect(formula).toHaveCSS('opacity', '1');
  await expect(typeset).toBeHidden();
  // What was understood is told below what is typed.
  await formula.fill('x/2y');
  const read = playground.functionBar.locator('.read');
  await expect(read.locator('mfrac')).toHaveText('x2');
  await expect(read).toHaveText(/^x2\u2062y$/);
  await formula.fill('x/2y + (');
  await expect(formula).toHaveAttribute('aria-invalid', 'true');
  await expect(read).toBeHidden();
  await formula.blur();
  // What is refused stays to be mended.
  await expect(formula).toHaveCSS('opacity', '1');
  await formula.fill('sin(1/(1+1/(1+1/(1+x^2^2)))) + y^2');
  await formula.press('Enter');
  await formula.blur();
  await expect(typeset).toBeVisible();
  expect(await playground.picture.boundingBox(), 'however high a formula is').toEqual(map);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('gd-caption mfrac').first()).toBeVisible();
});

test('what is differentiated is seen, with the numbers where the run is', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=x%5E2%2B3y%5E2&at=-1,-1&lr=0.1');
  const { differentiate, derivatives } = playground;
  await expect(derivatives).toBeHidden();
  await differentiate.click();
  const says = async (/** @type {RegExp} */ what) => {
    await expect.poll(async () => ((await derivatives.textContent()) ?? '').replace(/[\s\u2061\u2062]/g, '')).toMatch(what);
  };
  await says(/∂f∂x=2x∂f∂y=6yH=2006/);
  await playground.seek(0);
  await says(/step0:\(x,y\)=\(−1,−1\)∇f=−2−6H=2006/);
  // It stays open while the run moves: ∇ = (2x, 6y) at (−0.8, −0.4).
  await playground.forward.click();
  await says(/step1:\(x,y\)=\(−0\.8,−0\.4\)∇f=−1\.6−2\.4H=2006/);
  const [panel, map] = [await derivatives.boundingBox(), await playground.map.boundingBox()];
  expect(panel?.x, 'beside the map').toBeGreaterThan((map?.x ?? NaN) + (map?.width ?? NaN));

  await derivatives.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(derivatives).toBeHidden();
  await expect(differentiate).toBeFocused();

  await playground.open('f=%7Cx%7C&at=3&lr=0.1');
  await differentiate.click();
  await says(/f′=signxf″=0/);
  await says(/havenoderivativeoftheirownattheircorner/);
  await playground.open('data=line');
  await says(/∂loss∂w=1n∑i2xi\(wxi\+b−yi\)/);
});

test('on a phone the derivatives leave the map and what plays it free', { tag: '@phone' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open('f=rosenbrock');
  await playground.differentiate.click();
  const top = (await playground.derivatives.boundingBox())?.y ?? NaN;
  for (const part of [playground.picture, playground.play]) {
    const box = await part.boundingBox();
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(top);
  }
});
