import { colours } from './pixels.js';
import { expect, expectAccessible, fresh, test } from './page.js';

const LINK = 'f=booth&at=-1,-1&opt=gd;momentum&lr=0.02';

/** The chunks of a PNG, their kinds and data. @param {Buffer} file @returns {[string, Buffer][]} */
function chunks(file) {
  /** @type {[string, Buffer][]} */
  const all = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    all.push([file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  return all;
}

/** What a LaTeX, Markdown or HTML text leads to. @param {string} form @param {string} text */
function leadsTo(form, text) {
  if (form === 'LaTeX') return /\\href\{((?:\\.|[^}])*)\}/.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
  if (form === 'Markdown') return /\]\((http[^)]*)\)/.exec(text)?.[1] ?? '';
  const attribute = /(?:src|href)="(http[^"]*\?[^"]*)"/.exec(text)?.[1] ?? '';
  return attribute.replaceAll('&amp;', '&');
}

test('the link opens the same race, at the step shown if wanted', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.seek(7);
  const shown = await playground.status();
  await playground.share.click();
  const link = playground.shareDialog.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(page.url());
  await playground.shareDialog.getByRole('checkbox', { name: 'Opens at the step shown' }).check();
  await expect(link).toHaveValue(/step=7/);
  const address = await link.inputValue();
  await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  await expect(playground.shareDialog).toBeHidden();
  await page.goto(address);
  await playground.settled();
  expect(await playground.status()).toEqual(shown);
});

