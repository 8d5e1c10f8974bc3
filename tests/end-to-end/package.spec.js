import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, fresh as test } from './page.js';

const SITE = fileURLToPath(new URL('../../dist/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../target/package/', import.meta.url));
const NPM = join(BUILT, 'npm');

/** @returns {any} */
const manifest = () => JSON.parse(readFileSync(join(NPM, 'package.json'), 'utf8'));

/** The files of a folder and of those below it. @param {string} folder */
const files = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

test.describe('the npm package', { tag: '@desktop' }, () => {
  test('names what it has, and has what it names', () => {
    const { name, version, type, license, exports, sideEffects, dependencies } = manifest();
    expect([name, type, license]).toEqual(['gradient-descent-playground', 'module', 'MIT OR Apache-2.0']);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(dependencies, 'it needs no other').toBeUndefined();
    expect(Object.keys(exports['.'])).toEqual(['types', 'default']);
    const targets = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
    for (const target of targets) expect(existsSync(join(NPM, target)), target).toBe(true);
    expect(sideEffects, 'what defines elements stays in a bundle').toEqual(['./*.js']);
    const packed = JSON.parse(execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['pack', '--dry-run', '--json'], { cwd: NPM, encoding: 'utf8', shell: process.platform === 'win32' }));
    const names = packed[0].files.map((/** @type {{ path: string }} */ { path }) => path).sort();
    expect(names).toEqual(files(NPM));
    expect(names).toEqual(expect.arrayContaining(['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'licences.txt']));
    expect(packed[0].size, 'bytes to be fetched').toBeLessThan(1_000_000);
  });

  test('is imported where there is no document, and leaves nothing behind', () => {
    const script = `
      const { PlaygroundElement } = await import('gradient-descent-playground');
      console.log(JSON.stringify([typeof PlaygroundElement, ...['customElements', 'document', 'HTMLElement'].filter((name) => name in globalThis)]));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: NPM, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout), 'a class, and no names').toEqual(['function']);
  });

  test('loads its parts by addresses that a bundler can follow, and names no folder of the machine', () => {
    const scripts = files(NPM).filter((name) => name.endsWith('.js'));
    const text = scripts.map((name) => readFileSync(join(NPM, name), 'utf8')).join('\n');
    const named = [...text.matchAll(/new URL\(\s*"([^"]+)", import\.meta\.url\)/g)].map(([, name = '']) => join(NPM, name));
    const parts = files(NPM).filter((name) => /\.(wasm|json)$|^worker\.js$/.test(name) && name !== 'package.json');
    expect([...new Set(named)].sort(), 'each part, and nothing that is none').toEqual(parts.map((name) => join(NPM, name)).sort());
    expect(text, 'what a bundler cannot know').toMatch(/import\(\s*\/\* webpackIgnore: true \*\/\s*\/\* @vite-ignore \*\//);
    expect(text).not.toMatch(/^\s*(import|export)\b.*\bfrom "[^.]/m);
    const paths = [fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, ''), homedir()];
    for (const name of files(NPM)) expect(paths.filter((path) => readFileSync(join(NPM, name)).includes(path)), name).toEqual([]);
  });

  test('works by a plain script, under a strict policy', async ({ page }) => {
    await page.goto('/host/package.html');
    const it = page.locator('gd-playground');
    await expect(it.getByRole('application')).toBeVisible();
    await expect(it.locator('gd-basins')).toContainText('%');
    await expect(it.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(it.getByText('momentum').first()).toBeAttached();
    await expect(it.getByRole('link'), 'it knows of no page').toHaveCount(0);
  });
});

test('the zip holds the site in one folder', { tag: '@desktop' }, () => {
  /** @type {{ unzipSync(bytes: Uint8Array): Record<string, Uint8Array> }} */
  const { unzipSync } = createRequire(new URL('../../www/', import.meta.url))('fflate');
  const zipped = unzipSync(readFileSync(join(BUILT, 'gradient-descent-playground.zip')));
  expect(Object.keys(zipped).sort()).toEqual(files(SITE).map((name) => `gradient-descent-playground/${name}`));
  for (const [name, bytes] of Object.entries(zipped)) {
    expect(readFileSync(join(SITE, name.slice(name.indexOf('/') + 1))).equals(bytes), name).toBe(true);
  }
});
