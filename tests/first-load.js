// What it takes to come to the first picture: how many requests, how many bytes, and how long beside an
// empty page that only compiles the same module.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Makes a page note when its first picture is drawn. To be called before it is opened.
 * @param {Page} page
 */
export async function watch(page) {
  await page.addInitScript(() => {
    const { prototype } = CanvasRenderingContext2D;
    for (const name of /** @type {const} */ (['putImageData', 'drawImage'])) {
      const draw = prototype[name];
      prototype[name] = function (/** @type {any[]} */ ...what) {
        Reflect.apply(draw, this, what);
        if (this.canvas.isConnected && !Reflect.has(window, 'firstPicture')) {
          Reflect.set(window, 'firstPicture', performance.now());
        }
      };
    }
  });
}

/**
 * When the first picture was drawn, in milliseconds, and what was asked for until then.
 * @param {Page} page
 */
export async function firstPicture(page) {
  await page.waitForFunction(() => Reflect.has(window, 'firstPicture'));
  return page.evaluate(() => {
    /** @type {number} */
    const time = Reflect.get(window, 'firstPicture');
    const loaded = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < time);
    return { time, requests: [location.href, ...new Set(loaded.map(({ name }) => name))] };
  });
}

/**
 * How many bytes some addresses have as hosts send them.
 * @param {string[]} addresses
 * @param {string} site the site's folder
 * @param {string} url and its address
 */
export async function compressed(addresses, site, url) {
  const sizes = addresses.map(async (address) => {
    const { pathname } = new URL(address);
    const name = pathname.slice(new URL(url).pathname.length) || 'index.html';
    const bytes = await readFile(`${site}/${name}`);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return (await compress(bytes, { params })).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
