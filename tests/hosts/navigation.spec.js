import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, ran, test } from './host.js';
import { furnish, npm, run } from './install.js';

const REACT = ['react@19.3.1', 'react-dom@19.3.1'];
const DOCUSAURUS = ['@docusaurus/core@3.10.2', '@docusaurus/preset-classic@3.10.2', ...REACT];
const ASTRO = ['astro@5.18.2'];
const NEXT = ['next@16.4.6', ...REACT, '@types/react@19.3.0', '@types/node@22.15.3', 'typescript@5.9.3'];
const SVELTEKIT = ['@sveltejs/kit@2.70.4', '@sveltejs/adapter-static@3.0.11', '@sveltejs/vite-plugin-svelte@7.3.1', 'svelte@5.57.3', 'vite@8.3.8'];

/**
 * Goes from a page to the one with the picture, back, and to it again, without a load; and to it at once.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 */
async function led(page, url) {
  const follow = (/** @type {string} */ name) => page.getByRole('link', { name }).first().click();
  await page.goto(url);
  await page.evaluate(() => Object.assign(window, { isStill: true }));
  await follow('Downhill');
  await ran(page);
  await follow('Notes');
  await expect(page.locator('gd-playground')).toHaveCount(0);
  await follow('Downhill');
  await ran(page);
  await expect(page.locator('gd-playground')).toHaveCount(1);
  expect(await page.evaluate('window.isStill'), 'nothing was loaded anew').toBe(true);
  await page.goto(`${url}downhill/`);
  await ran(page);
}

/** The pages of a site that a server has written, as those see them who run no script. @param {string} folder */
const written = (folder) => readFile(join(folder, 'downhill', 'index.html'), 'utf8');

/** @param {import('@playwright/test').Page} page */
const link = (page) => page.locator('gd-playground').evaluate((/** @type {any} */ it) => it.query);

const RACE = 'f=himmelblau&at=-1,-1&opt=gd;momentum';

test('Docusaurus: led to and back without a load', async ({ page, example, publish }) => {
  const folder = await example('docusaurus');
  // Without the package.json beside them: it would have a site be of modules, which Docusaurus does not take.
  await cp(join(await npm(...DOCUSAURUS), 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  await run(folder, execPath, 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build');
  expect(await written(join(folder, 'build'))).toContain('>Two runs on Himmelblau’s function</gd-playground>');
  await led(page, await publish(join(folder, 'build'), "'unsafe-inline'"));
  expect(await link(page)).toBe(RACE);
});

test('Astro with its ClientRouter: led to and back without a load', async ({ page, example, publish }) => {
  const folder = await example('astro');
  await cp(await npm(...ASTRO), folder, { recursive: true, verbatimSymlinks: true });
  await run(folder, 'env', 'ASTRO_TELEMETRY_DISABLED=1', execPath, 'node_modules/astro/astro.js', 'build');
  expect(await written(join(folder, 'dist'))).toContain('>Two runs on Himmelblau’s function</gd-playground>');
  await led(page, await publish(join(folder, 'dist'), "'unsafe-inline'"));
  expect(await link(page)).toBe(RACE);
});

for (const [name, packages, build, built] of /** @type {const} */ ([
  ['Next', NEXT, ['next/dist/bin/next', 'build'], 'out'],
  ['SvelteKit', SVELTEKIT, ['vite/bin/vite.js', 'build'], 'build'],
])) {
  test(`${name}: written on a server, taken over by the page, set and heard`, async ({ page, example, publish }) => {
    const folder = await example(name.toLowerCase());
    await furnish(folder, ...packages);
    const [script = '', ...given] = build;
    await run(folder, 'env', 'NEXT_TELEMETRY_DISABLED=1', execPath, join('node_modules', script), ...given);
    expect(await written(join(folder, built))).toMatch(/<gd-playground f="x\^2"[^>]*>\s*A run on a parabola\s*<\/gd-playground>/);
    await led(page, await publish(join(folder, built), "'unsafe-inline'"));
    await page.getByRole('slider', { name: 'Rate' }).fill('0.4');
    await expect(page.locator('output').first()).toHaveText(/lr=0.4/);
    await ran(page);
  });
}

test('React takes over what its server has written, after the element was defined', async ({ page, example, publish }) => {
  const folder = await example('react');
  await furnish(folder, 'vite@8.3.8', ...REACT);
  const vite = (/** @type {string[]} */ ...given) =>
    // As it is developed, where React tells of each difference.
    run(folder, 'env', 'NODE_ENV=development', execPath, 'node_modules/vite/bin/vite.js', 'build', '--mode', 'development', '--base', './', ...given);
  await writeFile(join(folder, 'server.tsx'), "import { renderToString } from 'react-dom/server';\nimport { App } from './app.js';\nconsole.log(renderToString(<App />));\n");
  await vite('--ssr', 'server.tsx', '--outDir', 'server');
  const body = (await run(folder, execPath, 'server/server.js')).trim();
  expect(body).toMatch(/<gd-playground f="x\^2"[^>]*>A run on a parabola<\/gd-playground>/);
  const main = `import { hydrateRoot } from 'react-dom/client';
import { App } from './app.js';

await customElements.whenDefined('gd-playground');
const root = document.querySelector('#app');
if (root) hydrateRoot(root, <App />, { onRecoverableError: (error) => console.error(error) });
document.body.append('taken over');
`;
  await writeFile(join(folder, 'main.tsx'), main);
  await writeFile(join(folder, 'defined.js'), "import 'gradient-descent-playground';\n");
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const script = '<script type="module" src="./main.tsx"></script>';
  await writeFile(join(folder, 'index.html'), html.replace('<div id="app"></div>', `<div id="app">${body}</div>`).replace(script, `<script type="module" src="./defined.js"></script>${script}`));
  await vite();
  await page.goto(await publish(join(folder, 'dist'), "'unsafe-inline'"));
  await expect(page.getByText('taken over')).toBeAttached();
  await ran(page);
  await page.getByRole('slider', { name: 'Rate' }).fill('0.4');
  await expect(page.locator('#app > output')).toHaveText(/lr=0.4/);
});
