import { html, nothing, type TemplateResult } from 'lit';
import { Changed, type Session } from '../session/session.js';
import type { Canvases } from './canvases.js';

/** How much of the map's height the invitation takes with what is around it, and of its width. */
const ROOM = 0.2;
const ACROSS = 0.6;

/** The invitation to act, until the reader has. */
export class Invite {
  #isAccepted = false;
  #edge: 'lower' | 'upper' | null = null;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly box: HTMLElement,
  ) {}

  heard(changed: number): void {
    if (changed & Changed.SCENARIO && this.session.act !== 'opened') this.#isAccepted = true;
  }

  /** Looks for an edge of the map where it covers no mark. */
  place(): void {
    if (this.#isAccepted) return;
    const { playground, scenario } = this.session;
    const marks = [...playground.critical().map(({ at }) => at), ...scenario.chosen];
    const { clientWidth: width, clientHeight: height } = this.box;
    const heights = marks.flatMap((mark) => {
      const at = this.canvases.place(mark);
      return at && Math.abs(at.x / width - 0.5) < ACROSS / 2 ? [at.y / height] : [];
    });
    const isFree = (from: number, to: number) => !heights.some((height) => height > from && height < to);
    this.#edge = isFree(1 - ROOM, 1) ? 'lower' : isFree(0, ROOM) ? 'upper' : null;
  }

  render(): TemplateResult | typeof nothing {
    // Where there is a mark is known once the function is surveyed.
    if (this.#isAccepted || !this.#edge || !this.session.surveyed || this.canvases.isSurface) return nothing;
    return html`<p class="invite ${this.#edge}">
      <span class="clicked">Click anywhere to drop a ball</span><span class="tapped">Tap anywhere to drop a ball</span>
    </p>`;
  }
}
