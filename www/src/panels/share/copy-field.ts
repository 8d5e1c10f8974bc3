import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import base from '../../styles/base.css';
import { copied } from '../clipboard.js';

/** Says what was done, to be shown and said by the dialog. */
export function tell(from: HTMLElement, text: string): void {
  from.dispatchEvent(new CustomEvent('gd-told', { detail: text, bubbles: true, composed: true }));
}

/** A text to be copied: where the browser refuses it is left selected, for the keyboard. */
export class CopyField extends LitElement {
  @property() label = '';
  /** What its button says to those who hear it. */
  @property() action = '';
  @property({ attribute: false }) text = '';
  /** How many lines of it are seen. */
  @property({ type: Number }) lines = 1;
  /** The text that was copied last. */
  @state() private copiedText: string | null = null;
  @query('#field') private field!: HTMLInputElement | HTMLTextAreaElement;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 0.3em;
        margin-block-start: 0.7em;
      }
      .row {
        display: flex;
        gap: 0.5em;
        align-items: start;
      }
      button {
        flex: none;
        min-inline-size: 6.2em;
      }
      input,
      textarea {
        flex: 1 1 0;
        min-inline-size: 0;
      }
      textarea {
        resize: vertical;
        font-family: ui-monospace, monospace;
        font-size: 0.8125em;
      }
      .done {
        background: var(--gd-tint);
        border-color: var(--gd-accent);
        color: var(--gd-accent);
      }
    `,
  ];

  override render() {
    const { label, text, lines } = this;
    const isDone = this.copiedText === text;
    return html`<label for="field">${label}</label>
      <div class="row">
        ${lines === 1
          ? html`<input type="text" id="field" readonly .value=${text} />`
          : html`<textarea id="field" readonly rows=${lines} .value=${text}></textarea>`}
        <button type="button" class=${isDone ? 'done' : ''} aria-label=${this.action} ?disabled=${text === ''} @click=${this.#copy}>
          ${isDone ? 'Copied ✓' : 'Copy'}
        </button>
      </div>`;
  }

  readonly #copy = async () => {
    const { text } = this;
    this.field.focus();
    this.field.select();
    const isCopied = await copied(text);
    this.copiedText = isCopied ? text : null;
    tell(this, isCopied ? `${this.label}: copied.` : 'Selected: copy it with your keyboard.');
  };
}
