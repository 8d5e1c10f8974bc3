import { css, html } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SessionElement } from '../parts/session-element.js';
import { saidOf } from '../session/said.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** Batch sizes that show the three kinds of descent from one start. */
const THREE_KINDS = ['full', '1', '32'];

/** Between two sizes. */
const BETWEEN = ';';

/** The sizes of the mini-batches that are raced. */
export class Batches extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.PROBLEMS;
  /** A text that was refused, for the reader to mend. */
  @state() private typed: string | null = null;
  @state() private said = '';
  #query = '';

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 0.3em;
      }
      label {
        font-size: 0.9375em;
      }
      button {
        justify-self: start;
      }
    `,
  ];

  protected override heard(): void {
    const { query } = this.session;
    if (query !== this.#query) [this.typed, this.said] = [null, ''];
    this.#query = query;
  }

  override render() {
    const { session, typed, said } = this;
    return html`
      <label for="batch">Batch sizes</label>
      <input type="text" id="batch" autocomplete="off" spellcheck="false" aria-describedby="hint flaw"
        aria-invalid=${typed !== null} .value=${live(typed ?? session.scenario.batches.join(BETWEEN))} @change=${this.#set} />
      <p class="hint" id="hint">
        How many points each step’s gradient is taken over: full or a number; with ; between them several are raced.
      </p>
      <p class="flaw" id="flaw" role="status">${said}</p>
      <button type="button" @click=${this.#race}>Race full, one, and 32</button>
    `;
  }

  readonly #set = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    const { session } = this;
    const { refused, problems } = session.apply(
      value ? { type: 'set', key: 'batch', value } : { type: 'reset', key: 'batch' },
    );
    this.#query = session.query;
    this.typed = refused ? value : null;
    this.said = problems.map(saidOf).join(' ');
    // Said here, where it was typed.
    if (refused) session.refusal = null;
  };

  readonly #race = () => {
    this.session.apply({
      type: 'all',
      edits: [
        { type: 'setBatches', batches: THREE_KINDS },
        { type: 'setPart', part: 'epochs', on: true },
      ],
    });
  };
}
