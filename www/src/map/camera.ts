import { edit, type Edit, type View } from 'gd-web';
import type { Place } from './canvases.js';
import { Preview } from './preview.js';

/** A movement of the picture on the screen: it is magnified, then moved, so that p is at m·p + by. */
interface Movement {
  /** The region from which it began. */
  readonly base: View;
  readonly magnified: number;
  readonly by: Place;
  /** Where the hand was last. */
  readonly hand: Place;
}

/**
 * What is looked at. All parts of a gesture add to one movement of the picture, so a finger or a button
 * less takes nothing back.
 */
export class Camera extends Preview {
  #movement: Movement | null = null;
  #shown: { readonly movement: Movement; readonly region: View } | null = null;

  /** The region to be shown in place of the scenario's own, or null. */
  get region(): View | null {
    const movement = this.#movement;
    if (!movement) return null;
    if (this.#shown?.movement === movement) return this.#shown.region;
    const { base, magnified, by, hand } = movement;
    const from: Place = [(hand[0] - by[0]) / magnified, (hand[1] - by[1]) / magnified];
    const region = this.canvases.regionAfter(base, from, hand, 1 / magnified);
    if (magnified !== (this.#shown?.movement.magnified ?? 1)) {
      const reading = edit(this.session.query, { type: 'zoom', to: region });
      if (reading.refused) {
        // It stays where it could go last.
        this.#movement = this.#shown?.movement ?? null;
        this.refused(reading);
        return this.#shown?.region ?? null;
      }
    }
    this.#shown = { movement, region };
    return region;
  }

  protected override moved(from: Place, to: Place, magnified: number): void {
    const { scenario } = this.session;
    const { base, magnified: before, by } = this.#movement ?? { base: scenario.camera, magnified: 1, by: [0, 0] };
    this.#movement = {
      base,
      magnified: before * magnified,
      by: [to[0] + magnified * (by[0] - from[0]), to[1] + magnified * (by[1] - from[1])],
      hand: to,
    };
  }

  protected override change(): Edit | null {
    const to = this.region;
    return to && { type: 'zoom', to };
  }

  protected override forget(): void {
    this.#movement = this.#shown = null;
  }

  /** Magnifies about the middle. */
  magnify(factor: number, series: object | null = null): void {
    this.apply({ type: 'zoomBy', factor: 1 / factor, at: [0.5, 0.5] }, series);
  }

  /** Looks further to the right and up, in shares of the region. */
  pan(right: number, up: number, series: object | null = null): void {
    this.apply({ type: 'pan', by: [right, up] }, series);
  }

  /** Looks at the function's own region. */
  fit(): void {
    this.apply({ type: 'resetZoom' });
  }
}
