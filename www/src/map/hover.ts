import { html, nothing, svg, type ReactiveControllerHost } from 'lit';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';

/** How far the tip is from the pointer, and how much room it wants, in CSS pixels. */
const AWAY = 16;
const ROOM = 130;

/** What is said of the place under the pointer, or else under the crosshair, beside it: made at most once a frame. */
export class Hover implements Painter {
  readonly rank = 1;
  readonly pause = 0;
  #pointer: Place | null = null;
  #crosshair: Place | null = null;
  #text = '';
  /** Where a run from there ends, if that is mapped. */
  #told = '';
  /** Where the arrow downhill begins. */
  #from: { x: number; y: number } | null = null;
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
    if (!at && !this.#pointer) return;
    this.#pointer = at;
    this.refresh();
  }

  /** The crosshair is over a place, or nowhere. */
  cross(at: Place | null): void {
    this.#crosshair = at;
    this.refresh();
  }

  get #at(): Place | null {
    return this.#pointer ?? this.#crosshair;
  }

  /** What is at the place may be something else now. */
  refresh(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { playground, scenario } = this.session;
    const at = this.#at;
    const theta = at && this.canvases.theta(...at);
    this.#text = theta ? playground.describe(...theta) : '';
    this.#told = theta ? this.canvases.endAt(theta) : '';
    // On a curve it begins there, if that is in sight.
    const onCurve = theta && scenario.dimension === 1 ? this.canvases.place(theta) : null;
    this.#from = onCurve ?? (at && { x: at[0], y: at[1] });
    const { x, y } = this.#from ?? { x: 0, y: 0 };
    this.#end = theta && this.canvases.arrow([x, y], playground.downhill(...theta));
    this.host.requestUpdate();
    return false;
  }

  render() {
    const at = this.#at;
    if (!at || !this.#text) return nothing;
    const [x, y] = at;
    const kind = this.#pointer ? '' : 'crossed';
    const { clientWidth: width, clientHeight: height } = this.box;
    // On the side where there is more room.
    const across = x < width / 2 ? `left: ${x + AWAY}px` : `right: ${width - x + AWAY}px`;
    // Away from the arrow, if there is room; else where there is more.
    const below = this.#end && Math.min(y, height - y) > ROOM ? this.#end.y < y : y < height / 2;
    const down = below ? `top: ${y + AWAY}px` : `bottom: ${height - y + AWAY}px`;
    const arrow = this.session.scenario.goal === 'max' ? '∇f' : '−∇f';
    return html`${this.#arrow(kind)}<p class="tip ${kind}" aria-hidden="true" .style=${`${across}; ${down}`}>${this.#text}${this.#told ? html` <b>${this.#told}</b>` : nothing}${this.#end
      ? html` <small>Arrow: the direction of ${arrow}, not its length.</small>` : nothing}</p>`;
  }

  #arrow(hidden: string) {
    const [from, end] = [this.#from, this.#end];
    if (!from || !end) return nothing;
    const line = (kind: string) =>
      svg`<line class=${kind} x1=${from.x} y1=${from.y} x2=${end.x} y2=${end.y} marker-end="url(#${kind}-head)" />`;
    const head = (kind: string) =>
      svg`<marker id="${kind}-head" class=${kind} viewBox="-9 -7 14 14" markerWidth="14" markerHeight="14" markerUnits="userSpaceOnUse" orient="auto">
        <path d="M-6,-4.5 0,0 -6,4.5" /></marker>`;
    return html`<svg class="ghost ${hidden}" aria-hidden="true">
      <defs>${head('casing')}${head('line')}</defs>${line('casing')}${line('line')}
    </svg>`;
  }
}
