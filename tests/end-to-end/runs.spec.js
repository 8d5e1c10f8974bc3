import { expect, test } from './page.js';

test.describe('the cards of the runs', { tag: '@desktop' }, () => {
  test('two runs of one rule with other rates have two names everywhere', async ({ playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;gd(lr=0.005)&step=3');
    await expect(playground.runs).toHaveCount(2);
    const [first = '', second = ''] = await playground.runs.getByRole('radio').evaluateAll((all) => all.map((radio) => radio.closest('label')?.textContent?.trim()));
    expect(first).toMatch(/^Gradient descent, α 0\.01/);
    expect(second).toMatch(/^Gradient descent, α 0\.005/);
    await playground.runs.nth(1).getByRole('radio').check();
    await expect(playground.why).toContainText(second);
    await playground.curve.focus();
    await expect(playground.curvePanel).toContainText(new RegExp(`${first}.*${second}`));
  });

  test('a run is added with another rate, raced from the start and looked at', async ({ page, playground }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await playground.open('f=himmelblau&at=-1,-1&speed=1');
    await playground.addRun.click();
    await playground.runsPanel.getByRole('button', { name: 'with another α' }).click();
    await expect(page).toHaveURL(/opt=gd;gd%28lr=0\.005%29/);
    await expect(playground.runs.nth(1).getByRole('radio')).toBeChecked();
    await expect(playground.pause).toBeVisible();
    await page.goBack();
    await expect(playground.runs, 'one act').toHaveCount(1);
  });

  test('a rule is added, replaced, given options, doubled and removed', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1');
    await playground.addRule('Adam');
    await expect(page).toHaveURL(/opt=gd;adam/);
    let options = await playground.options(1);
    await options.getByRole('combobox', { name: 'Rule' }).selectOption('Momentum');
    await expect(page).toHaveURL(/opt=gd;momentum/);
    options = await playground.options(1);
    // The options are the new rule's a moment after the address is.
    await expect(options.getByRole('textbox', { name: /β/ })).toHaveCount(1);
    await options.getByRole('textbox', { name: /β/ }).fill('0.5');
    await options.getByRole('textbox', { name: /β/ }).press('Enter');
    await expect(page).toHaveURL(/momentum%28beta=0\.5%29/);
    await options.getByRole('checkbox', { name: /^Takes/ }).uncheck();
    await options.getByRole('textbox', { name: /^Own learning rate/ }).fill('0.004');
    await options.getByRole('textbox', { name: /^Own learning rate/ }).press('Enter');
    await expect(page).toHaveURL(/momentum%28.*lr=0\.004/);
    await options.getByRole('button', { name: 'Duplicate' }).click();
    await expect(playground.runs).toHaveCount(3);
    await (await playground.options(0)).getByRole('button', { name: /^Remove/ }).click();
    await expect(playground.runs).toHaveCount(2);
    await expect(page).not.toHaveURL(/opt=gd/);
    await playground.addRule('RMSProp');
    await expect(page).toHaveURL(/rmsprop/);
  });

  test('the only run cannot be removed', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1');
    const remove = (await playground.options(0)).getByRole('button', { name: /^Remove/ });
    await expect(remove).toHaveAttribute('aria-disabled', 'true');
    await remove.click({ force: true });
    await expect(playground.runs).toHaveCount(1);
    await expect(page).toHaveURL(/at=-1,-1$/);
  });

  test('a card’s rate is its run’s own', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
    const rate = playground.runs.nth(1).getByRole('textbox', { name: 'Learning rate of Momentum' });
    await rate.fill('0.004');
    await rate.press('Enter');
    await expect(page).toHaveURL(/opt=gd;momentum%28lr=0\.004%29/);
    await rate.fill('zero');
    await rate.press('Enter');
    await expect(rate).toHaveValue('zero');
    await expect(rate).toHaveAccessibleDescription(/Learning rate of Momentum: “zero” is not a number/);
    await rate.blur();
    await expect(rate, 'as it is').toHaveValue('0.004');
    await expect(playground.runs.nth(1).getByRole('status')).toHaveText(/“zero” is not a number/);
    await rate.fill('0.000001');
    await rate.press('Enter');
    await expect(rate, 'as the link has it').toHaveValue('1e-6');
    await expect(page).toHaveURL(/lr=1e-6/);
    await expect(playground.runs.nth(1).getByRole('status')).toBeHidden();
  });

  test('a run that has come has the focus', async ({ playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&steps=50');
    await playground.addRule('Adam');
    await expect(playground.runs.nth(1).getByRole('radio')).toBeFocused();
    await (await playground.options(0)).getByRole('button', { name: 'Duplicate' }).click();
    await expect(playground.runs).toHaveCount(3);
    await expect(playground.runsPanel.locator('[data-selected]').getByRole('radio')).toBeFocused();
  });

  test('the run that is looked at stays so when others come and go', async ({ playground }) => {
    await playground.open('f=himmelblau&at=-1,-1;2,2&opt=gd;momentum');
    await playground.runs.nth(1).getByRole('radio').check();
    await playground.runs.nth(1).getByRole('combobox', { name: /^Start of/ }).selectOption({ index: 1 });
    await expect(playground.why).toContainText('Momentum from (2, 2)');
    await (await playground.options(0)).getByRole('button', { name: /^Remove/ }).click();
    await expect(playground.runs).toHaveCount(1);
    await expect(playground.why).toContainText('Momentum from (2, 2)');
  });

  test('a rule too many is refused, and it says so', async ({ page, playground }) => {
    const rules = Array.from({ length: 16 }, (_, k) => `gd(lr=${(k + 1) / 1000})`).join(';');
    await playground.open(`f=himmelblau&at=-1,-1&steps=50&opt=${rules}`);
    const link = page.url();
    await playground.addRule('Adam');
    await expect(playground.runsPanel.getByText('At most 16 rules are raced')).toBeVisible();
    await expect(playground.runs).toHaveCount(16);
    expect(page.url()).toBe(link);
  });

  test('a remedy that a limit forbids is shown with the reason, and does nothing', async ({ page, playground }) => {
    const rules = Array.from({ length: 16 }, (_, k) => `gd(lr=${(k + 1) / 10000})`).join(';');
    await playground.open(`f=rastrigin&at=2.2,2.2&steps=1000&opt=${rules}`);
    await playground.settled();
    const momentum = page.getByRole('button', { name: 'Add momentum' });
    await expect(momentum).toBeDisabled();
    await expect(momentum).toHaveAccessibleDescription(/At most 16 rules are raced/);
    const link = page.url();
    await momentum.click({ force: true });
    await expect(playground.runs).toHaveCount(16);
    expect(page.url()).toBe(link);
  });

  test('where there would be too many runs it says that some are left out', async ({ playground }) => {
    await playground.open('f=himmelblau&restarts=39&steps=50');
    await playground.addRule('Adam');
    await expect(playground.runsPanel.getByText('2 rules make 80 runs. At most 64 are run')).toBeVisible();
    await expect(playground.picture).toHaveAccessibleName(/with 64 runs$/);
  });

  test('with sixty starts the panel stays short', async ({ playground }) => {
    await playground.open('f=styblinski-tang&at=1,1&restarts=59&steps=100');
    await expect(playground.runs).toHaveCount(1);
    const { height = Infinity } = (await playground.runsPanel.boundingBox()) ?? {};
    expect(height).toBeLessThan(400);
    const starts = playground.runs.first().getByRole('combobox', { name: /^Start of/ });
    await expect(starts.locator('option')).toHaveCount(60);
    await starts.selectOption({ index: 59 });
    await expect(starts).toHaveValue('59');
  });

  test('a remedy adds its run, which is then the one that is looked at', async ({ playground }) => {
    await playground.open('f=x^4-3x^2%2Bx&at=2&lr=0.01&speed=500');
    await expect(playground.verdict).toContainText('local minimum');
    await playground.page.locator('gd-verdict').getByRole('button', { name: 'Add momentum' }).click();
    await expect(playground.runs.nth(1).getByRole('radio')).toBeChecked();
    // It answers what the remedy was for.
    const verdict = playground.page.locator('gd-verdict');
    await expect(verdict).toContainText(/With momentum it reaches the lowest minimum found in the region, −3.51, after \d+ steps; without, it stopped at a local minimum, −1.07, after \d+ steps\./);
    await expect(verdict.getByRole('button', { name: 'Add momentum' })).toHaveCount(0);
    await playground.runs.nth(0).getByRole('radio').check({ force: true });
    await expect(verdict, 'of the other run').not.toContainText('With momentum');
    await expect(verdict.getByRole('button', { name: 'Add momentum' }), 'was tried').toHaveCount(0);
    await expect(verdict.getByRole('button', { name: 'Restart from 12 random points' })).toBeVisible();
  });

  test('a remedy’s run starts where the one it is for did', { tag: '@desktop' }, async ({ playground }) => {
    await playground.open('f=x^4-3x^2%2Bx&at=-2;2&lr=0.02');
    await playground.runs.nth(0).getByRole('combobox', { name: /^Start of/ }).selectOption({ index: 1 });
    await playground.page.locator('gd-verdict').getByRole('button', { name: 'Add momentum' }).click();
    await expect(playground.page.locator('gd-verdict')).toContainText('With momentum it reaches');
    expect((await playground.status())[3]?.name).toContain('from x = 2');
    await expect(playground.runs.nth(1).getByRole('radio')).toBeChecked();
  });

  test('the first at the best value are starred, as soon as all have ended', { tag: '@desktop' }, async ({ playground }) => {
    await playground.open('f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.9);gd(lr=0.4)&steps=69');
    const stars = playground.page.locator('gd-runs .star');
    await expect(playground.verdict).toBeVisible();
    await expect(stars).toHaveCount(1);
    // The errors shrink by 0.8, −0.8 and 0.2 a step; the first two need 70.
    await playground.open('f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.9)');
    await expect(stars).toHaveCount(2);
    await expect(stars.first()).toHaveAttribute('title', 'First within the tolerance of the best value');
    await expect(playground.outcome(0)).toContainText('First within the tolerance of the best value');
    await expect(playground.outcome(0)).toContainText('f ≈ 0');
    await playground.open('f=parabola&at=3&lr=0.1');
    await expect(playground.verdict).toBeVisible();
    await expect(stars).toHaveCount(0);
  });

  test('starts are typed, moved, removed and reset', async ({ page, playground }) => {
    await playground.open('f=himmelblau');
    await playground.openStarts();
    await playground.newStart.fill('1, 2');
    await playground.newStart.press('Enter');
    await expect(page).toHaveURL(/at=1,2/);
    const first = playground.runsPanel.getByRole('textbox', { name: 'Start 1' });
    await first.fill('3,');
    await first.press('Enter');
    await expect(playground.runsPanel.getByText(/start/i).filter({ hasText: /x|y|number|coordinate/ }).first()).toBeVisible();
    await expect(first, 'to be mended').toHaveValue('3,');
    await first.blur();
    await expect(first, 'as it is').toHaveValue(/\d/);
    await expect(first).not.toHaveValue('3,');
    await first.fill('3, -1');
    await first.press('Enter');
    await expect(page).toHaveURL(/at=3,-1/);
    await playground.newStart.fill('0, 0');
    await playground.newStart.press('Enter');
    await playground.runsPanel.getByRole('button', { name: 'Remove start 1' }).click();
    await expect(page).toHaveURL(/at=0,0/);
    await expect(playground.newStart).toBeFocused();
    await playground.runsPanel.getByRole('button', { name: 'Reset starts' }).click();
    await expect(page).not.toHaveURL(/at=/);
  });
});

test('a frame’s line tells the runs apart and leads to the whole page', async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&embed=1');
  const legend = page.locator('gd-run-legend');
  await expect(legend.getByRole('listitem')).toHaveText(['Gradient descent', 'Momentum']);
  const link = legend.getByRole('link', { name: /open in the playground/ });
  await expect(link).toHaveAttribute('href', /\?f=himmelblau&at=-1,-1&opt=gd;momentum$|\?(?!.*embed).*momentum/);
  const { height = 0 } = (await legend.boundingBox()) ?? {};
  expect(height).toBeLessThan(50);
  await expect(page.locator('gd-verdict')).toContainText('First at 0: Gradient descent, 22 steps');
});
