import { BestFits, DataPlot, draw_losses, place, type Best, type Look } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ChartElement, chartSheet } from '../parts/chart-element.js';
import { Chart } from '../parts/chart.js';
import { glyphPicture } from '../parts/glyph.js';
import type { Painter } from '../session/painters.js';
import { Changed } from '../session/session.js';
import { Slices } from '../session/slices.js';
import base from '../styles/base.css';
import { DataPoints } from './data-points.js';

/** While it plays, the plot changes this often, in milliseconds. */
const PAUSE = 50;

/** How long the best fits are looked for in a frame, in milliseconds. */
const COMPARING = 8;

/**
 * The data with what each run's model makes of them at the step shown, named, the selected run's
 * residuals and mini-batch, to be edited; below them the loss of each point, and at the last step what
 * the runs say about batch sizes.
 */
export class Data extends ChartElement {
  protected override readonly hears =
    Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE | Changed.LOOK;
  @query('.points') readonly box!: HTMLElement;
  @query('.points canvas') private canvas!: HTMLCanvasElement;
  @query('.losses canvas') private losses!: HTMLCanvasElement;
  @query('.picked') private ring!: HTMLElement;
  @state() private best: readonly Best[] = [];
  plot: DataPlot | null = null;
  /** The plot is laid out for other points. */
  #stale = true;
  /** The best fit by each loss, once all are found. */
  #fits: BestFits | null = null;
  #slices = new Slices();
  /** They are looked for after all else is drawn. */
  readonly #comparison: Painter = { rank: 30, pause: 0, paint: () => this.#compare() };
  /** What the runs say about batch sizes; undefined until it is asked for. */
  #advice: string | null | undefined;
  readonly #points = new DataPoints(this);

