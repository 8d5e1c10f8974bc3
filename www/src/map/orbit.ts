import { edit, type Description, type Edit, type Point, type Reading, type View, type Viewpoint } from 'gd-web';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';

/** How far a surface turns a CSS pixel of a drag, in degrees. */
const TURN = 0.4;

/** After this time without another notch of a wheel the zoom is an act, in milliseconds. */
const WHEEL_RESTS = 250;

/** How far a hand has turned a surface, in degrees, and how much it has magnified it, about which place. */
interface Movement {
  readonly by: Place;
  readonly magnified: number;
  readonly about: Point;
}

/**
 * From where a surface is looked at, and how near. While a gesture goes on, where it leads to is shown
 * only; at its end, or before another edit, it becomes one edit.
 */
export class Orbit {
  #movement: Movement | null = null;
  #shown: { movement: Movement; scenario: Description } | null = null;
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
    return this.#looked?.camera ?? null;
  }

  /** From where the surface is to be seen in place of the scenario's viewpoint, or null. */
  get viewpoint(): Viewpoint | null {
    return this.#looked?.viewpoint ?? null;
  }

  /** What the scenario would be if the gesture ended now. */
  get #looked(): Description | null {
    const movement = this.#movement;
    if (!movement) return null;
    if (this.#shown?.movement === movement) return this.#shown.scenario;
    const reading = edit(this.session.query, this.#edit(movement));
    if (reading.refused) {
      // It stays where it could go last.
      this.#movement = this.#shown?.movement ?? null;
      this.refused(reading);
      return this.#shown?.scenario ?? null;
    }
    this.#shown = { movement, scenario: reading.scenario };
    return reading.scenario;
  }

  #edit({ by: [yaw, pitch], magnified, about }: Movement): Edit {
    const turn: Edit = { type: 'turnBy', by: [yaw, pitch] };
    if (magnified === 1) return turn;
    return { type: 'all', edits: [turn, { type: 'zoomBy', factor: 1 / magnified, at: about }] };
  }

  /** Turns with what was at a place and is at another now, and magnifies about where it began. */
  move(from: Place, to: Place, magnified: number): void {
    clearTimeout(this.#timer);
    const { by, magnified: before, about } = this.#movement ?? { by: [0, 0], magnified: 1, about: null };
    this.#movement = {
      by: [by[0] + TURN * (to[0] - from[0]), by[1] + TURN * (to[1] - from[1])],
      magnified: before * magnified,
      about: about ?? this.canvases.share(from) ?? [0.5, 0.5],
    };
    this.canvases.redraw();
  }

  /** Magnifies about a place, as part of a series that ends by itself. */
  wheel(at: Place, magnified: number): void {
    this.move(at, at, magnified);
    this.#timer = setTimeout(() => this.commit(), WHEEL_RESTS);
  }

  /** Makes what is shown the scenario's. */
  commit(): void {
    // What can't be followed is taken back first.
    if (!this.#looked || !this.#movement) return;
    const change = this.#edit(this.#movement);
    this.cancel();
    this.session.apply(change);
  }

  /** Forgets what has moved. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#movement = this.#shown = null;
    this.canvases.redraw();
  }

  /** Turns it as a drag to the right and down does, in degrees. */
  turn(right: number, down: number, series: object | null = null): void {
    this.session.apply({ type: 'turnBy', by: [right, down] }, series);
  }

  /** Looks at the function's own region from the usual side. */
  reset(): void {
    this.session.apply({ type: 'all', edits: [{ type: 'resetZoom' }, { type: 'reset', key: 'turn' }] });
  }
}
