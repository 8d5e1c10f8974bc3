// The starts of a map, carried on by a kernel of its own: in Node, by gd-bench's bindings.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout } from 'node:timers/promises';

/** The bindings without an instance. @param {string} folder */
export const load = (folder) => import(pathToFileURL(join(folder, 'gd_bench.js')).href);

/**
 * All starts of a square raster over a link's region.
 * @param {string} folder of the bindings
 * @param {string} query
 * @param {number} side of the raster
 */
export async function open(folder, query, side) {
  const bindings = await load(folder);
  const module = await WebAssembly.compile(await readFile(join(folder, 'gd_bench_bg.wasm')));
  const main = bindings.initSync({ module });
  const kernel = await WebAssembly.compile(bindings.Starts.open(query, 1, 0, 1).code);
  return start(bindings, main, kernel, query, side, 0, side);
}

/**
 * Some rows of one, with an instance of a kernel.
 * @param {any} bindings
 * @param {any} main what the instance of the bindings' module exports
 * @param {WebAssembly.Module} kernel
 * @param {string} query
 * @param {number} side
 * @param {number} row the first
 * @param {number} rows
 */
export function start(bindings, main, kernel, query, side, row, rows) {
  const { exports } = new WebAssembly.Instance(kernel, { map: { memory: main.memory, call: main.call } });
  const starts = bindings.Starts.open(query, side, row, rows);
  const few = bindings.Starts.open(query, 8, 0, 8);
  const advance = /** @type {(...call: number[]) => void} */ (exports.advance);
  return {
    /** @type {Float64Array} */
    region: starts.region,
    reset: () => starts.reset(),
    advance: () => advance(...starts.call()),
    /** x and y of each run. @returns {Float64Array} */
    places: () => starts.places,
    /** Calls the kernel until the engine has optimised it. */
    warmUp: async () => {
      for (let k = 0; k < 500; k += 1) {
        few.reset();
        advance(...few.call());
        if (k % 100 === 0) await setTimeout(20);
      }
    },
  };
}
