// Pages of someone else, on an origin of their own, and the site as a static host serves it that reads `_headers`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serve } from '../server.js';
import { expect, fresh } from './page.js';

/**
 * @typedef {Record<string, string>} Headers
 * @typedef {{ html: string, headers?: Headers }} HostPage
 * @typedef {{ site: string, put(html: string, headers?: Headers): string }} Hosts
 */

/** What the site's `_headers` says of all its files. @returns {Headers} */
export function siteHeaders() {
  const text = readFileSync(fileURLToPath(new URL('../../dist/_headers', import.meta.url)), 'utf8');
  const [, rules = ''] = text.split('/*\n');
  return Object.fromEntries([...rules.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
}

/** A page that holds something. @param {string} body @param {string} [head] */
export const article = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>${head}</head><body>${body}</body></html>`;

/**
 * `fresh` with hosts: `hosts.put(html, headers)` answers the address of a page on another origin than
 * `hosts.site`. What is asked of either origin is no problem.
 */
export const test = fresh.extend(/** @type {import('@playwright/test').Fixtures<{ hosts: Hosts }, {}, any, any>} */ ({
  hosts: async (/** @type {{ problems: string[] }} */ { problems }, /** @type {(hosts: Hosts) => Promise<void>} */ use) => {
    const site = await serve(0, undefined, siteHeaders());
    /** @type {HostPage[]} */
    const pages = [];
    const server = createServer((request, response) => {
      const it = pages[Number(request.url?.split('/')[1]?.split('?')[0])];
      if (!it) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...it.headers }).end(it.html);
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await use({
      site: site.url,
      put(html, headers) {
        pages.push({ html, headers });
        // Another site too, not only another origin.
        return `http://localhost:${port}/${pages.length - 1}`;
      },
    });
    server.closeAllConnections();
    server.close();
    site.close();
    const left = problems.splice(0).filter((problem) => !problem.startsWith('foreign:') && !problem.includes('favicon'));
    expect(left, 'problems in the host').toEqual([]);
  },
}));

/** A frame of the playground. @param {string} site @param {string} query @param {string} [attributes] */
export const frame = (site, query, attributes = 'width="640" height="480"') =>
  `<iframe src="${site}?${query.replaceAll('&', '&amp;')}&amp;embed=1" title="Gradient descent" ${attributes}></iframe>`;

/** An element of the playground and what defines it. @param {string} site @param {string} attributes @param {string} [children] */
export const element = (site, attributes, children = '<p>In its place</p>') =>
  `<script type="module" src="${site}gd-playground.js"></script><gd-playground ${attributes} style="display: flex; width: 640px; height: 480px">${children}</gd-playground>`;

/** Waits until the runs of a frame's or page's playground have ended. @param {import('@playwright/test').FrameLocator | import('@playwright/test').Page} where */
export async function ended(where) {
  const it = where.locator('gd-playground').first();
  await expect(it.getByRole('application')).toBeVisible({ timeout: 20_000 });
  await expect
    .poll(() => it.evaluate((/** @type {any} */ it) => it.status().length > 0 && it.status().every((/** @type {any} */ run) => run.verdict)), { timeout: 20_000 })
    .toBe(true);
}

export { expect };
