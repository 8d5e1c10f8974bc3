import { expect, fresh as test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Opens what is differentiated. @param {Page} page */
async function differentiate(page) {
  const bar = page.locator('gd-derivatives');
  await bar.getByRole('button', { name: 'Gradient and Hessian' }).click();
  return bar.getByRole('region', { name: 'Gradient and Hessian' }).locator('math');
}

test.describe('what is worked out in the background', { tag: '@desktop' }, () => {
  test('comes after the first picture, from one worker', async ({ page, baseURL }) => {
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').pop() ?? ''));
    await page.goto('./?f=booth');
    await expect(page.locator('gd-derivatives')).toBeVisible();
    await expect(page.locator('gd-map')).toBeVisible();
    expect(asked).not.toContain('gd-worker_bg.wasm');
    expect(page.workers()).toHaveLength(0);
    await expect((await differentiate(page)).first()).toBeVisible();
    expect(page.workers().map((worker) => new URL(worker.url()).origin)).toEqual([new URL(baseURL ?? '').origin]);
    expect(asked.filter((name) => name === 'gd-worker_bg.wasm' || name === 'worker.js').sort()).toEqual(['gd-worker_bg.wasm', 'worker.js']);
  });

  test('comes on the page itself where a worker does not', async ({ page, problems }) => {
    await page.addInitScript(() => {
      // As where a policy has no workers.
      Reflect.set(
        window,
        'Worker',
        class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
          }
          postMessage() {}
          terminate() {}
        },
      );
    });
    await page.goto('./?f=booth');
    await expect((await differentiate(page)).first()).toBeVisible();
    expect(page.workers()).toHaveLength(0);
    expect(problems.splice(0)).toEqual([]);
  });

  test('comes from another worker where one is lost', async ({ page, problems }) => {
    await page.addInitScript(() => {
      const { Worker } = window;
      /** @type {Worker[]} */
      const workers = [];
      Reflect.set(window, 'workers', workers);
      Reflect.set(window, 'Worker', function (/** @type {URL} */ url, /** @type {WorkerOptions} */ options) {
        const worker = new Worker(url, options);
        workers.push(worker);
        return worker;
      });
    });
    await page.goto('./?f=booth&step=3');
    const equations = await differentiate(page);
    await expect(equations.first()).toBeVisible();
    await page.evaluate(() => {
      const [worker] = /** @type {Worker[]} */ (Reflect.get(window, 'workers'));
      worker?.dispatchEvent(new ErrorEvent('error', { message: 'lost' }));
    });
    const before = await equations.allTextContents();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => equations.allTextContents()).not.toEqual(before);
    expect(await page.evaluate(() => Reflect.get(window, 'workers').length)).toBe(2);
    expect(problems.splice(0)).toEqual([]);
  });

  test('says what is wrong where its module does not come, and comes at another try', async ({ page, problems }) => {
    await page.route('**/gd-worker_bg.wasm', (route) => route.fulfill({ status: 404 }));
    await page.goto('./?f=booth');
    const equations = await differentiate(page);
    const panel = page.getByRole('region', { name: 'Gradient and Hessian' });
    await expect(panel).toContainText('missing on the server (404)');
    await page.unrouteAll();
    await panel.getByRole('button', { name: 'Close' }).click();
    await differentiate(page);
    await expect(equations.last()).toBeVisible();
    problems.splice(0);
  });

  test('comes on a page of another origin, which can have no worker of this site', async ({ page, baseURL, problems }) => {
    await page.goto('./');
    const script = await page.locator('script[type=module]').evaluate((/** @type {HTMLScriptElement} */ { src }) => src);
    // Another host’s page, to which this site’s files are open.
    const other = 'http://article.example/?f=booth';
    const body = `<script type="module" src="${script}"></script><gd-page></gd-page>`;
    await page.route(other, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.route(`${baseURL}**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    await page.goto(other);
    await expect((await differentiate(page)).first()).toBeVisible();
    expect(page.workers()).toHaveLength(0);
    expect(problems.splice(0).filter((problem) => !problem.startsWith('foreign:'))).toEqual([]);
  });
});
