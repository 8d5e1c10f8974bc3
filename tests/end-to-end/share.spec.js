import { colours } from './pixels.js';
import { expect, expectAccessible, fresh, test } from './page.js';

const LINK = 'f=booth&at=-1,-1&opt=gd;momentum&lr=0.02';

test('the link opens the same race, at the step shown if wanted', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.seek(7);
  const shown = await playground.status();
  await playground.share.click();
  const link = playground.shareDialog.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(page.url());
  await playground.shareDialog.getByRole('checkbox', { name: 'Opens at the step shown' }).check();
  await expect(link).toHaveValue(/step=7/);
  const address = await link.inputValue();
  await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  await expect(playground.shareDialog).toBeHidden();
  await page.goto(address);
  await playground.settled();
  expect(await playground.status()).toEqual(shown);
});

test('the snippet shows the race in a frame of any page', { tag: '@desktop' }, async ({ page, baseURL, playground }) => {
  await playground.open('f=x*y%2Babs(x)%22&at=1,1'.replace('%22', '') + '&opt=gd;momentum');
  await playground.share.click();
  const snippet = await playground.shareDialog.getByRole('textbox', { name: 'For your own page' }).inputValue();
  expect(snippet).toMatch(/^<iframe src="http:[^"<>]*" title="[^"<>]+"[^<>]*><\/iframe>$/);
  expect(snippet).toContain(`src="${baseURL}?f=`);
  expect(snippet).toContain('&amp;');
  await page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: snippet }));
  await page.goto('/blog');
  const frame = page.getByTitle(/^Gradient descent on/).contentFrame();
  await expect(frame.getByRole('application')).toHaveAccessibleName(/with 2 runs$/);
  await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(frame.getByRole('combobox', { name: 'Function' })).toBeHidden();
});

test('the files hold the picture, every step, and the results', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.share.click();

  const csv = await playground.download('Steps (CSV)');
  expect(csv.name).toBe('gradient-descent.csv');
  const [header, start, ...rows] = csv.content.toString().trimEnd().split('\n');
  expect(header).toBe('run,rule,step,x,y,value,grad_norm,lr,event');
  // Booth's (x + 2y − 7)² + (2x + y − 5)² at (−1, −1): f = 164, ∇f = (−52, −56).
  expect(start).toBe(`0,gd,0,-1,-1,164,${Math.hypot(52, 56)},0.02,`);
  expect(rows.filter((row) => row.endsWith('converged:global-minimum'))).toHaveLength(2);

  const json = JSON.parse((await playground.download('Results (JSON)')).content.toString());
  expect(json.query).toContain('f=booth');
  expect(json.runs).toHaveLength(2);
  expect(json.runs[0].verdictId).toBe('converged:global-minimum');

  const png = await playground.download('Picture (PNG)');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  expect(await colours(page, png.content)).toBeGreaterThan(200);
});

fresh('the link is copied, and that is seen', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open(LINK);
  await playground.share.click();
  const copy = playground.shareDialog.getByRole('button', { name: 'Copy the link' });
  await expect(copy).toHaveText('Copy');
  await copy.click();
  await expect(copy).toHaveText('Copied ✓');
  await expect(playground.shareDialog.getByRole('status')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await expectAccessible(page, [['gd-page', 'gd-page-menu']]);
});

fresh('on plain http, which has no clipboard, the link is copied all the same', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const { clipboard } = navigator;
    Object.assign(window, { readClipboard: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await playground.open(LINK);
  await playground.share.click();
  const copy = playground.shareDialog.getByRole('button', { name: 'Copy the link' });
  await copy.click();
  await expect(copy).toHaveText('Copied ✓');
  expect(await page.evaluate('readClipboard()')).toBe(page.url());

  // Where that fails too, the text is left selected.
  await page.evaluate(() => {
    document.execCommand = () => {
      throw new Error('not allowed');
    };
  });
  await copy.click();
  await expect(playground.shareDialog.getByRole('status')).toHaveText('Selected: copy it with your keyboard.');
  const selected = await playground.shareDialog
    .getByRole('textbox', { name: 'Link' })
    .evaluate((field) => /** @type {HTMLInputElement} */ (field).value.slice(...[0, 1].map((end) => (end ? /** @type {any} */ (field).selectionEnd : /** @type {any} */ (field).selectionStart))));
  expect(selected).toBe(page.url());
});

test('the dialog keeps the focus, and Escape gives it back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.share.focus();
  await page.keyboard.press('Enter');
  await expect(playground.shareDialog).toBeVisible();
  const inDialog = () =>
    playground.shareDialog.evaluate((dialog) => dialog.matches(':focus-within') || document.activeElement === document.body);
  for (let k = 0; k < 14; k += 1) {
    await page.keyboard.press('Tab');
    expect(await inDialog()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(playground.shareDialog).toBeHidden();
  await expect(playground.share).toBeFocused();
});
