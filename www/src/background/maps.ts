/** Maps of every start, worked out in the background by as many workers as there are cores. */

import type { View } from 'gd-web';
import { Answerer, WORKER, hasWorkers } from './answerer.js';
import { answerer } from './background.js';
import type { Asks } from './worker.js';

/** So many starts of a region, the middles of cells, the lowest row first; in one dimension one row. */
export interface Raster {
  region: View;
  columns: number;
  rows: number;
}

/** Cells of a raster, row by row: the codes of their ends, and how many steps each takes. */
export interface Part {
  raster: Raster;
  column: number;
  row: number;
  columns: number;
  rows: number;
  ends: Uint8Array;
  steps: Uint32Array;
  /** The last values, of a sweep. */
  values: Float64Array;
}

/** A map that is on its way. */
export interface Map {
  cancel(): void;
}

/** The most workers. */
const MOST = 8;
/** How many times coarser the first cells are. */
const COARSE = 8;
/** The sides of a tile, in cells, at most and at least. */
const [LARGE, SMALL] = [128, 8];
/** How long a tile should take at most, in milliseconds, so that the next change is answered soon. */
const BRIEF = 16;

type Tile = Omit<Part, 'ends' | 'steps' | 'values'>;

/** One who works on maps, and what is asked of it at the moment. */
interface Seat {
  answerer: Answerer<Asks>;
  isBusy: boolean;
}

const seats: Seat[] = [];
/** The maps that are not complete, the newest first. */
let works: Work[] = [];

/** All who work on maps: as many as there are cores, or the page itself. */
function seated(): Seat[] {
  const count = hasWorkers() ? Math.min(MOST, Math.max(1, navigator.hardwareConcurrency || 1)) : 1;
  while (seats.length < count) seats.push({ answerer: seats.length ? new Answerer<Asks>(WORKER) : answerer, isBusy: false });
  return seats.slice(0, count);
}

class Work implements Map {
  /** Tiles to be taken from the end. */
  readonly #tiles: Tile[];
  /** How many of them are fine, and whether what is coarse has come. */
  readonly #fine: number;
  #hasCome = false;
  #left: number;
  /** Milliseconds a cell, as the last tile took. */
  #pace = 0;
  #module: WebAssembly.Module | undefined;
  #isOpen = false;

  constructor(
    readonly query: string,
    raster: Raster,
    readonly tell: (part: Part) => void,
    readonly done: () => void,
    readonly failed: (error: unknown) => void,
  ) {
    const few = (count: number) => Math.max(1, Math.ceil(count / COARSE));
    const coarse = { region: raster.region, columns: few(raster.columns), rows: few(raster.rows) };
    const fine = tiles(raster);
    this.#tiles = [...tiles(coarse), ...fine].reverse();
    this.#fine = fine.length;
    this.#left = this.#tiles.length;
  }

  /** Has one look at the link, and all others at its function. */
  async open(first: Seat, others: Seat[]): Promise<void> {
    first.isBusy = true;
    const opened = first.answerer.ask('openMap', this.query).finally(() => (first.isBusy = false));
    for (const { answerer } of others) answerer.ask('knowMap', this.query).catch(() => {});
    this.#module = await opened;
    this.#isOpen = true;
  }

  cancel(): void {
    works = works.filter((work) => work !== this);
  }

  get isCancelled(): boolean {
    return !works.includes(this);
  }

  /** A tile that is to be done, small enough to be done soon. */
  take(): Tile | undefined {
    // What is coarse has all cores to itself.
    const isNext = this.#hasCome || this.#tiles.length > this.#fine;
    if (!this.#isOpen || !isNext) return undefined;
    for (;;) {
      const tile = this.#tiles.pop();
      const cells = tile ? tile.columns * tile.rows : 0;
      if (!tile || this.#pace * cells <= BRIEF || Math.max(tile.columns, tile.rows) <= SMALL) return tile;
      const parts = halves(tile);
      this.#tiles.push(...parts);
      this.#left += parts.length - 1;
    }
  }

  /** Does a tile. */
  async do(seat: Seat, tile: Tile): Promise<void> {
    const { raster, column, row, columns, rows } = tile;
    const numbers = [...raster.region, raster.columns, raster.rows];
    const cells = await seat.answerer.ask('mapTile', this.query, numbers, [column, row, columns, rows], this.#module);
    if (this.isCancelled || !cells) return;
    // By the worker's own clock: on its way an answer waits for whatever the page does.
    const { took, ...what } = cells;
    this.#pace = took / (columns * rows);
    this.#hasCome ||= this.#tiles.length <= this.#fine;
    this.tell({ ...tile, ...what });
    this.#left -= 1;
    if (this.#left > 0) return;
    this.cancel();
    this.done();
  }
}

/** A raster's tiles. */
function tiles(raster: Raster): Tile[] {
  const all: Tile[] = [];
  for (let row = 0; row < raster.rows; row += LARGE) {
    for (let column = 0; column < raster.columns; column += LARGE) {
      const columns = Math.min(LARGE, raster.columns - column);
      all.push({ raster, column, row, columns, rows: Math.min(LARGE, raster.rows - row) });
    }
  }
  return all;
}

/** A tile in two, across its longer side. */
function halves(tile: Tile): Tile[] {
  const { column, row, columns, rows } = tile;
  if (columns >= rows) {
    const half = columns >> 1;
    return [{ ...tile, columns: half }, { ...tile, column: column + half, columns: columns - half }];
  }
  const half = rows >> 1;
  return [{ ...tile, rows: half }, { ...tile, row: row + half, rows: rows - half }];
}

/** Gives everyone who is idle something to do, unless nobody sees it. */
function go(): void {
  if (document.hidden) {
    document.addEventListener('visibilitychange', go, { once: true });
    return;
  }
  for (const seat of seated()) {
    if (seat.isBusy) continue;
    for (const work of works) {
      const tile = work.take();
      if (!tile) continue;
      seat.isBusy = true;
      work
        .do(seat, tile)
        .catch((error: unknown) => fail(work, error))
        .finally(() => {
          seat.isBusy = false;
          go();
        });
      break;
    }
  }
}

function fail(work: Work, error: unknown): void {
  if (work.isCancelled) return;
  work.cancel();
  work.failed(error);
}

/**
 * Works out the map of a link: first the whole raster coarse, a smaller raster of the same region, then
 * fine, tile by tile.
 */
export function work(
  query: string,
  raster: Raster,
  tell: (part: Part) => void,
  done: () => void,
  failed: (error: unknown) => void,
): Map {
  const work = new Work(query, raster, tell, done, failed);
  works.unshift(work);
  const all = seated();
  const first = all.find(({ isBusy }) => !isBusy) ?? all[0];
  if (first) {
    const others = all.filter((seat) => seat !== first);
    work.open(first, others).then(go, (error: unknown) => fail(work, error));
  }
  return work;
}
