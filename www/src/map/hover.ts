import { html, nothing, svg, type ReactiveControllerHost } from 'lit';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';

/** How far the tip is from the pointer, and how much room it wants, in CSS pixels. */
const AWAY = 16;
const ROOM = 100;

/** What is said beside the pointer of the place under it: made at most once a frame. */
export class Hover implements Painter {
  readonly rank = 1;
  readonly pause = 0;
  #at: Place | null = null;
  #text = '';
  /** Where the arrow downhill ends. */
  #end: { x: number; y: number } | null = null;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly box: HTMLElement,
    private readonly host: ReactiveControllerHost,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => session.forget(this));
  }

  /** The pointer is over a place, or nowhere. */
  move(at: Place | null): void {
    if (!at && !this.#at) return;
    this.#at = at;
    this.refresh();
  }

  /** What is at the place may be something else now. */
  refresh(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { playground } = this.session;
    const theta = this.#at && this.canvases.theta(...this.#at);
    this.#text = theta ? playground.describe(...theta) : '';
    this.#end = theta && this.#at ? this.canvases.arrow(this.#at, playground.downhill(...theta)) : null;
    this.host.requestUpdate();
    return false;
  }

  render() {
    if (!this.#at || !this.#text) return nothing;
    const [x, y] = this.#at;
    const { clientWidth: width, clientHeight: height } = this.box;
    // On the side where there is more room.
    const across = x < width / 2 ? `left: ${x + AWAY}px` : `right: ${width - x + AWAY}px`;
    // Away from the arrow, if there is room; else where there is more.
    const below = this.#end && Math.min(y, height - y) > ROOM ? this.#end.y < y : y < height / 2;
    const down = below ? `top: ${y + AWAY}px` : `bottom: ${height - y + AWAY}px`;
    return html`${this.#arrow(x, y)}<p class="tip" aria-hidden="true" .style=${`${across}; ${down}`}>${this.#text}</p>`;
  }

  #arrow(x: number, y: number) {
    if (!this.#end) return nothing;
    const line = (kind: string) =>
      svg`<line class=${kind} x1=${x} y1=${y} x2=${this.#end?.x} y2=${this.#end?.y} marker-end="url(#${kind}-head)" />`;
    const head = (kind: string) =>
      svg`<marker id="${kind}-head" class=${kind} viewBox="-9 -7 14 14" markerWidth="14" markerHeight="14" markerUnits="userSpaceOnUse" orient="auto">
        <path d="M-6,-4.5 0,0 -6,4.5" /></marker>`;
    return html`<svg class="ghost" aria-hidden="true">
      <defs>${head('casing')}${head('line')}</defs>${line('casing')}${line('line')}
    </svg>`;
  }
}
