import { edit, type Description, type Edit, type Point, type View, type Viewpoint } from 'gd-web';
import type { Place } from './canvases.js';
import { Preview } from './preview.js';

/** How far a surface turns a CSS pixel of a drag, in degrees. */
const TURN = 0.4;

/** How far a hand has turned a surface, in degrees, and how much it has magnified it, about which place. */
interface Movement {
  readonly by: Place;
  readonly magnified: number;
  readonly about: Point;
}

/** From where a surface is looked at, and how near. */
export class Orbit extends Preview {
  #movement: Movement | null = null;
  #shown: { movement: Movement; scenario: Description } | null = null;

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

  /** Turns with the hand, and magnifies about where it began. */
  protected override moved(from: Place, to: Place, magnified: number): void {
    const { by, magnified: before, about } = this.#movement ?? { by: [0, 0], magnified: 1, about: null };
    this.#movement = {
      by: [by[0] + TURN * (to[0] - from[0]), by[1] + TURN * (to[1] - from[1])],
      magnified: before * magnified,
      about: about ?? this.canvases.share(from) ?? [0.5, 0.5],
    };
  }

  protected override change(): Edit | null {
    // What can't be followed is taken back first.
    return this.#looked && this.#movement && this.#edit(this.#movement);
  }

  protected override forget(): void {
    this.#movement = this.#shown = null;
  }

  /** Turns it as a drag to the right and down does, in degrees. */
  turn(right: number, down: number, series: object | null = null): void {
    this.apply({ type: 'turnBy', by: [right, down] }, series);
  }

  /** Looks at the function's own region from the usual side. */
  reset(): void {
    this.apply({ type: 'all', edits: [{ type: 'resetZoom' }, { type: 'reset', key: 'turn' }] });
  }
}
