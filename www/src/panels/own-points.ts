import { css, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SessionElement } from '../parts/session-element.js';
import { saidOf } from '../session/said.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { written } from './points.js';

/** A text longer than this is read without being shown, which takes browsers long. */
const LONG = 20_000;

/** The largest file that is read: a million rows for the 200 that are kept. */
const MOST_BYTES = 5_000_000;

/** Points of one's own: typed, pasted or from a file. */
export class OwnPoints extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.PROBLEMS;
  /** A text that is not used yet. */
  @state() private typed: string | null = null;
  @state() private flaws: readonly string[] = [];
  @query('input') private file!: HTMLInputElement;
  #query = '';
  /** How many files and texts were given: only the last one is taken, though another may be read later. */
  #given = 0;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 0.4em;
      }
      label {
        font-size: 0.9375em;
      }
      textarea {
        resize: vertical;
        white-space: pre;
        font-variant-numeric: tabular-nums;
      }
      input {
        max-inline-size: 100%;
        font-size: 0.875em;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#given += 1;
  }

  /** Other points take the place of a text, and of what was said about it. */
  protected override heard(): void {
    const { query } = this.session;
    if (query !== this.#query) [this.typed, this.flaws] = [null, []];
    this.#query = query;
  }

  override render() {
    const { fit } = this.session.scenario;
    return html`
      <label for="points">Points, one a line</label>
      <textarea id="points" rows="5" spellcheck="false" aria-describedby="hint flaws"
        .value=${live(this.typed ?? (fit ? written(fit) : ''))}
        @input=${(event: Event) => (this.typed = (event.target as HTMLTextAreaElement).value)} @paste=${this.#paste}></textarea>
      <p class="hint" id="hint">
        Two numbers x, y or three x₁, x₂, class (0 or 1), separated by commas, tabs, semicolons or spaces. Paste a table; of
        more than 200 rows, 200 are kept.
      </p>
      <div class="bar">
        <button type="button" @click=${() => this.#take(this.typed ?? (fit ? written(fit) : ''))}>Use these points</button>
      </div>
      <ul class="flaw" id="flaws" role="status">${this.flaws.map((text) => html`<li>${text}</li>`)}</ul>
      <label for="file">Or a file</label>
      <input type="file" id="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${() => void this.#open()} />
    `;
  }

  readonly #paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text') ?? '';
    if (pasted.length < LONG) return;
    event.preventDefault();
    this.#take(pasted);
  };

  async #open(): Promise<void> {
    const file = this.file.files?.[0];
    if (!file) return;
    this.#given += 1;
    const turn = this.#given;
    const isRead = file.size <= MOST_BYTES;
    const read = isRead ? await file.text().catch(() => null) : null;
    if (turn !== this.#given) return;
    // The same file may be chosen again.
    this.file.value = '';
    if (!isRead) this.flaws = [`${file.name} has more than 5 MB. Give a part of it.`];
    else if (read === null) this.flaws = [`${file.name} can’t be read.`];
    else this.#take(read);
  }

  /** Uses the points of a text, and says what of it is not followed. */
  #take(text: string): void {
    const { session } = this;
    this.#given += 1;
    const { refused, problems } = session.apply({ type: 'pasteData', text });
    this.#query = session.query;
    this.flaws = problems.map(saidOf);
    if (refused) session.refusal = null;
    else this.typed = null;
  }
}
