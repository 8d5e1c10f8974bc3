import { LearningChart, LearningCurves, short, type Look, type Part } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Chart } from '../parts/chart.js';
import { ChartElement, chartSheet } from '../parts/chart-element.js';
import { placeIn } from '../parts/place-in.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** While runs are computed, curves grow this often, in milliseconds. */
const PAUSE = 400;

/** How many steps the curves take up in a frame. */
const STEPS = 50_000;

/** What the curves are drawn anew for. */
const DRAWN = Changed.SCENARIO | Changed.RUNS | Changed.LANDSCAPE | Changed.COMPLETE | Changed.LOOK;

/** How many runs' values are read off at most. */
const MOST = 8;

const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

/**
 * The learning curves of all runs, with a line at the step shown; what lies ahead is veiled. The
 * pointer or the arrow keys read values off, a click goes to the step.
 */
export class Curve extends ChartElement {
  protected override readonly hears = DRAWN | Changed.STEP | Changed.SELECTION;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.veil') private veil!: HTMLElement;
  @query('.cursor') private cursor!: HTMLElement;
  /** The step whose values are read off; the one shown where it follows the focus. */
  @state() private read: number | 'shown' | null = null;

  #curves: LearningCurves | null = null;
  #chart: LearningChart | null = null;
  /** The next chart, drawn where it is not seen until it is whole. */
  #next: LearningChart | null = null;
  readonly #sheet = document.createElement('canvas');
  #isStale = true;
  #reached = -1;
  #drawn = 0;

  static override styles = [
    base,
    chartSheet,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.4em;
      }
      .chart {
        block-size: 13em;
        overflow: hidden;
        border-radius: 0.3em;
        cursor: pointer;
      }
      .veil {
        position: absolute;
        inset-inline: 0;
        border-inline-start: 1.5px solid var(--gd-accent);
        background: color-mix(in srgb, var(--gd-panel) 72%, transparent);
        pointer-events: none;
        will-change: transform;
      }
      .cursor {
        position: absolute;
        inset-block: 0;
        border-inline-start: 1px dashed var(--gd-ink);
        pointer-events: none;
      }
      /* As high, whatever is read off. */
      .values {
        block-size: 2.9em;
        overflow: hidden;
        font-size: 0.875em;
        font-variant-numeric: tabular-nums;
      }
      .bar {
        font-size: 0.875em;
      }
      @media print {
        .bar {
          display: none;
        }
      }
    `,
  ];

  protected override charts() {
    // The line moves in every frame.
    return [new Chart(this.session, this.canvas, (canvas, look, isOther) => this.#draw(canvas, look, isOther), 0)];
  }

  protected override free(): void {
    this.#chart?.free();
    this.#next?.free();
    this.#chart = this.#next = null;
    this.#forgetCurves();
  }

  #forgetCurves(): void {
    this.#curves?.free();
    this.#curves = null;
  }

  protected override heard(changed: number): void {
    if (changed & Changed.RUNS) this.#forgetCurves();
    if (changed & DRAWN) this.#isStale = true;
    super.heard(changed);
  }

  /** Draws the curves if they are others or have grown, and moves the line to the step. */
  #draw(canvas: HTMLCanvasElement, look: Look, isOther: boolean): boolean {
    const { session, veil, cursor } = this;
    const { last, complete, step } = session.time;
    // What is shown depends on the optimum.
    if (!session.surveyed) return false;
    const now = performance.now();
    const hasGrown = this.#reached !== last;
    const isDue = complete || now - this.#drawn > PAUSE;
    this.#isStale ||= isOther;
    this.#curves ??= new LearningCurves();
    const isPending = this.#curves.grow(session.playground, STEPS);
    if (!isPending && (this.#isStale || (!this.#next && (!this.#chart || (hasGrown && isDue))))) {
      this.#next?.free();
      this.#next = new LearningChart(session.playground, this.#curves, look);
      [this.#sheet.width, this.#sheet.height] = look.pixels;
      [this.#isStale, this.#reached, this.#drawn] = [false, last, now];
    }
    if (this.#next && !this.#next.draw(this.#sheet)) {
      this.#chart?.free();
      [this.#chart, this.#next] = [this.#next, null];
      const context = canvas.getContext('2d');
      context?.resetTransform();
      context?.clearRect(0, 0, canvas.width, canvas.height);
      context?.drawImage(this.#sheet, 0, 0);
      const [, top = 0, , bottom = 0] = this.#chart.plot();
      veil.style.top = `${top - 2}px`;
      veil.style.height = `${bottom - top + 2}px`;
      this.requestUpdate();
    }
    // Moved, not laid out anew, in every frame.
    veil.style.transform = `translateX(${this.#x(step)}px)`;
    const read = this.#readStep;
    if (read !== null) cursor.style.left = `${this.#x(read)}px`;
    return isPending || this.#next !== null || (hasGrown && !isDue);
  }

  get #readStep(): number | null {
    return this.read === 'shown' ? this.session.time.step : this.read;
  }

