import { expect, expectAccessible, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

const RACE = 'f=himmelblau&at=-1,-1;1,2&opt=gd;momentum';

/** The way to a part of the page. @param {...string} names */
const way = (...names) => ['gd-page', ...names];

/** Beside the map, or in a sheet below it. */
const SIDE = [way('.side')];

/** What is in the room of the map. */
const STAGE = [way('gd-playground', 'gd-companion'), way('gd-function-bar')];

/**
 * The states of the page that are tested; of those that differ from the first one in some parts, these.
 * @type {[name: string, query: string, then?: (playground: Playground) => Promise<void>, parts?: string[][]][]}
 */
const STATES = [
  ['as it opens', ''],
  ['a race', RACE, async (playground) => {
    await playground.options(1);
    await playground.openSettings('Goal and stopping', 'Schedule and clipping', 'Noise and chance');
  }, SIDE],
  ['a long explanation', 'f=rosenbrock&at=-1.2345,1.2345&opt=adamw&lr=0.001&noise=1&clip=norm&step=40', async (playground) => {
    await playground.openTab('Why');
    await playground.why.getByText('Symbols').click();
  }, SIDE],
  ['problems', 'f=)(&at=nan,1&lr=-1&colour=red', undefined, [way('gd-playground', 'gd-problems'), way('gd-function-bar')]],
  ['a surface', `${RACE}&show=surface,field`, undefined, [way('gd-playground', 'gd-map'), way('gd-playground', 'gd-legend'), way('gd-function-bar')]],
  ['a curve', 'f=double-well&at=1.5&lr=0.02&show=linear,norm', undefined, [way('gd-playground', 'gd-map'), way('gd-playground', 'gd-legend'), ...SIDE]],
  ['data', 'data=overlap&batch=full;8&show=losses,epochs&step=20', (playground) => playground.openSettings('Your own points'), [...SIDE, ...STAGE]],
  ['two points', 'data=overlap', ({ dataPanel }) => dataPanel.getByRole('button', { name: 'Clear' }).click(), STAGE],
  ['layers', 'layers=30', undefined, [...STAGE, way('gd-settings')]],
  ['an experiment', 'experiment=hessians', undefined, STAGE],
  ['sharing', RACE, ({ share }) => share.click(), [way('gd-page-menu')]],
  ['a frame', `${RACE}&embed=1`],
  ['presented', `${RACE}&show=present`],
  ['presented data', 'data=line&show=present,losses', undefined, STAGE.slice(0, 1)],
  ['a frame of an experiment', 'experiment=fields&embed=1'],
  ['on paper', `${RACE}&theme=dark`, ({ page }) => page.emulateMedia({ media: 'print' }), [way('gd-playground'), way('gd-caption')]],
  ['derivatives', 'f=ackley', async ({ differentiate, derivatives }) => {
    await differentiate.click();
    await expect(derivatives).toBeVisible();
  }, [way('gd-function-bar')]],
  ['a wrong formula', '', async ({ formula }) => {
    await formula.fill('x^2 + (');
    await expect(formula).toHaveAttribute('aria-invalid', 'true');
  }, [way('gd-function-bar')]],
];

/** Those in which a narrow page has other parts than a wide one, in the same colours. */
const NARROW = ['as it opens', 'a race', 'a long explanation', 'data', 'sharing'];

for (const [name, query, then, parts] of STATES) {
  if (!then && !NARROW.includes(name)) continue;
  test(`accessible: ${name}`, { tag: NARROW.includes(name) ? [] : '@desktop' }, async ({ page, playground, isMobile }) => {
    await playground.open(query);
    await then?.(playground);
    // What has scrolled away below the map is no target there.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page, parts, !isMobile);
  });
}

/** Those that a link alone shows, a few at a time. */
const SHOWN = STATES.filter(([name, , then]) => !then && !NARROW.includes(name));
for (const some of [SHOWN.slice(0, 3), SHOWN.slice(3)]) {
  test(`accessible: ${some.map(([name]) => name).join(', ')}`, { tag: '@desktop' }, async ({ page, playground }) => {
    for (const [name, query, , parts] of some) {
      await test.step(name, async () => {
        await playground.open(query);
        // Type that is larger has no other colours.
        await expectAccessible(page, parts, !name.startsWith('presented'));
      });
    }
  });
}
