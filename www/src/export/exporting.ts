/** Has a link drawn in the background, and saved or shown. */

import type { View } from 'gd-web';
import { Answerer, type Service } from '../background/answerer.js';
import { work } from '../background/maps.js';
import type { Asks, Drawing } from './exporter.js';
import type { FilmKind } from './film.js';

export type { Asks, Drawing } from './exporter.js';
export type { FilmKind } from './film.js';

/** `gd-export`: what leaves the page. */
const EXPORTER: Service = { script: new URL('./exporter.js', import.meta.url), module: new URL('./gd-export_bg.wasm', import.meta.url) };

/** Whom all ask who want a text. */
const texts = new Answerer<Asks>(EXPORTER);

/** See {@link Asks}: what is about no picture. */
export const ask: Answerer<Asks>['ask'] = (name, ...given) => texts.ask(name, ...given);

/** How far something is: what is done at the moment, and how much of all of it, from 0 to 1. */
export type Tell = (what: string, share: number) => void;

/** What parts of the way to a picture of a map end where, as shares. */
const [RUN, MAPPED] = [0.05, 0.4];

/**
 * Draws a link in a worker of its own.
 * @param make what is made of it once its runs have ended and it is laid out
 * @param signal what ends it at once
 */
async function drawn<T>(query: string, drawing: Drawing, tell: Tell, signal: AbortSignal, make: (worker: Answerer<Asks>) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const worker = new Answerer<Asks>(EXPORTER);
  const end = () => worker.dispose();
  signal.addEventListener('abort', end);
  try {
    tell('Working the runs out', 0);
    await worker.ask('open', query, drawing);
    while (await worker.ask('work'));
    tell('Laying the picture out', RUN);
    const wanted = await worker.ask('layOut');
    if (wanted) await map(worker, wanted.query, wanted.rasters, tell, signal);
    return await make(worker);
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

/** Has the rasters of a map worked out, each its region, its columns and its rows. */
async function map(worker: Answerer<Asks>, query: string, rasters: readonly number[], tell: Tell, signal: AbortSignal): Promise<void> {
  const count = rasters.length / 6;
  for (let k = 0; k < count; k += 1) {
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0, columns = 0, rows = 0] = rasters.slice(6 * k, 6 * k + 6);
    const region: View = [x0, x1, y0, y1];
    let [cells, failed] = [0, false];
    const put: Promise<void>[] = [];
    await new Promise<void>((done, fail) => {
      const asked = work(
        query,
        { region, columns, rows },
        ({ raster, column, row, columns: across, rows: down, ends, steps, values }) => {
          if (failed) return;
          const whole = [...raster.region, raster.columns, raster.rows];
          const given = worker.ask('put', whole, [column, row, across, down], ends, steps, values);
          given.catch(() => (failed = true));
          put.push(given);
          if (raster.columns === columns && raster.rows === rows) cells += across * down;
          tell('Working the map out', RUN + ((MAPPED - RUN) * (k + cells / (columns * rows))) / count);
        },
        done,
        fail,
      );
      signal.addEventListener('abort', () => {
        asked.cancel();
        fail(signal.reason);
      });
    });
    await Promise.all(put);
  }
}

/** The picture of a link as a file. */
export function figure(kind: 'png' | 'svg', query: string, address: string, drawing: Drawing, tell: Tell, signal: AbortSignal): Promise<Blob> {
  return drawn(query, drawing, tell, signal, (worker) => {
    tell('Drawing', MAPPED);
    return worker.ask(kind, address);
  });
}

/** The animation of a link from its start to its end as a file. */
export function film(kind: FilmKind, query: string, address: string, drawing: Drawing, tell: Tell, signal: AbortSignal): Promise<Blob> {
  return drawn(query, drawing, tell, signal, async (worker) => {
    await worker.ask('beginFilm', kind, address);
    for (let share = 0; share < 1; ) {
      share = await worker.ask('goOn');
      tell('Drawing', MAPPED + (1 - MAPPED) * share);
    }
    return worker.ask('endFilm');
  });
}

/** A picture of a link to be shown, with what is written below it and the first steps of its first run. */
export function shown(query: string, drawing: Drawing, steps: number, signal: AbortSignal) {
  return drawn(query, drawing, () => {}, signal, async (worker) => {
    const bitmap = await worker.ask('bitmap');
    const description = await worker.ask('description');
    const [table, equations] = [await worker.ask('table', 0, steps), await worker.ask('equations', 0)];
    return { bitmap, description, table, equations, options: await worker.ask('options', 0) };
  });
}
