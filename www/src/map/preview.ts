import type { Edit, Reading } from 'gd-web';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';

/** After this time without another notch of a wheel the zoom is an act, in milliseconds. */
const WHEEL_RESTS = 250;

/**
 * What a gesture leads to. While it goes on that is shown only; at its end, or before another edit, it
 * becomes one edit.
 */
export abstract class Preview {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    protected readonly session: Session,
    protected readonly canvases: Canvases,
    /** Called with what an edit says that is not followed. */
    protected readonly refused: (reading: Reading) => void,
    signal: AbortSignal,
  ) {
    const end = session.beforeEdit(() => this.commit());
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      end();
    });
  }

  /** Goes on with what was at a place and is at another now, magnified. */
  move(from: Place, to: Place, magnified: number): void {
    clearTimeout(this.#timer);
    this.moved(from, to, magnified);
    this.canvases.redraw();
  }

  /** Magnifies about a place, as part of a series that ends by itself. */
  wheel(at: Place, magnified: number): void {
    this.move(at, at, magnified);
    this.#timer = setTimeout(() => this.commit(), WHEEL_RESTS);
  }

  /** Makes what is shown the scenario's. */
  commit(): void {
    const change = this.change();
    if (!change) return;
    this.cancel();
    this.apply(change);
  }

  /** Forgets what has moved. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.forget();
    this.canvases.redraw();
  }

  protected apply(change: Edit, series: object | null = null): void {
    const reading = this.session.apply(change, series);
    if (reading.refused) this.refused(reading);
  }

  protected abstract moved(from: Place, to: Place, magnified: number): void;

  /** What is shown as an edit; null where nothing has moved. */
  protected abstract change(): Edit | null;

  protected abstract forget(): void;
}
