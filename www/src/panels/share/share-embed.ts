import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import base from '../../styles/base.css';
import { TextsElement } from './texts-element.js';

/** Sizes of a frame in CSS pixels; as wide as there is room where none is said. */
const SIZES: readonly { name: string; width: number | undefined; height: number }[] = [
  { name: 'As wide as the text, 560 high', width: undefined, height: 560 },
  { name: 'As wide as the text, 420 high', width: undefined, height: 420 },
  { name: '720 × 560, for an article', width: 720, height: 560 },
  { name: '480 × 420, for a column', width: 480, height: 420 },
  { name: '320 × 480, for a phone', width: 320, height: 480 },
];

/** The snippets for a page of one’s own, with the frame as it will be. */
export class ShareEmbed extends TextsElement {
  @state() private isFrame = true;
  @state() private chosen = 0;
  /** How much the preview is shrunk to fit. */
  @state() private scale = 1;
  @query('.preview') private preview!: HTMLElement | null;
  readonly #resized = new ResizeObserver(() => this.#fit());

  static override styles = [
    base,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2em 1em;
        align-items: center;
        margin-block-start: 0.7em;
      }
      legend {
        float: inline-start;
        padding: 0;
        margin-inline-end: 0.8em;
      }
      .size {
        display: flex;
        gap: 0.5em;
        align-items: center;
        margin-block-start: 0.5em;
      }
      .size select {
        flex: 1 1 auto;
        min-inline-size: 0;
      }
      h3 {
        margin-block: 0.8em 0.3em;
      }
      .preview {
        overflow: hidden;
        border: 1px solid var(--gd-line);
        border-radius: 0.4em;
        background: var(--gd-ground);
      }
      iframe {
        display: block;
        border: 0;
        transform-origin: 0 0;
      }
      @media print {
        .preview {
          display: none;
        }
      }
    `,
  ];

  protected override get size() {
    const { width, height } = SIZES[this.chosen] ?? { width: undefined, height: 560 };
    return { width, height };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override updated(): void {
    if (this.preview) this.#resized.observe(this.preview);
    this.#fit();
  }

  #fit(): void {
    const room = this.preview?.clientWidth;
    if (room) this.scale = Math.min(1, room / (this.size.width ?? room));
  }

  override render() {
    const { texts, isFrame, scale } = this;
    const { width, height } = this.size;
    const kind = (value: boolean, name: string) => html`<label class="check"><input type="radio" name="kind" .checked=${isFrame === value}
      @change=${() => (this.isFrame = value)} />${name}</label>`;
    return html`
      <fieldset>
        <legend>Code</legend>
        ${kind(true, 'Frame: works in most editors')} ${kind(false, 'Element: for pages with scripts')}
      </fieldset>
      <label class="size"><span>Size</span>
        <select @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).selectedIndex)}>
          ${SIZES.map(({ name }, k) => html`<option .selected=${k === this.chosen}>${name}</option>`)}
        </select>
      </label>
      <gd-copy-field label="For your own page" action="Copy the snippet" lines="4"
        .text=${(isFrame ? texts?.frame : texts?.element) ?? ''}></gd-copy-field>
      ${isFrame
        ? html`<h3 id="preview">Preview</h3>
            <div class="preview" .style=${`block-size: ${Math.ceil(height * scale)}px`}>
              <iframe title="Preview of the frame" src=${this.shared.framed}
                .style=${`inline-size: ${width === undefined ? '100%' : `${width}px`}; block-size: ${height}px; transform: scale(${scale})`}></iframe>
            </div>`
        : nothing}
    `;
  }
}
