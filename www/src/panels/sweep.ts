import { SweepChart, sweep_options, swept_options, type Look, type Shape, type Sweep as Told } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AskedMap } from '../background/asked-map.js';
import type { Raster } from '../background/maps.js';
import { bar, mark, shapesSheet } from '../map/shapes.js';
import { Chart } from '../parts/chart.js';
import { ChartElement, chartSheet } from '../parts/chart-element.js';
import { placeIn } from '../parts/place-in.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** What the chart is drawn anew for. */
const DRAWN = Changed.SCENARIO | Changed.RUNS | Changed.LANDSCAPE | Changed.COMPLETE | Changed.LOOK;

/** How far the arrow keys go, in cells: columns to the right, and rows up. */
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The same with Shift. */
const FAR = 8;

type Cell = readonly [column: number, row: number];

/** What becomes of a run with every pair of two of its options; a click takes a pair. */
export class Sweep extends ChartElement {
  protected override readonly hears = DRAWN;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.chart') private box!: HTMLElement;
  @state() private told: Told | null = null;
  /** The pair that is looked at. */
  @state() private cell: Cell | null = null;
  #sweep: SweepChart | null = null;
  #asked: AskedMap | null = null;

  static override styles = [
    base,
    chartSheet,
    shapesSheet,
    css`
      :host {
        --bar: 15ch;
        container-type: inline-size;
      }
      .axes {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3em 0.9em;
        align-items: center;
        font-size: 0.875em;
      }
      .axes label {
        display: flex;
        gap: 0.35em;
        align-items: center;
        min-inline-size: 0;
      }
      .axes select {
        min-block-size: 2em;
        padding-block: 0;
      }
      .close {
        min-block-size: 2em;
        margin-inline-start: auto;
        padding-block: 0;
      }
      @media (pointer: coarse) {
        .axes select,
        .close {
          min-block-size: 44px;
        }
      }
      .chart {
        block-size: clamp(16em, 46dvh, 26em);
        cursor: crosshair;
      }
      :host([staged]) > .chart {
        min-block-size: 12em;
      }
      :host([compact]) > .chart {
        min-block-size: 0;
      }
      :host([compact]) > .legend {
        max-block-size: none;
      }
      /* Its axes say what they are. */
      @container (max-width: 28em) {
        :host([compact]) > .axes {
          display: none;
        }
      }
      .cursor {
        position: absolute;
        border: 2px solid var(--gd-ink);
        outline: 1px solid var(--gd-panel);
        pointer-events: none;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25em 1em;
        margin-block-start: 0.3em;
        font-size: 0.8125em;
      }
      .legend li {
        display: flex;
        gap: 0.4em;
        align-items: center;
      }
      .legend .colors {
        margin-block-start: 0.5em;
      }
      .here {
        min-block-size: 1.5em;
        font-size: 0.875em;
        font-variant-numeric: tabular-nums;
      }
      .said {
        font-size: 0.875em;
      }
      .said p + p {
        margin-block-start: 0.15em;
      }
      :host([compact]) .said {
        display: none;
      }
      :host([compact]) .here {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media print {
        .axes,
        .cursor,
        .here {
          display: none;
        }
      }
    `,
  ];

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.session.scenario.map?.id === 'sweep';
  }

  protected override charts() {
    return [new Chart(this.session, this.canvas, (canvas, look) => this.#draw(canvas, look), 0)];
  }

  protected override free(): void {
    this.#asked?.cancel();
    this.#sweep?.free();
    this.#asked = this.#sweep = null;
    [this.told, this.cell] = [null, null];
  }

  /** Asks for what is wanted, and draws what has come; whether it has to wait. */
  #draw(canvas: HTMLCanvasElement, look: Look): boolean {
    const { session } = this;
    if (session.scenario.map?.id !== 'sweep') {
      this.free();
      return false;
    }
    const sweep = (this.#sweep ??= new SweepChart());
    // What is on its way is seen before another one is asked for.
    if (this.#asked && !this.#asked.mayGo) return true;
    const wanted = sweep.wanted(session.playground);
    if (wanted && this.#asked?.of !== wanted.query) {
      this.#asked?.cancel();
      const { query, side } = wanted;
      const raster: Raster = { region: [0, 1, 0, 1], columns: side, rows: side };
      this.#asked = new AskedMap(
        query,
        query,
        raster,
        ({ raster: { columns, rows }, column, row, ends, steps, values, ...tile }) => {
          sweep.put(columns, rows, Uint32Array.of(column, row, tile.columns, tile.rows), ends, steps, values);
          this.invalidate();
        },
        () => this.invalidate(),
      );
    }
    sweep.draw(canvas, look);
    this.told = sweep.told();
    return false;
  }

  override render() {
    const { session, told } = this;
    const { playground } = session;
    const options = sweep_options(playground, session.scenario.map?.rule ?? 0);
    const [x, y] = swept_options(playground);
    const axis = (name: 'x' | 'y', text: string, now: string | undefined) => html`<label><span>${text}</span>
      <select aria-label=${name === 'x' ? 'Option across' : 'Option upwards'} @change=${(event: Event) => this.#choose(name, (event.target as HTMLSelectElement).value)}>
        ${options.map(({ id, name }) => html`<option value=${id} .selected=${live(id === now)}>${name}</option>`)}
      </select></label>`;
    return html`
      <div class="axes">
        ${axis('x', 'Across', x)}${axis('y', 'Up', y)}
        <button type="button" class="close" @click=${() => session.apply({ type: 'reset', key: 'map' })}>Close</button>
      </div>
      <div class="chart" role="application" tabindex="0" aria-roledescription="interactive chart" aria-describedby="all keys"
        aria-label="What becomes of ${told?.subject ?? 'the run'} with each pair of two options"
        @pointermove=${this.#hover} @pointerleave=${() => (this.cell = null)} @click=${this.#click}
        @keydown=${this.#key} @blur=${() => (this.cell = null)}>
        <canvas aria-hidden="true"></canvas>${this.#cursor()}
      </div>
      <p class="here" role="status">${this.#here}</p>
      ${told ? this.#legend(told) : nothing}
      <div class="said">
        <p>${told?.tally} ${told?.best}</p>
        <p>${told?.border}</p>
      </div>
      <p class="unseen" id="all">${told?.all}</p>
      <p class="unseen" id="keys">Arrow keys look at other pairs, with Shift farther. Enter takes the pair.</p>
    `;
  }

  get #here(): string {
    const { cell } = this;
    if (!cell) return 'Click where you like to take its options.';
    return this.#sweep?.describe(...cell) ?? '';
  }

  #legend({ steps, levels, hatched, diverged, own }: Told) {
    const scale = (shape: Shape | null, text: string, copy: string) =>
      shape?.type === 'gradient' ? html`<li class=${copy}>${text} ${bar(shape, copy)}</li>` : nothing;
    return html`<ul class="legend" aria-label="What the colours are">
      ${scale(steps, 'steps to converge', 'steps')}
      ${scale(levels, `on its way, at ${this.session.scenario.valueName} =`, 'levels')}
      <li>${mark(diverged)} ${hatched}</li>
      <li>${mark(own)} now</li>
    </ul>`;
  }

  #cursor() {
    const { cell } = this;
    const [left, top, right, bottom] = this.#sweep?.plot() ?? [];
    const side = this.#sweep?.side();
    if (!cell || !side || left === undefined || top === undefined || right === undefined || bottom === undefined) return nothing;
    const [width, height] = [(right - left) / side, (bottom - top) / side];
    const size = 8;
    const x = left + (cell[0] + 0.5) * width - size / 2;
    const y = bottom - (cell[1] + 0.5) * height - size / 2;
    return html`<div class="cursor" .style=${`left: ${x}px; top: ${y}px; inline-size: ${size}px; block-size: ${size}px`}></div>`;
  }

  #choose(axis: 'x' | 'y', option: string): void {
    const rule = this.session.scenario.map?.rule ?? 0;
    this.session.apply({ type: 'sweep', rule, [axis]: option });
  }

  #at(event: MouseEvent): Cell | null {
    const [column, row] = this.#sweep?.cell_at(...placeIn(this.box, event)) ?? [];
    return column === undefined || row === undefined ? null : [column, row];
  }

  #take(cell: Cell): void {
    const edit = this.#sweep?.take(...cell);
    if (edit) this.session.apply(edit);
  }

  readonly #hover = (event: PointerEvent) => {
    this.cell = this.#at(event);
  };

  readonly #click = (event: MouseEvent) => {
    const cell = this.#at(event);
    if (cell) this.#take(cell);
  };

  readonly #key = (event: KeyboardEvent) => {
    const sweep = this.#sweep;
    if (!sweep || event.ctrlKey || event.metaKey || event.altKey) return;
    const [column, row] = this.cell ?? sweep.own_cell();
    if (column === undefined || row === undefined) return;
    const move = MOVES[event.key];
    if (move) {
      const within = (at: number) => Math.min(Math.max(at, 0), sweep.side() - 1);
      const far = event.shiftKey ? FAR : 1;
      this.cell = this.cell ? [within(column + far * move[0]), within(row + far * move[1])] : [column, row];
    } else if (event.key === 'Enter') this.#take([column, row]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
