/** An animation, drawn frame by frame and packed on the way. */

import { Gif, type Sheet } from 'gd-export';
import { contextOf } from './canvas.js';
import type { Packer } from './packer.js';

/** A GIF, which every program shows, or a video. */
export type FilmKind = 'gif' | 'video';

/** Frames a second, and how many there are at most: longer runs are shown at a quicker pace. */
const RATES = { gif: [20, 600], video: [30, 1800] } as const;

/** How long the first and the last frame stay, in seconds. */
const [FIRST, LAST] = [0.5, 2.5];

/** Packs a GIF. */
class GifPacker implements Packer {
  readonly #gif: Gif;

  constructor(
    private readonly canvas: OffscreenCanvas,
    comment: string,
  ) {
    this.#gif = new Gif(canvas.width, canvas.height, comment);
  }

  get #pixels(): Uint8Array {
    const { canvas } = this;
    return new Uint8Array(contextOf(canvas, true).getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  }

  /** Looks at what the canvas shows for its colours. */
  learn(): void {
    this.#gif.learn(this.#pixels);
  }

  add(seconds: number): void {
    this.#gif.push(this.#pixels, Math.round(100 * seconds));
  }

  finish(): Blob {
    const file = this.#gif.finish();
    this.#gif.free();
    return new Blob([file as BlobPart], { type: 'image/gif' });
  }
}

export class Film {
  #done = 0;

  private constructor(
    private readonly sheet: Sheet,
    private readonly rate: number,
    private readonly frames: number,
    private readonly whole: OffscreenCanvas,
    private readonly planes: readonly [OffscreenCanvas, OffscreenCanvas, OffscreenCanvas, OffscreenCanvas],
    private readonly isRead: boolean,
    private packer: Packer,
  ) {}

  /** Begins one of what a sheet shows, with a comment. */
  static async begin(sheet: Sheet, kind: FilmKind, comment: string): Promise<Film> {
    const [rate, most] = RATES[kind];
    const frames = sheet.film(rate, most);
    const [across = 1, down = 1] = sheet.picture_size();
    const plane = () => new OffscreenCanvas(across, down);
    // Videos have even sizes.
    const [width = 1, height = 1] = Array.from(sheet.size(), (length) => length + (kind === 'video' ? length % 2 : 0));
    const whole = new OffscreenCanvas(width, height);
    const isRead = kind === 'gif';
    contextOf(whole, isRead);
    const gif = isRead ? new GifPacker(whole, comment) : null;
    const packer = gif ?? (await (await import('./video.js')).videoPacker(whole, sheet.title(), comment));
    const film = new Film(sheet, rate, frames, whole, [plane(), plane(), plane(), plane()], isRead, packer);
    if (gif) {
      for (const frame of [0, frames - 1]) {
        film.#draw(frame);
        gif.learn();
      }
    }
    return film;
  }

  /** Goes on until a time; how much of it is done, from 0 to 1. */
  async advance(until: number): Promise<number> {
    const { frames, rate } = this;
    while (this.#done < frames && performance.now() < until) {
      const k = this.#done;
      this.#draw(k);
      await this.packer.add(k === frames - 1 ? LAST : k === 0 ? FIRST : 1 / rate);
      this.#done += 1;
    }
    return this.#done / frames;
  }

  finish(): Promise<Blob> | Blob {
    return this.packer.finish();
  }

  #draw(frame: number): void {
    const { sheet, whole, planes, isRead } = this;
    const [ground, casing, line, overlay] = planes;
    const on = (canvas: OffscreenCanvas) => contextOf(canvas, isRead);
    sheet.frame(frame, on(ground), on(casing), on(line), on(overlay));
    const context = on(whole);
    sheet.draw_around(context);
    context.resetTransform();
    for (const plane of planes) context.drawImage(plane, 0, 0);
  }
}
