import type { Look } from 'gd-web';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import { fitCanvas } from './chart-canvas.js';

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
    const look = session.isDisposed ? null : fitCanvas(canvas, session);
    if (!look) return false;
    const size = JSON.stringify(look);
    const isOther = size !== this.#size;
    this.#size = size;
    return this.draw(canvas, look, isOther);
  }
}
