import { article, element, ended, expect, frame, test } from './host-pages.js';

/** The policy that www/README.md asks of a host, for a site. @param {string} site */
const policy = (site) => {
  const { origin } = new URL(site);
  return {
    'default-src': "'none'",
    'script-src': `${origin} 'wasm-unsafe-eval'`,
    'connect-src': origin,
    'style-src': "'unsafe-inline'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html gd-worker',
  };
};
/** @param {Record<string, string>} rules */
const header = (rules) => ({ 'content-security-policy': Object.entries(rules).map((rule) => rule.join(' ')).join('; ') });

test.describe('a frame', { tag: '@desktop' }, () => {
  test('is shown by a page of another origin', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(frame(hosts.site, 'f=himmelblau&at=-1,-1'))));
    const it = page.frameLocator('iframe');
    await ended(it);
    expect(await it.locator('html').evaluate(() => crossOriginIsolated), 'no memory is shared').toBe(false);
  });

  test('runs without an origin, and maps without a worker', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(frame(hosts.site, 'f=himmelblau&at=-1,-1&map=basins', 'sandbox="allow-scripts" width="700" height="480"'))));
    const it = page.frameLocator('iframe');
    await ended(it);
    await expect(it.locator('gd-basins')).toContainText('%', { timeout: 30_000 });
  });

  for (const [name, attributes] of /** @type {const} */ ([
    // What Canvas keeps, and what WordPress keeps and adds where it does not know the provider.
    ['Canvas', 'width="640" height="480" style="border:0" allowfullscreen'],
    ['WordPress', 'sandbox="allow-scripts" security="restricted" width="600" height="400" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"'],
  ])) {
    test(`lives with the attributes that ${name} leaves it`, async ({ page, hosts }) => {
      await page.goto(hosts.put(article(frame(hosts.site, 'f=booth&at=-1,-1', attributes))));
      await ended(page.frameLocator('iframe'));
    });
  }

  test('is shown by a page that is isolated, and without credentials too', async ({ page, hosts }) => {
    const isolated = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };
    await page.goto(hosts.put(article(frame(hosts.site, 'f=booth&at=-1,-1')), isolated));
    await ended(page.frameLocator('iframe'));
    await page.goto(hosts.put(article(frame(hosts.site, 'f=booth&at=-1,-1', 'credentialless width="640" height="480"')), isolated));
    await ended(page.frameLocator('iframe'));
  });
});

test.describe('an element', { tag: '@desktop' }, () => {
  test('is shown by a page of another origin, under the policy that is documented', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="himmelblau" at="-1,-1"')), header(policy(hosts.site))));
    await ended(page);
    await expect(page.getByText('In its place')).toBeHidden();
  });

  test('maps where the page allows no worker', async ({ page, hosts }) => {
    const rules = { ...policy(hosts.site), 'worker-src': "'none'" };
    await page.goto(hosts.put(article(element(hosts.site, 'f="himmelblau" at="-1,-1" map="basins"')), header(rules)));
    await expect(page.locator('gd-basins')).toContainText('%', { timeout: 30_000 });
  });

  for (const [left, told] of /** @type {const} */ ([
    ["'wasm-unsafe-eval'", 'script-src ‘wasm-unsafe-eval’'],
    ['connect-src', 'connect-src blocks'],
  ])) {
    test(`says what a policy without ${left} does not allow, beside what stands in its place`, async ({ page, hosts, problems }) => {
      const rules = /** @type {Record<string, string>} */ (policy(hosts.site));
      if (left === 'connect-src') delete rules['connect-src'];
      else rules['script-src'] = new URL(hosts.site).origin;
      await page.goto(hosts.put(article(element(hosts.site, 'f="himmelblau" at="-1,-1"')), header(rules)));
      await expect(page.locator('gd-playground').getByRole('alert')).toContainText(told);
      await expect(page.getByText('In its place')).toBeVisible();
      const reports = problems.splice(0).filter((problem) => !problem.startsWith('foreign:'));
      expect(reports.every((problem) => /policy|violates/i.test(problem)), reports.join('\n')).toBe(true);
    });
  }

  test('leaves its children where the policy allows no script of the site', async ({ page, hosts, problems }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="himmelblau"')), header({ ...policy(hosts.site), 'script-src': "'none'" })));
    await expect(page.getByText('In its place')).toBeVisible();
    problems.splice(0);
  });

  test('comes where the server does not know WebAssembly, and tells of a page in its place', async ({ page, hosts, problems }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    });
    const address = hosts.put(article(element(hosts.site, 'f="booth" at="-1,-1"')));
    await page.goto(address);
    await ended(page);
    await page.unroute('**/*.wasm');
    await page.route('**/*.wasm', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Not found</title>', headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.goto(address);
    await expect(page.locator('gd-playground').getByRole('alert')).toContainText('something else in place of a part');
    await expect(page.getByText('In its place')).toBeVisible();
    problems.splice(0);
  });
});

test.describe('without JavaScript', { tag: '@desktop' }, () => {
  test.use({ javaScriptEnabled: false });

  test('an element is its children', async ({ page, hosts }) => {
    await page.goto(hosts.put(article(element(hosts.site, 'f="booth"'))));
    await expect(page.getByText('In its place')).toBeVisible();
  });
});
