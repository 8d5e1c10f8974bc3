// As much of a browser as a session and an address see, with its clock in the test's hands.
import { readFileSync } from 'node:fs';
import { initSync } from 'gd-web';

/** Where modules.js says that the compiled module lies. */
const wasm = process.env.PLAYGROUND_WASM ?? '';

/** The memory of the compiled module. */
export const { memory } = initSync({ module: readFileSync(wasm) });

/** What a reader has set, by media query. @type {Map<string, EventTarget & { matches: boolean, listeners: number }>} */
const media = new Map();

/** Errors that were reported. @type {unknown[]} */
export const reported = [];

/** Who waits for the next frame. @type {Map<number, FrameRequestCallback>} */
let waiting = new Map();
let asked = 0;
let now = 0;

/** @param {string} query */
export function mediaQuery(query) {
  let list = media.get(query);
  if (!list) {
    const target = Object.assign(new EventTarget(), { matches: false, listeners: 0 });
    const add = target.addEventListener.bind(target);
    /** @param {any} options */
    target.addEventListener = (/** @type {string} */ type, /** @type {any} */ listener, options) => {
      target.listeners += 1;
      options?.signal?.addEventListener('abort', () => (target.listeners -= 1));
      add(type, listener, options);
    };
    media.set(query, (list = target));
  }
  return list;
}

Object.assign(globalThis, {
  matchMedia: mediaQuery,
  reportError: (/** @type {unknown} */ error) => reported.push(error),
  requestAnimationFrame: (/** @type {FrameRequestCallback} */ callback) => {
    waiting.set((asked += 1), callback);
    return asked;
  },
});

/** Whether somebody waits for a frame. */
export const isAwake = () => waiting.size > 0;

/** Lets what waits as a microtask come. */
export const told = () => new Promise((done) => setImmediate(done));

/**
 * Shows so many frames, or as many as are asked for.
 * @param {number} most
 * @param {number} pause between two, in milliseconds
 */
export async function frames(most = Infinity, pause = 16) {
  for (let k = 0; k < most && isAwake(); k += 1) {
    now += pause;
    const callbacks = [...waiting.values()];
    waiting = new Map();
    for (const callback of callbacks) callback(now);
    await told();
  }
}
