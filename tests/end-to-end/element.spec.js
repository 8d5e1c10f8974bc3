import { expect, test } from './page.js';

/**
 * @typedef {import('../../www/src/gd-playground.js').PlaygroundElement} Element
 * @typedef {{ load(): Promise<import('../../www/src/gd-playground.js').Engine> }} Module
 * @typedef {import('@playwright/test').Page} Page
 */

const HOST = '/host/elements.html';
/** The module by which a host defines the element. */
const MODULE = '/some/folder/gd-playground.js';

/** @param {Page} page @param {string} [id] */
const element = (page, id = 'first') =>
  /** @type {import('@playwright/test').Locator} */ (page.locator(`gd-playground#${id}`));

/** Waits until an element's runs have ended. @param {Page} page @param {string} [id] */
async function ended(page, id = 'first') {
  await expect(element(page, id).getByRole('application')).toBeVisible();
  await expect
    .poll(() => element(page, id).evaluate((/** @type {Element} */ it) => it.status().length > 0 && it.status().every(({ verdict }) => verdict)))
    .toBe(true);
}

/** Lets the page's frames and tasks go by. @param {Page} page */
const settle = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

test.describe('in an article of another page', { tag: '@desktop' }, () => {
  test('two work apart on one module, and the host stays as it is', async ({ page }) => {
    /** @type {string[]} */
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(HOST);
    await page.getByLabel('Your name').focus();
    const before = await page.evaluate(() => ({
      length: history.length,
      attributes: [...document.querySelectorAll('gd-playground')].map((it) => it.cloneNode(true)).map((it) => /** @type {HTMLElement} */ (it).outerHTML),
    }));
    await ended(page, 'first');
    await ended(page, 'second');
    expect(fetched.filter((path) => path.endsWith('.wasm')), 'the module and its rest').toHaveLength(2);

    const [first, second] = await Promise.all(
      ['first', 'second'].map((id) => element(page, id).evaluate((/** @type {Element} */ it) => it.status().map(({ name }) => name))),
    );
    expect(first).toHaveLength(2);
    expect(second).toHaveLength(1);

    const changed = await page.evaluate(() => {
      /** @type {string[]} */
      const told = [];
      document.addEventListener('gd-change', (event) => told.push(/** @type {Element} */ (event.target).id));
      const it = /** @type {Element} */ (document.querySelector('#first'));
      const reading = it.apply({ type: 'set', key: 'lr', value: '0.02' });
      const refused = it.apply({ type: 'set', key: 'lr', value: 'fast' });
      return Promise.resolve().then(() => ({ told, query: it.query, refused: refused?.refused, was: reading?.refused }));
    });
    expect(changed.was).toBe(false);
    expect(changed.refused).toBe(true);
    expect(changed.told).toEqual(['first']);
    expect(changed.query).toContain('lr=0.02');
    await element(page, 'first').getByRole('button', { name: 'Step back' }).click();
    expect(await element(page, 'second').evaluate((/** @type {Element} */ it) => it.query)).toBe('f=booth&at=-1,-1&theme=dark');

    const after = await page.evaluate(() => ({
      length: history.length,
      attributes: [...document.querySelectorAll('gd-playground')].map(({ outerHTML }) => outerHTML),
    }));
    expect(after, 'neither history nor attributes are written').toEqual(before);
    expect(page.url()).toContain(HOST);
  });

  test('it takes neither focus nor scroll', async ({ page }) => {
    await page.goto(HOST);
    await page.getByLabel('Your name').focus();
    await ended(page, 'second');
    await expect(page.getByLabel('Your name')).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.getByText('Between two pictures').click();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('second');
  });

  test('is asked and told by its methods', async ({ page }) => {
    await page.goto(HOST);
    await ended(page);
    const told = await element(page).evaluate(async (/** @type {Element} */ it) => {
      const first = it.query;
      it.apply({ type: 'addStart', at: [2, 1] });
      const second = it.query;
      it.undo();
      const undone = it.query;
      it.redo();
      const redone = it.query;
      it.query = 'f=parabola&at=3&lr=0.1';
      while (!it.status().length || it.status().some(({ verdict }) => !verdict)) await new Promise(requestAnimationFrame);
      const last = it.step;
      it.step = 2;
      const [{ step, theta } = { step: NaN, theta: [] }] = it.status();
      it.play();
      const playing = it.playing;
      it.pause();
      return { first, second, undone, redone, last, step, theta, playing, paused: it.playing };
    });
    expect(told.second).not.toBe(told.first);
    expect(told.undone).toBe(told.first);
    expect(told.redone).toBe(told.second);
    expect(told.last).toBeGreaterThan(2);
    expect(told.step).toBe(2);
    // x₂ = (1 − 2α)² · 3 on x².
    expect(told.theta[0]).toBeCloseTo(0.64 * 3, 12);
    expect([told.playing, told.paused]).toEqual([true, false]);
  });

  test('attributes are a link, also when they change, and what was set before it was defined', async ({ page }) => {
    await page.goto(HOST);
    await ended(page);
    const queries = await page.evaluate(async (source) => {
      const { PlaygroundElement } = await import(source);
      const it = /** @type {Element} */ (document.querySelector('#first'));
      it.setAttribute('f', 'x*x+2y*y');
      it.setAttribute('data-mine', '1');
      await new Promise((done) => setTimeout(done));
      const changed = it.query;
      it.removeAttribute('opt');
      await new Promise((done) => setTimeout(done));
      const without = it.query;
      // One of a document without scripts is defined when it comes into this one.
      const early = /** @type {Element} */ (document.implementation.createHTMLDocument().createElement('gd-playground'));
      early.query = 'f=booth&step=3';
      early.className = 'early';
      document.body.append(early);
      early.scrollIntoView();
      await new Promise((done) => early.addEventListener('gd-ready', done, { once: true }));
      return { changed, without, early: early.query, isOne: early instanceof PlaygroundElement };
    }, MODULE);
    expect(queries.changed).toBe('f=x%2Ax%2B2y%2Ay&at=-1,-1&opt=gd;momentum');
    expect(queries.without).toBe('f=x%2Ax%2B2y%2Ay&at=-1,-1');
    expect(queries.isOne).toBe(true);
    expect(queries.early).toBe('f=booth&step=3');
  });

  test('goes on where it is moved to, and shows the same again after it was away', async ({ page }) => {
    await page.goto(HOST);
    await ended(page);
    await element(page).evaluate((/** @type {Element} */ it) => {
      it.apply({ type: 'addStart', at: [2, 1] });
      it.step = 3;
    });
    const seen = () => element(page).evaluate((/** @type {Element} */ it) => ({ query: it.query, step: it.step, pixel: Object.values(it.pixel(0, 0) ?? {}).map((at) => at.toFixed(6)) }));
    await expect.poll(async () => (await seen()).step).toBe(3);
    const before = await seen();
    await page.evaluate(() => document.querySelector('#end')?.append(document.querySelector('#first') ?? ''));
    await settle(page);
    expect(await seen()).toEqual(before);
    await element(page).evaluate(async (/** @type {Element} */ it) => {
      const ready = new Promise((done) => it.addEventListener('gd-ready', done, { once: true }));
      const parent = it.parentElement;
      it.remove();
      await new Promise((done) => setTimeout(done));
      if (it.session) throw new Error('it holds its session');
      parent?.append(it);
      await ready;
    });
    await expect.poll(seen).toEqual(before);
  });

  test('Ctrl with Z undoes where the focus is, and nowhere else', async ({ page }) => {
    await page.goto(HOST);
    await ended(page, 'first');
    await ended(page, 'second');
    const queries = () =>
      page.evaluate(() => [...document.querySelectorAll('gd-playground')].map((it) => /** @type {Element} */ (it).query));
    const before = await queries();
    for (const id of ['first', 'second']) {
      await element(page, id).evaluate((/** @type {Element} */ it) => it.apply({ type: 'addStart', at: [2, 1] }));
    }
    const after = await queries();
    await page.getByLabel('Your name').focus();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await queries(), 'a field of the article').toEqual(after);
    await element(page).getByRole('application').focus();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await queries()).toEqual([before[0], after[1]]);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    expect(await queries()).toEqual(after);
  });

  test('a copy is one of its own', async ({ page }) => {
    await page.goto(HOST);
    await ended(page);
    const names = await element(page).evaluate(async (/** @type {Element} */ it) => {
      const copy = /** @type {Element} */ (it.cloneNode(true));
      copy.id = 'copy';
      it.after(copy);
      await new Promise((done) => copy.addEventListener('gd-ready', done, { once: true }));
      it.apply({ type: 'addRule', rule: 'adam' });
      return [it.query, copy.query, it.innerHTML === copy.innerHTML];
    });
    expect(names).toEqual(['f=himmelblau&at=-1,-1&opt=gd;momentum;adam', 'f=himmelblau&at=-1,-1&opt=gd;momentum', true]);
  });

  test('fifty that come and go leave nothing behind', async ({ page, context }) => {
    await page.goto(HOST);
    await ended(page);
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable');
    const measured = async () => {
      await client.send('HeapProfiler.collectGarbage');
      const { metrics } = await client.send('Performance.getMetrics');
      const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
      const [sessions, bytes] = await page.evaluate(async (source) => {
        const { load } = /** @type {Module} */ (await import(source));
        const { scheduler, memory } = await load();
        return [scheduler.size, memory.buffer.byteLength];
      }, MODULE);
      return { sessions, bytes, listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
    };
    const comeAndGo = (/** @type {number} */ times) =>
      page.evaluate(async (times) => {
        for (let k = 0; k < times; k += 1) {
          const it = /** @type {Element} */ (document.createElement('gd-playground'));
          it.query = 'f=himmelblau&restarts=5&opt=gd;momentum&steps=300';
          it.className = 'small';
          it.setAttribute('loading', 'eager');
          document.body.append(it);
          await new Promise((done) => it.addEventListener('gd-ready', done, { once: true }));
          // Some go while they compute, some when they have drawn.
          for (let frames = 0; frames < k % 4; frames += 1) await new Promise(requestAnimationFrame);
          it.remove();
        }
        await new Promise((done) => setTimeout(done));
      }, times);
    await comeAndGo(10);
    const before = await measured();
    await comeAndGo(50);
    const after = await measured();
    expect(after.sessions).toBe(before.sessions);
    expect(after.bytes, 'memory of the module').toBe(before.bytes);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50);
    expect(after.heap).toBeLessThan(before.heap + 500_000);
  });

  test('is compact and themed by itself, and shows its children where it cannot come', async ({ page, problems }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await page.goto(HOST);
    const alert = element(page).getByRole('alert');
    await expect(alert).toContainText('missing on the server (404)');
    await expect(element(page).getByText('Himmelblau’s function')).toBeVisible();
    await page.unroute('**/*.wasm');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await ended(page);
    await expect(alert).toBeHidden();
    await expect(element(page).getByText('Himmelblau’s function')).toBeHidden();
    expect(problems.splice(0).every((problem) => problem.includes('404'))).toBe(true);
  });
});

