import { number, type Edit } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../parts/define.js';
import { icon } from '../parts/icon.js';
import { SessionElement } from '../parts/session-element.js';
import { saidOf } from '../session/said.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** `<gd-start-list>`: the starts as fields to type in, and how many random ones there are besides. */
export class StartList extends SessionElement {
  protected override readonly hears = Changed.SCENARIO;
  @query('[aria-label="New start"]') private adder!: HTMLInputElement;
  /** What is wrong with the last start that was typed. */
  @state() private flaw = '';
  /** What is typed for a start and not followed: it stays to be mended until the field is left. */
  @state() private typed: { index: number; text: string } | null = null;
  #opened = -1;
  #query = '';

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.4em;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
        gap: 0.35em;
        max-block-size: 12em;
        overflow: auto;
      }
      li,
      .adder {
        display: flex;
        gap: 0.25em;
      }
      li {
        padding: 2px;
      }
    `,
  ];

  protected override willUpdate(): void {
    super.willUpdate();
    const { opened, query } = this.session;
    if (opened !== this.#opened || query !== this.#query) [this.flaw, this.typed] = ['', null];
    [this.#opened, this.#query] = [opened, query];
  }

  #try(edit: Edit): boolean {
    const { session } = this;
    const reading = session.apply(edit);
    this.flaw = saidOf(reading.problems[0]);
    [this.#opened, this.#query] = [session.opened, session.query];
    this.requestUpdate();
    return !reading.refused;
  }

  #move(index: number, to: string): void {
    if (this.#try({ type: 'moveStart', index, to })) this.typed = null;
  }

  #add(): void {
    if (!this.adder.value.trim() || !this.#try({ type: 'addStart', at: this.adder.value })) return;
    this.adder.value = '';
    this.session.replay();
  }

  #remove(index: number): void {
    this.#try({ type: 'removeStart', index });
    this.adder.focus();
  }

  override render() {
    const { session, flaw, typed } = this;
    const { chosen, dimension, restarts } = session.scenario;
    const declared = session.declarations.settings.find(({ id }) => id === 'restarts');
    return html`
      <ul>
        ${chosen.map(
          (point, index) => html`<li>
            <input type="text" aria-label="Start ${index + 1}" autocomplete="off" spellcheck="false"
              .value=${live(typed?.index === index ? typed.text : point.slice(0, dimension).map(number).join(', '))}
              @input=${({ target }: Event) => (this.typed = { index, text: (target as HTMLInputElement).value })}
              @change=${() => this.typed && this.#move(index, this.typed.text)}
              @blur=${() => (this.typed = null)} />
            <button type="button" class="quiet round" aria-label="Remove start ${index + 1}" title="Remove start ${index + 1}"
              @click=${() => this.#remove(index)}>${icon('close')}</button>
          </li>`,
        )}
      </ul>
      <div class="adder">
        <input type="text" aria-label="New start" autocomplete="off" spellcheck="false" aria-describedby="flaw"
          placeholder=${dimension === 1 ? 'x, such as 3' : 'x, y, such as 1.5, 2'} @change=${this.#add} />
        <button type="button" @click=${this.#add}>Add</button>
      </div>
      <p id="flaw" class="flaw" role="status">${flaw}</p>
      ${declared
        ? html`<gd-number .session=${session} .declared=${declared} .value=${restarts} .set=${(value: number | string, series: object | null) =>
            session.apply({ type: 'set', key: 'restarts', value: String(value) }, series)}></gd-number>`
        : nothing}
      <div class="bar">
        <button type="button" @click=${() => this.#try({ type: 'resetStarts' })}>Reset starts</button>
      </div>
    `;
  }
}

define('gd-start-list', StartList);
