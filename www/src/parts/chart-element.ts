import { css, type PropertyValues } from 'lit';
import { Changed } from '../session/session.js';
import type { Chart } from './chart.js';
import { SessionElement } from './session-element.js';

/** How the box of a chart looks. */
export const chartSheet = css`
  .chart {
    position: relative;
    block-size: 15em;
    direction: ltr;
  }
  .chart canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }
  /* On the stage the chart takes what room there is. */
  :host([staged]) {
    display: flex;
    flex-direction: column;
    gap: 0.2em;
    min-block-size: 0;
  }
  :host([staged]) > .chart {
    flex: 1 0 0;
    block-size: auto;
    min-block-size: 9em;
  }
  /* In a small frame it is there almost alone. */
  :host([compact]) > .chart {
    min-block-size: 0;
  }
  :host([compact]) :is(.bar, .hint, details) {
    display: none;
  }
  :host([compact]) .legend {
    flex: none;
    flex-wrap: wrap;
    column-gap: 1em;
    max-block-size: 3em;
    overflow: hidden;
  }
  @media print {
    .chart canvas {
      object-fit: contain;
    }
  }
`;

/** A component with charts, which are drawn anew after each change and disposed of with it. */
export abstract class ChartElement extends SessionElement {
  #charts: readonly Chart[] = [];
  #at: object | null = null;

  /** Makes the charts, once their canvases are there. */
  protected abstract charts(): readonly Chart[];

  /** Frees what else they are drawn with. */
  protected free(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected || this.#at === this.session) return;
    this.#end();
    this.#at = this.session;
    this.#charts = this.charts();
  }

  protected override heard(changed: number): void {
    if (changed & (Changed.SCENARIO | Changed.LOOK)) for (const chart of this.#charts) chart.restyle();
    else if (changed & this.hears) this.invalidate();
  }

  /** Draws all its charts in one of the next frames. */
  protected invalidate(): void {
    for (const chart of this.#charts) chart.invalidate();
  }

  #end(): void {
    for (const chart of this.#charts) chart.dispose();
    this.#charts = [];
    this.#at = null;
    this.free();
  }
}
