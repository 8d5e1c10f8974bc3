import { FieldExperiment, HessianExperiment, glyph, random_seed, short } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { ChartElement, chartSheet } from '../parts/chart-element.js';
import { Chart } from '../parts/chart.js';
import { glyphPicture } from '../parts/glyph.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** How long a slice of drawing lots may take, in milliseconds. */
const SLICE = 8;

/** How often the chart and the table follow, in milliseconds. */
const PAUSE = 100;

/** How each experiment is made, how many lots a slice draws at least, how many all, and what its chart shows. */
const KINDS = {
  hessians: {
    make: HessianExperiment,
    lot: 200,
    most: 200_000,
    chart: 'The share of minima against the dimension',
    legend: ['theory, for many dimensions: 3^(−n²/4)', 'counted, with its standard error'],
  },
  fields: {
    make: FieldExperiment,
    lot: 20,
    most: 20_000,
    chart: 'The share of minima against the height, by dimension',
    legend: [1, 2, 3, 4, 5].map((n) => `n = ${n}`),
  },
};

/** The live experiments on how rare minima are, with where they come from and what they do not show. */
export class Experiment extends ChartElement {
  protected override readonly hears = Changed.SCENARIO | Changed.LOOK;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @state() private table: { heads: string[]; rows: string[][] } | null = null;
  @state() private drawn = 0;
  /** Whether its chart is dark, which on paper it is not. */
  @state() private isDark = false;
  #experiment: HessianExperiment | FieldExperiment | null = null;
  /** Which experiment it is, and of which seed. */
  #key = '';
  #told = -Infinity;

  static override styles = [
    base,
    chartSheet,
    css`
      .bar {
        margin-block-end: 0.5em;
      }
      .close {
        margin-inline-start: auto;
      }
      .columns {
        display: grid;
        gap: 0.6em 1.4em;
      }
      @container (min-width: 48em) {
        .columns {
          grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
        }
      }
      .chart {
        block-size: clamp(15em, 100dvh - 19em, 44em);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2em 1em;
        font-size: 0.875em;
      }
      .legend li {
        display: flex;
        gap: 0.4em;
        align-items: center;
      }
      .text {
        display: grid;
        gap: 0.6em;
        align-content: start;
      }
      gd-menu {
        display: none;
      }
      .source,
      .drawn {
        color: var(--gd-muted);
      }
      .source,
      .drawn,
      summary {
        font-size: 0.875em;
      }
      table {
        inline-size: 100%;
        margin-block: 0.5em;
        border-collapse: collapse;
        font-size: 0.875em;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.15em 0.4em;
        border-block-end: 1px solid var(--gd-line);
        text-align: end;
      }
      /* In a small frame the chart fills it, and what is said of it is over it on request. */
      :host([compact]) .columns,
      :host([compact]) .figure {
        flex: 1 1 0;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      :host([compact]) .chart {
        flex: 1 1 0;
        block-size: auto;
        min-block-size: 0;
      }
      :host([compact]) .columns > .text {
        display: none;
      }
      :host([compact]) gd-menu {
        display: block;
      }
      @media print {
        .bar,
        details,
        gd-menu {
          display: none;
        }
        .columns {
          display: block;
        }
        .chart {
          block-size: 11cm;
        }
      }
    `,
  ];

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.session.scenario.experiment !== null;
  }

  protected override charts() {
    return [new Chart(this.session, this.canvas, (canvas, look) => this.#draw(canvas, look), 0)];
  }

  protected override free(): void {
    this.#experiment?.free();
    this.#experiment = null;
    this.#key = '';
  }

  /** Goes on for a slice, and shows what has come of it; whether there is more to come. */
  #draw(canvas: HTMLCanvasElement, look: Parameters<HessianExperiment['draw']>[1]): boolean {
    const { experiment: kind, seed } = this.session.scenario;
    if (!kind) return false;
    this.isDark = look.dark;
    const { make, lot, most } = KINDS[kind];
    const key = `${kind} ${seed}`;
    if (key !== this.#key) {
      this.free();
      this.#experiment = new make(seed);
      this.#key = key;
      this.#told = -Infinity;
    }
    const experiment = this.#experiment;
    if (!experiment) return false;
    const begun = performance.now();
    while (experiment.drawn() < most && performance.now() - begun < SLICE) experiment.advance(lot);
    const isDone = experiment.drawn() >= most;
    if (isDone || begun - this.#told >= PAUSE) {
      this.#told = begun;
      experiment.draw(canvas, look);
      this.drawn = experiment.drawn();
      this.table = experiment instanceof HessianExperiment ? shares(experiment) : bands(experiment);
    }
    return !isDone;
  }

  override render() {
    const { session, table } = this;
    const { experiment: kind } = session.scenario;
    const { experiments } = session.declarations;
    if (!kind) return nothing;
    const cell = (text: string) => html`<td>${text}</td>`;
    const row = experiments.find(({ id }) => id === kind);
    const text = html`
      <p>${row?.about}</p>
      <p><strong>What it does not show.</strong> ${row?.limits}</p>
      <p class="source">Source: ${row?.source}.</p>
    `;
    return html`
      <div class="bar">
        <button type="button" @click=${() => session.apply({ type: 'set', key: 'seed', value: String(random_seed()) })}>New random seed</button>
        <button type="button" class="close" @click=${() => this.dispatchEvent(new Event('gd-close', { bubbles: true, composed: true }))}>Close</button>
      </div>
      <div class="columns">
        <div class="figure">
          <div class="chart" role="img" aria-label=${KINDS[kind].chart}><canvas></canvas></div>
          <ul class="legend">
            ${KINDS[kind].legend.map((name, k) => html`<li>${glyphPicture(glyph(k, this.isDark))}${name}</li>`)}
            <li class="drawn">${this.drawn.toLocaleString('en')} drawn in each dimension</li>
          </ul>
        </div>
        <gd-menu label="What this shows, and what not"><div class="text">${text}</div></gd-menu>
        <div class="text">
          ${text}
          <details>
            <summary>The numbers</summary>
            <table aria-label="Shares of minima">
              <thead><tr>${table?.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
              <tbody>${table?.rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
            </table>
          </details>
        </div>
      </div>
    `;
  }
}

function shares(experiment: HessianExperiment) {
  const rows = experiment.shares().map(({ dimension, share, error, exact }) => [
    String(dimension),
    share ? `${short(share, 3)} ± ${short(error, 1)}` : 'none yet',
    exact === null ? '' : short(exact, 4),
  ]);
  return { heads: ['n', 'Share of minima', 'Exact'], rows };
}

function bands(experiment: FieldExperiment) {
  const found = experiment.bands();
  const heights = [...new Set(found.flat().map(({ height }) => height))].sort((a, b) => a - b);
  const rows = heights.map((height) => [
    short(height, 2),
    ...found.map((of) => {
      const band = of.find((band) => band.height === height);
      return band ? short(band.share, 2) : '';
    }),
  ]);
  return { heads: ['Height', ...found.map((_, k) => `n = ${k + 1}`)], rows };
}
