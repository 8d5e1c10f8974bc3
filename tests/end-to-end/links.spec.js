import { expect, fresh, test } from './page.js';

test('a link opens a race, both at a global minimum', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum&lr=0.01');
  await expect(page).toHaveTitle(/Himmelblau/);
  await expect(playground.picture).toHaveAccessibleName("Map of Himmelblau's function with 2 runs");
  const runs = await playground.status();
  expect(runs.map(({ verdictId }) => verdictId)).toEqual(['converged:global-minimum', 'converged:global-minimum']);
  for (const { value } of runs) expect(value).toBeLessThan(1e-9);
});

test('the address follows each control, and the link alone shows all of it again', async ({ page, playground }) => {
  await playground.open();
  /** @param {string} key */
  const inAddress = (key) => expect.poll(() => new URL(page.url()).searchParams.get(key), key);

  await playground.functions.selectOption('Ravine');
  await inAddress('f').toBe('ravine');
  await playground.speed.selectOption('100');
  await inAddress('speed').toBe('100');
  await playground.togglePart('Downhill arrows');
  await inAddress('show').toBe('field');
  await playground.legend.getByRole('button', { name: 'start', exact: true }).click();
  await inAddress('hide').toBe('start');
  await playground.more.click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await inAddress('theme').toBe('light');
  await page.keyboard.press('Escape');
  await playground.openSettings('Goal and stopping', 'Noise and chance', 'Schedule and clipping');
  await page.getByRole('radio', { name: /^Maximum/ }).check();
  await inAddress('goal').toBe('max');
  await page.getByRole('textbox', { name: /^Gradient noise/ }).fill('0.1');
  await page.keyboard.press('Enter');
  await inAddress('noise').toBe('0.1');
  await page.getByRole('combobox', { name: 'Learning-rate schedule' }).selectOption({ index: 1 });
  await inAddress('schedule').not.toBeNull();
  await page.getByRole('combobox', { name: 'Gradient clipping' }).selectOption({ index: 1 });
  await inAddress('clip').not.toBeNull();

  const { href } = new URL(page.url());
  await page.reload();
  await playground.settled();
  expect(page.url()).toBe(href);
  await expect(playground.functions.getByRole('option', { selected: true })).toHaveText('Ravine');
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(playground.part('Downhill arrows')).toBeChecked();
  await expect(playground.legend.getByRole('button', { name: 'start', exact: true })).toHaveAttribute('aria-pressed', 'false');
});

test('Back and Forward go through what was changed', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&lr=0.1');
  await playground.functions.selectOption('Double well');
  await playground.togglePart('Downhill arrows');
  await expect(page).toHaveURL(/show=field/);
  await page.goBack();
  await expect(playground.part('Downhill arrows')).not.toBeChecked();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Double well/);
  await page.goBack();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  await page.goForward();
  await page.goForward();
  await expect(playground.part('Downhill arrows')).toBeChecked();
});

test('Back to a link that differs in its step alone shows it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=booth&at=-1,-1&lr=0.02&step=7');
  await page.evaluate(() => (location.hash = '#f=booth&at=-1,-1&lr=0.02&step=12'));
  await expect(playground.count).toHaveText(/^12 /);
  await page.goBack();
  await expect(playground.count).toHaveText(/^7 /);
  await page.goForward();
  await expect(playground.count).toHaveText(/^12 /);
});

test('each act is an entry, a drag of a slider is one', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  const before = await playground.entries();
  for (let k = 0; k < 10; k += 1) await playground.apply({ type: 'addStart', at: [k / 4, 0] });
  await expect.poll(() => playground.entries()).toBe(before + 10);

  await playground.openSettings('Noise and chance');
  const slider = page.getByRole('slider', { name: /^Gradient noise/ });
  await playground.settled();
  const { width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
  await slider.hover({ position: { x: 8, y: height / 2 } });
  await page.mouse.down();
  await slider.hover({ position: { x: width / 3, y: height / 2 }, force: true });
  await slider.hover({ position: { x: width / 2, y: height / 2 }, force: true });
  await page.mouse.up();
  await expect(page).toHaveURL(/noise=/);
  await expect.poll(async () => new URL(page.url()).search.slice(1) === (await playground.query())).toBe(true);
  expect(await playground.entries()).toBe(before + 11);
});

