import type { Choice, Declared } from 'gd-web';
import { css, html } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { define } from './define.js';
import { SessionElement } from './session-element.js';

/** What there is to choose. */
type Menu = Pick<Declared, 'id' | 'name' | 'hyperparameters'> & { summary?: string };

/**
 * `<gd-choice>`: a menu of what the core declares, such as schedules, and the hyperparameters of the one
 * that is chosen.
 */
export class ChoiceMenu extends SessionElement {
  @property({ attribute: false }) key!: 'schedule' | 'clip' | 'loss';
  @property() label = '';
  @property({ attribute: false }) declared!: readonly Menu[];

  protected override readonly hears = Changed.SCENARIO;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.4em;
      }
      label {
        display: grid;
        gap: 0.25em;
        font-size: 0.9375em;
      }
    `,
  ];

  /** What is chosen; a loss only where there are data. */
  get #choice(): Choice | undefined {
    const { scenario } = this.session;
    return this.key === 'loss' ? scenario.fit?.loss : scenario[this.key];
  }

  override render() {
    const { session, key, label, declared } = this;
    const choice = this.#choice;
    const chosen = declared.find(({ id }) => id === choice?.id);
    return html`<label>${label}
        <select @change=${(event: Event) => session.apply({ type: 'set', key, value: (event.target as HTMLSelectElement).value })}>
          ${declared.map(({ id, name }) => html`<option value=${id} .selected=${live(id === choice?.id)}>${name}</option>`)}
        </select>
      </label>
      <p class="hint">${chosen?.summary}</p>
      ${chosen?.hyperparameters.map(
        (hyperparameter) => html`<gd-number .session=${session} .declared=${hyperparameter} .of=${chosen.id} .value=${Number(choice?.[hyperparameter.id])}
          .set=${(value: number | string, series: object | null) =>
            session.apply({ type: 'setOption', key, option: hyperparameter.id, value }, series)}></gd-number>`,
      )}`;
  }
}

define('gd-choice', ChoiceMenu);
