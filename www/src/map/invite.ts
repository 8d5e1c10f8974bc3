import { html, nothing, type TemplateResult } from 'lit';
import { Changed, type Session } from '../session/session.js';
import type { Canvases } from './canvases.js';

/** How far from the plot's edge the invitation is, in CSS pixels. */
const INSET = 8;

/** How high it is at most with what is around it, in the size of type, and how much of the map's width it takes. */
const HEIGHT = 4;
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

  /** Looks for an edge of the plot where it covers no mark. */
  place(): void {
    if (this.#isAccepted) return;
    const { playground, scenario } = this.session;
    const marks = [...playground.critical().map(({ at }) => at), ...scenario.chosen];
    const { clientWidth: width, clientHeight: height } = this.box;
    const heights = marks.flatMap((mark) => {
      const at = this.canvases.place(mark);
      return at && Math.abs(at.x / width - 0.5) < ACROSS / 2 ? [at.y] : [];
    });
    const isFree = (from: number, to: number) => !heights.some((height) => height > from && height < to);
    const room = HEIGHT * parseFloat(getComputedStyle(this.box).fontSize);
    const { top, bottom } = this.canvases.margins;
    const end = height - bottom;
    const isUpperFree = isFree(top, top + room) && !this.#isUnderTools;
    this.#edge = isFree(end - room, end) ? 'lower' : isUpperFree ? 'upper' : null;
  }

  /** Whether the tools of a narrow map lie where it would at the upper edge. */
  get #isUnderTools(): boolean {
    const tools = this.box.parentNode?.querySelector('.tools')?.getBoundingClientRect();
    const { left, width } = this.box.getBoundingClientRect();
    return tools !== undefined && tools.width > 0 && tools.left - left < (0.5 + ACROSS / 2) * width;
  }

  render(): TemplateResult | typeof nothing {
    // Where there is a mark is known once the function is surveyed.
    if (this.#isAccepted || !this.#edge || !this.session.surveyed) return nothing;
    const { top, bottom } = this.canvases.margins;
    const at = this.#edge === 'lower' ? `inset-block-end: ${bottom + INSET}px` : `inset-block-start: ${top + INSET}px`;
    const where = this.canvases.isSurface ? 'the surface' : 'anywhere';
    return html`<p class="invite" .style=${at}>
      <span class="clicked">Click ${where} to drop a ball</span><span class="tapped">Tap ${where} to drop a ball</span>
    </p>`;
  }
}
