import type { RateRange } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { isOnSlider } from '../parts/number-control.js';
import { SessionElement } from '../parts/session-element.js';
import { raceAnew } from '../session/newcomer.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import { Trials } from './trials.js';

/**
 * The learning rate below the map, of the run that is looked at or of all. Its slider shows what becomes
 * of that run with each rate, and where it becomes unstable. A change restarts the runs, or goes on from
 * where they are, as the reader chooses.
 */
export class Rate extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.SELECTION | Changed.LANDSCAPE | Changed.COMPLETE;
  override readonly rank = 3;
  @query('input[type=checkbox]') private goesOn!: HTMLInputElement;
  /** Whether a change is one of all runs, where there are several rules. */
  @state() private isOfAll = false;
  #trials: { readonly session: Session; readonly of: Trials } | null = null;

  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      /* As high before what is declared, and what becomes of the rates, has come. */
      .number {
        min-block-size: 2.9em;
      }
      @media (pointer: coarse) {
        .number {
          min-block-size: calc(44px + 0.8em);
        }
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.8em;
        align-items: center;
      }
      .told,
      .acts {
        display: flex;
        min-inline-size: 0;
        min-block-size: 2.1em;
        gap: 0.8em;
        align-items: center;
      }
      .told {
        flex: 1 1 16em;
      }
      .acts {
        flex: none;
        font-size: 0.8125em;
        white-space: nowrap;
      }
      @media (pointer: coarse) {
        .told,
        .acts {
          min-block-size: 44px;
        }
      }
      button {
        min-block-size: 2.2em;
        padding-block: 0.1em;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }
      .choice {
        display: flex;
      }
      .choice button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .choice button:last-child {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .brief {
        display: none;
      }
      gd-menu {
        flex: none;
        color: var(--gd-muted);
        font-size: 0.8125em;
      }
      /* Where it is whatever is said before it. */
      gd-menu.whole {
        margin-inline-start: auto;
      }
      gd-menu p {
        color: var(--gd-ink);
      }
      gd-menu::part(button) {
        padding: 0.2em 0;
        border-color: transparent;
        background: transparent;
      }
      /* One line, whatever it says. */
      .sentence {
        flex: 0 1 auto;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container (max-width: 64em) {
        .told {
          flex-basis: 100%;
        }
        .acts {
          flex: 1 1 auto;
          justify-content: space-between;
        }
      }
      @container (max-width: 46em) {
        .brief {
          display: inline;
        }
        .whole {
          display: none;
        }
        .told {
          flex: 1 1 7.5em;
        }
        .acts {
          gap: 0.4em;
        }
        .acts button {
          padding-inline: 0.5em;
        }
      }
      @container (max-width: 24em) {
        .acts {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#trials?.of.free();
    this.#trials = null;
  }

  protected override heard(changed: number): void {
    if (changed & (Changed.RUNS | Changed.SELECTION | Changed.COMPLETE)) this.#tried.wake();
  }

  get #tried(): Trials {
    const { session } = this;
    if (this.#trials?.session !== session) {
      this.#trials?.of.free();
      this.#trials = { session, of: new Trials(session, () => this.requestUpdate()) };
      this.#trials.of.wake();
    }
    return this.#trials.of;
  }

  override render() {
    const { session, isOfAll } = this;
    const { scenario, playground, status, selected } = session;
    const declared = session.declarations.settings.find(({ id }) => id === 'lr');
    const rule = status?.rule ?? 0;
    const isAlone = scenario.rules.length === 1;
    const isShared = isAlone || isOfAll;
    const limit = playground.limit(selected);
    const isMarked = limit && declared && isOnSlider(declared, limit.rate);
    const told = this.#tried.told;
    const brief = told?.brief || limit?.brief;
    const set = (rate: number | string, series: object | null) =>
      isShared
        ? session.apply({ type: 'changeRate', step: this.goesOn.checked && !scenario.hole ? session.time.step : 0, rate }, series)
        : session.apply({ type: 'setRuleOption', rule, option: 'lr', value: rate }, series);
    const name = isAlone ? '' : `Learning rate of ${isOfAll ? 'all runs' : 'this run'}`;
    const change = isShared
      ? `Change the rate from this step onwards${isAlone ? '' : '; a run with a rate of its own keeps it'}`
      : 'Only the rate of all runs can change on the way';
    return html`
      <div class="number">
        ${declared
          ? html`<gd-number line .session=${session} .declared=${declared} .value=${scenario.rates[rule] ?? NaN} .name=${name}
              .mark=${limit?.rate ?? null} .bands=${told?.bands ?? null} .remark=${told?.regime ?? ''} .set=${set}></gd-number>`
          : nothing}
      </div>
      <div class="foot">
        <div class="told">
          <p class="hint sentence whole" title=${told?.sentence || nothing}>${told?.sentence}</p>
          ${limit ? html`<gd-menu class="whole" label="${isMarked ? '▼ ' : ''}${limit.brief}"><p>${limit.sentence}</p></gd-menu>` : nothing}
          ${brief ? html`<gd-menu class="brief" label=${brief}><p>${told?.sentence}</p><p>${limit?.sentence}</p></gd-menu>` : nothing}
        </div>
        <div class="acts">
          ${isAlone
            ? nothing
            : html`<div class="choice" role="group" aria-label="Whose learning rate">
                ${this.#choice(false, 'This run')}${this.#choice(true, 'All runs')}
              </div>`}
          <label class="check" title=${change} ?hidden=${scenario.hole !== null}>
            <input type="checkbox" aria-label="Change the rate from this step onwards" title=${change} ?disabled=${!isShared} />
            <span class="whole">Change from this step onwards</span><span class="brief">From this step</span>
          </label>
          ${this.#comparison(rule, told)}
        </div>
      </div>
    `;
  }

  #choice(isOfAll: boolean, text: string) {
    return html`<button type="button" aria-pressed=${isOfAll === this.isOfAll} @click=${() => (this.isOfAll = isOfAll)}>${text}</button>`;
  }

  /** Races the run with rates that show what a rate does, in place of the others. */
  #comparison(rule: number, told: RateRange | null) {
    const rates = told?.telling ?? [];
    const isReady = rates.length > 1;
    const act = () => {
      const { session } = this;
      if (!isReady || raceAnew(session, { type: 'tryRates', rule, rates }).refused) return;
      session.select(session.statuses.findIndex((status) => status.rule === 1));
    };
    return html`<button type="button" aria-disabled=${!isReady} @click=${act}
      title=${isReady ? `Race this run with α ${rates.join(', ')}` : 'No rates to compare are known here'}>Try three rates</button>`;
  }
}