test('every form that is pasted leads to the same bits', { tag: '@desktop' }, async ({ page, playground }) => {
  // A formula with what each of the forms escapes.
  const query = 'f=x^2/2%2B3y^2%2Babs(x*y)_'.replace('_', '') + '&at=1.5,1;-1,0.3&opt=gd;adam(lr=0.1,beta1=0.8)&noise=0.05&seed=3&steps=60';
  await playground.open(query);
  const runs = await playground.status();
  await playground.share.click();
  const dialog = playground.shareDialog;
  /** @type {Record<string, string>} */
  const addresses = {};
  addresses.link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByRole('tab', { name: 'Embed' }).click();
  const snippet = dialog.getByRole('textbox', { name: 'For your own page' });
  await expect(snippet).toHaveValue(/^<iframe /);
  addresses.frame = leadsTo('HTML', await snippet.inputValue());
  await dialog.getByRole('radio', { name: /^Element/ }).check();
  await expect(snippet).toHaveValue(/<gd-playground /);
  const element = await snippet.inputValue();
  addresses.element = leadsTo('HTML', element);
  await dialog.getByRole('tab', { name: 'Document' }).click();
  for (const form of ['Markdown', 'LaTeX']) {
    const field = dialog.getByRole('textbox', { name: form });
    await expect(field).toHaveValue(/http/);
    addresses[form] = leadsTo(form, await field.inputValue());
  }
  expect(addresses.frame).toContain('embed=1');
  for (const [form, address] of Object.entries(addresses)) {
    await page.goto(address);
    await page.waitForFunction((count) => /** @type {any} */ (document.querySelector('gd-page'))?.shadowRoot?.querySelector('gd-playground')?.status?.().filter((/** @type {any} */ { verdict }) => verdict).length === count, runs.length);
    const status = await playground.status();
    expect(status.map(({ theta, value, step }) => [step, ...theta, value]), form).toEqual(runs.map(({ theta, value, step }) => [step, ...theta, value]));
  }
  // The element itself, on a page of another’s.
  await page.route('**/article', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Article</title>${element}` }));
  await page.goto('/article');
  await page.waitForFunction((count) => /** @type {any} */ (document.querySelector('gd-playground'))?.status?.().filter((/** @type {any} */ { verdict }) => verdict).length === count, runs.length);
  const status = await page.evaluate(() => /** @type {any} */ (document.querySelector('gd-playground')).status());
  expect(status.map((/** @type {any} */ { theta, value }) => [...theta, value])).toEqual(runs.map(({ theta, value }) => [...theta, value]));
});

test('the snippet shows the race in a frame of any page, of the size that was chosen, as the preview does', { tag: '@desktop' }, async ({ page, baseURL, playground }) => {
  await playground.open('f=x*y%2Babs(x)&at=1,1&opt=gd;momentum');
  await playground.share.click();
  await playground.shareDialog.getByRole('tab', { name: 'Embed' }).click();
  const field = playground.shareDialog.getByRole('textbox', { name: 'For your own page' });
  await playground.shareDialog.getByRole('combobox', { name: 'Size' }).selectOption('480 × 420, for a column');
  await expect(field).toHaveValue(/width="480" height="420"/);
  const snippet = await field.inputValue();
  expect(snippet).toMatch(/^<iframe src="http:[^"<>]*" title="[^"<>]+"[^<>]*><\/iframe>$/);
  expect(snippet).toContain(`src="${baseURL}?f=`);
  expect(snippet).toContain('&amp;');
  const preview = playground.shareDialog.getByTitle('Preview of the frame');
  await expect(preview.contentFrame().getByRole('application')).toHaveAccessibleName(/with 2 runs$/);
  expect(await preview.evaluate((frame) => [frame.clientWidth, frame.clientHeight])).toEqual([480, 420]);
  await page.route('**/blog', (route) => route.fulfill({ contentType: 'text/html', body: snippet }));
  await page.goto('/blog');
  const frame = page.getByTitle(/^Gradient descent on/).contentFrame();
  await expect(frame.getByRole('application')).toHaveAccessibleName(/with 2 runs$/);
  await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(frame.getByRole('combobox', { name: 'Function' })).toBeHidden();
});

test('the numbers are every step, as the terminal prints them, and the results', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(LINK);
  await playground.openFiles();
  const csv = await playground.download('Steps (CSV)');
  expect(csv.name).toBe('gradient-descent-booth.csv');
  const [header, start, ...rows] = csv.content.toString().trimEnd().split('\n');
  expect(header).toBe('run,rule,step,x,y,value,grad_norm,lr,event');
  // Booth's (x + 2y − 7)² + (2x + y − 5)² at (−1, −1): f = 164, ∇f = (−52, −56).
  expect(start).toBe(`0,gd,0,-1,-1,164,${Math.hypot(52, 56)},0.02,`);
  expect(rows.filter((row) => row.endsWith('converged:global-minimum'))).toHaveLength(2);

  const json = JSON.parse((await playground.download('Results (JSON)')).content.toString());
  expect(json.query).toContain('f=booth');
  expect(json.runs).toHaveLength(2);
  expect(json.runs[0].verdictId).toBe('converged:global-minimum');
});

test('the results in one dimension have one of each', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=x^2&at=3&lr=0.1');
  await playground.openFiles();
  const { runs } = JSON.parse((await playground.download('Results (JSON)')).content.toString());
  expect(runs[0].theta).toHaveLength(1);
  expect(runs[0].verdict.at).toHaveLength(1);
  // f″ = 2.
  expect(runs[0].verdict.eigenvalues).toEqual([2]);
});

