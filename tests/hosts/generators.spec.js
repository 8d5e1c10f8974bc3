import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, ran, test } from './host.js';
import { crate, deb, jekyll, npm, pip } from './install.js';

/** The link of an element. @param {import('@playwright/test').Page} page @param {string} [selector] */
const link = (page, selector = 'gd-playground') => page.locator(selector).evaluate((/** @type {any} */ it) => it.query);

const RACE = 'f=himmelblau&at=-1,-1&opt=gd;momentum';

test('Sphinx', async ({ page, example, publish }) => {
  const folder = await example('sphinx');
  const python = await pip('sphinx==9.0.4');
  await python(folder, 'sphinx', '-q', '-b', 'html', '.', 'built');
  await page.goto(await publish(join(folder, 'built'), "'unsafe-inline'"));
  await ran(page);
  expect(await link(page)).toBe(RACE);
});

test('a Jupyter notebook, as nbconvert makes a page of it', async ({ page, example, publish, problems }) => {
  const folder = await example('jupyter');
  const python = await pip('nbconvert==7.17.2');
  await python(folder, 'nbconvert', '--to', 'html', '--output', 'index', '--HTMLExporter.mathjax_url=', '--HTMLExporter.require_js_url=', '--HTMLExporter.jquery_url=', 'notebook.ipynb');
  // Its template loads MathJax and Mermaid from other hosts, which this one does not permit.
  await page.goto(await publish(folder, "'unsafe-inline'"));
  await ran(page);
  expect(await link(page)).toBe(RACE);
  expect(problems.splice(0).filter((problem) => !/Content Security Policy|Failed to fetch dynamically|mermaid|require/i.test(problem))).toEqual([]);
});

test('Hugo, by a shortcode', async ({ page, example, publish }) => {
  test.skip(!existsSync('/usr/bin/dpkg'), 'Debian’s package of Hugo is unpacked for it');
  const folder = await example('hugo');
  const hugo = await deb('hugo', 'libsass1');
  await hugo(folder, '--quiet');
  await page.goto(await publish(join(folder, 'public'), "'unsafe-inline'"));
  await ran(page);
  expect(await link(page)).toBe(RACE);
});

test('Jekyll, through kramdown and Liquid', async ({ page, example, publish }) => {
  test.skip(!existsSync('/usr/bin/dpkg'), 'Debian’s packages of Jekyll are unpacked for it');
  const folder = await example('jekyll');
  const build = await jekyll();
  await build(folder, 'build', '--quiet');
  await page.goto(await publish(join(folder, '_site'), "'unsafe-inline'"));
  await ran(page, 'gd-playground >> nth=0');
  expect(await link(page, 'gd-playground >> nth=0')).toBe(RACE);
  expect(await page.locator('gd-playground').nth(1).getAttribute('query')).toBe('f=x^2*y^2&at=1,1');
});

test('mdBook, in each of its themes', async ({ page, example, publish }) => {
  // It is compiled before it is first used.
  test.setTimeout(900_000);
  const folder = await example('mdbook');
  const mdbook = await crate('mdbook', '0.4.52');
  await mdbook(folder, 'build');
  await page.goto(await publish(join(folder, 'book'), "'unsafe-inline'"));
  await ran(page, 'gd-playground >> nth=0');
  expect(await link(page, 'gd-playground >> nth=0')).toBe(RACE);
  expect(await page.locator('gd-playground').nth(1).getAttribute('query')).toBe('f=x^2*y^2&at=1,1');
  const picture = page.locator('gd-playground').first();
  // Rust says of itself neither, which leaves it to the reader.
  for (const [theme, is] of /** @type {const} */ ([['navy', 'dark'], ['light', 'light'], ['coal', 'dark'], ['rust', null]])) {
    await page.locator('html').evaluate((html, theme) => html.setAttribute('class', `js ${theme}`), theme);
    await expect(picture).toHaveJSProperty('hostTheme', is);
  }
});

test('reveal.js: on a slide that is scaled, with its own keys', async ({ page, example, publish }) => {
  const folder = await example('reveal');
  const modules = join(await npm('reveal.js@6.0.2'), 'node_modules');
  await cp(join(modules, 'reveal.js'), join(folder, 'reveal.js'), { recursive: true });
  await page.goto(await publish(folder, "'unsafe-inline'"));
  await page.keyboard.press('ArrowRight');
  await ran(page);
  const slide = () => page.locator('section.present').evaluate((it) => [...(it.parentElement?.children ?? [])].indexOf(it));
  await page.locator('gd-playground').getByRole('application').focus();
  for (const key of [' ', 'ArrowLeft', 'ArrowRight', 'n', 'f']) await page.keyboard.press(key);
  expect(await slide(), 'it stays on its slide').toBe(1);
  // A press is where it is seen, though the deck is scaled.
  const scale = await page.locator('.slides').evaluate((it) => it.getBoundingClientRect().width / /** @type {HTMLElement} */ (it).offsetWidth);
  expect(scale).toBeLessThan(1);
});

test('MDX, as Docusaurus and Astro compile it: on a server, the same bytes', async ({ page, site, example, publish }) => {
  const folder = await example('mdx');
  const modules = join(await npm('@mdx-js/mdx@3.1.1', 'react@19.3.1', 'react-dom@19.3.1'), 'node_modules');
  const { evaluate } = await import(pathToFileURL(join(modules, '@mdx-js/mdx/index.js')).href);
  const runtime = await import(pathToFileURL(join(modules, 'react/jsx-runtime.js')).href);
  const { createElement } = (await import(pathToFileURL(join(modules, 'react/index.js')).href)).default;
  const { renderToStaticMarkup } = (await import(pathToFileURL(join(modules, 'react-dom/server.node.js')).href)).default;
  const { default: Content } = await evaluate(await readFile(join(folder, 'page.mdx'), 'utf8'), runtime.default);
  const body = renderToStaticMarkup(createElement(Content));
  await writeFile(join(folder, 'index.html'), `<!doctype html><title>MDX</title><script type="module" src="${site}gd-playground.js"></script>${body}`);
  await page.goto(await publish(folder, "'unsafe-inline'"));
  await ran(page, 'gd-playground >> nth=0');
  expect(await link(page, 'gd-playground >> nth=0')).toBe(RACE);
  await ran(page, 'gd-playground >> nth=1');
  expect(await page.locator('gd-playground').nth(1).getAttribute('query')).toBe('f=x^2*y^2&at=1,1');
});
