// Serves dist/ from a folder below the server's root, as a host like GitHub Pages does, so that a
// path that only works at the root fails.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('../dist', import.meta.url));
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

/** @param {string} url a request's target; @returns the file it names, if any */
async function locate(url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!path.startsWith(folder)) return undefined;
  const file = normalize(join(site, path.slice(folder.length)));
  if (!file.startsWith(site)) return undefined;
  const found = await stat(file).catch(() => undefined);
  return found?.isDirectory() ? join(file, 'index.html') : found && file;
}

/**
 * @param {number} port 0 for any that is free
 * @returns {Promise<{ url: string, port: number, close: () => void }>}
 */
export async function serve(port) {
  const server = createServer({ maxHeaderSize: 1 << 18 }, async (request, response) => {
    const file = await locate(request.url ?? '/').catch(() => undefined);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
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
