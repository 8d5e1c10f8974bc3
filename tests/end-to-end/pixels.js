/** @typedef {import('@playwright/test').Page} Page */

/**
 * Decodes PNGs by the page's own browser.
 * @param {Page} page
 * @param {Buffer[]} pictures
 * @returns {Promise<import('@playwright/test').JSHandle<Uint8ClampedArray[]>>} each one's pixels,
 *   red, green, blue and alpha in turn
 */
function decoded(page, pictures) {
  return page.evaluateHandle(
    (pictures) =>
      Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes]));
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          if (!context) throw new Error('no 2d context');
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      ),
    pictures.map((picture) => picture.toString('base64')),
  );
}

/**
 * How many colours a picture has.
 * @param {Page} page
 * @param {Buffer} picture a PNG
 */
export async function colours(page, picture) {
  const pixels = await decoded(page, [picture]);
  return pixels.evaluate(([data]) => new Set(new Uint32Array(data?.buffer ?? [])).size);
}

/**
 * How a picture differs from an earlier one of the same size.
 * @param {Page} page
 * @param {Buffer} before a PNG
 * @param {Buffer} after a PNG
 * @returns {Promise<{ share: number, hues: number[] }>} the share of the pixels that differ, and
 *   the hues of the strong colours among the new ones, in degrees, the most frequent first
 */
export async function difference(page, before, after) {
  const pixels = await decoded(page, [before, after]);
  return pixels.evaluate(([old, now]) => {
    if (!old || !now || old.length !== now.length) return { share: 1, hues: [] };
    let changed = 0;
    /** @type {Map<number, number>} how many of the new pixels have a hue */
    const hues = new Map();
    for (let k = 0; k < now.length; k += 4) {
      const [red = 0, green = 0, blue = 0] = [now[k], now[k + 1], now[k + 2]];
      if (old[k] === red && old[k + 1] === green && old[k + 2] === blue) continue;
      changed += 1;
      const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
      const chroma = most - least;
      if (chroma < 100) continue;
      const sixth =
        most === red ? (green - blue) / chroma : most === green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
      const hue = (60 * sixth + 360) % 360;
      const rounded = 30 * (Math.round(hue / 30) % 12);
      hues.set(rounded, (hues.get(rounded) ?? 0) + 1);
    }
    const many = [...hues].filter(([, count]) => count > 50).sort(([, a], [, b]) => b - a);
    return { share: (4 * changed) / now.length, hues: many.map(([hue]) => hue) };
  });
}
