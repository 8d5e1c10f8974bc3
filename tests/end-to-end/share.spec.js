import { colours } from './pixels.js';
import { expect, test } from './page.js';

const LINK = 'f=booth&at=-1,-1&opt=gd;momentum&lr=0.02';

test('the link opens the same race, at the step shown if wanted', async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.seek(7);
  const numbers = await playground.numbers();
  await playground.share.click();
  const link = playground.shareDialog.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(page.url());
  await playground.shareDialog.getByRole('checkbox', { name: 'Opens at the step shown' }).check();
  const address = await link.inputValue();
  expect(new URL(address).searchParams.get('step')).toBe('7');
  await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  await expect(playground.shareDialog).toBeHidden();
  await page.goto(address);
  await playground.settled();
  expect(await playground.numbers()).toEqual(numbers);
});

test('the snippet shows the race in a frame of any page', async ({ page, baseURL, playground }) => {
  await playground.open(LINK);
  await playground.share.click();
  const snippet = await playground.shareDialog.getByRole('textbox', { name: 'For your own page' }).inputValue();
  expect(snippet).toMatch(/^<iframe src="http:[^"<>]*" title="[^"<>]+"[^<>]*><\/iframe>$/);
  expect(snippet).toContain(`src="${baseURL}?f=booth&amp;`);
  await page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: snippet }));
  await page.goto('/blog');
  const frame = page.getByTitle('Gradient descent on Booth').contentFrame();
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

test('the link is copied', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open(LINK);
  await playground.share.click();
  await playground.shareDialog.getByRole('button', { name: 'Copy the link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('on plain http, which has no clipboard, the link is copied all the same', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const { clipboard } = navigator;
    Object.assign(window, { readClipboard: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await playground.open(LINK);
  await playground.share.click();
  const copy = playground.shareDialog.getByRole('button', { name: 'Copy the link' });
  const told = playground.shareDialog.getByRole('status');
  await copy.click();
  await expect(told).toHaveText('Copied.');
  expect(await page.evaluate('readClipboard()')).toBe(page.url());

  // Where that fails too, the text is left selected.
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await copy.click();
  await expect(told).toHaveText('Selected: copy it with your keyboard.');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(page.url());
});