test('a picture has a legend and a caption, and its link and its size in its metadata', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.openFiles();
  const address = page.url();
  for (const [name, width] of /** @type {const} */ ([['1×', 720], ['2×', 1440], ['4×', 2880]])) {
    await playground.shareDialog.getByRole('combobox', { name: 'Size' }).selectOption({ label: `${name}, ${width} pixels wide` });
    const png = await playground.download('Picture (PNG)');
    expect(png.name).toBe('gradient-descent-booth.png');
    const parts = chunks(png.content);
    expect(png.content.readUInt32BE(16)).toBe(width);
    // As wide in every document: 96 pixels of CSS an inch.
    expect(parts.find(([kind]) => kind === 'pHYs')?.[1].readUInt32BE(0)).toBe(Math.round((width / 720) * 96 / 0.0254));
    const texts = parts.filter(([kind]) => kind === 'iTXt').map(([, data]) => data.toString().split('\0').filter(Boolean));
    expect(texts.map(([keyword]) => keyword)).toEqual(['Title', 'Description', 'Source']);
    expect(texts[2]?.[1]).toContain(`: ${address} `);
    expect(texts[1]?.[1]).toContain('Momentum: global minimum');
    if (width === 720) expect(await colours(page, png.content)).toBeGreaterThan(200);
  }
  const svg = await playground.download('Picture (SVG)');
  const text = svg.content.toString();
  await page.route('**/figure.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: text }));
  await page.goto('/figure.svg');
  const parsed = await page.evaluate(() => {
    const { documentElement: root } = document;
    return { tag: root.tagName, title: root.querySelector('title')?.textContent, source: root.querySelector('metadata')?.textContent, texts: [...root.querySelectorAll('text')].map(({ textContent }) => textContent?.trim()) };
  });
  expect(parsed.tag).toBe('svg');
  expect(parsed.title).toBe('Gradient descent on Booth\'s function');
  expect(parsed.source).toContain(`: ${address} `);
  expect(parsed.texts.join(' ')).toMatch(/Momentum: global minimum, step \d+.* start .*minimum/);
});

/**
 * For each picture in an SVG, the share of its pixels that are the same at its place in a PNG as wide.
 * @param {import('@playwright/test').Page} page @param {string} svg @param {Buffer} png
 */
function sameMaps(page, svg, png) {
  const across = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const maps = [...svg.matchAll(/<image x="(\d+)" y="(\d+)"[^>]* href="data:image\/png;base64,([^"]*)"/g)];
  const placed = maps.map(([, x, y, data = '']) => ({ x: Number(x) / across, y: Number(y) / across, data }));
  return page.evaluate(
    async ({ whole, placed }) => {
      const read = async (/** @type {string} */ base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const all = await read(whole);
      return Promise.all(
        placed.map(async ({ x, y, data }) => {
          const map = await read(data);
          const [left, top] = [Math.round(x * all.width), Math.round(y * all.width)];
          let same = 0;
          for (let k = 0; k < map.width * map.height; k += 1) {
            const [a, b] = [4 * k, 4 * ((Math.floor(k / map.width) + top) * all.width + (k % map.width) + left)];
            if ([0, 1, 2].every((channel) => map.data[a + channel] === all.data[b + channel])) same += 1;
          }
          return same / (map.width * map.height);
        }),
      );
    },
    { whole: png.toString('base64'), placed },
  );
}

for (const map of ['basins', 'sweep(x=lr,y=beta)']) {
  test(`a picture shows a map of ${map}`, { tag: '@desktop' }, async ({ page, playground }) => {
    test.setTimeout(90_000);
    await playground.open(`f=himmelblau&opt=momentum&lr=0.01&steps=200&map=${map}`);
    await playground.openFiles();
    const png = await playground.download('Picture (PNG)');
    const description = chunks(png.content).find(([, data]) => data.toString('latin1').startsWith('Description'));
    expect(description).toBeTruthy();
    expect(await colours(page, png.content)).toBeGreaterThan(200);
    const svg = (await playground.download('Picture (SVG)')).content.toString();
    expect(svg).toMatch(map === 'basins' ? /A \(3, 2\)|\d+ %/ : /converge/);
    expect(svg.length, 'bytes of the SVG').toBeLessThan(300_000);
    // Its maps are those of the PNG, pixel by pixel, but for what is drawn over them.
    await playground.shareDialog.getByRole('combobox', { name: 'Size' }).selectOption({ label: '1×, 720 pixels wide' });
    const same = await sameMaps(page, svg, (await playground.download('Picture (PNG)')).content);
    expect(same.length).toBe(map === 'basins' ? 1 : 2);
    for (const share of same) expect(share).toBeGreaterThan(0.6);
  });
}

test('a GIF of the whole way is made while the page goes on, and can be cancelled', { tag: '@desktop' }, async ({ page, playground }) => {
  test.setTimeout(120_000);
  // A thousand steps in the most frames that a GIF has.
  await playground.open('f=rosenbrock&at=-1.5,1&lr=0.001&steps=1000&tol=0&speed=20');
  await playground.openFiles();
  const { shareDialog } = playground;
  await shareDialog.getByRole('button', { name: 'Animation (GIF)' }).click();
  const bar = shareDialog.getByRole('progressbar');
  const shares = new Set();
  await expect.poll(async () => shares.add(await bar.evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value)).size, { timeout: 30_000 }).toBeGreaterThan(4);
  await shareDialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(shareDialog.getByRole('status')).toHaveText('Animation: cancelled, nothing was saved.');
  await expect(bar).toBeHidden();
  // The button is gone: the focus is on what began it.
  await expect(shareDialog.getByRole('button', { name: 'Animation (GIF)' })).toBeFocused();
  await page.evaluate(() => {
    let last = performance.now();
    Object.assign(window, { longest: 0 });
    const look = () => {
      const now = performance.now();
      const gap = now - last;
      if (gap > /** @type {any} */ (window).longest) Object.assign(window, { longest: gap });
      last = now;
      setTimeout(look, 4);
    };
    look();
  });
  const begun = Date.now();
  const gif = await playground.download('Animation (GIF)', 60_000);
  const took = Date.now() - begun;
  test.info().annotations.push({ type: 'measured', description: `${took} ms, ${gif.content.length} bytes, longest pause ${Math.round(await page.evaluate('longest'))} ms` });
  expect(took).toBeLessThan(60_000);
  expect(gif.name).toBe('gradient-descent-rosenbrock.gif');
  expect(gif.content.toString('latin1', 0, 6)).toBe('GIF89a');
  expect(gif.content.toString('latin1')).toContain('Gradient descent playground: http');
});

