import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ask, type Asks } from '../../export/exporting.js';
import base from '../../styles/base.css';
import { save } from '../files.js';
import { tell } from './copy-field.js';
import { TextsElement } from './texts-element.js';

/** A frame may be allowed less than a page of its own. */
const isFramed = window.parent !== window;

/** The link, by hand, by the platform’s own sheet, and as a QR code. */
export class ShareLink extends TextsElement {
  /** The code of an address; null where it is too long for one. */
  @state() private code: { of: string; code: Awaited<ReturnType<Asks['qrCode']>> } | null = null;

  static override styles = [
    base,
    css`
      .code {
        display: flex;
        flex-wrap: wrap;
        gap: 1em;
        align-items: center;
        margin-block-start: 0.8em;
      }
      .code svg {
        inline-size: min(13em, 60vw);
        block-size: auto;
        border-radius: 0.4em;
        background: #fff;
        forced-color-adjust: none;
      }
      .acts {
        display: grid;
        gap: 0.5em;
        flex: 1 1 12em;
      }
    `,
  ];

  protected override willUpdate(): void {
    super.willUpdate();
    const { address } = this.shared;
    if (this.code?.of === address) return;
    this.code = { of: address, code: null };
    void ask('qrCode', address).then((code) => {
      if (this.shared.address === address) this.code = { of: address, code };
    }, () => {});
  }

  override render() {
    const { address } = this.shared;
    const code = this.code?.code;
    return html`
      <gd-copy-field label="Link" action="Copy the link" .text=${address}></gd-copy-field>
      <div class="code">
        ${code
          ? html`<svg viewBox="0 0 ${code.side} ${code.side}" width="200" height="200" role="img" aria-label="QR code of the link"
              shape-rendering="crispEdges"><path d=${code.path} fill="#000" /></svg>`
          : nothing}
        <div class="acts">
          ${'share' in navigator ? html`<button type="button" @click=${this.#share}>Send it to another app…</button>` : nothing}
          ${isFramed ? html`<a href=${address} target="_blank" rel="noopener">Open it in a tab ↗</a>` : nothing}
          ${code ? html`<button type="button" @click=${() => this.#save(code.svg)}>QR code (SVG)</button>` : nothing}
          <p class="hint">${code ? 'Point a phone’s camera at the code to open the link there.' : 'The link is too long for a QR code.'}</p>
        </div>
      </div>
    `;
  }

  readonly #share = async () => {
    const { address } = this.shared;
    try {
      await navigator.share({ title: this.texts?.title ?? document.title, url: address });
    } catch (error) {
      // The reader thought better of it.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      tell(this, 'It could not be sent from here: copy the link.');
    }
  };

  #save(svg: string): void {
    const name = `${this.texts?.file ?? 'gradient-descent'}-qr.svg`;
    save(new Blob([svg], { type: 'image/svg+xml' }), name);
    tell(this, `Saved as ${name}.`);
  }
}
