import { html, nothing, type ReactiveControllerHost } from 'lit';
import { ARROWS } from '../parts/directions.js';
import type { Session } from '../session/session.js';
import type { Camera } from './camera.js';
import type { Canvases, Place } from './canvases.js';
import type { Orbit } from './orbit.js';

/** How far an arrow key moves the crosshair, in CSS pixels, and with Alt. */
const STRIDE = { far: 12, near: 1 };

/** How near to something the crosshair means it, in CSS pixels. */
const NEAR = 8;

/** How far a key moves the view, in shares of it; how much one magnifies; how far one turns, in degrees. */
export const KEYS = { pan: 0.1, magnified: 1.25, turn: 5 };

/** The map by keyboard: a crosshair, the view, a surface's turning. */
export class Crosshair {
  #at: { x: number; y: number } | null = null;
  /** What the edits of a key that is held down are one act of. */
  #series = {};

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly camera: Camera,
    private readonly orbit: Orbit,
    private readonly host: ReactiveControllerHost,
    /** Acts on a place as a click does. */
    private readonly act: (at: Place, near: number) => void,
    /** Told where it is now; null where there is none. */
    private readonly moved: (at: Place | null) => void,
  ) {}

  /** Follows a key; whether it is one of the map's. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    if (!event.repeat) this.#series = {};
    const arrow = ARROWS[event.key];
    if (arrow) this.#arrow(arrow, event);
    else if (event.key === 'Enter' && this.#at) this.act([this.#at.x, this.#at.y], NEAR);
    else if (event.key === 'Escape' && this.#at) this.#move(null);
    else if (event.key === '+' || event.key === '=') this.camera.magnify(KEYS.magnified, this.#series);
    else if (event.key === '-') this.camera.magnify(1 / KEYS.magnified, this.#series);
    else if (event.key === '0') (this.canvases.isSurface ? this.orbit.reset() : this.camera.fit());
    else return false;
    this.host.requestUpdate();
    return true;
  }

  #arrow([right, down]: readonly [number, number], event: KeyboardEvent): void {
    if (event.shiftKey && this.canvases.isSurface) {
      return this.orbit.turn(right * KEYS.turn, down * KEYS.turn, this.#series);
    }
    if (event.shiftKey) return this.camera.pan(right * KEYS.pan, -down * KEYS.pan, this.#series);
    const by = event.altKey ? STRIDE.near : STRIDE.far;
    const { x, y } = this.#at ?? this.canvases.middle;
    this.#move(this.canvases.within(x + right * by, y + down * by));
    this.say();
  }

  #move(to: { x: number; y: number } | null): void {
    this.#at = to;
    this.moved(to && [to.x, to.y]);
  }

  /** Says what is under the crosshair. */
  say(): void {
    if (!this.#at) return;
    const theta = this.canvases.theta(this.#at.x, this.#at.y);
    const end = theta && this.canvases.endAt(theta);
    if (theta) this.session.say(`${this.session.playground.describe(...theta)}${end ? `. ${end}` : ''}`);
    else if (this.canvases.isSurface) this.session.say('Beside the surface');
  }

  render() {
    if (!this.#at) return nothing;
    const { x, y } = this.#at;
    return html`<div class="crosshair" .style=${`left: ${x}px; top: ${y}px`}></div>`;
  }
}
