import { draw_layers } from 'gd-web';
import { css, html } from 'lit';
import { query } from 'lit/decorators.js';
import { ChartElement, chartSheet } from '../parts/chart-element.js';
import { Chart } from '../parts/chart.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** The chain of layers with the gradient on its way back through it, at the selected run's step. */
export class Layers extends ChartElement {
  protected override readonly hears =
    Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE | Changed.LOOK;
  @query('canvas') private canvas!: HTMLCanvasElement;

  static override styles = [
    base,
    chartSheet,
    css`
      p {
        min-block-size: 2.8em;
        margin-block-start: 0.3em;
        font-size: 0.9375em;
      }
      :host([compact]) p {
        min-block-size: 0;
      }
      @media (max-height: 399.98px) {
        :host([compact]) p {
          display: none;
        }
      }
    `,
  ];

  protected override shouldUpdate(): boolean {
    return super.shouldUpdate() && this.session.scenario.layers !== null;
  }

  protected override charts() {
    return [
      new Chart(
        this.session,
        this.canvas,
        (canvas, look) => {
          const { session } = this;
          if (session.scenario.layers) draw_layers(session.playground, canvas, look, session.selected, session.time.step);
          return false;
        },
        100,
      ),
    ];
  }

  override render() {
    const { session } = this;
    const said = session.playground.flow(session.selected, session.time.step) ?? '';
    return html`<div class="chart" role="img" aria-label="The size of the gradient at each layer: ${said}"><canvas></canvas></div>
      <p>${said}</p>`;
  }
}
