/**
 * How a picture differs from an earlier one of the same size. The page's own browser decodes them.
 * @param {import('@playwright/test').Page} page
 * @param {Buffer} before a PNG
 * @param {Buffer} after a PNG
 * @returns {Promise<{ share: number, hues: number[] }>} the share of the pixels that differ, and
 *   the hues of the strong colours among the new ones, in degrees, the most frequent first
 */
export function difference(page, before, after) {
  const pictures = [before, after].map((picture) => picture.toString('base64'));
  return page.evaluate(async (pictures) => {
    const decoded = pictures.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, image.width, image.height).data ?? [];
    });
    const [old = [], now = []] = await Promise.all(decoded);
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
  }, pictures);
}
