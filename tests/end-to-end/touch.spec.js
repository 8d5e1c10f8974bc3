import { expect, test } from './page.js';

test.describe('by touch', { tag: '@phone' }, () => {
  test('a tap places a start and the run plays', async ({ playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&speed=100');
    await playground.picture.tap({ position: { x: 250, y: 130 } });
    await expect(playground.start(2)).toBeVisible();
    await expect(await playground.cell(1, 'Outcome')).toContainText('global minimum');
  });

  test('two fingers zoom the picture', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1');
    await playground.picture.scrollIntoViewIfNeeded();
    const box = await playground.picture.boundingBox();
    if (!box) throw new Error('no picture');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const session = await page.context().newCDPSession(page);
    /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {number[]} spans */
    const touch = (type, ...spans) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: spans.map((span, id) => ({ id, x: x + span, y })),
      });
    await touch('touchStart', -30);
    await touch('touchStart', -30, 30);
    for (const span of [40, 50, 60]) await touch('touchMove', -span, span);
    await touch('touchEnd');
    const view = () => new URL(page.url()).searchParams.get('zoom')?.split(',').map(Number) ?? [];
    await expect.poll(() => (view()[1] ?? 0) - (view()[0] ?? 0)).toBeCloseTo(6, 1);
    await expect(playground.runs, 'a pinch places no start').toHaveCount(1);
  });

  test('targets are at least 44 px', async ({ page, playground }) => {
    await playground.open('f=himmelblau&at=-1,-1&opt=gd;momentum');
    for (const title of ['Goal and stopping', 'Schedule and clipping', 'Noise and chance']) {
      await page.getByText(title).click();
    }
    const small = [];
    for (const role of /** @type {const} */ (['button', 'link', 'combobox', 'textbox', 'slider', 'checkbox', 'radio'])) {
      for (const target of await page.getByRole(role).all()) {
        const found = await target.evaluate((element) => {
          const label = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type) ? element.labels?.[0] : null;
          const { width, height } = (label ?? element).getBoundingClientRect();
          const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
          return { name, width, height };
        });
        // The link that skips to the picture is for keys.
        if (Math.min(found.width, found.height) < 43.99 && found.name !== 'Skip to the picture') {
          small.push(`${role} ${found.name}: ${found.width} × ${found.height}`);
        }
      }
    }
    expect(small).toEqual([]);
  });
});
