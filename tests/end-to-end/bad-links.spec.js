import { expect, test } from './page.js';

/**
 * Links that can't be followed as they are, and what the page must say of each.
 * @type {[query: string, message: RegExp][]}
 */
const BAD = [
  ['f=)(', /\bf\b/],
  ['f=', /\bf\b/],
  ['at=nan,1', /\bat\b.*“nan” is not a finite number/],
  ['lr=-1', /\blr\b.*-1.*out of range/],
  ['opt=foo', /\bopt\b.*no update rule “foo”/],
  ['opt=adam(bta1=0.5)', /\bopt\b.*“bta1”.*beta1/],
  ['view=1,1,0,0', /\bview\b/],
  ['f=himmelbau', /Did you mean himmelblau/],
  ['colour=red', /\bcolour\b/],
  ['f=%FF%FE&at=%00', /\bf\b/],
  ['f=<img src=x onerror=alert(1)>', /<img src=x onerror=alert\(1\)>/],
  ['<script>alert(1)</script>=1', /<script>/],
  [`f=${'x+'.repeat(50_000)}x`, /longer than/],
];

for (const [query, message] of BAD) {
  test(`names the problem and works: ${query.slice(0, 40)}`, { tag: '@desktop' }, async ({ page, playground }) => {
    page.on('dialog', () => expect('a script ran').toBe(''));
    const elements = page.locator('img, script, iframe, object, embed');
    await playground.open();
    const usual = await elements.count();

    await playground.open(query);
    await expect(playground.problems).toContainText(message);
    expect(await elements.count(), 'nothing is injected').toBe(usual);
    await playground.problems.getByRole('button', { name: 'Dismiss' }).click();
    await expect(playground.problems).toBeHidden();
    await playground.rule('Adam').check();
    await playground.reset.click();
    await playground.forward.click();
    await expect(playground.count).toHaveText(/^1 \//);
    await playground.toEnd.click();
    await expect(playground.verdict).toBeVisible();
  });
}

test('several problems are told together, and all else of the link is followed', async ({ playground }) => {
  await playground.open('f=parabola&lr=-1&opt=foo;gd&at=nan;2');
  const items = playground.problems.getByRole('listitem');
  await expect(items).toHaveCount(3);
  for (const key of ['at', 'opt', 'lr']) await expect(items.filter({ hasText: new RegExp(`^${key} `) })).toHaveCount(1);
  await expect(playground.picture).toHaveAccessibleName('Curve of Parabola with 1 run');
  await expect(playground.start(1)).toHaveAccessibleName('Start 1 at 2');
});

test('a problem goes when the reader goes on', async ({ playground }) => {
  await playground.open('f=parabola&lr=-1');
  await expect(playground.problems).toBeVisible();
  await playground.rule('Adam').check();
  await expect(playground.problems).toBeHidden();
});
