/**
 * Answers what is asked of `gd-worker`: in a worker, by messages, or on the page itself where it may have
 * none. Each answer is a function of what is asked alone.
 */

import init, * as bindings from 'gd-worker';
import { beginMaps, knowMap, mapTile, openMap } from './mapping.js';

const asks = {
  derivatives_at: bindings.derivatives_at,
  differentiated: bindings.differentiated,
  kinks: bindings.kinks,
  knowMap,
  mapTile,
  openMap,
  par: bindings.par,
};

/** What can be asked. */
export type Asks = typeof asks;

export interface Question {
  id: number;
  ask: keyof Asks;
  arguments: unknown[];
}

export type Answer = { id: number; answer: unknown } | { id: number; trouble: string };

/** Makes the compiled module ready to be asked. */
export async function begin(module: WebAssembly.Module): Promise<void> {
  const { memory, call } = await init({ module_or_path: module });
  beginMaps({ memory, call });
}

/**
 * Answers, once the module is ready.
 * @throws where the module broke, and can be asked no more
 */
export function answer({ id, ask, arguments: given }: Question): Answer {
  try {
    const asked = asks[ask] as (...given: unknown[]) => unknown;
    return { id, answer: asked(...given) };
  } catch (error) {
    // A trap, or no room on the stack.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}

if (typeof document === 'undefined') {
  let ready = Promise.resolve();
  addEventListener('message', ({ data }: MessageEvent<{ module: WebAssembly.Module } | Question>) => {
    if ('module' in data) ready = begin(data.module);
    else void ready.then(() => postMessage(answer(data))).catch(reportError);
  });
}
