import { css, html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/**
 * The learning rate below the map: of the run that is looked at if that has its own, else the one that
 * all others share. Its slider is marked where plain descent becomes unstable. A change restarts the
 * runs, or goes on from where they are, as the reader chooses.
 */
export class Rate extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.SELECTION | Changed.LANDSCAPE | Changed.COMPLETE;
  override readonly rank = 3;
  @query('input[type=checkbox]') private goesOn!: HTMLInputElement;

  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.1em;
      }
      /* As high before what is declared has come. */
      .number {
        min-block-size: 1.97em;
      }
      @media (pointer: coarse) {
        .number {
          min-block-size: 44px;
        }
      }
      .foot {
        display: flex;
        min-block-size: 2em;
        gap: 0 1em;
        justify-content: space-between;
        align-items: center;
      }
      .check {
        font-size: 0.8125em;
        white-space: nowrap;
      }
      .brief {
        display: none;
      }
      gd-menu {
        display: none;
        flex: 1 1 0;
        min-inline-size: 0;
        color: var(--gd-muted);
        font-size: 0.8125em;
      }
      gd-menu p {
        color: var(--gd-ink);
      }
      gd-menu::part(button) {
        min-inline-size: 0;
        justify-content: start;
        padding: 0.2em 0;
        border-color: transparent;
        background: transparent;
      }
      /* One line, whatever it says. */
      .limit {
        flex: 1 1 0;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container (max-width: 34em) {
        .brief {
          display: inline;
        }
        .whole {
          display: none;
        }
      }
      /* Where the sentence has no room it is behind its beginning. */
      @container (max-width: 57em) {
        p.limit {
          display: none;
        }
        gd-menu {
          display: block;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { scenario, playground, status } = session;
    const declared = session.declarations.settings.find(({ id }) => id === 'lr');
    const rule = status?.rule ?? 0;
    const own = scenario.rules[rule]?.learningRate ?? null;
    const limit = playground.limit();
    const set = (rate: number | string, series: object | null) =>
      own === null
        ? session.apply({ type: 'changeRate', step: this.goesOn.checked ? session.time.step : 0, rate }, series)
        : session.apply({ type: 'setRuleOption', rule, option: 'lr', value: rate }, series);
    const whose = own === null ? '' : (status?.name ?? '');
    return html`
      <div class="number">
        ${declared
          ? html`<gd-number line .session=${session} .declared=${declared} .value=${scenario.rates[rule] ?? NaN}
              .mark=${limit?.rate ?? null} .set=${set}></gd-number>`
          : nothing}
      </div>
      <div class="foot">
        <p class="hint limit" title=${limit?.sentence ?? nothing}>${whose ? html`Of ${whose} alone. ` : nothing}${limit ? html`<span aria-hidden="true">▲</span> ${limit.sentence}` : nothing}</p>
        ${limit || whose
          ? html`<gd-menu label=${limit ? `▲ ${limit.brief}` : `Of ${whose}`}>
              ${whose ? html`<p>Of ${whose} alone.</p>` : nothing}<p>${limit?.sentence}</p>
            </gd-menu>`
          : nothing}
        <label class="check" ?hidden=${own !== null} title="Change the rate from this step onwards">
          <input type="checkbox" aria-label="Change the rate from this step onwards" />
          <span class="whole">Change the rate from this step onwards</span><span class="brief">From this step on</span>
        </label>
      </div>
    `;
  }
}