fresh('a drag of ten seconds is written as often as browsers allow, and to its end', { tag: '@desktop' }, async ({ page, playground }) => {
  // The picture is drawn in each of some nine hundred frames.
  await page.setViewportSize({ width: 320, height: 480 });
  // Safari allows 100 calls in 30 seconds; Chromium is as strict, but for Playwright's flags.
  await page.clock.install();
  await page.addInitScript(() => {
    /** @type {number[]} */
    const calls = [];
    Object.assign(window, { calls });
    for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
      const real = history[name].bind(history);
      history[name] = (...all) => {
        const now = performance.now();
        calls.push(now);
        if (calls.filter((then) => now - then < 30_000).length > 100) throw new DOMException('too often', 'SecurityError');
        real(...all);
      };
    }
  });
  await page.goto('./?f=sphere&steps=50');
  await page.clock.runFor(2000);
  await expect(playground.picture).toHaveAccessibleName(/with 1 run$/);
  const before = await playground.entries();
  // As a pointer that is dragged for ten seconds, 128 moves.
  for (let k = 0; k < 32; k += 1) {
    await playground.stage.evaluate((element, k) => {
      const { session } = /** @type {any} */ (element);
      /** @type {any} */ (window).series ??= {};
      for (const part of [0, 1, 2, 3]) {
        session.apply({ type: 'changeRate', step: 0, rate: 0.01 + k / 100 + part / 1000 }, /** @type {any} */ (window).series);
      }
    }, k);
    await page.clock.runFor(320);
  }
  await page.clock.runFor(2000);
  const calls = await page.evaluate(() => /** @type {any} */ (window).calls);
  for (const call of calls) {
    expect(calls.filter((/** @type {number} */ then) => then >= call && then < call + 1000).length).toBeLessThanOrEqual(5);
  }
  expect(new URL(page.url()).search.slice(1)).toBe(await playground.query());
  expect(await playground.entries()).toBe(before + 1);
});

test('Back, at once after a slider has moved, keeps what it has come to', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.2');
  const first = await playground.query();
  await playground.openSettings('Noise and chance');
  const slider = page.getByRole('slider', { name: /^Gradient noise/ });
  // Both within one act, the last one before the address may be written again.
  const last = await slider.evaluate(async (input) => {
    for (const place of ['300', '400', '500']) {
      /** @type {HTMLInputElement} */ (input).value = place;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await new Promise((done) => setTimeout(done));
    }
    const playground = /** @type {any} */ (document.querySelector('gd-page')?.shadowRoot?.querySelector('gd-playground'));
    const { query } = playground;
    history.back();
    return query;
  });
  await expect.poll(() => playground.query()).toBe(first);
  await page.goForward();
  await expect.poll(() => playground.query()).toBe(last);
});

test('an address that the browser refuses is written later', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  const before = await playground.entries();
  await page.evaluate(() => {
    const { pushState } = history;
    history.pushState = () => {
      history.pushState = pushState;
      throw new DOMException('too often', 'SecurityError');
    };
  });
  await playground.speed.selectOption('50');
  await expect(page).toHaveURL(/speed=50/);
  expect(await playground.entries()).toBe(before + 1);
});

