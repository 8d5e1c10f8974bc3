import { readFile, readdir } from 'node:fs/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { expect, fresh as test } from './page.js';

/** @typedef {import('@playwright/test').Route} Route */
/** @typedef {import('@playwright/test').Page} Page */

const SITE = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The scripts that the page asks for at once. @returns {Promise<string[]>} */
async function scripts() {
  const index = await readFile(`${SITE}index.html`, 'utf8');
  return [...index.matchAll(/(?:src|modulepreload" href)="[^"]*\/([^"/]+\.js)"/g)].map(([, name = '']) => name);
}

/** The compiled module's bytes. */
async function compiled() {
  const app = (await readdir(SITE)).find((name) => name.startsWith('app'));
  return readFile(`${SITE}${app}/gd-web_bg.wasm`);
}

/** The picture. @param {Page} page */
const map = (page) => page.locator('gd-map').getByRole('application');

/** What each fault of the compiled module is answered by. */
const FAULTS = /** @type {[name: string, fault: (route: Route) => Promise<void>, message: RegExp][]} */ ([
  ['missing', (route) => route.fulfill({ status: 404 }), /missing on the server \(404\)/],
  ['unreachable', (route) => route.abort('internetdisconnected'), /could not be fetched: check the connection/],
  ['empty', (route) => route.fulfill({ contentType: 'application/wasm', body: '' }), /something else in place of/],
  ['HTML in its place', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' }), /something else in place of/],
  ['HTML under its type', (route) => route.fulfill({ contentType: 'application/wasm', body: '<h1>Welcome</h1>' }), /something else in place of/],
  ['cut', async (route) => route.fulfill({ contentType: 'application/wasm', body: (await compiled()).subarray(0, 100_000) }), /arrived incomplete/],
  ['of another release', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from('0061736d0100000001040160000002070101610162000003010005030100010a0100', 'hex') }), /arrived incomplete|two releases/],
]);

test.describe('what can fail says so', { tag: '@desktop' }, () => {
  test('the compiled module is told of by its fault, and comes at another try', async ({ page, problems }) => {
    /** @type {(route: Route) => Promise<void>} */
    let faulty = (route) => route.continue();
    await page.route('**/*.wasm', (route) => faulty(route));
    for (const [name, fault, message] of FAULTS) {
      faulty = fault;
      if (page.url().includes('/some/folder/')) await page.getByRole('button', { name: 'Try again' }).click();
      else await page.goto('./');
      await expect(page.getByRole('alert').filter({ hasText: message }), name).toBeVisible();
      await expect(page.getByRole('alert'), 'told once').toHaveCount(1);
    }
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(map(page)).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
    problems.splice(0);
  });

  test('a policy without WebAssembly is named', async ({ page, problems }) => {
    await page.route('./', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" } });
    });
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('‘wasm-unsafe-eval’');
    await expect(page.getByRole('alert')).toHaveCount(1);
    problems.splice(0);
  });

  test('a policy that blocks a script is named', async ({ page, problems }) => {
    const boot = page.waitForRequest('**/boot.js');
    await page.goto('./');
    const allowed = (await boot).url();
    await page.route('./', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': `script-src ${allowed}` } });
    });
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText(/security policy does not allow.* blocks .*\.js/);
    problems.splice(0);
  });

  test('each script that is missing is told, with a way on', async ({ page, problems }) => {
    const names = await scripts();
    expect(names).toContain('boot.js');
    expect(names).toContain('page.js');
    for (const name of names.filter((name) => name !== 'boot.js')) {
      await page.route(`**/${name}`, (route) => route.fulfill({ status: 404 }));
      await page.goto('./');
      const alert = page.getByRole('alert');
      await expect(alert, name).toHaveText(/^A part of the playground did not come: check the connection. Load the page again$/);
      await page.unrouteAll();
      await alert.getByRole('link', { name: 'Load the page again' }).click();
      await expect(map(page)).toBeVisible();
    }
    // That one only tells of others.
    await page.route('**/boot.js', (route) => route.fulfill({ status: 404 }));
    await page.goto('./');
    await expect(map(page)).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
    problems.splice(0);
  });

  test('a part that comes later and does not is told', async ({ page, problems }) => {
    const first = new Set(await scripts());
    await page.route('**/*.js', (route) => {
      const [name = ''] = new URL(route.request().url()).pathname.split('/').slice(-1);
      return first.has(name) ? route.continue() : route.fulfill({ status: 404 });
    });
    await page.goto('./');
    await expect(page.getByRole('application')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('The controls of the playground did not come');
    await expect(page.getByRole('alert'), 'told once').toHaveCount(1);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Runs' }), 'and what else belongs to the page').toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
    problems.splice(0);
  });

  test('the rest of the module is told of where it does not come, and comes at another try', async ({ page, problems }) => {
    await page.route('**/gd-web_rest.wasm', (route) => route.fulfill({ status: 404 }));
    await page.goto('./?f=booth');
    await expect(page.getByRole('alert')).toContainText('The controls of the playground did not come');
    await expect(page.getByRole('alert'), 'told once').toHaveCount(1);
    // Another link waits for it, too.
    await page.evaluate(() => (location.hash = 'f=sphere'));
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Runs' })).toBeVisible();
    await expect(page).toHaveTitle(/^Sphere/);
    await expect(page.getByRole('alert')).toBeHidden();
    problems.splice(0);
  });

  test('settings that do not come are told, and come at another try', async ({ page, problems }) => {
    await page.route('**/declarations.json', (route) => route.fulfill({ status: 404 }));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('nothing to choose from and to set yet. A part of the playground is missing on the server (404).');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('textbox', { name: 'Learning rate α', exact: true })).toBeVisible();
    await expect(page.getByRole('alert')).toBeHidden();
    problems.splice(0);
  });

  for (const [width, height] of [[1280, 800], [390, 844], [844, 390]]) {
    test(`controls come after the picture, and nothing moves for them: ${width}×${height}`, async ({ page }) => {
      await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
      const first = new Set(await scripts());
      /** @type {(() => void)[]} */
      const held = [];
      await page.route('**/*.js', async (route) => {
        const [name = ''] = new URL(route.request().url()).pathname.split('/').slice(-1);
        if (!first.has(name)) await new Promise((go) => held.push(() => go(undefined)));
        await route.continue();
      });
      await page.goto('./?f=himmelblau&at=-1,-1&opt=gd;momentum');
      await expect(map(page)).toBeVisible();
      await expect.poll(() => held.length, 'asked for once there is a picture').toBeGreaterThan(1);
      await page.evaluate(() => {
        /** @type {number[]} */
        const shifts = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift' });
      });
      const before = await page.locator('gd-map').boundingBox();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      for (const go of held) go();
      await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Learning rate of this run α', exact: true })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
      await expect(page.getByRole(width === 390 ? 'tab' : 'region', { name: 'Runs' })).toBeAttached();
      expect(await page.locator('gd-map').boundingBox()).toEqual(before);
      expect(await page.evaluate(() => Reflect.get(window, 'shifts').reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0))).toBeLessThan(0.001);
    });
  }

  test('scripts that neither come nor fail are told of after a while', async ({ page }) => {
    await page.route('**/page.js', () => {});
    await page.goto('./', { waitUntil: 'commit' });
    const late = page.getByText('The playground has not come yet.');
    await expect(late).toBeAttached();
    await expect(late).toBeHidden();
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    await expect(late).toBeVisible();
    await expect(late.getByRole('link', { name: 'load the page again' })).toBeVisible();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('opened from a file it says what to do', async ({ page, problems }) => {
    await page.goto(pathToFileURL(`${SITE}index.html`).href);
    await expect(page.getByRole('alert')).toContainText('python3 -m http.server');
    problems.splice(0);
  });

  test('while a slow network brings it there is a skeleton, and nothing moves when it comes', async ({ page }) => {
    await page.addInitScript(() => {
      /** @type {number[]} */
      const shifts = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    /** @type {(() => void)[]} */
    const held = [];
    await page.route('**/*.wasm', async (route) => {
      await new Promise((go) => held.push(() => go(undefined)));
      await route.continue();
    });
    await page.goto('./', { waitUntil: 'domcontentloaded' });
    const skeleton = page.getByRole('img', { name: 'The playground is loading' });
    await expect(skeleton).toBeVisible();
    const waiting = await skeleton.boundingBox();
    for (const go of held) go();
    await expect(map(page)).toBeVisible();
    const shown = await page.locator('gd-map').boundingBox();
    // Its upper edge stays where it was; what is below it may take some of its height.
    expect(Math.abs((shown?.y ?? NaN) - (waiting?.y ?? NaN))).toBeLessThan(60);
    const shift = await page.evaluate(() => Reflect.get(window, 'shifts').reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0));
    expect(shift, 'layout shift, of which 0.1 is called good').toBeLessThan(0.1);
  });
});

test.describe('without scripts', { tag: '@desktop' }, () => {
  test.use({ javaScriptEnabled: false });

  test('it says what it needs', async ({ page }) => {
    await page.goto('./');
    const told = page.locator('noscript p');
    await expect(told).toBeVisible();
    await expect(told).toHaveText(/^The playground needs JavaScript and WebAssembly/);
    await expect(page.locator('.late')).toBeHidden();
    // What can be opened is there as pictures.
    await told.getByRole('link').click();
    const shown = page.getByRole('listitem');
    await expect(page.getByRole('heading', { name: 'Gradient descent in pictures' })).toBeVisible();
    expect(await shown.count()).toBeGreaterThan(50);
    await shown.last().scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('img').last().evaluate((/** @type {HTMLImageElement} */ it) => it.naturalWidth)).toBeGreaterThan(300);
    await expect(page.getByRole('link', { name: 'A race on Himmelblau' })).toHaveAttribute('href', './?f=himmelblau&at=-1,-1&opt=gd;momentum;adam%28lr=0.1%29');
  });
});
