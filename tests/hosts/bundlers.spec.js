import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, ran, test } from './host.js';
import { furnish, run } from './install.js';

const VITE = ['vite@8.3.8'];
const WEBPACK = ['webpack@5.113.0', 'webpack-cli@7.3.1'];
const FRAMEWORKS = [
  ...VITE, 'react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0', '@types/react-dom@19.3.0', 'vue@3.5.45',
  '@vitejs/plugin-vue@6.0.11', 'vue-tsc@3.3.14', 'svelte@5.57.3', '@sveltejs/vite-plugin-svelte@7.3.1', 'svelte-check@4.7.8', 'typescript@5.9.3',
];

/** A port that is free. @returns {Promise<number>} */
const free = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(address && typeof address === 'object' ? address.port : 0));
    });
  });

test('the packed package in a fresh Vite project: built for any folder, under a strict policy', async ({ page, example, publish }) => {
  const folder = await example('vite');
  await furnish(folder, ...VITE);
  await run(folder, execPath, 'node_modules/vite/bin/vite.js', 'build', '--base', '/some/folder/');
  await page.goto(await publish(join(folder, 'dist')));
  await ran(page);
  // The worker and its module, by the names that the bundler gave them.
  await expect(page.locator('gd-basins')).toContainText('%');
});

test('the same in Vite’s development server, below its root', async ({ page, example }) => {
  const folder = await example('vite');
  await furnish(folder, ...VITE);
  const port = await free();
  const server = spawn(execPath, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', `${port}`, '--base', '/deep/folder/'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((ready) => server.stdout.on('data', (text) => /Local/.test(`${text}`) && ready(undefined)));
    await page.goto(`http://127.0.0.1:${port}/deep/folder/`);
    await ran(page);
    await expect(page.locator('gd-basins')).toContainText('%');
  } finally {
    server.kill();
  }
});

test('the same with webpack 5', async ({ page, example, publish }) => {
  const folder = await example('webpack');
  await furnish(folder, ...WEBPACK);
  await run(folder, execPath, 'node_modules/webpack/bin/webpack.js');
  for (const name of ['index.html', 'page.css']) await cp(join(folder, name), join(folder, 'dist', name));
  await page.goto(await publish(join(folder, 'dist')));
  await ran(page);
  await expect(page.locator('gd-basins')).toContainText('%');
});

for (const [name, check] of /** @type {const} */ ([
  ['react', ['typescript/bin/tsc', '-p', '.']],
  ['vue', ['vue-tsc/bin/vue-tsc.js', '-p', '.']],
  ['svelte', ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']],
])) {
  test(`${name} needs no wrapper: typed, set and heard`, async ({ page, example, publish }) => {
    const folder = await example(name);
    await furnish(folder, ...FRAMEWORKS);
    const [script = '', ...given] = check;
    await run(folder, execPath, join('node_modules', script), ...given);
    await run(folder, execPath, 'node_modules/vite/bin/vite.js', 'build', '--base', './');
    await page.goto(await publish(join(folder, 'dist'), "'unsafe-inline'"));
    await ran(page);
    await page.getByRole('slider', { name: 'Rate' }).fill('0.4');
    await expect(page.locator('#app > output')).toHaveText(/lr=0.4/);
    await ran(page);
  });
}
