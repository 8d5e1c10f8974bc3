/** What is asked of `gd-export`: the forms in which a link leaves the page, and one picture or animation at a time. */

import init, { QrCode, Sheet, Snippets, file_name, link_in, question, source, title, with_texts } from 'gd-export';
import { serve } from '../background/served.js';
import { contextOf } from './canvas.js';
import { Film, type FilmKind } from './film.js';

/** How a picture is drawn. */
export interface Drawing {
  /** The width in CSS pixels, and how many of its pixels make one of these. */
  readonly width: number;
  readonly ratio: number;
  readonly isDark: boolean;
  /** The run that is looked at, and the step shown; without one the link’s own, or the end. */
  readonly selected: number;
  readonly step: number | null;
}

/** How long it works before it answers, in milliseconds. */
const BRIEF = 60;

/** How many evaluations of the function are asked for at once. */
const BUDGET = 1 << 14;

let sheet: Sheet | undefined;
let drawing: Drawing | undefined;
let film: Film | undefined;

function opened(): { sheet: Sheet; drawing: Drawing } {
  if (!sheet || !drawing) throw new Error('nothing is opened');
  return { sheet, drawing };
}

/** A canvas with the whole figure. */
function drawn(): OffscreenCanvas {
  const { sheet } = opened();
  const [width = 1, height = 1] = sheet.size();
  const canvas = new OffscreenCanvas(width, height);
  sheet.draw(contextOf(canvas));
  return canvas;
}

const asks = {
  /** The texts that are pasted elsewhere, what the link shows, and what a file of it is called. */
  texts(query: string, address: string, framed: string, script: string, width: number | undefined, height: number) {
    const snippets = new Snippets(query, address, framed, script, width, height);
    const { frame, element, markdown, latex } = snippets;
    snippets.free();
    return { frame, element, markdown, latex, title: title(query), file: file_name(query), source: source(address) };
  },

  /** A text as a QR code, or nothing where it is too long for one. */
  qrCode(text: string) {
    const code = QrCode.of(text);
    if (!code) return null;
    const { side, path, svg } = code;
    code.free();
    return { side, path, svg };
  },

  /** The query in a file that was saved before, or why there is none. */
  linkIn(file: Uint8Array) {
    const found = link_in(file);
    const { query = null, refusal = null } = found;
    found.free();
    return { query, refusal };
  },

  /** Turns to a link. */
  open(query: string, how: Drawing): void {
    sheet?.free();
    sheet = new Sheet(query, how.width, how.ratio, how.isDark, how.selected);
    drawing = how;
    film = undefined;
  },

  /** Goes on with its runs; whether there is more to do. */
  work(): boolean {
    const { sheet } = opened();
    const until = performance.now() + BRIEF;
    while (performance.now() < until) if (!sheet.work(BUDGET)) return false;
    return true;
  },

  /** Lays the picture out; what is to be worked out of what is mapped. */
  layOut(): { query: string; rasters: number[] } | null {
    const { sheet, drawing } = opened();
    sheet.turn(drawing.step ?? undefined);
    const wanted = sheet.wanted();
    if (!wanted) return null;
    const { query, rasters } = wanted;
    wanted.free();
    return { query, rasters: [...rasters] };
  },

  /** Takes cells of what is mapped. */
  put(raster: number[], tile: number[], ends: Uint8Array, steps: Uint32Array, values: Float64Array): void {
    opened().sheet.put(Float64Array.from(raster), Uint32Array.from(tile), ends, steps, values);
  },

  /** The picture as a PNG. */
  async png(address: string): Promise<Blob> {
    const { sheet, drawing } = opened();
    const plain = new Uint8Array(await (await drawn().convertToBlob()).arrayBuffer());
    const texts = ['Title', sheet.title(), 'Description', sheet.description(), 'Source', source(address)];
    return new Blob([with_texts(plain, texts, drawing.ratio) as BlobPart], { type: 'image/png' });
  },

  /** The picture as an SVG. */
  svg(address: string): Blob {
    return new Blob([opened().sheet.svg(address)], { type: 'image/svg+xml' });
  },

  /** The picture to be shown on the page. */
  bitmap(): ImageBitmap {
    return drawn().transferToImageBitmap();
  },

  /** The first steps of a run as the cells of a table, the heads first. */
  table(racer: number, steps: number): string[] {
    return opened().sheet.table(racer, steps);
  },

  /** The equations of a run’s steps in MathML: the sides and the relation of each. */
  equations(racer: number): string[] {
    return opened().sheet.equations(racer);
  },

  /** The options of a run’s rule, besides its learning rate. */
  options(racer: number): string {
    return opened().sheet.options(racer);
  },

  /** A link’s query as a question, before it is played. */
  question(query: string): string {
    return question(query);
  },

  /** What is written below the picture. */
  description(): string {
    return opened().sheet.description();
  },

  /** Begins an animation. */
  async beginFilm(kind: FilmKind, address: string): Promise<void> {
    film = await Film.begin(opened().sheet, kind, source(address));
  },

  /** Goes on with it; how much of it is done, from 0 to 1. */
  async goOn(): Promise<number> {
    if (!film) throw new Error('no animation has begun');
    return film.advance(performance.now() + BRIEF);
  },

  /** The animation as a file. */
  async endFilm(): Promise<Blob> {
    if (!film) throw new Error('no animation has begun');
    return film.finish();
  },
};

/** What can be asked. */
export type Asks = typeof asks;

export const { begin, answer } = serve(asks, async (module) => {
  await init({ module_or_path: module });
});
