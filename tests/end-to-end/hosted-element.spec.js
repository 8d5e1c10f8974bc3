import { article, element, ended, expect, test } from './host-pages.js';

/**
 * @typedef {import('../../www/src/gd-playground.js').PlaygroundElement} Element
 * @typedef {import('@playwright/test').Page} Page
 */

const FAR = '<p style="height: 3000px">Much text</p>';
/** Whether each element holds a session. @param {Page} page */
const begun = (page) => page.evaluate(() => [...document.querySelectorAll('gd-playground')].map((it) => /** @type {Element} */ (it).session !== null));
/** @param {Page} page */
const one = (page) => page.locator('gd-playground').first();
/** Counts what is asked for. @param {Page} page @param {RegExp} of */
function requests(page, of) {
  /** @type {string[]} */
  const all = [];
  page.on('request', (request) => of.test(request.url()) && all.push(request.url()));
  return all;
}

test.describe('an element', { tag: '@desktop' }, () => {
  test('begins once it is seen, and at once where that is asked for', async ({ page, hosts }) => {
    const wasm = requests(page, /\.wasm$/);
    await page.goto(hosts.put(article(`${FAR}${element(hosts.site, 'f="booth" at="-1,-1"')}${FAR}${element(hosts.site, 'f="sphere" at="1,1"')}`)));
    await page.waitForFunction(() => customElements.get('gd-playground'));
    await page.waitForTimeout(300);
    expect(wasm, 'nothing is loaded for what nobody sees').toEqual([]);
    expect(await begun(page)).toEqual([false, false]);
    await expect(page.getByText('In its place').first(), 'until then its children stand there').toBeVisible();
    await one(page).scrollIntoViewIfNeeded();
    await ended(page);
    expect(await begun(page)).toEqual([true, false]);
    await page.goto(hosts.put(article(`${FAR}${element(hosts.site, 'f="booth" at="-1,-1" loading="eager"')}`)));
    await expect.poll(() => begun(page)).toEqual([true]);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('plays when it is seen, and only while it is; not where its link says otherwise', async ({ page, hosts }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const all = ['', 'play="0"', 'step="3"'].map((more) => element(hosts.site, `f="himmelblau" at="-1,-1" steps="300" tol="0" speed="20" ${more}`));
    await page.goto(hosts.put(article(`${all.join('')}${FAR}`)));
    const at = (/** @type {number} */ k) =>
      page.locator('gd-playground').nth(k).evaluate((/** @type {Element} */ it) => ({ step: it.step, playing: it.playing }));
    await expect.poll(async () => (await at(0)).step).toBeGreaterThan(2);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForTimeout(300);
    const out = await at(0);
    await page.waitForTimeout(700);
    expect(await at(0), 'it stands still').toEqual(out);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(async () => (await at(0)).step).toBeGreaterThan(out.step);
    await page.locator('gd-playground').nth(1).scrollIntoViewIfNeeded();
    await expect.poll(() => at(1)).toEqual({ step: 300, playing: false });
    await page.locator('gd-playground').nth(2).scrollIntoViewIfNeeded();
    await expect.poll(() => at(2)).toEqual({ step: 3, playing: false });
  });

  test('thirty share one module, and no more are kept than a phone can hold', async ({ page, hosts }) => {
    test.slow();
    const wasm = requests(page, /\.wasm$/);
    const small = (/** @type {number} */ k) => element(hosts.site, `f="booth" at="${k / 10},1" steps="20" id="e${k}"`).replace('height: 480px', 'height: 300px');
    await page.goto(hosts.put(article(Array.from({ length: 30 }, (_, k) => small(k)).join(''))));
    for (let k = 0; k < 30; k += 1) {
      await page.locator(`#e${k}`).scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator(`#e${k}`).evaluate((/** @type {Element} */ it) => it.session !== null)).toBe(true);
    }
    expect(wasm).toHaveLength(2);
    expect((await begun(page)).filter(Boolean).length).toBeLessThanOrEqual(12);
    expect(page.workers()).toHaveLength(0);
    const before = await page.evaluate(() => document.body.scrollHeight);
    await page.locator('#e0').scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('#e0').evaluate((/** @type {Element} */ it) => it.status().length)).toBe(1);
    expect(await page.locator('#e0').evaluate((/** @type {Element} */ it) => it.query)).toBe('f=booth&at=0,1&steps=20');
    expect(await page.evaluate(() => document.body.scrollHeight), 'nothing has moved').toBe(before);
  });

  test('tells of steps and ends by events, which are asked for by nobody else', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="parabola" at="3" lr="0.1" id="a"') + element(hosts.site, 'f="sphere" at="1,1" id="b"'))));
    await ended(page);
    const told = await page.evaluate(async () => {
      const it = /** @type {Element} */ (document.querySelector('#a'));
      /** @type {[string, string, any][]} */
      const all = [];
      for (const name of /** @type {const} */ (['gd-step', 'gd-verdict', 'gd-change'])) {
        document.addEventListener(name, (event) => all.push([/** @type {HTMLElement} */ (event.target).id, name, /** @type {CustomEvent} */ (event).detail]));
      }
      const rest = () => new Promise((done) => setTimeout(done, 300));
      await rest();
      all.length = 0;
      it.step = 2;
      await rest();
      it.apply({ type: 'set', key: 'lr', value: '0.25' });
      await rest();
      return all;
    });
    const names = told.map(([id, name]) => `${id} ${name}`);
    expect(new Set(told.map(([id]) => id))).toEqual(new Set(['a']));
    expect(told[0]?.[2]).toMatchObject({ step: 2, playing: false, complete: true });
    expect(names).toContain('a gd-change');
    const verdict = told.find(([, name]) => name === 'gd-verdict')?.[2];
    expect(verdict.summary).toMatch(/minimum/);
    expect(verdict.status[0].verdictId).toBe('converged:global-minimum');
  });

  test('leaves out what its link hides, and fits the box that it is given', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1" hide="rate,legend,play"'))));
    await ended(page);
    for (const part of ['gd-rate', 'gd-legend', 'gd-play-bar']) await expect(page.locator(part)).toBeHidden();
    await page.goto(hosts.put(article(element(hosts.site, 'f="himmelblau" at="-1,-1" opt="gd;momentum;adam"'))));
    await ended(page);
    for (const [width, height] of /** @type {const} */ ([[900, 600], [640, 480], [320, 360], [280, 200], [240, 150], [900, 600]])) {
      await one(page).evaluate((/** @type {HTMLElement} */ it, [width, height]) => Object.assign(it.style, { width: `${width}px`, height: `${height}px` }), [width, height]);
      await expect
        .poll(() =>
          one(page).evaluate((it) => {
            const { bottom, right } = it.getBoundingClientRect();
            const children = [...(it.shadowRoot?.children ?? [])].map((child) => child.getBoundingClientRect());
            return children.every((box) => box.bottom <= bottom + 1 && box.right <= right + 1);
          }), `${width} × ${height}`)
        .toBe(true);
    }
    await expect(page.locator('gd-rate'), 'all is there again').toBeVisible();
  });

  test('follows the theme of the page, else the reader’s', async ({ page, hosts }) => {
    test.slow();
    const marks = {
      light: ['data-theme="light"', 'data-md-color-scheme="default"', 'data-bs-theme="light"', 'class="light"', 'style="color-scheme: light"'],
      dark: ['data-theme="dark"', 'data-md-color-scheme="slate"', 'data-bs-theme="dark"', 'class="dark"', 'style="color-scheme: dark"'],
    };
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'))));
    await ended(page);
    const look = () => one(page).evaluate((/** @type {Element} */ it) => [it.session?.isDark, getComputedStyle(it).colorScheme]);
    for (const reader of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme: reader });
      await expect.poll(look, `no mark, ${reader}`).toEqual([reader === 'dark', 'light dark']);
      for (const [theme, ways] of Object.entries(marks)) {
        for (const on of ['html', 'body']) {
          for (const way of ways) {
            await page.evaluate(([on, way]) => {
              const [, name = '', value = ''] = /^([\w-]+)="(.*)"$/.exec(way) ?? [];
              document.querySelector(on)?.setAttribute(name, value);
            }, /** @type {const} */ ([on, way]));
            await expect.poll(look, `${on} ${way}, ${reader}`).toEqual([theme === 'dark', theme]);
            await page.evaluate(([on, way]) => document.querySelector(on)?.removeAttribute(way.split('=')[0] ?? ''), /** @type {const} */ ([on, way]));
          }
        }
      }
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await one(page).evaluate((it) => it.setAttribute('theme', 'light'));
    await expect.poll(look, 'its own is stronger').toEqual([false, 'light']);
    // What is seen: a corner of the picture.
    await one(page).evaluate((it) => it.removeAttribute('theme'));
    const corner = () => page.locator('gd-map').evaluate((map) => getComputedStyle(map).backgroundColor);
    await expect.poll(corner).toBe('rgb(18, 23, 30)');
  });

  test('takes type and accent from custom properties, and its parts are styled', async ({ page, hosts }) => {
    const style = `<style>gd-playground { --gd-font: 20px/1.5 monospace; --gd-accent: rgb(1, 2, 3); } gd-playground::part(map) { outline: 4px solid rgb(4, 5, 6); }</style>`;
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1" theme="light"'), style)));
    await ended(page);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    expect(await play.evaluate((it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).fontFamily])).toEqual(['rgb(1, 2, 3)', 'monospace']);
    expect(await page.locator('gd-companion').evaluate((it) => getComputedStyle(it).outlineColor)).toBe('rgb(4, 5, 6)');
  });

  test('is not touched by what an article has set for its text', async ({ page, hosts }) => {
    const style = `<style>* { box-sizing: content-box; border: 9px solid red; } body { text-align: right; text-transform: uppercase; letter-spacing: 1em; white-space: pre; text-indent: 5em; font: 40px/3 serif; color: red; cursor: wait; } button { display: none !important; }</style>`;
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'), style)));
    await ended(page);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await expect(play).toBeVisible();
    const seen = await page.locator('gd-legend li button').first().evaluate((it) => {
      const { textAlign, textTransform, letterSpacing, whiteSpace, textIndent, fontSize } = getComputedStyle(it);
      return { textTransform, letterSpacing, textIndent, fontSize, isStart: textAlign !== 'right', whiteSpace };
    });
    expect(seen).toEqual({ textTransform: 'none', letterSpacing: 'normal', textIndent: '0px', fontSize: '13.125px', isStart: true, whiteSpace: 'nowrap' });
    // One who has spoilt what all share.
    await page.evaluate(() => {
      Object.assign(Array.prototype, { spoilt: true });
      Object.assign(Object.prototype, { type: 'gd-call', at: 'here' });
    });
    const refused = await one(page).evaluate((/** @type {Element} */ it) => it.apply(/** @type {any} */ ({}))?.refused);
    expect(refused).toBe(true);
    await page.evaluate(() => ['type', 'at'].forEach((name) => Reflect.deleteProperty(Object.prototype, name)));
    expect(await one(page).evaluate((/** @type {Element} */ it) => it.apply({ type: 'addStart', at: [1, 2] })?.refused)).toBe(false);
  });

  test('keeps its keys from a page that has keys, and its pointer where the page is scaled', async ({ page, hosts }) => {
    const deck = `<div style="zoom: 1; transform: scale(0.6); transform-origin: 0 0">${element(hosts.site, 'f="himmelblau" at="-1,-1" steps="50"')}</div>`;
    const keys = `<script>const keys = []; document.addEventListener('keydown', ({ key }) => keys.push(key));</script>`;
    await page.goto(hosts.put(article(deck, keys)));
    await ended(page);
    await page.getByRole('application').focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowLeft');
    const field = one(page).getByRole('textbox').first();
    await field.focus();
    await page.keyboard.type('n f ');
    expect(await page.evaluate('keys'), 'the deck hears none of it').toEqual([]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('keys'), 'but Tab leads on').toEqual(['Tab']);
    const at = await one(page).evaluate((/** @type {Element} */ it) => {
      const { left, top, width } = it.getBoundingClientRect();
      const place = it.pixel(2, 1);
      const scale = width / it.offsetWidth;
      return place && { x: left + scale * place.x, y: top + scale * place.y };
    });
    await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
    await expect
      .poll(() => one(page).evaluate((/** @type {Element} */ it) => it.session?.scenario.starts.at(-1)?.map((x) => Math.round(10 * x) / 10)))
      .toEqual([2, 1]);
  });

  test('is defined once, and says so where another release comes', async ({ page, hosts, problems }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'))));
    await ended(page);
    await page.evaluate((url) => import(url), `${hosts.site}gd-playground.js?again`);
    expect(problems.filter((problem) => problem.startsWith('console'))).toEqual([]);
    await page.route('**/app-0000/**', async (route) => {
      const response = await route.fetch({ url: route.request().url().replace('/app-0000/', `/${release}/`) });
      await route.fulfill({ response });
    });
    const entry = await (await page.request.get(`${hosts.site}gd-playground.js`)).text();
    const release = /app-[0-9a-f]+/.exec(entry)?.[0] ?? '';
    await page.evaluate((url) => import(url), `${hosts.site}app-0000/gd-playground.js`);
    await expect.poll(() => problems.splice(0).filter((problem) => problem.includes('is left out')).length).toBe(1);
    await ended(page);
  });

  test('says that there is no memory left, and tries again', async ({ page, hosts, problems }) => {
    await page.addInitScript(() => {
      const { instantiate } = WebAssembly;
      let fails = true;
      Object.assign(WebAssembly, {
        instantiate: (/** @type {any[]} */ ...given) => {
          if (!fails) return /** @type {any} */ (instantiate)(...given);
          fails = false;
          return Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance'));
        },
      });
    });
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'))));
    const alert = one(page).getByRole('alert');
    await expect(alert).toContainText('no memory left');
    await expect(page.getByText('In its place')).toBeVisible();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await ended(page);
    problems.splice(0);
  });

  test('upgrades what a soft navigation brings, leaves light DOM alone, and is moved without a stop', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(`<main>${element(hosts.site, 'f="booth" at="-1,-1" id="a"')}</main>`)));
    await ended(page);
    const written = () => page.evaluate(() => document.querySelector('main gd-playground')?.outerHTML);
    const before = await written();
    await page.evaluate(() => {
      const main = document.querySelector('main');
      const html = main?.innerHTML ?? '';
      main?.replaceChildren(document.createElement('p'));
      // As Material for MkDocs and Turbo do: a parsed copy takes the place.
      main?.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    });
    await ended(page);
    expect(await written(), 'as a server wrote it').toBe(before);
    expect(before).toBe('<gd-playground f="booth" at="-1,-1" id="a" style="display: flex; width: 640px; height: 480px"><p>In its place</p></gd-playground>');
    const moved = await page.evaluate(async () => {
      const it = /** @type {Element} */ (document.querySelector('#a'));
      it.step = 1;
      const { session } = it;
      /** @type {any} */
      const aside = document.body.appendChild(document.createElement('aside'));
      if (aside.moveBefore) aside.moveBefore(it, null);
      else aside.append(it);
      await new Promise((done) => setTimeout(done, 200));
      return [it.session === session, it.step];
    });
    expect(moved).toEqual([true, 1]);
  });

  test('hundreds that come and go leave nothing behind', async ({ page, hosts }) => {
    test.slow();
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'))));
    await ended(page);
    const left = await page.evaluate(async () => {
      /** @type {WeakRef<Element>[]} */
      const refs = [];
      for (let k = 0; k < 200; k += 1) {
        const it = /** @type {Element} */ (document.createElement('gd-playground'));
        it.setAttribute('query', 'f=sphere&at=1,1&steps=20');
        it.setAttribute('loading', 'eager');
        document.body.append(it);
        if (k % 20 === 0) await new Promise((done) => it.addEventListener('gd-ready', done, { once: true }));
        else await Promise.resolve();
        it.remove();
        refs.push(new WeakRef(it));
      }
      await new Promise((done) => setTimeout(done, 500));
      Object.assign(window, { refs });
      return document.querySelectorAll('gd-playground').length;
    });
    expect(left).toBe(1);
    expect(page.workers()).toHaveLength(0);
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    const alive = () => page.evaluate('refs.filter((ref) => ref.deref()).length');
    await client.send('HeapProfiler.collectGarbage');
    expect(await alive(), 'elements in memory').toBeLessThanOrEqual(3);
  });

  test('no attribute runs a script or breaks the page', async ({ page, hosts }) => {
    const hostile = [
      'f="<img src=x onerror=alert(1)>"', 'f="__proto__"', 'query="f=sphere&amp;at=1e999,NaN&amp;opt=;;;&amp;steps=-1"', 'query="&quot;><script>alert(1)</script>"',
      'at="javascript:alert(1)" f="sphere"', 'hide="&lt;b&gt;,rules,constructor" f="sphere"', `f="${'('.repeat(5000)}x"`, 'steps="1e9" restarts="1e9" f="sphere"',
    ];
    let alerted = false;
    page.on('dialog', (dialog) => ((alerted = true), dialog.dismiss()));
    await page.goto(hosts.put(article(hostile.map((attributes) => element(hosts.site, `${attributes} loading="eager"`)).join('') + element(hosts.site, 'f="booth" at="-1,-1" id="good" loading="eager"'))));
    await expect.poll(() => begun(page), { timeout: 30_000 }).toEqual(Array(hostile.length + 1).fill(true));
    await expect.poll(() => page.locator('#good').evaluate((/** @type {Element} */ it) => it.query)).toBe('f=booth&at=-1,-1');
    for (let k = 0; k < hostile.length; k += 1) await expect(page.locator('gd-playground').nth(k).getByRole('application')).toBeAttached();
    expect(await page.locator('gd-playground img, gd-playground script').count()).toBe(0);
    expect(alerted).toBe(false);
  });
});

test('is there again after Back, and keeps no page from the cache of Back', { tag: '@desktop' }, async ({ page, hosts }) => {
  await page.goto(hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"'))));
  await ended(page);
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
  expect(listeners.map(({ type }) => type).filter((type) => /unload/.test(type))).toEqual([]);
  await page.goto(hosts.put(article('<p>Elsewhere</p>')));
  await page.goBack();
  await ended(page);
});
