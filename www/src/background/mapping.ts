/** Maps as a worker works them out: by a module written for the link's formula and rule, where there is one. */

import { Mapper } from 'gd-worker';

/** [xmin, xmax, ymin, ymax, columns, rows] of a raster, and [column, row, columns, rows] of a tile of it. */
export type Numbers = number[];

/** The codes of the cells' ends, how many steps each takes, and how many milliseconds all of them have taken. */
export interface Cells {
  ends: Uint8Array;
  steps: Uint32Array;
  /** The last values, of a sweep. */
  values: Float64Array;
  /** How long they took, in milliseconds. */
  took: number;
}

/** What a written module exports: each carries runs on, the second draws boxes around where they go. */
interface Kernel {
  advance(...call: number[]): void;
  finish(...call: number[]): void;
}

/** What a written module imports: the memory that the runs lie in, and functions. */
let imports: WebAssembly.ModuleImports | undefined;
let mapper: Mapper | undefined;
/** The link that the mapper is at, and its module. */
let query: string | undefined;
let code: Uint8Array | undefined;
let module: WebAssembly.Module | undefined;
let kernel: Kernel | undefined;

/** Tells what modules may import. */
export function beginMaps(exports: WebAssembly.ModuleImports): void {
  imports = exports;
}

/** Looks a link's function over, which the map asks for first. */
export function knowMap(link: string): void {
  mapper ??= new Mapper();
  mapper.know(link);
}

/**
 * Turns to a link, and answers its module, for others to share.
 * @param shared the module of the link, where another has compiled it
 */
export function openMap(link: string, shared?: WebAssembly.Module): WebAssembly.Module | undefined {
  if (link === query) return module;
  mapper ??= new Mapper();
  query = undefined;
  const written = mapper.open(link);
  if (!written || !code || !isSame(written, code)) {
    code = written;
    module = written && (shared ?? compiled(written));
    const instance = module && new WebAssembly.Instance(module, { map: imports ?? {} });
    kernel = instance?.exports as Kernel | undefined;
  }
  query = link;
  return module;
}

/** What becomes of the starts of a tile. */
export function mapTile(link: string, raster: Numbers, tile: Numbers, shared?: WebAssembly.Module): Cells | undefined {
  openMap(link, shared);
  const start = performance.now();
  const cells = mapper && mapped(mapper, Float64Array.from(raster), Uint32Array.from(tile));
  const answer = cells && { ends: cells.ends, steps: cells.steps, values: cells.values, took: performance.now() - start };
  cells?.free();
  return answer;
}

function mapped(mapper: Mapper, raster: Float64Array, tile: Uint32Array) {
  const first = kernel && mapper.begin(raster, tile);
  if (!kernel || !first) return mapper.tile(raster, tile);
  kernel.advance(...first);
  const last = mapper.turn();
  if (last) kernel.finish(...last);
  return mapper.end();
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, k) => byte === b[k]);
}

/** Compiles a module, unless the browser can't or a policy forbids it: the mapper goes on without. */
function compiled(bytes: Uint8Array): WebAssembly.Module | undefined {
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch {
    return undefined;
  }
}