test('a video of the whole way holds the link', { tag: '@desktop' }, async ({ page, playground }) => {
  test.setTimeout(120_000);
  await playground.open(LINK);
  await playground.openFiles();
  const video = await playground.download('Video (MP4 or WebM)', 60_000);
  expect(video.name).toMatch(/^gradient-descent-booth\.(mp4|webm)$/);
  expect(video.content.toString('latin1')).toContain(`Gradient descent playground: ${page.url()}`);
});

fresh('where the browser has no H.264 the video is a WebM, which plays', { tag: '@desktop' }, async ({ page, playground }) => {
  test.setTimeout(120_000);
  await page.route('**/exporter.js', async (route) => {
    const response = await route.fetch();
    const mask = 'const isSupported = VideoEncoder.isConfigSupported.bind(VideoEncoder); VideoEncoder.isConfigSupported = async (config) => /^avc/.test(config.codec) ? { supported: false, config } : isSupported(config);\n';
    await route.fulfill({ response, body: mask + (await response.text()) });
  });
  await playground.open(LINK);
  await playground.openFiles();
  const { name, content } = await playground.download('Video (MP4 or WebM)', 60_000);
  expect(name).toBe('gradient-descent-booth.webm');
  expect(content.toString('latin1')).toContain(`Gradient descent playground: ${page.url()}`);
  await page.route('**/video.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><video src="video.webm" muted></video>' }));
  await page.route('**/video.webm', (route) => route.fulfill({ contentType: 'video/webm', body: content }));
  await page.goto('/video.html');
  const seen = await page.locator('video').evaluate(async (/** @type {HTMLVideoElement} */ video) => {
    const told = (/** @type {string} */ event) => new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true });
      video.addEventListener('error', () => reject(video.error), { once: true });
    });
    if (video.readyState < 2) await told('loadeddata');
    const { duration, videoWidth, videoHeight } = video;
    const seeked = told('seeked');
    video.currentTime = duration / 2;
    await seeked;
    const context = new OffscreenCanvas(videoWidth, videoHeight).getContext('2d');
    context?.drawImage(video, 0, 0);
    const { data } = context?.getImageData(0, 0, videoWidth, videoHeight) ?? { data: [] };
    const colours = new Set();
    for (let k = 0; k < data.length; k += 4) colours.add(`${data[k]},${data[k + 1]},${data[k + 2]}`);
    return { duration, videoWidth, colours: colours.size };
  });
  expect(seen.duration).toBeGreaterThan(0.5);
  expect(seen.videoWidth).toBeGreaterThan(400);
  expect(seen.colours).toBeGreaterThan(200);
});