  #x(step: number): number {
    const { playground, selected } = this.session;
    return this.#chart?.x_of(playground, selected, step) ?? 0;
  }

  #stepAt(event: MouseEvent): number {
    const { playground, selected, time } = this.session;
    const [x] = placeIn(this.canvas, event);
    return Math.min(time.last, this.#chart?.step_at(playground, selected, x) ?? 0);
  }

  #show(read: number | 'shown' | null): void {
    this.read = read;
    this.invalidate();
  }

  readonly #key = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    this.session.move(by);
    this.#show('shown');
    event.preventDefault();
  };

  override render() {
    const { session } = this;
    const { step, last } = session.time;
    const { fit } = session.scenario;
    const values = this.#values;
    return html`
      <div class="bar">
        ${this.#menu('What is shown', 'norm', 'Gradient norm', 'Value')}
        ${this.#menu('Axis', 'linear', 'Linear axis', 'Logarithmic axis')}
        ${fit ? this.#menu('Against', 'epochs', 'Epochs', 'Steps') : nothing}
      </div>
      <div class="chart" role="slider" tabindex="0" aria-label="Step on the learning curve"
        aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${step} aria-valuetext=${values || `Step ${step}`}
        @pointermove=${(event: PointerEvent) => this.#show(this.#stepAt(event))}
        @pointerleave=${() => this.#show(null)}
        @click=${(event: MouseEvent) => session.seek(this.#stepAt(event))}
        @focus=${() => this.#show('shown')} @blur=${() => this.#show(null)} @keydown=${this.#key}>
        <canvas aria-hidden="true"></canvas>
        <div class="veil"></div>
        <div class="cursor" ?hidden=${this.read === null}></div>
      </div>
      <p class="values" title=${values || nothing}>${values || html`<span class="hint">${this.#leftOut}</span>`}</p>
    `;
  }

  #menu(label: string, part: Part, on: string, off: string) {
    const { session } = this;
    const isOn = session.scenario.show.includes(part);
    return html`<select aria-label=${label}
      @change=${({ target }: Event) => session.apply({ type: 'setPart', part, on: (target as HTMLSelectElement).value === part })}>
      <option value="" .selected=${live(!isOn)}>${off}</option>
      <option value=${part} .selected=${live(isOn)}>${on}</option>
    </select>`;
  }

  /** The values of the runs at the step that is read off. */
  get #values(): string {
    const { session } = this;
    const { playground, selected, scenario } = session;
    const step = this.#readStep;
    if (step === null) return '';
    const norm = scenario.show.includes('norm');
    const all = playground.status_beside(selected, step);
    const { statuses } = session;
    const said = all.slice(0, MOST).map((status, racer) => `${statuses[racer]?.name} ${short(norm ? status.gradientNorm : status.value, 5)}`);
    const more = all.length > MOST ? ` and ${all.length - MOST} more` : '';
    const epochs = all[selected]?.epochs ?? null;
    const by = epochs !== null && scenario.show.includes('epochs') ? `Epoch ${short(epochs, 6)}` : `Step ${step}`;
    return `${by}: ${said.join(', ')}${more}`;
  }

  /** What the axis cannot show. */
  get #leftOut(): string {
    const chart = this.#chart;
    if (!chart) return '';
    const count = chart.left_out();
    const isForced = chart.is_linear() && !this.session.scenario.show.includes('linear');
    if (isForced) return 'No optimum is known to measure from, so the axis is linear.';
    return count ? `${count} ${count === 1 ? 'value' : 'values'} cannot be shown on a logarithmic axis.` : '';
  }
}
