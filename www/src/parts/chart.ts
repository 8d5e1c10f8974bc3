import type { Look } from 'gd-web';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import { watchSize, type CanvasSize } from './canvas-size.js';

/** The size of type in a chart, in its box's. */
const TYPE = 0.75;

/** How much is drawn at most before a page is printed, in frames. */
const MOST_FRAMES = 200;

/**
 * A canvas that is drawn when it is out of date, as large and as fine as its box is on the screen.
 */
export class Chart implements Painter {
  readonly rank = 20;
  readonly #end = new AbortController();
  #size: CanvasSize | null = null;
  /** The size of type, until it may be another: to ask for it makes the browser style the page. */
  #text: number | null = null;
  #look = '';
  #isPrinted = matchMedia('print').matches;

  constructor(
    private readonly session: Session,
    private readonly canvas: HTMLCanvasElement,
    /** Draws; `isOther` tells whether its size or colours are others than the last time. Answers whether there is more to draw. */
    private readonly draw: (canvas: HTMLCanvasElement, look: Look, isOther: boolean) => boolean,
    readonly pause: number,
  ) {
    const { signal } = this.#end;
    const resize = (size: CanvasSize) => {
      this.#size = size;
      this.restyle();
    };
    watchSize(canvas, resize, signal);
    // A browser takes the memory of what has not been seen for long.
    canvas.addEventListener('contextrestored', () => this.#forget(), { signal });
    const print = (on: boolean) => this.#print(on);
    addEventListener('beforeprint', () => print(true), { signal });
    addEventListener('afterprint', () => print(false), { signal });
    matchMedia('print').addEventListener('change', ({ matches }) => print(matches), { signal });
  }

  dispose(): void {
    this.#end.abort();
    this.session.forget(this);
  }

  /** Draws everything anew. */
  #forget(): void {
    this.#look = '';
    this.invalidate();
  }

  /** Draws with the size of type and the colours that there are now. */
  restyle(): void {
    this.#text = null;
    this.invalidate();
  }

  /** Paper is light; it is drawn at once, since a page is printed as it is then. */
  #print(on: boolean): void {
    if (on === this.#isPrinted) return;
    this.#isPrinted = on;
    this.#text = null;
    for (let frames = 0; frames < MOST_FRAMES && this.paint(); frames += 1);
  }

  invalidate(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { canvas, session } = this;
    const size = this.#size;
    if (!size?.pixels[0] || !size.pixels[1] || session.isDisposed) return false;
    const [across, down] = size.pixels;
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    this.#text ??= parseFloat(getComputedStyle(canvas).fontSize) * TYPE;
    const look: Look = { ...size, dark: session.isDark && !this.#isPrinted, text: this.#text };
    const now = JSON.stringify(look);
    const isOther = now !== this.#look;
    this.#look = now;
    return this.draw(canvas, look, isOther);
  }
}