test('a file that was saved opens its link, dropped or chosen', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  const address = page.url();
  const runs = await playground.status();
  await playground.openFiles();
  const files = [await playground.download('Picture (PNG)'), await playground.download('Picture (SVG)'), await playground.download('Results (JSON)')];
  await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  for (const [k, { name, content }] of files.entries()) {
    await playground.open('f=sphere&at=1,1');
    if (k === 0) await playground.choose(name, content);
    else await playground.drop(name, content);
    await expect(page).toHaveURL(address);
    await playground.settled();
    expect(await playground.status()).toEqual(runs);
  }
  await playground.undo.click();
  await expect(playground.picture).toHaveAccessibleName(/Sphere/);
});

test('a file that means no good is refused with a reason, and nothing in it runs', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&at=1,1');
  const query = await playground.query();
  const mark = 'Gradient descent playground: ';
  const evil = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hurt=1"><script>window.hurt=1</script><metadata>';
  for (const [name, content, reason] of /** @type {[string, string | Buffer, RegExp][]} */ ([
    ['notes.txt', 'hello', /no file that Share has saved/],
    ['empty.png', '', /The file is empty/],
    ['photo.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5 << 20, 7)]), /There is no link in this file/],
    ['evil.svg', `${evil}${mark}javascript:alert(1) </metadata></svg>`, /leads elsewhere/],
    ['other.svg', `${evil}${mark}https://example.org/?q=1 </metadata></svg>`, /leads elsewhere/],
    ['markup.svg', `${evil}${mark}https://example.org/?f=&lt;img/src=x/onerror=alert(1)&gt; </metadata></svg>`, /leads elsewhere|can’t be followed/],
    ['long.svg', `${evil}${mark}https://example.org/?f=x${'%2Bx'.repeat(50_000)} </metadata></svg>`, /longer than any/],
    ['<img src=x onerror=alert(1)>.gif', 'GIF89a', /“<img src=x onerror=alert\(1\)>\.gif” is not opened/],
  ])) {
    await playground.drop(name, Buffer.from(content));
    const told = page.locator('gd-problems').getByRole('alert');
    await expect(told).toContainText(reason);
    await told.getByRole('button', { name: 'Dismiss' }).click();
    expect(await playground.query()).toBe(query);
  }
  expect(await page.evaluate('window.hurt')).toBeUndefined();
});

test('the QR code is of the link, and one that is too long has none', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open(LINK);
  await playground.share.click();
  await expect(playground.shareDialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const svg = await playground.download('QR code (SVG)');
  expect(svg.name).toBe('gradient-descent-booth-qr.svg');
  await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  const points = Array.from({ length: 200 }, (_, k) => `${k / 7},${k / 11}`).join(';');
  await playground.open(`data=csv:${points}`);
  await playground.share.click();
  await expect(playground.shareDialog.getByText('too long for a QR code')).toBeVisible();
});

