import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../parts/define.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** `<gd-run-options>`: what can be set of a rule of the race. */
export class RunOptions extends SessionElement {
  protected override readonly hears = Changed.SCENARIO;
  /** The rule's number. */
  @property({ attribute: false }) rule = 0;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.4em;
      }
      .rule {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.75em;
        align-items: center;
        font-size: 0.9375em;
      }
      .check {
        font-size: 0.9375em;
      }
    `,
  ];

  override render() {
    const { session, rule } = this;
    const { scenario, declarations } = session;
    const entry = scenario.rules[rule];
    const declared = declarations.rules.find(({ id }) => id === entry?.rule.id);
    const rate = declarations.settings.find(({ id }) => id === 'lr');
    if (!entry || !declared || !rate) return nothing;
    const { rule: choice, learningRate: own } = entry;
    const set = (option: string) => (value: number | string | null, series: object | null) =>
      session.apply({ type: 'setRuleOption', rule, option, value }, series);
    return html`
      <label class="rule">Rule
        <select @change=${({ target }: Event) =>
          session.apply({ type: 'replaceRule', index: rule, rule: (target as HTMLSelectElement).value })}>
          ${declarations.rules.map(({ id, name }) => html`<option value=${id} .selected=${live(id === choice.id)}>${name}</option>`)}
        </select>
      </label>
      <p class="hint">${declared.summary}</p>
      ${declared.hyperparameters.map(
        (hyperparameter) => html`<gd-number .session=${session} .declared=${hyperparameter} .of=${choice.id}
          .value=${Number(choice[hyperparameter.id])} .set=${set(hyperparameter.id)}></gd-number>`,
      )}
      <label class="check">
        <input type="checkbox" .checked=${live(own === null)} @change=${({ target }: Event) =>
          set('lr')((target as HTMLInputElement).checked ? null : (scenario.rates[rule] ?? null), null)} />
        ${scenario.learningRate === null ? 'Takes the learning rate that suits it here' : 'Shares its learning rate with the others'}
      </label>
      ${own === null
        ? nothing
        : html`<gd-number .session=${session} name="Own learning rate" .declared=${rate} .value=${own} .set=${set('lr')}></gd-number>`}
      ${declared.source ? html`<p class="hint">${declared.source}</p>` : nothing}
    `;
  }
}

define('gd-run-options', RunOptions);