  static override styles = [
    base,
    chartSheet,
    css`
      .points {
        block-size: 14em;
        cursor: crosshair;
        touch-action: pan-y;
        user-select: none;
        border-radius: 0.4em;
      }
      .losses {
        block-size: 10em;
      }
      .picked {
        position: absolute;
        inline-size: 1.4em;
        block-size: 1.4em;
        margin: -0.7em;
        border: 2px solid var(--gd-accent);
        border-radius: 50%;
        pointer-events: none;
      }
      .edit {
        margin-block-start: 0.4em;
        font-size: 0.9375em;
      }
      .edit button {
        padding-inline: 0.6em;
      }
      .edit fieldset {
        display: flex;
        align-items: center;
        gap: 0.75em;
        font-size: 0.875em;
      }
      .edit legend {
        float: inline-start;
        padding: 0;
      }
      .legend li {
        display: flex;
        gap: 0.4em;
        align-items: center;
        font-size: 0.8125em;
      }
      /* As high, whether there is a step from here or not. */
      .seen {
        min-block-size: 2.9em;
      }
      details {
        margin-block-start: 0.4em;
      }
      h3 {
        display: inline;
      }
      @media print {
        .points {
          block-size: 7cm;
        }
        .edit,
        .edit ~ .hint,
        .picked,
        details {
          display: none;
        }
      }
      .hint {
        margin-block: 0.2em;
      }
    `,
  ];

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.session.scenario.fit !== null;
  }

  override disconnectedCallback(): void {
    this.#points.dispose();
    super.disconnectedCallback();
  }

  protected override charts() {
    return [
      new Chart(this.session, this.canvas, (canvas, look, isOther) => this.#draw(canvas, look, isOther), PAUSE),
      new Chart(
        this.session,
        this.losses,
        (canvas, look) => {
          const { session } = this;
          if (session.scenario.fit) draw_losses(session.playground, canvas, look, session.time.step, session.selected);
          return false;
        },
        2 * PAUSE,
      ),
    ];
  }

  protected override free(): void {
    this.plot?.free();
    this.plot = null;
    this.#forgetFits();
  }

  #forgetFits(): void {
    this.#fits?.free();
    this.#fits = null;
    if (this.best.length > 0) this.best = [];
  }

  protected override heard(changed: number): void {
    if (changed & Changed.RUNS) this.#stale = true;
    if (changed & (Changed.RUNS | Changed.COMPLETE)) this.#advice = undefined;
    super.heard(changed);
  }

  /** Shows what is picked. */
  changed(): void {
    this.requestUpdate();
    this.invalidate();
  }

  #draw(canvas: HTMLCanvasElement, look: Look, isOther: boolean): boolean {
    const { session } = this;
    const { playground, scenario } = session;
    if (!scenario.fit) return false;
    const isHeld = this.#points.isDragging;
    if (!this.plot || isOther || (this.#stale && !isHeld)) {
      // The best fits are those of other points.
      if (this.#stale) this.#forgetFits();
      this.plot?.free();
      this.plot = new DataPlot(playground, look);
      this.#stale = false;
      if (this.best.length > 0 && this.#fits) this.best = this.plot.compare(this.#fits);
    }
    if (!scenario.show.includes('losses')) this.#forgetFits();
    else if (!this.#fits && !isHeld) {
      [this.#fits, this.#slices] = [new BestFits(playground), new Slices()];
      session.invalidate(this.#comparison);
    }
    this.plot.draw(playground, canvas, session.time.step, session.selected);
    this.#mark();
    return false;
  }

  /** Goes on looking for the best fits; whether there is more to do. */
  #compare(): boolean {
    const { plot } = this;
    const fits = this.#fits;
    if (!plot || !fits) return false;
    if (this.#slices.run(performance.now() + COMPARING, (budget) => fits.work(budget))) return true;
    this.best = plot.compare(fits);
    this.invalidate();
    return false;
  }

  /** Rings the point that is picked. */
  #mark(): void {
    const points = this.#points;
    if (points.picked !== null && points.picked >= points.count) points.picked = null;
    this.ring.hidden = points.picked === null;
    if (points.picked === null) return;
    const [left, top] = points.place(points.picked);
    this.ring.style.left = `${left}px`;
    this.ring.style.top = `${top}px`;
  }

  override render() {
    const { session, best } = this;
    const { scenario, playground, selected, time } = session;
    const { fit, name, dimension, variables } = scenario;
    if (!fit) return nothing;
    const points = this.#points;
    const names = dimension === 1 ? variables[0] : `(${variables.join(', ')})`;
    const seen = playground.seen(selected, time.step);
    if (time.complete && this.#advice === undefined) this.#advice = playground.advice() ?? null;
    const isOver = time.complete && time.step >= time.last;
    const isNone = points.picked === null;
    const button = (name: string, isDisabled: boolean, act: () => void) =>
      html`<button type="button" ?disabled=${isDisabled} @click=${() => {
        act();
        // The button has nothing to do any more.
        this.box.focus();
      }}>${name}</button>`;
    return html`
      <div class="chart points" tabindex="0" role="application" aria-roledescription="editable plot"
        aria-label="${fit.samples.length} points, fitted: ${name}" aria-describedby="help"
        @pointerdown=${points.pressed} @pointermove=${points.moved} @pointerup=${points.released}
        @pointercancel=${points.lost} @lostpointercapture=${points.lost} @keydown=${points.keyed}
        @touchstart=${{ handleEvent: points.touched, passive: false }}>
        <canvas></canvas>
        <div class="picked" hidden></div>
      </div>
      <p class="unseen" id="help">
        Left and right arrow keys pick a point, Shift with an arrow key moves it, Delete removes it, Enter adds one beside it.
      </p>
      <div class="bar edit">
        ${button('Remove point', isNone || points.areFewest, () => points.remove())}
        ${button('Clear', points.areFewest, () => points.clear())}
        ${fit.features === 2
          ? html`<button type="button" ?disabled=${isNone} @click=${() => points.swap()}>Change class</button>
              <fieldset>
                <legend>New points are of</legend>
                ${([0, 1] as const).map(
                  (value) => html`<label class="check"><input type="radio" name="new-class"
                    .checked=${live(points.newClass === value)} @change=${() => (points.newClass = value)} />class ${value}</label>`,
                )}
              </fieldset>`
          : nothing}
      </div>
      <p class="hint" role="status">
        ${points.areFewest ? 'A model needs two points, which these are: click or tap to add more, drag them to move them.' : 'Click or tap to add a point, drag one to move it.'}
      </p>
      ${session.status?.batch === 'full' ? nothing : html`<p class="hint seen">${seen}</p>`}
      ${best.length
        ? html`<ul class="legend">
            ${best.map((of) => html`<li>${glyphPicture(of.glyph)}${of.name}: best at ${names} = ${place(of.theta, dimension, 3)}</li>`)}
          </ul>`
        : nothing}
      <p class="advice" role="status">${isOver ? this.#advice : nothing}</p>
      <details>
        <summary><h3>Loss of each point</h3></summary>
        <div class="chart losses" role="img" aria-label="The loss as a function of what the fit is wrong by, with the points on it">
          <canvas></canvas>
        </div>
      </details>
    `;
  }
}
