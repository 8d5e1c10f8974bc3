/** How what the page is made of is fetched and compiled, or why it did not come. */

/** Why the module did not arrive, in words for a reader. */
export class LoadError extends Error {}

/**
 * Fetches a part of the playground.
 * @throws {LoadError}
 */
export async function fetched(url: URL): Promise<Response> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => {
    throw new LoadError('A part of the playground could not be fetched: check the connection.');
  });
  if (response.ok) return response;
  throw new LoadError(`A part of the playground is missing on the server (${response.status}).`);
}

/** How every WebAssembly module begins. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * Fetches and compiles a module.
 * @throws {LoadError}
 */
export async function compile(url: URL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') {
    throw new LoadError('This browser has no WebAssembly, or it is turned off.');
  }
  const response = await fetched(url);
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    // Where that fails the bytes are looked at, to say why.
    const streamed = await WebAssembly.compileStreaming(response.clone()).catch(() => null);
    if (streamed) return streamed;
  }
  const bytes = await response.arrayBuffer().catch(() => {
    throw new LoadError('A part of the playground broke off on its way: check the connection.');
  });
  const head = new Uint8Array(bytes.slice(0, MAGIC.length));
  if (!MAGIC.every((byte, k) => head[k] === byte)) {
    throw new LoadError('The server sent something else in place of a part of the playground.');
  }
  return WebAssembly.compile(bytes).catch((error: unknown) => {
    throw new LoadError(
      error instanceof WebAssembly.CompileError && /policy|CSP|unsafe-eval/i.test(error.message)
        ? 'This page’s security policy does not allow WebAssembly: it needs script-src ‘wasm-unsafe-eval’.'
        : 'A part of the playground arrived incomplete, or this browser is too old for it.',
    );
  });
}
