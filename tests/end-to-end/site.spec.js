import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressed, firstPicture, watch } from '../first-load.js';
import { expect, fresh as test } from './page.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SITE = join(ROOT, 'dist');

test.describe('the site', { tag: '@desktop' }, () => {
  test('comes with few requests and bytes, all from its own folder of any static host', async ({ page, baseURL }) => {
    await watch(page);
    await page.goto('./');
    const { requests } = await firstPicture(page);
    expect(requests.length).toBeGreaterThan(3);
    for (const request of requests.slice(1)) expect(new URL(request).pathname).toMatch(/^\/some\/folder\/app-[0-9a-f]{16}\//);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(8);
    expect(await compressed(requests, SITE, baseURL ?? ''), 'bytes, as brotli sends them').toBeLessThanOrEqual(220_000);
  });

  test('has a policy that refuses other scripts, other hosts and markup from texts', async ({ page, problems }) => {
    await page.goto('./');
    await expect(page.locator('gd-map')).toBeVisible();
    const refused = await page.evaluate(async () => {
      const script = document.createElement('script');
      /** @param {() => unknown} act */
      const fails = async (act) => {
        try {
          await act();
          return false;
        } catch {
          return true;
        }
      };
      return {
        script: await fails(() => (script.textContent = 'document.title = "injected"')),
        markup: await fails(() => (document.body.innerHTML += '<p>')),
        fetch: await fails(() => fetch('https://example.invalid/')),
      };
    });
    expect(refused).toEqual({ script: true, markup: true, fetch: true });
    expect(await page.title()).not.toBe('injected');
    await expect
      .poll(() => problems.filter((problem) => problem.startsWith('console: policy:')))
      .toContain('console: policy: connect-src https://example.invalid/');
    problems.splice(0);
  });

  test('names all that it contains, with the licences', async ({ page, request }) => {
    await page.goto('./');
    const address = await page.locator('link[rel=license]').evaluate((/** @type {HTMLLinkElement} */ link) => link.href);
    const response = await request.get(address);
    expect(response.ok()).toBe(true);
    const text = await response.text();
    for (const name of ['wasm-bindgen', 'plotters', 'libm', 'gd-core', 'lit', 'lit-html', '@lit/reactive-element']) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: `, 'm'));
    }
    expect(text, 'of MIT').toContain('Permission is hereby granted');
    expect(text, 'of BSD').toContain('Redistribution and use in source and binary forms');
  });

  test('holds no path of the machine that built it', () => {
    const paths = [ROOT, homedir(), '.cargo', 'registry/src', 'rustlib'].map((path) => path.replace(/[/\\]$/, ''));
    const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(SITE, name)).isFile());
    expect(files.length).toBeGreaterThan(8);
    for (const name of files) {
      const bytes = readFileSync(join(SITE, name));
      expect(paths.filter((path) => bytes.includes(path)), name).toEqual([]);
    }
  });
});
