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

test.use({ viewport: { width: 520, height: 600 } });

/**
 * The picture without its edges, where there is text, in whatever font a machine has.
 * @param {Playground} playground
 */
async function inside({ picture }) {
  const box = await picture.boundingBox();
  if (!box) throw new Error('no picture');
  const [left, top, right, bottom] = [56, 44, 24, 46];
  return {
    clip: {
      x: Math.round(box.x) + left,
      y: Math.round(box.y) + top,
      width: Math.round(box.width) - left - right,
      height: Math.round(box.height) - top - bottom,
    },
    // A missing trail changes at least 800 of the 100,000; other fonts none.
    maxDiffPixels: 200,
  };
}

for (const [scene, query] of Object.entries(SCENES)) {
  for (const theme of ['light', 'dark']) {
    test(`looks as ever: ${scene}, ${theme}`, { tag: '@desktop' }, async ({ page, playground }) => {
      await playground.open(`${query}&embed=1&theme=${theme}`);
      await expect(page).toHaveScreenshot(`${scene}-${theme}.png`, await inside(playground));
    });
  }
}

for (const [missing, query] of /** @type {const} */ ([
  ['race', 'f=himmelblau&at=-1,-1;1,2&opt=gd'],
  ['race', 'f=himmelblau&at=-1,-1&opt=gd;momentum'],
  ['valley', 'f=rosenbrock&at=-1.5,1.5&opt=gd&lr=0.001&steps=400'],
  ['escape', `${SCENES.escape}&step=0`],
  ['curve', `${SCENES.curve}&step=0`],
  ['surface', `${SCENES.surface}&step=0`],
  ['field', `${SCENES.field}&step=0`],
])) {
  test(`a missing trail is seen: ${missing} against ${query}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await playground.open(`${query}&embed=1&theme=light`);
    await expect(page).not.toHaveScreenshot(`${missing}-light.png`, await inside(playground));
  });
}
