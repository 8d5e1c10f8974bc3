import { expect, test } from './page.js';

/**
 * Links that can't be followed as they are, and what the page must say of each.
 * @type {[query: string, message: RegExp][]}
 */
const BAD = [
  ['f=)(', /\bf\b/],
  ['f=', /\bf\b/],
  ['at=nan,1', /\bat\b.*“nan” is not a/],
  ['lr=-1', /\blr\b.*-1.*out of range/],
  ['opt=foo', /\bopt\b.*no update rule “foo”/],
  ['opt=adam(bta1=0.5)', /\bopt\b.*“bta1”.*beta1/],
  ['view=1,1,0,0', /\bview\b/],
  ['f=himmelbau', /Did you mean himmelblau/],
  ['colour=red', /\bcolour\b/],
  ['f=%FF%FE&at=%00', /\bf\b/],
  ['f=<img src=x onerror=alert(1)>', /<img src=x on/],
  ['<script>alert(1)</script>=1', /<script>/],
  [`f=${'x+'.repeat(50_000)}x`, /longer than/],
];

test('each bad link names its problem, and the page works', { tag: '@desktop' }, async ({ page, playground }) => {
  /** @type {string[]} */
  const ran = [];
  const dialog = (/** @type {import('@playwright/test').Dialog} */ dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  };
  page.on('dialog', dialog);
  for (const [query, message] of BAD) {
    await test.step(query.slice(0, 40), async () => {
      await playground.open(query);
      const told = await playground.problems.evaluate((alert) => {
        const { left, top, right, bottom, width, height } = alert.getBoundingClientRect();
        return {
          text: alert.textContent ?? '',
          // However long the link is.
          isInSight: width * height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
        };
      });
      expect(told.text).toMatch(message);
      expect(told.isInSight, 'the place that is wrong is in sight').toBe(true);
      expect(await page.locator('img, iframe, object, embed, script:not([src])').count(), 'nothing is injected').toBe(0);
      await playground.problems.getByRole('button', { name: 'Dismiss' }).click();
      await expect(playground.problems).toBeHidden();
      await playground.reset.click();
      await playground.forward.click();
      await expect(playground.count).toHaveText(/^1 \//);
    });
  }
  page.off('dialog', dialog);
  expect(ran, 'no script runs').toEqual([]);
});

test('several problems are told together, and all else of the link is followed', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&lr=-1&opt=foo;gd&at=nan;2');
  const items = playground.problems.getByRole('listitem');
  await expect(items).toHaveCount(3);
  for (const key of ['at', 'opt', 'lr']) await expect(items.filter({ hasText: new RegExp(`^\\s*${key} `) })).toHaveCount(1);
  await expect(playground.picture).toHaveAccessibleName('Curve of Parabola with 1 run');
});

test('a problem goes when the reader goes on', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('f=parabola&lr=-1');
  await expect(playground.problems).toBeVisible();
  await playground.speed.selectOption('50');
  await expect(playground.problems).toBeHidden();
});

test('an edit that is refused is told where it can be seen, until the next one', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere&lr=0.1');
  const { href } = new URL(page.url());
  await playground.openSettings('Goal and stopping');
  const before = await playground.picture.boundingBox();
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('gd-page')?.shadowRoot?.querySelector('gd-playground'));
    element.session.apply({ type: 'addRule', rule: 'no-such-rule' });
  });
  await expect(playground.problems).toContainText('no-such-rule');
  await expect(playground.problems).toBeInViewport({ ratio: 1 });
  expect(await playground.picture.boundingBox(), 'nothing moves').toEqual(before);
  expect(page.url()).toBe(href);
  await page.getByRole('radio', { name: /^Maximum/ }).check();
  await expect(playground.problems).toBeHidden();
});

test('what is followed, and may not be meant, is a note and no fault', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=x^(2/3)&at=2');
  const told = page.locator('gd-problems');
  await expect(told.getByRole('status')).toContainText('The link is followed, but may not say what was meant');
  await expect(told.getByRole('status')).toContainText('cbrt(x)^2');
  await expect(told.getByRole('alert')).toHaveCount(0);
  await playground.open('f=x^(2/3)&at=2&colour=red');
  await expect(told.getByRole('alert')).toContainText('One thing in the link can’t be followed');
});