test('the worksheet asks on its first page and answers on its second', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1&steps=30');
  await playground.openFiles();
  const link = playground.shareDialog.getByRole('link', { name: 'Worksheet to print' });
  const sheet = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
  await page.goto(sheet);
  await expect(page.getByRole('heading', { name: 'Gradient descent on Parabola: what will happen?' })).toBeVisible({ timeout: 20_000 });
  const [question, answer] = [page.getByRole('table').first(), page.getByRole('table').last()];
  await expect(question.getByRole('columnheader')).toHaveText(['step', 'x', 'f', '∂f/∂x', 'α']);
  await expect(question.getByRole('row').nth(1).getByRole('cell')).toHaveText(['0', '3', '9', '6', '0.1']);
  await expect(question.getByRole('row').nth(2).getByRole('cell')).toHaveText(['1', '', '', '', '']);
  // x − 0.1 · 2x = 0.8 x.
  await expect(answer.getByRole('row').nth(2).getByRole('cell')).toHaveText(['1', '2.4', '5.76', '4.8', '0.1']);
  await expect(page.getByRole('link')).toHaveText(/\?f=parabola&at=3/);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.answers').evaluate((part) => getComputedStyle(part).breakBefore)).toBe('page');
});

fresh('the link is copied, and that is seen and said', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open(LINK);
  await playground.share.click();
  const copy = playground.shareDialog.getByRole('button', { name: 'Copy the link' });
  await expect(copy).toHaveText('Copy');
  await copy.click();
  await expect(copy).toHaveText('Copied ✓');
  await expect(playground.shareDialog.getByRole('status')).toHaveText('Link: copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  for (const tab of ['Link', 'Document', 'Files']) {
    await playground.shareDialog.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, [['gd-page', 'gd-page-menu']]);
  }
});

fresh('on plain http, which has no clipboard, the link is copied all the same', { tag: '@desktop' }, async ({ page, context, playground }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    const { clipboard } = navigator;
    Object.assign(window, { readClipboard: () => clipboard.readText() });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await playground.open(LINK);
  await playground.share.click();
  const copy = playground.shareDialog.getByRole('button', { name: 'Copy the link' });
  await copy.click();
  await expect(copy).toHaveText('Copied ✓');
  expect(await page.evaluate('readClipboard()')).toBe(page.url());

  // Where that fails too, the text is left selected.
  await page.evaluate(() => {
    document.execCommand = () => {
      throw new Error('not allowed');
    };
  });
  await copy.click();
  await expect(playground.shareDialog.getByRole('status')).toHaveText('Selected: copy it with your keyboard.');
  const selected = await playground.shareDialog
    .getByRole('textbox', { name: 'Link' })
    .evaluate((field) => /** @type {HTMLInputElement} */ (field).value.slice(...[0, 1].map((end) => (end ? /** @type {any} */ (field).selectionEnd : /** @type {any} */ (field).selectionStart))));
  expect(selected).toBe(page.url());
});

test('the dialog is used by the keyboard, keeps the focus, and Escape gives it back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open(LINK);
  await playground.share.focus();
  await page.keyboard.press('Enter');
  const { shareDialog } = playground;
  await expect(shareDialog).toBeVisible();
  await shareDialog.getByRole('tab', { name: 'Link' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(shareDialog.getByRole('tab', { name: 'Files' })).toBeFocused();
  await expect(shareDialog.getByRole('button', { name: 'Picture (PNG)' })).toBeVisible();
  const inDialog = () => shareDialog.evaluate((dialog) => dialog.matches(':focus-within') || document.activeElement === document.body);
  for (let k = 0; k < 14; k += 1) {
    await page.keyboard.press('Tab');
    expect(await inDialog()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(shareDialog).toBeHidden();
  await expect(playground.share).toBeFocused();
});

for (const [name, width, height] of /** @type {const} */ ([['a phone', 390, 844], ['a small window', 768, 1024]])) {
  test(`the dialog has room on ${name}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open(LINK);
    await playground.share.click();
    for (const tab of ['Link', 'Embed', 'Document', 'Files']) {
      await playground.shareDialog.getByRole('tab', { name: tab }).click();
      expect(await playground.shareDialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth), tab).toBe(0);
    }
  });
}