fresh('a frame leaves the history to its host', { tag: '@desktop' }, async ({ browser, baseURL }) => {
  // Of its own, since a history that is full does not grow.
  const page = await browser.newPage({ baseURL });
  await page.route('**/article', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe title="figure" src="${baseURL}?f=parabola&embed=1" width="600" height="500"></iframe>` }),
  );
  await page.goto('/host/empty.html');
  await page.goto('/article');
  const figure = page.getByTitle('figure').contentFrame().locator('gd-playground');
  await expect(figure.getByRole('application')).toHaveAccessibleName(/with 1 run$/);
  const before = await page.evaluate(() => history.length);
  for (let k = 0; k < 4; k += 1) {
    await figure.evaluate((element, k) => /** @type {any} */ (element).apply({ type: 'addStart', at: [k, 0] }), k);
  }
  await expect(figure.getByRole('application')).toHaveAccessibleName(/with 4 runs$/);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.goBack();
  expect(page.url()).toContain('/host/empty.html');
  await page.close();
});

fresh('a link behind # is followed, when opened and when pasted', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.goto('./#f=saddle&at=1,0&lr=0.1');
  await playground.settled();
  await expect(playground.picture).toHaveAccessibleName(/^Map of Saddle/);
  await page.goto('./#f=parabola&at=3&lr=0.1');
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
});

fresh('what others add before # stays out of it, and a place on the page is no link', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.goto('./?utm_source=x#f=parabola&at=3');
  await playground.settled();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  await expect(playground.problems).toBeHidden();
  await page.evaluate(() => (location.hash = '#somewhere'));
  await playground.apply({ type: 'set', key: 'speed', value: '50' });
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  await expect(playground.problems).toBeHidden();
});

test('a long link stands behind #, where no server refuses it', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  const rows = Array.from({ length: 200 }, (_, k) => `${k / 7} ${Math.sin(k)}`).join('\n');
  await playground.apply({ type: 'pasteData', text: rows });
  await expect(page).toHaveURL(/#data=csv:/);
  const { href, search } = new URL(page.url());
  expect(search).toBe('');
  const query = await playground.query();
  await page.reload();
  await playground.settled();
  expect(page.url()).toBe(href);
  expect(await playground.query()).toBe(query);
});

test('examples open their links, and Back leaves them', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  await playground.openExample('Far too large a learning rate');
  await playground.settled();
  expect((await playground.status())[0]?.verdictId).toMatch(/^diverged/);
  await page.goBack();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  await playground.openExample('Stuck on a saddle');
  await playground.undo.click();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
});

fresh('what is half typed does not follow the reader to another link', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.clock.install();
  await playground.open('f=parabola&at=3');
  await playground.functions.selectOption('Ravine');
  await expect(page).toHaveURL(/f=ravine/);
  await playground.formula.pressSequentially('+1');
  await page.goBack();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
  // Longer than typing rests.
  await page.clock.runFor(500);
  await expect(playground.formula).toHaveValue('x^2');
  expect(await playground.query()).toBe('f=parabola&at=3');
});

test('ten mixed acts are undone, to the byte, and done again', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 640, height: 480 });
  await playground.open('f=booth&at=-1,-1&lr=0.02&restarts=2&noise=0.1&seed=7');
  await expect(playground.undo).toBeDisabled();
  const first = await playground.query();
  await playground.functions.selectOption('Ravine');
  await playground.speed.selectOption('50');
  await playground.formula.fill('x^2 + 3y^2');
  await expect(playground.picture).toHaveAccessibleName(/x\^2 \+ 3y\^2/);
  await playground.togglePart('Downhill arrows');
  for (const edit of [
    { type: 'addStart', at: [1, 1] },
    { type: 'addRule', rule: 'adam' },
    { type: 'zoomBy', factor: 0.5, at: [0.5, 0.5] },
    { type: 'changeRate', step: 0, rate: 0.05 },
    { type: 'set', key: 'data', value: 'line' },
    { type: 'setMark', mark: 'saddle', on: false },
  ]) {
    await playground.apply(edit);
  }
  const last = await playground.query();
  await playground.picture.focus();
  for (let k = 0; k < 10; k += 1) await page.keyboard.press('ControlOrMeta+z');
  await expect(playground.undo).toBeDisabled();
  expect(await playground.query()).toBe(first);
  for (let k = 0; k < 10; k += 1) await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(playground.redo).toBeDisabled();
  expect(await playground.query()).toBe(last);
  await expect.poll(() => new URL(page.url()).search.slice(1)).toBe(last);
});

test('a control whose edit is refused shows what is so', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line&steps=100&batch=full');
  const { href } = new URL(page.url());
  await playground.openSettings();
  const batches = page.getByRole('textbox', { name: 'Batch sizes' });
  await batches.fill('some');
  await batches.press('Enter');
  await expect(batches).toHaveAttribute('aria-invalid', 'true');
  await expect(batches).toHaveAccessibleDescription(/“some”/);
  expect(page.url()).toBe(href);
  // Left for the reader to mend, until another edit is followed.
  await expect(batches).toHaveValue('some');
  await page.getByRole('radio', { name: 'With replacement' }).check();
  await expect(batches).toHaveValue('full');
  await expect(batches).toHaveAttribute('aria-invalid', 'false');
});

test('a page that has gone leaves the history to the one in its place', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.2');
  const { href } = new URL(page.url());
  await playground.apply({ type: 'set', key: 'speed', value: '50' });
  await expect(page).toHaveURL(/speed=50/);
  await page.evaluate(() => document.querySelector('gd-page')?.replaceWith(document.createElement('gd-page')));
  await playground.settled();
  await page.goBack();
  await expect.poll(() => playground.query()).toBe('f=parabola&at=3&lr=0.2');
  await playground.drawn();
  expect(page.url()).toBe(href);
});
