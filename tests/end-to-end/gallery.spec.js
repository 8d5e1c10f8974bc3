import { colours } from './pixels.js';
import { expect, expectAccessible, fresh, test } from './page.js';

test('the examples open as pictures, each drawn, and each a link', { tag: '@desktop' }, async ({ page, playground }) => {
  test.setTimeout(120_000);
  await playground.open('f=parabola');
  await playground.examples.click();
  const { gallery } = playground;
  await expect(gallery.getByRole('link').first()).toBeVisible();
  const links = await gallery.getByRole('link').evaluateAll((links) =>
    links.map((link) => ({ href: /** @type {HTMLAnchorElement} */ (link).href, text: link.textContent?.trim(), src: link.querySelector('img')?.src ?? '' })),
  );
  // 27 examples, and the catalogue.
  expect(links.length).toBeGreaterThanOrEqual(57);
  // One of the examples is a function of the catalogue as it is.
  expect(new Set(links.map(({ src }) => src)).size).toBe(links.length);
  for (const { src, text } of links) {
    for (const address of [src, src.replace('.png', '-dark.png')]) {
      const response = await page.request.get(address);
      expect(response.ok(), text).toBe(true);
      const content = await response.body();
      expect([content.readUInt32BE(16), content.readUInt32BE(20)], text).toEqual([320 * 1.5, 240 * 1.5]);
      expect(content.length, text).toBeLessThan(200_000);
      if (address === src) expect(await colours(page, content), text).toBeGreaterThan(10);
    }
  }
  await expectAccessible(page, [['gd-page', 'gd-page-menu']]);
});

test('an example opens in place, from the keyboard too, and is one act', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola&at=3&lr=0.1');
  const before = await playground.entries();
  await playground.examples.focus();
  await page.keyboard.press('Enter');
  const { gallery } = playground;
  await gallery.getByRole('link', { name: 'Stuck on a saddle' }).focus();
  await page.keyboard.press('Enter');
  await expect(gallery).toBeHidden();
  await expect(playground.picture).toHaveAccessibleName(/^Map of/);
  await expect(page).toHaveURL(/f=saddle/);
  expect(await playground.entries()).toBe(before + 1);
  await playground.undo.click();
  await expect(playground.picture).toHaveAccessibleName(/^Curve of Parabola/);
});

test('a picture’s link opens the same alone, in a tab of its own', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  await playground.examples.click();
  const link = playground.gallery.getByRole('link', { name: 'Every start at once' });
  const href = await link.getAttribute('href');
  await page.keyboard.press('Escape');
  await expect(playground.gallery).toBeHidden();
  await page.goto(href ?? '');
  await playground.settled();
  await expect(playground.everyStart).toBeVisible();
});

for (const [width, height] of /** @type {const} */ ([[390, 844], [768, 1024]])) {
  test(`it has room at ${width} × ${height}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open('f=parabola');
    await playground.examples.click();
    await expect(playground.gallery.getByRole('link').first()).toBeVisible();
    expect(await playground.gallery.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  });
}

fresh('its page for those without scripts is readable, and leads to the same links', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=parabola');
  await playground.examples.click();
  await expect(playground.gallery.getByRole('link').first()).toBeVisible();
  const shown = await playground.gallery.getByRole('link').evaluateAll((links) => links.map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).search));
  await page.goto('./gallery.html');
  const cards = page.getByRole('listitem').getByRole('link');
  expect(await cards.evaluateAll((links) => links.map((link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).search))).toEqual(shown);
  await expectAccessible(page);
});
