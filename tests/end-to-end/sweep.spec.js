import { expect, expectAccessible, test } from './page.js';

const LINK = 'f=x^2/2%2B50y^2&at=-9,1&opt=momentum&lr=0.01&steps=500';

/** What is said of the whole, once it is known. @param {import('./playground.js').Playground} playground */
const told = ({ sweepPanel }) => sweepPanel.locator('#all');

test('two options are tried at once by a control, and others are chosen', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.tryTwo.click();
  await expect(page).toHaveURL(/map=sweep%28x=lr,y=beta%29/);
  await expect(told(playground)).toHaveText(/^Momentum from \(−9, 1\), 16384 pairs of learning rate α and momentum β: \d+ % converge, /, { timeout: 45_000 });
  // λmax = 100.
  await expect(told(playground)).toHaveText(/α = 2\(1\+β\)\/λmax, no run settles at the minimum .*, where λmax = 100\.$/);
  await playground.sweepPanel.getByRole('combobox', { name: 'Option upwards' }).selectOption({ label: 'Start x' });
  await expect(page).toHaveURL(/map=sweep%28x=lr,y=x%29/);
  await expect(told(playground)).toHaveText(/learning rate α and start x/, { timeout: 45_000 });
  await playground.sweepPanel.getByRole('button', { name: 'Close' }).click();
  await expect(page).not.toHaveURL(/map=/);
  await expect(playground.sweepPanel).toBeHidden();
});

test('a pair is told and taken by the pointer and by the keyboard', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`${LINK}&map=sweep(x=lr,y=beta)`);
  const { sweep, sweepPanel } = playground;
  await expect(told(playground)).toHaveText(/Quickest: /, { timeout: 45_000 });
  const box = await sweep.boundingBox();
  if (!box) throw new Error('it is out of sight');
  const right = /** @type {const} */ ([box.x + 0.95 * box.width, box.y + 0.75 * box.height]);
  await page.mouse.move(...right);
  await expect(sweepPanel.getByRole('status')).toHaveText(/^α = 0\.0\d+, β = 0\.\d+: diverges after \d+ steps?$/);
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.4 * box.height);
  const said = (await sweepPanel.getByRole('status').textContent()) ?? '';
  const [, rate, beta, steps] = /^α = (.*), β = (.*): converges in (\d+) steps$/.exec(said) ?? [];
  await page.mouse.click(box.x + 0.6 * box.width, box.y + 0.4 * box.height);
  await expect(page).toHaveURL(new RegExp(`opt=momentum%28lr=${rate},beta=${beta}%29`));
  await playground.settled();
  await expect(playground.runs.first()).toContainText(`${steps} steps`);
  await playground.undo.click();
  await expect(page).not.toHaveURL(/beta=0/);
  await sweep.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/opt=momentum%28lr=/);
});

test('it has no faults of access', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(`${LINK}&map=sweep`);
  await expect(told(playground)).toHaveText(/Quickest: /, { timeout: 45_000 });
  await expectAccessible(page);
});

for (const [name, width, height, more] of /** @type {const} */ ([['a phone', 390, 844, ''], ['a frame', 480, 420, '&embed=1']])) {
  test(`it has room on ${name}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open(`${LINK}&map=sweep${more}`);
    await expect(playground.sweep).toBeVisible();
    await expect(told(playground)).toHaveText(/Quickest: /, { timeout: 45_000 });
    const box = await playground.sweep.boundingBox();
    expect(box?.height).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expectAccessible(page);
  });
}

for (const [name, width, height, more, count] of /** @type {const} */ ([['below each other', 1280, 800, '', 2], ['or alone in a frame', 720, 420, '&embed=1', 1]])) {
  test(`it and data have room, ${name}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open(`data=line&map=sweep(x=lr,y=batch)${more}`);
    await expect(playground.sweep).toBeVisible();
    const sections = page.locator('gd-companion .beside > section');
    await expect(sections).toHaveCount(count);
    // What a section holds ends where it ends, and so above the next.
    const over = () => sections.evaluateAll((all) => all.map((section) => section.scrollHeight - section.clientHeight));
    await expect.poll(async () => Math.max(...(await over()))).toBeLessThanOrEqual(1);
    const legend = page.locator('gd-sweep .legend');
    expect(await legend.evaluate((list) => list.scrollHeight - list.clientHeight)).toBeLessThanOrEqual(1);
  });
}
