import { expect, test } from './page.js';

/** What each word hides on the page, in the order of gd-core's table. */
const SECTIONS = /** @type {const} */ ({
  formula: 'gd-function-bar .formula',
  rules: 'gd-runs',
  why: 'gd-why',
  curve: 'gd-curve',
  settings: '.panel:has(gd-settings)',
  rate: 'gd-rate',
  legend: 'gd-legend',
  play: 'gd-play-bar',
  verdict: 'gd-verdict',
  tools: 'gd-map .tools',
  examples: 'gd-page-menu >> button:text-is("Examples")',
  share: 'gd-page-menu >> button:text-is("Share")',
});

test.describe('parts of the page', { tag: '@desktop' }, () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test('are left out by the link, each alone and several', async ({ page, playground }) => {
    await playground.open('f=booth&at=-1,-1&hide=saddle');
    for (const hidden of [[], ['rules', 'formula', 'why'], ...Object.keys(SECTIONS).map((word) => [word])]) {
      await playground.apply({ type: 'set', key: 'hide', value: ['saddle', ...hidden].join(',') });
      for (const [word, selector] of Object.entries(SECTIONS)) {
        await expect(page.locator(selector).first(), `${word} of ${hidden}`).toBeVisible({ visible: !hidden.includes(word) });
      }
    }
    // Beside the function's own link it is one more key, and nothing is wrong with it.
    await expect(page.locator('gd-problems').getByRole('alert')).toBeHidden();
  });

  test('leave the picture all of the width where none is beside it, and are heard no less', async ({ page, playground }) => {
    await page.goto(`./?f=booth&at=-1,-1&hide=${Object.keys(SECTIONS).join(',')},data`);
    await expect(page.getByRole('application')).toBeVisible();
    await expect.poll(async () => (await page.locator('gd-map').boundingBox())?.width).toBeGreaterThan(1200);
    await page.getByRole('application').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press(' ');
    await expect(playground.announced).toHaveText(/Step \d+ of|minimum/);
  });

  test('are shown and hidden by a typed edit, which Undo takes back', async ({ page, playground }) => {
    await playground.open('f=booth&at=-1,-1&hide=saddle');
    await playground.apply({ type: 'setSection', section: 'why', on: false });
    await expect(page.locator('gd-why')).toBeHidden();
    await expect(page).toHaveURL(/hide=saddle,why/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.locator('gd-why')).toBeVisible();
  });

  test('beside the picture are left out with the data', async ({ page, playground }) => {
    await playground.open('data=line');
    await expect(page.locator('gd-data')).toBeVisible();
    await playground.open('data=line&hide=data');
    await expect(page.locator('gd-data')).toBeHidden();
  });
});
