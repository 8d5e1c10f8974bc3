import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import type { Place } from './arithmetic.js';
import type { Canvases } from './canvases.js';
import { describe } from './sentences.js';

/** How far the tip is from the pointer, in CSS pixels. */
const AWAY = 16;

/** What is said beside the pointer of the place under it: made at most once a frame. */
export class Hover implements Painter {
  readonly rank = 1;
  readonly pause = 0;
  #at: Place | null = null;
  #text = '';

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
    const theta = this.#at && this.canvases.theta(...this.#at);
    this.#text = theta ? describe(this.session, theta) : '';
    this.host.requestUpdate();
    return false;
  }

  render() {
    if (!this.#at || !this.#text) return nothing;
    const [x, y] = this.#at;
    const { clientWidth: width, clientHeight: height } = this.box;
    // On the side where there is more room.
    const across = x < width / 2 ? `left: ${x + AWAY}px` : `right: ${width - x + AWAY}px`;
    const down = y < height / 2 ? `top: ${y + AWAY}px` : `bottom: ${height - y + AWAY}px`;
    return html`<p class="tip" .style=${`${across}; ${down}`} aria-hidden="true">${this.#text}</p>`;
  }
}
