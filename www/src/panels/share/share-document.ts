import { css, html } from 'lit';
import base from '../../styles/base.css';
import { TextsElement } from './texts-element.js';

/** The snippets for documents: a figure with its link, whose picture is saved beside it. */
export class ShareDocument extends TextsElement {
  static override styles = [
    base,
    css`
      .beside {
        margin-block-start: 0.8em;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { texts } = this;
    return html`
      <gd-copy-field label="Markdown" action="Copy the Markdown" lines="4" .text=${texts?.markdown ?? ''}></gd-copy-field>
      <gd-copy-field label="LaTeX, with hyperref and graphicx" action="Copy the LaTeX" lines="5" .text=${texts?.latex ?? ''}></gd-copy-field>
      <p class="beside">Both show the picture <code>${texts?.file ?? '…'}.png</code>, which belongs beside your document.
        <button type="button" @click=${() => this.dispatchEvent(new Event('gd-files', { bubbles: true }))}>Save it under Files</button></p>
    `;
  }
}
