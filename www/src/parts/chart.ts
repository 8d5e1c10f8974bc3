import type { Look } from 'gd-web';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';

/** Device pixels a CSS pixel at most. */
const FINEST = 4;

/** The size of type in a chart, in its box's. */
const TYPE = 0.75;

/**
 * A canvas that is drawn when it is out of date, as large and as fine as its box is on the screen.
 */
export class Chart implements Painter {
  readonly rank = 20;
  readonly #observer: ResizeObserver;
  #size = '';

  constructor(
    private readonly session: Session,
    private readonly canvas: HTMLCanvasElement,
    /** Draws; `isOther` tells whether its size or colours are others than the last time. Answers whether there is more to draw. */
    private readonly draw: (canvas: HTMLCanvasElement, look: Look, isOther: boolean) => boolean,
    readonly pause: number,
  ) {
    this.#observer = new ResizeObserver(() => this.invalidate());
    try {
      // Told also when the screen has other pixels.
      this.#observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      this.#observer.observe(canvas);
    }
    this.invalidate();
  }

  dispose(): void {
    this.#observer.disconnect();
    this.session.forget(this);
  }

  invalidate(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { canvas, session } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height || session.isDisposed) return false;
    const ratio = Math.min(devicePixelRatio || 1, FINEST);
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    const text = parseFloat(getComputedStyle(canvas).fontSize) * TYPE;
    const look: Look = { width, height, ratio, dark: session.isDark, text };
    const size = JSON.stringify(look);
    const isOther = size !== this.#size;
    this.#size = size;
    return this.draw(canvas, look, isOther);
  }
}
