/** Maps of every start, worked out in the background part by part. */

import type { View } from 'gd-web';
import { ask } from './background.js';

/** So many starts of a region, the middles of cells, the lowest row first; in one dimension one row. */
export interface Raster { region: View; columns: number; rows: number }

/** Cells of a raster, row by row: the codes of their ends, and how many steps each takes. */
export interface Part { raster: Raster; column: number; row: number; columns: number; rows: number; ends: Uint8Array; steps: Uint32Array }

export interface Map { cancel(): void }

const COARSE = 8;
const TILE = 64;

/** Works out the map of a link: first the whole raster coarse, a smaller raster of the same region, then fine, tile by tile. */
export function work(query: string, raster: Raster, tell: (part: Part) => void, done: () => void, failed: (error: unknown) => void): Map {
  let isCancelled = false;
  const tile = async (of: Raster, column: number, row: number, columns: number, rows: number) => {
    const cells = await ask('basin_cells', query, new Float64Array([...of.region, of.columns, of.rows]), new Uint32Array([column, row, columns, rows]));
    if (isCancelled) return;
    const count = columns * rows;
    tell({ raster: of, column, row, columns, rows, ends: Uint8Array.from(cells.subarray(0, count)), steps: cells.slice(count) });
  };
  const all = async () => {
    const few = (count: number) => Math.max(1, Math.ceil(count / COARSE));
    const coarse = { region: raster.region, columns: few(raster.columns), rows: few(raster.rows) };
    await tile(coarse, 0, 0, coarse.columns, coarse.rows);
    for (let row = 0; row < raster.rows; row += TILE) {
      for (let column = 0; column < raster.columns; column += TILE) {
        if (isCancelled) return;
        await tile(raster, column, row, Math.min(TILE, raster.columns - column), Math.min(TILE, raster.rows - row));
      }
    }
    if (!isCancelled) done();
  };
  all().catch((error: unknown) => !isCancelled && failed(error));
  return { cancel: () => (isCancelled = true) };
}
