import { expect, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/** What the reference pictures in `pictures/` show. */
const SCENES = {
  race: 'f=himmelblau&at=-1,-1;1,2&opt=gd;momentum',
  valley: 'f=rosenbrock&at=-1.5,1.5&opt=gd;adam(lr=0.1)&lr=0.001&steps=400',
  escape: 'f=saddle&at=1,0&lr=0.1&noise=0.02&seed=3&steps=40',
  curve: 'f=double-well&at=2;-2&opt=gd;momentum&lr=0.02',
  surface: 'f=himmelblau&at=-1,-1;1,2&opt=gd;momentum&show=surface',
  field: 'f=six-hump-camel&at=1.5,0.8&opt=gd;rmsprop(lr=0.05)&lr=0.02&show=field',
};

test.use({ viewport: { width: 900, height: 700 } });

/**
 * The map at a size of its own, whatever is around it, without its edges, where there is text in
 * whatever font a machine has, and without what stands over it.
 * @param {Playground} playground
 */
async function inside({ map, page }) {
  await map.evaluate((map) => {
    map.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 520px; block-size: 440px; z-index: 9';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.tools, .invite { display: none }');
    map.shadowRoot?.adoptedStyleSheets.push(sheet);
  });
  await page.mouse.move(0, 690);
  const box = await map.boundingBox();
  if (!box) throw new Error('no map');
  const [left, top, right, bottom] = [56, 44, 24, 46];
  return {
    clip: { x: box.x + left, y: box.y + top, width: box.width - left - right, height: box.height - top - bottom },
    // A missing trail changes at least 800 of the 150,000; other fonts none.
    maxDiffPixels: 200,
  };
}

test('all looks as ever', { tag: '@desktop' }, async ({ page, playground }) => {
  for (const [scene, query] of Object.entries(SCENES)) {
    for (const theme of ['race', 'surface'].includes(scene) ? ['light', 'dark'] : ['light']) {
      await playground.open(`${query}&theme=${theme}`);
      await expect.soft(page).toHaveScreenshot(`${scene}-${theme}.png`, await inside(playground));
    }
  }
});

test('a missing trail is seen', { tag: '@desktop' }, async ({ page, playground }) => {
  for (const [scene, query] of /** @type {const} */ ([
    ['race', 'f=himmelblau&at=-1,-1&opt=gd;momentum'],
    ['valley', 'f=rosenbrock&at=-1.5,1.5&opt=gd&lr=0.001&steps=400'],
    ['curve', `${SCENES.curve}&step=0`],
    ['surface', `${SCENES.surface}&step=0`],
  ])) {
    await playground.open(`${query}&theme=light`);
    await expect.soft(page).not.toHaveScreenshot(`${scene}-light.png`, await inside(playground));
  }
});
