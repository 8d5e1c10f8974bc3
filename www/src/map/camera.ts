import { edit, type Edit, type Reading, type View } from 'gd-web';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';

/** After this time without another notch of a wheel the zoom is an act, in milliseconds. */
const WHEEL_RESTS = 250;

/** A movement of the picture on the screen: it is magnified, then moved, so that p is at m·p + by. */
interface Movement {
  magnified: number;
  by: Place;
}

const AT_REST: Movement = { magnified: 1, by: [0, 0] };

/**
 * What is looked at. While a gesture goes on, the region it leads to is shown only; at its end, or
 * before another edit, it becomes one edit. All parts of a gesture add to one movement of the picture,
 * so a finger or a button less takes nothing back.
 */
export class Camera {
  /** The region from which the movement began; null while nothing moves. */
  #base: View | null = null;
  #movement = AT_REST;
  /** Where the hand was last. */
  #hand: Place = [0, 0];
  #shown: { movement: Movement; region: View } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    /** Called with what an edit says that is not followed. */
    private readonly refused: (reading: Reading) => void,
    signal: AbortSignal,
  ) {
    const end = session.beforeEdit(() => this.commit());
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      end();
    });
  }

  /** The region to be shown in place of the scenario's own, or null. */
  get region(): View | null {
    const base = this.#base;
    if (!base) return null;
    const movement = this.#movement;
    if (this.#shown?.movement === movement) return this.#shown.region;
    const { magnified, by } = movement;
    const [x, y] = this.#hand;
    const from: Place = [(x - by[0]) / magnified, (y - by[1]) / magnified];
    const region = this.canvases.regionAfter(base, from, this.#hand, 1 / magnified);
    if (magnified !== (this.#shown?.movement ?? AT_REST).magnified) {
      const reading = edit(this.session.query, { type: 'zoom', to: region });
      if (reading.refused) {
        // It stays where it could go last.
        this.#movement = this.#shown?.movement ?? AT_REST;
        this.refused(reading);
        return this.#shown?.region ?? base;
      }
    }
    this.#shown = { movement, region };
    return region;
  }

  /** Moves what is at a place to another, and magnifies it there. */
  move(from: Place, to: Place, magnified: number): void {
    clearTimeout(this.#timer);
    this.#base ??= this.session.scenario.camera;
    const { magnified: before, by } = this.#movement;
    this.#movement = {
      magnified: before * magnified,
      by: [to[0] + magnified * (by[0] - from[0]), to[1] + magnified * (by[1] - from[1])],
    };
    this.#hand = to;
    this.canvases.redraw();
  }

  /** Magnifies about a place, as part of a series that ends by itself. */
  wheel(at: Place, magnified: number): void {
    this.move(at, at, magnified);
    this.#timer = setTimeout(() => this.commit(), WHEEL_RESTS);
  }

  /** Makes the region shown the scenario's. */
  commit(): void {
    const to = this.region;
    if (!to) return;
    const isMoved = this.#movement !== AT_REST;
    this.cancel();
    if (isMoved) this.#tell({ type: 'zoom', to });
  }

  /** Forgets what has moved. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#base = this.#shown = null;
    this.#movement = AT_REST;
    this.canvases.redraw();
  }

  /** Magnifies about the middle. */
  magnify(factor: number, series: object | null = null): void {
    this.#tell({ type: 'zoomBy', factor: 1 / factor, at: [0.5, 0.5] }, series);
  }

  /** Looks further to the right and up, in shares of the region. */
  pan(right: number, up: number, series: object | null = null): void {
    this.#tell({ type: 'pan', by: [right, up] }, series);
  }

  /** Looks at the function's own region. */
  fit(): void {
    this.#tell({ type: 'resetZoom' });
  }

  #tell(change: Edit, series: object | null = null): void {
    const reading = this.session.apply(change, series);
    if (reading.refused) this.refused(reading);
  }
}