/** With what follows from chance and from the domain, so that a verdict could change with the view. */
const CHANCE = '?f=himmelblau&at=-1,-1&restarts=6&noise=0.5&seed=3&steps=200&embed=1';

test('the camera changes nothing but what is seen, in any frame', { tag: '@desktop' }, async ({ page }) => {
  await page.goto(`./${CHANCE}`);
  const it = page.locator('gd-playground');
  await expect
    .poll(() => it.evaluate((/** @type {Element} */ it) => it.status().length > 0 && it.status().every(({ verdict }) => verdict)))
    .toBe(true);
  const status = () => it.evaluate((/** @type {Element} */ it) => JSON.stringify(it.status()));
  const before = await status();
  expect(before.length).toBeGreaterThan(1000);

  /** How far (1, 0) and (0, 1) are from (0, 0) on the screen. */
  const units = () =>
    it.evaluate((/** @type {Element} */ it) => {
      const [zero, right, up] = [it.pixel(0, 0), it.pixel(1, 0), it.pixel(0, 1)];
      return zero && right && up ? [Math.hypot(right.x - zero.x, right.y - zero.y), Math.hypot(up.x - zero.x, up.y - zero.y)] : [0, NaN];
    });
  for (const [width, height] of /** @type {const} */ ([[320, 360], [480, 420], [900, 560], [1280, 800]])) {
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await it.evaluate((/** @type {Element} */ it) => it.apply({ type: 'resetZoom' }));
      await settle(page);
      expect(await status(), 'resized').toBe(before);
      const [across = NaN, down = NaN] = await units();
      expect(Math.abs(across / down - 1), `${across} px and ${down} px`).toBeLessThan(0.01);
      for (const edit of /** @type {const} */ ([{ type: 'zoom', to: [-2, 2, -2, 2] }, { type: 'pan', by: [0.25, -0.25] }])) {
        await it.evaluate((/** @type {Element} */ it, edit) => it.apply(/** @type {any} */ (edit)), edit);
        await settle(page);
        expect(await status(), edit.type).toBe(before);
      }
      const [wide = NaN, high = NaN] = await units();
      expect(Math.abs(wide / high - 1), `${wide} px and ${high} px`).toBeLessThan(0.01);
      expect(wide, 'it is zoomed in').toBeGreaterThan(across);
    });
  }
});
