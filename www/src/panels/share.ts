import { edit, type Edit } from 'gd-web';
import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Session } from '../session/session.js';
import base from '../styles/base.css';
import { copied } from './clipboard.js';
import { save, steps } from './files.js';

/** What was copied, and whether the browser did it. */
interface Copying {
  readonly what: 'link' | 'snippet';
  readonly succeeded: boolean;
}

/** The dialog that gives the link, the snippet for a page of one's own, and files. */
export class Share extends LitElement {
  @property({ attribute: false }) session!: Session;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  /** The picture as it is, as a file. */
  @property({ attribute: false }) picture!: () => Promise<Blob>;
  @state() private plays = false;
  @state() private isAtStep = false;
  @state() private copying: Copying | null = null;
  @state() private saving = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: min(36em, calc(100vw - 1em));
        max-block-size: calc(100dvh - 1em);
        padding: 1em 1.2em;
        border: 1px solid var(--gd-edge);
        border-radius: 0.9em;
        background: var(--gd-panel);
        color: var(--gd-ink);
      }
      dialog::backdrop {
        background: #0008;
      }
      h2 {
        font-size: 1.125em;
      }
      .part {
        display: grid;
        gap: 0.3em;
        margin-block-start: 0.8em;
      }
      .row {
        display: flex;
        gap: 0.5em;
        align-items: start;
      }
      .row button {
        flex: none;
        min-inline-size: 7.6em;
      }
      textarea {
        resize: vertical;
        min-block-size: 5.2em;
        font-size: 0.8125em;
      }
      .done {
        background: var(--gd-tint);
        border-color: var(--gd-accent);
        color: var(--gd-accent);
      }
      .close {
        margin-block-start: 1em;
        inline-size: 100%;
      }
      .hint {
        min-block-size: 1.5em;
      }
    `,
  ];

  /** Opens it; answers once it is shown. */
  async open(): Promise<void> {
    [this.copying, this.saving] = [null, ''];
    this.requestUpdate();
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** The link, as it is opened by itself or in a frame. */
  #link(isFramed: boolean): string {
    const { session, plays, isAtStep } = this;
    const put = (key: string, value: string): Edit => (value ? { type: 'set', key, value } : { type: 'reset', key });
    const edits = [
      put('play', plays && this.#hasRuns ? '1' : ''),
      put('step', isAtStep && !plays && this.#hasRuns ? String(session.time.step) : ''),
      put('embed', isFramed ? '1' : ''),
    ];
    return this.address(edit(session.query, { type: 'all', edits }).query);
  }

  /** Whether what is shown has runs: an experiment has none. */
  get #hasRuns(): boolean {
    return !this.session.scenario.experiment;
  }

  /** The frame for another page. */
  get #snippet(): string {
    const address = escaped(this.#link(true));
    const { name } = this.session.scenario;
    const title = escaped(this.#hasRuns ? `Gradient descent on ${name}` : name);
    return `<iframe src="${address}" title="${title}" width="100%" height="560" loading="lazy"></iframe>`;
  }

  override render() {
    const { copying, saving } = this;
    const told = copying && !copying.succeeded ? 'Selected: copy it with your keyboard.' : saving;
    return html`<dialog aria-labelledby="title" @close=${() => (this.copying = null)}>
      <h2 id="title">Share</h2>
      <div ?hidden=${!this.#hasRuns}>
        <label class="check"><input type="checkbox" .checked=${this.plays}
          @change=${(event: Event) => (this.plays = (event.target as HTMLInputElement).checked)} />Plays as soon as it is opened</label>
        <label class="check"><input type="checkbox" .checked=${this.isAtStep} ?disabled=${this.plays}
          @change=${(event: Event) => (this.isAtStep = (event.target as HTMLInputElement).checked)} />Opens at the step shown</label>
      </div>
      <div class="part">
        <label for="link">Link</label>
        <div class="row">
          <input type="text" id="link" readonly .value=${this.#link(false)} />${this.#copy('link', 'Copy the link')}
        </div>
      </div>
      <div class="part">
        <label for="snippet">For your own page</label>
        <div class="row">
          <textarea id="snippet" readonly rows="3" .value=${this.#snippet}></textarea>${this.#copy('snippet', 'Copy the snippet')}
        </div>
      </div>
      <p class="hint" role="status">${copying?.succeeded ? html`<span class="unseen">Copied.</span>` : told}</p>
      <h3 ?hidden=${!this.#hasRuns}>Files</h3>
      <div class="bar" ?hidden=${!this.#hasRuns}>
        ${this.#file('Picture (PNG)', 'png', () => this.picture())}
        ${this.#file('Steps (CSV)', 'csv', () => steps(this.session))}
        ${this.#file('Results (JSON)', 'json', () => this.#results())}
      </div>
      <button type="button" class="primary close" @click=${() => this.dialog.close()}>Close</button>
    </dialog>`;
  }

  #copy(what: Copying['what'], label: string) {
    const isDone = this.copying?.what === what && this.copying.succeeded;
    return html`<button type="button" class=${isDone ? 'done' : ''} aria-label=${label} @click=${async () => {
      const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${what}`);
      if (!field) return;
      field.select();
      this.copying = { what, succeeded: await copied(field.value) };
    }}>${isDone ? 'Copied ✓' : 'Copy'}</button>`;
  }

  #file(label: string, ending: string, make: () => Blob | null | Promise<Blob | null>) {
    return html`<button type="button" @click=${async () => {
      this.copying = null;
      this.saving = 'One moment …';
      const blob = await Promise.resolve(make()).catch(() => null);
      this.saving = blob ? `Saved as gradient-descent.${ending}.` : 'It could not be made: try again.';
      if (blob) save(blob, `gradient-descent.${ending}`);
    }}>${label}</button>`;
  }

  #results(): Blob {
    const { session } = this;
    const results = { query: session.query, runs: session.playground.status(session.time.last) };
    return new Blob([JSON.stringify(results, null, 2)], { type: 'application/json' });
  }
}

/** A text as it stands in an attribute of HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
