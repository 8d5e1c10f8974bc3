import { expect, test } from './page.js';

/** A legend's entry. @param {import('./playground.js').Playground} playground @param {string | RegExp} name */
const entry = ({ legend }, name) => legend.getByRole('button', { name });

/** What a link shows, in which each of some kinds of mark is: entries by the ids in a link. @type {[query: string, kinds: Record<string, RegExp>][]} */
const PICTURES = [
  ['f=himmelblau&at=-1,-1&step=5', {
    start: /^start$/, now: /^now$/, path: /^path/, minimum: /^minimum$/, maximum: /^maximum$/, saddle: /^saddle$/, step: /^step −αg/,
  }],
  ['f=double-well&at=2&lr=0.02&step=1', { tangent: /^tangent$/ }],
  ['f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60', { stall: /^lingered near a saddle$/, escape: /^left a saddle$/ }],
];

test('each kind of mark is hidden by its entry, and shown again', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [query, kinds] of PICTURES) {
    await playground.open(query);
    const picture = async () => {
      await playground.drawn();
      return playground.map.locator('canvas').evaluateAll((canvases) =>
        /** @type {HTMLCanvasElement[]} */ (canvases).map((canvas) => canvas.toDataURL()).join(' '));
    };
    // Marks come with the runs' ends, each in its place among the others.
    await playground.drawn();
    for (const [id, name] of Object.entries(kinds)) {
      const button = entry(playground, name);
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await button.click();
      await expect(button, 'stays').toHaveAttribute('aria-pressed', 'false');
      expect(new URL(page.url()).searchParams.get('hide')).toBe(id);
      const without = await picture();
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      expect(new URL(page.url()).searchParams.get('hide')).toBeNull();
      await expect.poll(async () => (await picture()) === without, id).toBe(false);
    }
  }
});

test('the link carries what is hidden, and Undo brings it back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=himmelblau&at=-1,-1&hide=minimum,path&embed=1');
  await expect(entry(playground, 'minimum')).toHaveAttribute('aria-pressed', 'false');
  await expect(entry(playground, 'saddle')).toHaveAttribute('aria-pressed', 'true');
  const { x, y } = await playground.pixel(3, 2);
  await page.mouse.click(x, y);
  await expect(playground.note, 'what is hidden is not clicked on').toBeHidden();
  await playground.open('f=himmelblau&at=-1,-1');
  await expect(entry(playground, 'saddle')).toHaveAttribute('aria-pressed', 'true');
  await entry(playground, 'maximum').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/hide=saddle/);
  await expect(playground.play, 'Space does not play').toBeVisible();
  await expect(entry(playground, 'saddle')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page).not.toHaveURL(/hide=/);
  await expect(entry(playground, 'saddle')).toHaveAttribute('aria-pressed', 'true');
});

test('the gradient field is turned on in the legend as in the menu', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open('f=himmelblau&at=-1,-1');
  await entry(playground, /^downhill −∇f/).click();
  await expect(page).toHaveURL(/show=field/);
  await expect(playground.part('Downhill arrows (−∇f)')).toBeChecked();
  await expect(entry(playground, 'downhill −∇f, longer where steeper')).toHaveAttribute('aria-pressed', 'true');
});

test('a bar says what the colours stand for', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open('f=himmelblau&view=-6,6,-6,6&show=stretch&at=-1,-1');
  const bar = playground.legend.getByRole('listitem').filter({ hasText: 'f, uneven scale' });
  await expect(bar).toBeVisible();
  // From the minima to f(−6, −6), with round numbers between that do not touch.
  const numbers = bar.locator('.colors > span');
  const texts = await numbers.allTextContents();
  expect(texts[0]).toBe('0');
  expect(texts.at(-1)).toBe('2186');
  expect(texts.length).toBeGreaterThan(2);
  const boxes = await Promise.all((await numbers.all()).map((number) => number.boundingBox()));
  for (const [k, box] of boxes.entries()) {
    const before = boxes[k - 1];
    if (before) expect(box?.x).toBeGreaterThan(before.x + before.width);
  }
});
