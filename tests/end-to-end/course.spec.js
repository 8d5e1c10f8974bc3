import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, fresh, test } from './page.js';

const fixture = await readFile(new URL('../fixtures/course.tsv', import.meta.url), 'utf8');

/** The link, its par, what is said of its round, what is said of its claim. */
const ROUNDS = fixture.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));

test('rounds and claims are judged as natively', { tag: '@desktop' }, async ({ playground }) => {
  for (const [query = '', , told = '', judged = ''] of ROUNDS) {
    await playground.open(query);
    // The par of a day comes when it has been found, and is told then too.
    await expect(playground.hole.locator('.told'), query).toHaveText(new RegExp(`^${told.replace('.', '(, [^.]*)?\\.')}$`));
    if (judged) await expect(playground.hole.locator('.claim')).toHaveText(judged);
    else await expect(playground.hole.locator('.claim')).toHaveCount(0);
  }
});

fresh('a hole is played: its score is told, kept on this machine, and shared', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('hole=1&lr=0.1');
  await expect(playground.hole).toContainText('Hole 1: The Bowl');
  await playground.learningRate.fill('0.5');
  await playground.learningRate.press('Enter');
  await expect(playground.hole.locator('.told')).toHaveText('Hole 1 in 2 gradients, 1 under its par of 3.');
  await expect(playground.announced).toHaveText('Hole 1 in 2 gradients, 1 under its par of 3.');
  await expect(playground.hole).toContainText('Your best2');
  expect(new URL(page.url()).search).toBe('?hole=1&lr=0.5');

  await playground.hole.getByRole('button', { name: 'Copy the text' }).click();
  await expect(playground.hole.getByText('Copied.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Hole 1 in 2 gradients, 1 under its par of 3\. Can you do it in fewer\? http\S+\?hole=1&score=2&lr=0\.5$/);
  const downloading = page.waitForEvent('download');
  await playground.hole.getByRole('button', { name: 'Save the picture' }).click();
  expect((await downloading).suggestedFilename()).toBe('gradient-descent.png');

  // Whoever opens the link is told whether it is so, and what they are told is not theirs.
  await page.goto(text.slice(text.indexOf('http')).replace('score=2', 'score=1'));
  await expect(playground.hole.locator('.claim')).toHaveText('The link claims 1, but it takes 2.');
  await playground.learningRate.fill('0.49');
  await playground.learningRate.press('Enter');
  await expect(playground.hole.locator('.claim')).toHaveCount(0);
  await expect(playground.hole).toContainText('Your best2');
});

test('the course is opened from the menu by keyboard, and a hole is played from it', async ({ page, playground, isMobile }) => {
  await playground.open('f=booth');
  await playground.more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nine holes', exact: true }).press('Enter');
  await expect(playground.course).toBeVisible();
  await expect(playground.course.getByRole('row')).toHaveCount(11);
  // What opened it is in a menu that is closed: the focus goes to that menu's button.
  await page.keyboard.press('Escape');
  await expect(playground.more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Nine holes', exact: true }).press('Enter');
  await expect(playground.course.getByRole('button', { name: 'Close' })).toBeInViewport();
  await expectAccessible(page, [['gd-page', 'gd-page-menu']]);
  await playground.course.getByRole('button', { name: 'Play hole 7, The Pass' }).press('Enter');
  await expect(playground.course).toBeHidden();
  await expect(playground.more).toBeFocused();
  await playground.settled();
  expect(new URL(page.url()).search).toBe('?hole=7');
  await expect(playground.hole).toContainText('the ball came to rest, but not in the hole');
  await expectAccessible(page, [['gd-page', 'gd-hole'], ['gd-page', 'gd-function-bar']], !isMobile);
  await playground.hole.getByRole('button', { name: 'Next: The Banana' }).click();
  expect(new URL(page.url()).search).toBe('?hole=8');
});

test('what a hole says has no control, and a click changes none of it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('hole=2&lr=0.05');
  await expect(playground.functions).toHaveCount(0);
  await expect(playground.formula).toHaveCount(0);
  await expect(playground.changeFromHere).toBeHidden();
  await expect(playground.runsPanel.getByText(/^Starts:/)).toBeHidden();
  await expect(playground.picture.getByRole('button', { name: /^Start / })).toHaveCount(0);
  await playground.openSettings('Schedule and clipping');
  await expect(page.locator('gd-settings summary')).toHaveCount(1);
  const at = await playground.placeOn(0.3, 0.3);
  await page.mouse.click(at.x, at.y);
  await expect(playground.note).toContainText('At a hole there is no choice of start.');
  expect(await playground.query()).toBe('hole=2&lr=0.05');
  const refused = await playground.apply({ type: 'set', key: 'tol', value: '1' });
  expect(refused.refused).toBe(true);
  await playground.hole.getByRole('button', { name: 'Leave the course' }).click();
  await expect(playground.formula).toBeVisible();
  expect(await playground.query()).toMatch(/^f=5\.25x.*&at=-7\.8,-5&lr=0\.05&/);
});

test('a link that says what is the hole’s is told so, and the hole is played as it is', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('hole=1&lr=0.5&tol=1&at=0,0');
  await expect(playground.problems).toContainText('At a hole there is no choice of tolerance.');
  await expect(playground.hole.locator('.told')).toHaveText('Hole 1 in 2 gradients, 1 under its par of 3.');
});

test('the hole of the day has a par that is found while one waits', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('hole=2026-11-26&lr=0.2&schedule=inverse-time(decay=0.1)');
  await expect(playground.hole).toContainText('Hole of 26 November 2026');
  await expect(playground.hole.locator('.told')).toHaveText('Hole of 26 November 2026 in 8 gradients, 2 under its par of 10.', { timeout: 30_000 });
});

fresh('where nothing may be kept a hole is played all the same', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('not allowed', 'SecurityError');
      },
    });
  });
  await playground.open('hole=1&lr=0.5');
  await expect(playground.hole.locator('.told')).toHaveText('Hole 1 in 2 gradients, 1 under its par of 3.');
  await expect(playground.hole).toContainText('Your bestnone yet');
});

fresh('in a frame a score is told to be so or not', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 480, height: 420 });
  const verdict = page.locator('gd-verdict');
  await playground.open('hole=1&lr=0.5&score=2&embed=1');
  await expect(verdict.getByRole('button')).toHaveText('The link claims 2, and that is so.');
  await playground.open('hole=1&lr=0.5&score=1&embed=1');
  await expect(verdict.getByRole('button')).toHaveText('The link claims 1, but it takes 2.');
});

test('at a hole its start is not tried with others', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('hole=1&opt=momentum&map=sweep(x=lr,y=y)');
  await expect(playground.problems).toContainText('At a hole there is no choice of start.');
  await expect(playground.sweepPanel.getByRole('combobox').first().getByRole('option')).toHaveCount(2);
  // Plain descent has one option there.
  await playground.open('hole=1');
  await expect(playground.addRun).toBeVisible();
  await expect(playground.tryTwo).toHaveCount(0);
});

test('on a phone the hole is the first tab', { tag: '@phone' }, async ({ page, playground }) => {
  await playground.open('hole=3');
  await expect(page.getByRole('tab').first()).toHaveText('Hole');
  await expect(playground.hole).toContainText('Hole 3: The Wrong Pond');
});
