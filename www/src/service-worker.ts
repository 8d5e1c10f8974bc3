/**
 * Keeps the whole site for when there is no network: a script of its own beside the pages. What it
 * answers is of one release, its own; the parts of the one before stay for pages that are still open.
 */

/** What this release is made of, by addresses beside this script; put in its place by `bundle.mjs`. */
declare const FILES: readonly string[];
/** What tells this release from another. */
declare const VERSION: string;

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, act: (event: Events[Name]) => void): void;
}
interface Events {
  install: Lasting;
  activate: Lasting;
  message: MessageEvent<unknown>;
  fetch: Asked;
}
const worker = self as unknown as Worker;

const SITE = new URL('.', worker.location.href).href;
/** How the names of this site's caches begin: other sites may lie on the same host. */
const OURS = `${SITE} `;
const OWN = OURS + VERSION;
/** The folder of a release's parts: its name is what is in it. */
const APP = /\bapp-[0-9a-f]{16}\//;

/**
 * A file of this release.
 * @throws {Error} where the server has none, or another release's by now
 */
async function fetched(file: string): Promise<Response> {
  const url = new URL(file, SITE);
  const isPart = APP.test(url.pathname);
  const had = isPart ? await caches.match(url) : undefined;
  if (had) return had;
  const response = await fetch(url, { cache: isPart ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  if (isPart) return response;
  const bytes = await response.arrayBuffer();
  const named = new TextDecoder().decode(bytes).match(new RegExp(APP, 'g')) ?? [];
  if (!named.every((name) => FILES.some((own) => own.includes(name)))) throw new Error(`${file} is of another release`);
  // Anew, since a page may not be answered with what a server has sent from elsewhere.
  return new Response(bytes, { headers: response.headers });
}

async function install(): Promise<void> {
  // What is served while it is worked on is always asked for.
  if (!FILES.length) return worker.skipWaiting();
  const cache = await caches.open(OWN);
  try {
    await Promise.all(FILES.map(async (file) => cache.put(new URL(file, SITE), await fetched(file))));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** Leaves what this release and the one before it are made of. */
async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  // A link is the page's to read.
  url.search = url.hash = '';
  if (request.mode === 'navigate') url.pathname = url.pathname.replace(/\/index\.html$/, '/');
  const own = await caches.open(OWN);
  const old = async () => (APP.test(url.pathname) ? caches.match(url) : undefined);
  return (await own.match(url)) ?? (await old()) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (FILES.length && request.method === 'GET' && request.url.startsWith(SITE)) event.respondWith(answer(request));
});
