import { expect, test } from './page.js';

test('runs in a folder of any static host, under the policy', async ({ page }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gradient descent playground');
  await expect(page.getByRole('application')).toHaveAccessibleName(/ with 1 run$/);

  const assets = loaded.filter((path) => path !== '/some/folder/');
  expect(assets).not.toEqual([]);
  for (const path of assets) expect(path).toMatch(/^\/some\/folder\/app-[0-9a-f]{16}\//);
});

test('the policy refuses inline script and other hosts', async ({ page, problems }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "injected"';
    document.body.append(script);
    return fetch('https://example.invalid/').catch(() => undefined);
  });
  expect(await page.title()).not.toBe('injected');
  await expect
    .poll(() => problems.filter((problem) => problem.startsWith('console: policy:')))
    .toEqual(['console: policy: script-src-elem inline', 'console: policy: connect-src https://example.invalid/']);
  problems.splice(0);
});
