// Serves dist/ from a folder below the server's root, as a host like GitHub Pages does, so that a
// path that only works at the root fails; and beside it, in /host/, pages that hold the element.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = '/some/folder/';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} url a request's target
 * @param {string} site where the site lies
 * @returns the file it names, if any
 */
async function locate(url, site) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  const places = { [folder]: site, '/host/': fileURLToPath(new URL('fixtures/host', import.meta.url)) };
  for (const [above, place] of Object.entries(places)) {
    if (!path.startsWith(above)) continue;
    const file = normalize(join(place, path.slice(above.length)));
    if (!file.startsWith(place)) return undefined;
    const found = await stat(file).catch(() => undefined);
    return found?.isDirectory() ? join(file, 'index.html') : found && file;
  }
  return undefined;
}

/**
 * @param {number} port 0 for any that is free
 * @param {string} [site] the site's folder, if not dist/
 * @param {Record<string, string>} [headers] what is sent with each file
 * @returns {Promise<{ url: string, port: number, close: () => void }>}
 */
export async function serve(port, site = fileURLToPath(new URL('../dist', import.meta.url)), headers = {}) {
  const server = createServer({ maxHeaderSize: 1 << 18 }, async (request, response) => {
    const file = await locate(request.url ?? '/', site).catch(() => undefined);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    // Pages are asked for anew, and what they load is kept for a while, as GitHub Pages has it.
    const kept = type.startsWith('text/html') ? 'no-cache' : 'max-age=600';
    response.writeHead(200, { 'content-type': type, 'cache-control': kept, ...headers });
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const used = address && typeof address === 'object' ? address.port : port;
  return {
    url: `http://127.0.0.1:${used}${folder}`,
    port: used,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await serve(Number(process.argv[2] ?? 0))).url);
}
