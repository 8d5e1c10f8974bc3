import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { article, ended, expect, frame, test } from './host-pages.js';

/** The lines that make a frame as high as it asks for, as they are documented. */
const README = readFileSync(fileURLToPath(new URL('../../www/README.md', import.meta.url)), 'utf8');
const [LINES = ''] = /^addEventListener\('message'[^`]*/m.exec(README) ?? [];

/** Keeps what a frame sends, with when; `obeys` makes it as high as it asks for. @param {boolean} obeys */
const listener = (obeys) => `<script>
  const told = [];
  addEventListener('message', ({ data, source }) => told.push({ data, ours: source === document.querySelector('iframe').contentWindow }));
  ${obeys ? LINES : ''}
</script>`;

/** @typedef {{ data: any, ours: boolean }} Told */
/** @param {import('@playwright/test').Page} page @returns {Promise<Told[]>} */
const toldBy = (page) => page.evaluate('told');
/** @param {import('@playwright/test').Page} page */
const heights = async (page) => (await toldBy(page)).filter(({ data }) => data.type === 'gd-height').map(({ data }) => data.height);
/** Whether a frame's document is larger than its window. @param {import('@playwright/test').Page} page */
const overflows = (page) =>
  page.frameLocator('iframe').locator('html').evaluate((html) => html.scrollHeight > innerHeight || html.scrollWidth > innerWidth);

const RACE = 'f=himmelblau&at=-1,-1&opt=gd;momentum;adam';

test.describe('a frame', { tag: '@desktop' }, () => {
  for (const [width, height] of /** @type {const} */ ([[320, 360], [480, 420], [700, 420], [900, 560], [300, 250], [320, 150]])) {
    test(`fits into ${width} × ${height} without scrolling`, async ({ page, hosts }) => {
      await page.goto(hosts.put(article(frame(hosts.site, RACE, `width="${width}" height="${height}"`))));
      const it = page.frameLocator('iframe');
      await ended(it);
      await expect.poll(() => overflows(page)).toBe(false);
      const map = await it.locator('gd-map').boundingBox();
      const play = await it.getByRole('button', { name: 'Play', exact: true }).boundingBox();
      const around = await page.locator('iframe').boundingBox();
      expect(map?.height).toBeGreaterThan(40);
      expect((play?.y ?? Infinity) + (play?.height ?? 0), 'what plays is in sight').toBeLessThanOrEqual((around?.y ?? 0) + height + 2);
    });
  }

  test('tells its height in the forms that hosts know, once, whether it is followed or not', async ({ page, hosts }) => {
    for (const obeys of [true, false]) {
      await page.goto(hosts.put(article(frame(hosts.site, RACE, 'width="640" height="400"'), listener(obeys))));
      await ended(page.frameLocator('iframe'));
      await expect.poll(() => heights(page)).not.toHaveLength(0);
      await page.waitForTimeout(obeys ? 5000 : 1500);
      const told = await heights(page);
      expect(told.length, `obeys: ${obeys}`).toBeLessThanOrEqual(3);
      const height = told.at(-1);
      expect(height).toBeGreaterThan(360);
      expect(height).toBeLessThan(800);
      if (obeys) expect((await page.locator('iframe').boundingBox())?.height).toBeCloseTo(height, -1);
      expect(await overflows(page)).toBe(false);
      const all = await toldBy(page);
      expect(all.every(({ ours }) => ours)).toBe(true);
      const data = all.map(({ data }) => data);
      expect(data).toContainEqual({ subject: 'lti.frameResize', height });
      expect(data).toContainEqual({ sentinel: 'amp', type: 'embed-size', height });
      const texts = data.filter((data) => typeof data === 'string').map((text) => JSON.parse(text));
      expect(texts).toContainEqual({ src: expect.stringContaining('embed=1'), context: 'iframe.resize', height });
      expect(data.some(({ message }) => message === 'height'), 'no secret, no message for WordPress').toBe(false);
    }
  });

  test('tells WordPress with its secret, and the browser where it is asked to', async ({ page, hosts }) => {
    const it = frame(hosts.site, RACE, 'width="640" height="400"').replace('embed=1', 'embed=1#?secret=aB3xYz');
    await page.addInitScript(() => {
      /** @type {any} */ (window).requestResize = () => {
        /** @type {any} */ (window).asked = document.documentElement.scrollHeight;
        throw new DOMException('', 'NotAllowedError');
      };
    });
    await page.goto(hosts.put(article(it, listener(false))));
    await ended(page.frameLocator('iframe'));
    await expect.poll(async () => (await toldBy(page)).filter(({ data }) => data.message === 'height').length).toBeGreaterThan(0);
    const [height] = await heights(page);
    expect((await toldBy(page)).map(({ data }) => data)).toContainEqual({ message: 'height', value: height, secret: 'aB3xYz' });
    const asked = await page.frameLocator('iframe').locator('html').evaluate(() => /** @type {any} */ (window).asked);
    expect(Math.abs(asked - height), `${asked} px`).toBeLessThanOrEqual(24);
    expect(await page.frameLocator('iframe').locator('gd-problems').getByRole('alert').count(), 'the secret is no key').toBe(0);
  });

  test('is another height at another width, and does not shake with a scroll bar', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(frame(hosts.site, RACE, 'width="640" height="400"'), listener(true))));
    await ended(page.frameLocator('iframe'));
    await expect.poll(() => heights(page)).not.toHaveLength(0);
    const before = await heights(page);
    for (const width of [625, 640, 625, 640]) {
      await page.locator('iframe').evaluate((it, width) => it.setAttribute('width', String(width)), width);
      await page.waitForTimeout(250);
    }
    expect(await heights(page)).toEqual(before);
    await page.locator('iframe').evaluate((it) => it.setAttribute('width', '340'));
    await expect.poll(async () => (await heights(page)).at(-1)).toBeLessThan(before.at(-1));
  });

  test('keeps its author’s mistakes from its readers', async ({ page, hosts }) => {
    const wrong = frame(hosts.site, 'f=himmelblau&at=-1,-1&lr=fast&colour=red');
    await page.goto(hosts.put(article(wrong)));
    await ended(page.frameLocator('iframe'));
    await expect(page.frameLocator('iframe').locator('gd-problems')).toBeAttached();
    expect(await page.frameLocator('iframe').locator('gd-problems').innerText()).toBe('');
    await page.goto(hosts.put(article(wrong.replace('<iframe', '<iframe name="gd-preview"'))));
    await expect(page.frameLocator('iframe').locator('gd-problems').getByRole('alert')).toContainText('lr');
  });

  test('leaves out what its link hides', async ({ page, hosts }) => {
    const parts = /** @type {const} */ ({ rules: 'gd-run-legend .line ul', share: 'gd-run-legend a', legend: 'gd-legend', play: 'gd-play-bar', verdict: 'gd-verdict' });
    for (const hidden of [[], ...Object.keys(parts).map((word) => [word]), Object.keys(parts)]) {
      await page.goto(hosts.put(article(frame(hosts.site, `f=booth&at=-1,-1&hide=saddle${hidden.map((word) => `,${word}`).join('')}`))));
      const it = page.frameLocator('iframe');
      await ended(it);
      for (const [word, selector] of Object.entries(parts)) {
        await expect(it.locator(selector), `${word} of ${hidden}`).toBeVisible({ visible: !hidden.includes(word) });
      }
    }
  });

  test('writes no history, so that Back leaves the article at once', async ({ page, hosts }) => {
    const before = hosts.put(article('<h1>Before</h1>'));
    await page.goto(before);
    await page.goto(hosts.put(article(frame(hosts.site, RACE))));
    const it = page.frameLocator('iframe');
    await ended(it);
    const length = await page.evaluate(() => history.length);
    await it.getByRole('application').click({ position: { x: 200, y: 100 } });
    await it.getByRole('button', { name: 'Step back' }).click();
    await it.getByRole('slider', { name: 'Step' }).press('Home');
    expect(await page.evaluate(() => history.length)).toBe(length);
    await page.goBack();
    expect(page.url()).toBe(before);
  });

  test('lets a wheel over it scroll the page', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(`${frame(hosts.site, RACE)}<p style="height: 3000px">Much more</p>`)));
    const it = page.frameLocator('iframe');
    await ended(it);
    const zoom = () => it.locator('gd-playground').evaluate((/** @type {any} */ it) => it.query);
    const before = await zoom();
    await it.getByRole('application').hover();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await zoom()).toBe(before);
    expect(await it.getByRole('application').evaluate((box) => getComputedStyle(box).touchAction), 'nor is a swipe its own').toBe('pan-y');
  });

  test('has something to show before its scripts come', async ({ page, hosts, problems }) => {
    await page.route('**/app-*/{page,part-*}.js', () => {});
    await page.goto(hosts.put(article(frame(hosts.site, RACE))), { waitUntil: 'commit' });
    await expect(page.frameLocator('iframe').locator('.loading > div').last()).toBeVisible();
    problems.splice(0);
  });

  test('is printed with a caption and the address of the whole page, within its frame', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(frame(hosts.site, RACE, 'width="640" height="560"'))));
    const it = page.frameLocator('iframe');
    await ended(it);
    await expect(it.locator('gd-caption')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    const caption = it.locator('gd-caption');
    await expect(caption).toContainText('Himmelblau');
    await expect(caption.getByRole('listitem').first()).toContainText(/Gradient descent: .*, step \d+, α = /);
    const link = caption.getByRole('link');
    await expect(link).toHaveText(/\?f=himmelblau&at=-1,-1/);
    await expect(link).not.toHaveText(/embed/);
    const [said, map] = [await caption.boundingBox(), await it.locator('gd-map').boundingBox()];
    const around = await page.locator('iframe').boundingBox();
    expect((said?.y ?? Infinity) + (said?.height ?? 0)).toBeLessThanOrEqual((around?.y ?? 0) + (around?.height ?? 0));
    expect(map?.height).toBeGreaterThan(160);
    expect((map?.y ?? Infinity) + (map?.height ?? 0)).toBeLessThanOrEqual((said?.y ?? 0) + 1);
  });

  for (const [given, allow] of /** @type {const} */ ([['with', 'allow="clipboard-write; fullscreen"'], ['without', '']])) {
    test(`copies and fills the screen as far as it may: ${given} leave`, async ({ page, context, hosts, problems }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      // What is pressed there copies by a clipboard alone, not by the older way.
      await page.addInitScript(() => (document.execCommand = () => false));
      const whole = frame(hosts.site, RACE, `width="900" height="600" ${allow}`).replace('&amp;embed=1', '');
      await page.goto(hosts.put(article(whole)));
      const it = page.frameLocator('iframe');
      await ended(it);
      await it.getByRole('button', { name: 'Share' }).click();
      const dialog = it.getByRole('dialog', { name: 'Share' });
      await dialog.getByRole('button', { name: 'Copy the link' }).click();
      const told = dialog.getByRole('status');
      if (allow) await expect(told).toHaveText('Link: copied.');
      else await expect(told).toHaveText('Selected: copy it with your keyboard.');
      await expect(dialog.getByRole('link', { name: 'Open it in a tab' })).toHaveAttribute('href', /^http.*\?f=himmelblau/);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.goto(hosts.put(article(whole.replace('f=himmelblau', 'show=present&amp;f=himmelblau'))));
      await ended(it);
      const [fill, tab] = [it.getByRole('button', { name: 'Full screen' }), it.getByRole('link', { name: 'Open in a tab' })];
      await expect(it.getByRole('button', { name: 'Leave' })).toBeVisible();
      await expect(fill).toBeVisible({ visible: Boolean(allow) });
      await expect(tab).toBeVisible({ visible: !allow });
      if (!allow) await expect(tab).toHaveAttribute('href', /show=present/);
      // The browser tells what it did not allow.
      problems.push(...problems.splice(0).filter((problem) => !/Permissions policy violation/.test(problem)));
    });
  }

  test('follows the theme of its host where its link has none', async ({ page, hosts }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(hosts.put(article(frame(hosts.site, `${RACE}&theme=host`) + frame(hosts.site, `${RACE}&theme=light`))));
    const [following, own] = [page.frameLocator('iframe >> nth=0'), page.frameLocator('iframe >> nth=1')];
    for (const it of [following, own]) await ended(it);
    const ground = (/** @type {typeof own} */ it) => it.locator('gd-page').evaluate((page) => getComputedStyle(page).backgroundColor);
    const light = await ground(own);
    const send = (/** @type {'light' | 'dark' | null} */ theme) =>
      page.evaluate((value) => {
        for (const { contentWindow } of document.querySelectorAll('iframe')) contentWindow?.postMessage({ type: 'gd-call', id: 1, call: 'theme', value }, '*');
      }, theme);
    await send('dark');
    await expect.poll(() => ground(following)).not.toBe(light);
    expect(await ground(own)).toBe(light);
    await send(null);
    await expect.poll(() => ground(following)).toBe(light);
  });
});

test.describe('a frame that is asked and told', { tag: '@desktop' }, () => {
  /** A page with a frame and its client as `it`, and what it tells in `told`. @param {string} site @param {string} query */
  const client = (site, query) =>
    article(
      frame(site, query),
      `<script type="module">
        import { connect } from '${site}gd-frame.js';
        addEventListener('DOMContentLoaded', () => {
          window.told = [];
          window.it = connect(document.querySelector('iframe'));
          for (const name of ['gd-ready', 'gd-change', 'gd-step', 'gd-verdict', 'gd-height']) it.addEventListener(name, ({ detail }) => told.push([name, detail]));
        });
      </script>`,
    );

  test('does as the element does', async ({ page, hosts }) => {
    await page.goto(hosts.put(client(hosts.site, 'f=parabola&at=3&lr=0.1')));
    await ended(page.frameLocator('iframe'));
    await expect.poll(() => page.evaluate('told.map(([name]) => name)')).toEqual(expect.arrayContaining(['gd-ready', 'gd-step', 'gd-verdict', 'gd-height']));
    const seen = await page.evaluate(async () => {
      const { it, told } = /** @type {any} */ (window);
      const until = async (/** @type {() => boolean} */ so) => {
        while (!so()) await new Promise((done) => setTimeout(done, 10));
      };
      const first = it.query;
      const { refused, query } = await it.apply({ type: 'set', key: 'lr', value: '0.25' });
      const wrong = await it.apply({ type: 'set', key: 'lr', value: 'fast' });
      await until(() => it.query === query);
      await until(() => told.at(-1)?.[0] === 'gd-verdict' || it.step > 0);
      it.step = 2;
      await until(() => it.step === 2);
      const [{ theta }] = await it.status();
      it.undo();
      await until(() => it.query === first);
      it.redo();
      await until(() => it.query === query);
      it.query = 'f=booth&at=1,1';
      await until(() => it.query.includes('booth'));
      it.step = 0;
      await until(() => it.step === 0);
      it.play();
      await until(() => it.playing);
      it.pause();
      await until(() => !it.playing);
      const { summary, status } = told.find((/** @type {[string]} */ [name]) => name === 'gd-verdict')[1];
      return { first, refused, query, wrong: [wrong.refused, wrong.problems.length], theta, summary, verdicts: status.map((/** @type {any} */ run) => run.verdictId) };
    });
    expect(seen.first).toContain('f=parabola');
    expect([seen.refused, seen.wrong]).toEqual([false, [true, 1]]);
    expect(seen.query).toContain('lr=0.25');
    // x₂ = (1 − 2α)² · 3 on x².
    expect(seen.theta[0]).toBeCloseTo(0.25 * 3, 12);
    expect(seen.summary).toMatch(/minimum/);
    expect(seen.verdicts).toHaveLength(1);
    expect(await page.frameLocator('iframe').locator('gd-problems').innerText(), 'a reader is told nothing of it').toBe('');
  });

  test('leaves out all that is not a call of its host', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(`${frame(hosts.site, RACE)}<iframe id="other" srcdoc="" title="Another"></iframe>`, listener(false))));
    const it = page.frameLocator('iframe >> nth=0');
    await ended(it);
    const query = () => it.locator('gd-playground').evaluate((/** @type {any} */ it) => it.query);
    const before = await query();
    await page.evaluate('told.splice(0)');
    await page.evaluate(() => {
      const [frame, other] = document.querySelectorAll('iframe');
      const target = frame?.contentWindow;
      const edit = { type: 'addRule', rule: 'sgd' };
      const call = { type: 'gd-call', id: 1, call: 'apply', value: { type: 'addRule', rule: 'rmsprop' } };
      /** @type {any[]} */
      const hostile = [
        null, undefined, 0, 'gd-call', [], [call], {}, new Map([['type', 'gd-call']]), new ArrayBuffer(8), new Error('gd-call'),
        { type: 'gd-call' }, { ...call, type: 'gd-calls' }, { ...call, id: undefined }, { ...call, id: {} }, { ...call, id: 1.5 },
        { ...call, id: 'x'.repeat(101) }, { ...call, call: 'constructor' }, { ...call, call: '__proto__' }, { ...call, call: 'eval' },
        { ...call, call: ['apply'] }, { ...call, value: null }, { ...call, value: 'addRule' }, { ...call, value: { type: 7 } },
        { ...call, value: undefined }, { ...call, call: 'step', value: '3' }, { ...call, call: 'play', value: 1 },
        { ...call, call: 'open', value: { toString: 'f=booth' } }, { ...call, call: 'theme', value: 'pink' }, { ...call, call: 'hello', value: 1 },
        { id: 1, call: 'apply', value: edit, __proto__: { type: 'gd-call' } },
      ];
      for (const message of hostile) target?.postMessage(message, '*');
      // Another window than the one around it, and the frame itself.
      const script = `parent.frames[0].postMessage(${JSON.stringify(call)}, '*')`;
      const element = other?.contentDocument?.createElement('script');
      if (element) {
        element.textContent = script;
        other?.contentDocument?.body.append(element);
      }
    });
    await page.waitForTimeout(500);
    expect(await query()).toBe(before);
    expect((await toldBy(page)).filter(({ data }) => data.type === 'gd-answer')).toEqual([]);
    // Well-formed but wrong edits are answered, not followed, and hurt nothing.
    await page.evaluate(() => {
      const target = document.querySelector('iframe')?.contentWindow;
      const edits = [
        { type: 'nothing' }, { type: 'addStart', at: [NaN, 1e400] }, { type: 'addStart', at: 'here' }, { type: 'set', key: '__proto__', value: '1' },
        { type: 'set', key: 'f', value: '<img src=x onerror=alert(1)>' }, { type: 'removeRule', index: -1 }, { type: 'open', query: 7 },
        { type: 'all', edits: Array.from({ length: 5000 }, () => ({ type: 'undo' })) },
      ];
      edits.forEach((value, id) => target?.postMessage({ type: 'gd-call', id, call: 'apply', value }, '*'));
    });
    await expect.poll(async () => (await toldBy(page)).filter(({ data }) => data.type === 'gd-answer').length).toBe(8);
    expect((await toldBy(page)).filter(({ data }) => data.type === 'gd-answer').every(({ data }) => data.value.refused)).toBe(true);
    expect(await query()).toBe(before);
  });

  test('of thousands of links at once the last alone is opened, and all are answered', async ({ page, hosts }) => {
    await page.goto(hosts.put(client(hosts.site, RACE)));
    await ended(page.frameLocator('iframe'));
    await expect.poll(() => page.evaluate('told.some(([name]) => name === "gd-verdict")')).toBe(true);
    const { took, answers, changes, theta } = await page.evaluate(async () => {
      const { it, told } = /** @type {any} */ (window);
      const target = it.frame.contentWindow;
      let answers = 0;
      addEventListener('message', ({ data }) => {
        if (data?.type === 'gd-answer' && /^flood/.test(data.id)) answers += 1;
      });
      const before = told.filter((/** @type {[string]} */ [name]) => name === 'gd-change').length;
      const begun = performance.now();
      for (let k = 1; k <= 3000; k += 1) target.postMessage({ type: 'gd-call', id: `flood${k}`, call: 'open', value: `f=parabola&at=${k / 1000}&step=0` }, '*');
      const [{ theta }] = await it.status();
      const took = performance.now() - begun;
      while (answers < 3000 && performance.now() - begun < 5000) await new Promise((done) => setTimeout(done, 10));
      return { took, answers, changes: told.filter((/** @type {[string]} */ [name]) => name === 'gd-change').length - before, theta };
    });
    test.info().annotations.push({ type: 'measured', description: `${Math.round(took)} ms, ${changes} links opened` });
    expect(answers).toBe(3000);
    expect(theta[0], 'what is asked after the last is of the last').toBe(3);
    expect(took).toBeLessThan(1500);
    expect(changes).toBeLessThan(100);
  });

  test('its client believes nobody but its frame', async ({ page, hosts }) => {
    await page.goto(hosts.put(client(hosts.site, RACE)));
    await ended(page.frameLocator('iframe'));
    await expect.poll(() => page.evaluate('told.some(([name]) => name === "gd-verdict")')).toBe(true);
    const left = await page.evaluate(async () => {
      const { it, told } = /** @type {any} */ (window);
      const before = told.length;
      for (const data of [{ type: 'gd-ready', detail: { query: 'f=evil' } }, { type: 'gd-height', height: 9e9 }, { type: 'gd-answer', id: 1, value: 1 }]) postMessage(data, '*');
      await new Promise((done) => setTimeout(done, 200));
      return [told.length - before, it.query.includes('evil')];
    });
    expect(left).toEqual([0, false]);
  });
});
