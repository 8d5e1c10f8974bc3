import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from '../first-load.js';
import { expect, expectAccessible, fresh, keeping as test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Waits until the whole site is kept. @param {Page} page */
const kept = (page) =>
  expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), 'kept').toBe('activated');

/** The release that a page is of: the folder of its scripts. @param {Page} page */
const release = (page) => page.locator('script[type=module]').evaluate((script) => /app-[0-9a-f]{16}/.exec(/** @type {HTMLScriptElement} */ (script).src)?.[0]);

/** @param {Page} page */
const news = (page) => page.getByText('There is a new version of this page.');

/** Puts another release in a site's place, or the one before back. @param {string} site */
async function publish(site) {
  const app = (await readdir(site)).find((name) => name.startsWith('app-')) ?? '';
  const other = app.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  await rename(join(site, app), join(site, other));
  const files = await readdir(site, { recursive: true });
  for (const name of files.filter((name) => /\.(html|js)$/.test(name) && !name.startsWith('app-'))) {
    const text = (await readFile(join(site, name), 'utf8')).replaceAll(app, other);
    // What tells releases apart.
    await writeFile(join(site, name), name !== 'service-worker.js' ? text : text.replace(/"([0-9a-f]{15})[0-9a-f]"/, (_, head) => `"${head}${other.at(-1)}"`));
  }
  return { app, other };
}

test.describe('after the first visit', { tag: '@desktop' }, () => {
  test('everything works without a network, at any link', async ({ page, server }) => {
    await page.goto('./?f=booth&at=1,1');
    await kept(page);
    server.close();
    await page.goto('./index.html?f=himmelblau&at=-1,-1&opt=gd;momentum&map=basins');
    await expect(page.locator('gd-map').getByRole('application')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    // The module of maps comes too, and its worker.
    await expect(page.locator('gd-basins')).toContainText('%');
    await page.goto('./?f=x^2&at=3');
    await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
    expect((await page.goto('./licences.txt'))?.ok()).toBe(true);
  });

  test('it is kept only once there is a picture, and whole', async ({ page, server }) => {
    await watch(page);
    await page.addInitScript(() => {
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = function (...given) {
        Reflect.set(window, 'registered', performance.now());
        return register.apply(this, given);
      };
    });
    await page.goto('./');
    await kept(page);
    const [picture, registered] = await page.evaluate(() => [Reflect.get(window, 'firstPicture'), Reflect.get(window, 'registered')]);
    expect(registered).toBeGreaterThan(picture);
    const names = await page.evaluate(async () => (await (await caches.open((await caches.keys())[0] ?? '')).keys()).map(({ url }) => url));
    const files = await readdir(server.site, { recursive: true, withFileTypes: true });
    expect(names.length, 'all but itself').toBe(files.filter((file) => file.isFile()).length - 1);
  });
});

test.describe('a new release', { tag: '@desktop' }, () => {
  test('is told of, comes when the reader wants it, and never mixes with the old one', async ({ page, context, server }) => {
    test.slow();
    await page.goto('./?f=booth&at=1,1');
    await kept(page);
    const { app, other } = await publish(server.site);
    /** @type {string[]} */
    const asked = [];
    context.on('request', (request) => asked.push(request.url()));

    // The old one, whole, as it was kept.
    await page.goto('./?f=himmelblau&map=basins');
    await expect(page.locator('gd-basins')).toContainText('%');
    expect(await release(page)).toBe(app);
    await expect(news(page)).toBeVisible();
    await expect(page.getByRole('status').filter({ has: news(page) }), 'announced').toBeVisible();
    await expectAccessible(page, [['gd-page', 'gd-release']]);
    const old = await context.newPage();
    await old.goto('./?f=sphere');
    await expect(old.getByRole('button', { name: 'Play' })).toBeVisible();

    await page.getByRole('button', { name: 'Later' }).click();
    await expect(news(page)).toBeHidden();
    await page.reload();
    expect(await release(page)).toBe(app);
    await expect(news(page)).toBeVisible();
    expect(asked.filter((url) => url.includes(other)).every((url) => !url.endsWith('.html')), 'parts of the new one are only kept').toBe(true);

    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => release(page).catch(() => '')).toBe(other);
    await expect(page.locator('gd-map').getByRole('application')).toBeVisible();
    expect(page.url(), 'the same link').toContain('f=himmelblau&map=basins');
    await expect(news(page)).toBeHidden();

    // A page that is still of the old one has its parts.
    expect(await release(old)).toBe(app);
    await old.locator('gd-playground').evaluate((it) => Reflect.set(it, 'query', 'f=himmelblau&map=basins'));
    await expect(old.locator('gd-basins')).toContainText('%');
    await old.close();
  });

  test('that is published by half is not taken', async ({ page, server, problems }) => {
    await page.goto('./?f=booth&at=1,1');
    await kept(page);
    const index = join(server.site, 'index.html');
    const before = await readFile(index);
    const { app } = await publish(server.site);
    await writeFile(index, before);
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const updated = await registration?.update();
      const worker = updated?.installing;
      await new Promise((done) => (worker ? worker.addEventListener('statechange', done, { once: true }) : done(undefined)));
      return worker?.state;
    });
    expect(state).toBe('redundant');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    expect(await release(page)).toBe(app);
    await expect(news(page)).toBeHidden();
    problems.splice(0);
  });
});

test('a site that is worked on is asked for at each load, whatever was kept of it', { tag: '@desktop' }, async ({ page, server }) => {
  await page.goto('./?f=booth&at=1,1');
  await kept(page);
  // As `cargo xtask serve` has it.
  const [keeper, index] = [join(server.site, 'service-worker.js'), join(server.site, 'index.html')];
  await writeFile(keeper, (await readFile(keeper, 'utf8')).replace(/\["\.\/[^\]]*\]/, '[]'));
  await page.evaluate(async () => {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    await (await navigator.serviceWorker.getRegistration())?.update();
    await taken;
  });
  await writeFile(index, (await readFile(index, 'utf8')).replace('<title>', '<meta name="changed"><title>'));
  await page.reload();
  await expect(page.locator('meta[name=changed]')).toBeAttached();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(news(page)).toBeHidden();
});

test('neither a frame nor an element has its host’s browser keep anything', { tag: '@desktop' }, async ({ page }) => {
  for (const address of ['./?embed=1&f=booth', '/host/elements.html']) {
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Play' }).first()).toBeVisible();
    // The last that comes.
    await page.waitForTimeout(500);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), address).toBe(0);
  }
});

fresh('it can be installed: its manifest names pictures of the sizes that they have', { tag: '@desktop' }, async ({ page, request }) => {
  await page.goto('./');
  const link = await page.locator('link[rel=manifest]').evaluate((it) => /** @type {HTMLLinkElement} */ (it).href);
  const manifest = await (await request.get(link)).json();
  expect(new URL(manifest.start_url, link).href).toBe(new URL('./', page.url()).href);
  expect(new URL(manifest.scope, link).href).toBe(new URL('./', page.url()).href);
  expect(manifest.display).toBe('standalone');
  const sizes = await page.evaluate(
    ({ link, icons }) =>
      Promise.all(
        icons.map(async (/** @type {{ src: string }} */ { src }) => {
          const image = new Image();
          image.src = new URL(src, link).href;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    { link, icons: manifest.icons.filter((/** @type {{ sizes: string }} */ { sizes }) => sizes !== 'any') },
  );
  expect(sizes).toEqual(['192x192', '512x512', '512x512']);
  const client = await page.context().newCDPSession(page);
  const { errors } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
});
