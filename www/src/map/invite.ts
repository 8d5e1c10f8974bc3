import { html, nothing, type TemplateResult } from 'lit';
import { Changed, type Session } from '../session/session.js';
import type { Canvases } from './canvases.js';

/** How far from the plot's edge the invitation is, in CSS pixels. */
const INSET = 8;

/** How high and how wide it is at most with what is around it, in the size of type. */
const HEIGHT = 4;
const WIDTH = 20;

/** How far a mark reaches around its place, in CSS pixels. */
const REACH = 10;

/** Where it may stand, as shares of the way across what the plot leaves it and down, the best first. */
const PLACES = [
  [0.5, 1],
  [0.5, 0],
  [1, 1],
  [0, 1],
  [0, 0],
] as const;

/** The invitation to act, until the reader has. */
export class Invite {
  #isAccepted = false;
  #at: { left: number; top: number; width: number; isLow: boolean } | null = null;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly box: HTMLElement,
  ) {}

  heard(changed: number): void {
    if (changed & Changed.SCENARIO && this.session.act !== 'opened') this.#isAccepted = true;
  }

  /** Looks for a place at an edge of the plot where it covers no mark and is not under the tools. */
  place(): void {
    // At a hole there is nothing to click for.
    if (this.session.scenario.hole) this.#isAccepted = true;
    this.#at = null;
    const { playground, scenario } = this.session;
    // A lesson says itself what there is to be done.
    if (this.#isAccepted || scenario.lesson) return;
    const { clientWidth: width, clientHeight: height } = this.box;
    const size = parseFloat(getComputedStyle(this.box).fontSize);
    const { left, top, right, bottom } = this.canvases.margins;
    const across = Math.min(WIDTH * size, width - left - right);
    const down = HEIGHT * size;
    const covered = [...playground.critical().map(({ at }) => at), ...scenario.chosen].flatMap((mark) => {
      const at = this.canvases.place(mark);
      return at ? [{ left: at.x - REACH, top: at.y - REACH, right: at.x + REACH, bottom: at.y + REACH }] : [];
    });
    const tools = this.#tools;
    if (tools) covered.push(tools);
    for (const [share, low] of PLACES) {
      const [x, y] = [left + share * (width - left - right - across), low ? height - bottom - down : top];
      const isFree = covered.every((on) => on.right < x || on.left > x + across || on.bottom < y || on.top > y + down);
      if (!isFree) continue;
      this.#at = { left: x, top: low ? bottom : top, width: across, isLow: low === 1 };
      return;
    }
  }

  /** The tools over the map, where they are shown. */
  get #tools() {
    const tools = this.box.parentNode?.querySelector('.tools')?.getBoundingClientRect();
    if (!tools?.width) return null;
    const { left, top } = this.box.getBoundingClientRect();
    return { left: tools.left - left, top: tools.top - top, right: tools.right - left, bottom: tools.bottom - top };
  }

  render(): TemplateResult | typeof nothing {
    // Where there is a mark is known once the function is surveyed.
    if (this.#isAccepted || !this.#at || !this.session.surveyed) return nothing;
    const { left, top, width, isLow } = this.#at;
    const at = `left: ${left}px; inline-size: ${width}px; ${isLow ? 'bottom' : 'top'}: ${top + INSET}px`;
    const where = this.canvases.isSurface ? 'the surface' : 'anywhere';
    return html`<div class="inviting" .style=${at}><p class="invite">
      <span class="clicked">Click ${where} to drop a ball</span><span class="tapped">Tap ${where} to drop a ball</span>
    </p></div>`;
  }
}
