import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import base from '../styles/base.css';
import { Floating } from './floating.js';

/** How far from the window's edges a menu stays, in CSS pixels. */
const MARGIN = 8;

/**
 * `<gd-menu label="Map">`: a button that opens what is in it over the page. It closes by Escape, by a
 * press elsewhere, and by `close()`.
 */
export class Menu extends LitElement {
  /** What the button says. */
  @property() label = '';
  /** Its accessible name, where that is not what it says. */
  @property() name = '';
  /** Whether the button says its label alone, without a sign that it opens something. */
  @property({ type: Boolean }) bare = false;
  @state() private isOpen = false;
  @query('button') private button!: HTMLButtonElement;
  @query('.panel') private panel!: HTMLElement;
  readonly #floating = new Floating(() => this.#place());

  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        flex: none;
      }
      button {
        white-space: nowrap;
      }
      .bare {
        inline-size: 2.4em;
        padding: 0;
      }
      .bare svg {
        inline-size: 1.25em;
      }
      button > svg {
        inline-size: 0.7em;
        fill: currentColor;
      }
      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        min-inline-size: 12em;
        max-inline-size: min(24em, calc(100vw - 1em));
        max-block-size: calc(100dvh - 1em);
        overflow: auto;
        padding: 0.5em 0.75em;
        border: 1px solid var(--gd-edge);
        border-radius: 0.75em;
        background: var(--gd-panel);
        color: inherit;
        box-shadow: 0 0.4em 1.5em #0003;
      }
      @media (pointer: coarse) {
        .bare {
          inline-size: 44px;
        }
      }
    `,
  ];

  /** Closes it; what had the focus in it gives it to its button, to which a dialog that is opened then gives it back. */
  close(): void {
    // Not `:focus-within`, which not all releases of Chromium say of what is slotted.
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    const hadFocus = this.contains(activeElement);
    this.panel.hidePopover();
    if (hadFocus) this.button.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#floating.close();
  }

  override render() {
    const sign = html`<svg viewBox="0 0 12 8" aria-hidden="true"><path d="M1 1h10L6 7z" /></svg>`;
    const dots = html`<svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 10h4v4H3zM10 10h4v4h-4zM17 10h4v4h-4z" />
    </svg>`;
    return html`
      <button type="button" part="button" class=${this.bare ? 'bare' : ''} popovertarget="panel" aria-expanded=${this.isOpen}
        aria-label=${this.name || this.label} title=${this.name || this.label}>
        ${this.bare ? dots : html`${this.label} ${sign}`}
      </button>
      <div class="panel" id="panel" popover role="group" aria-label=${this.name || this.label}
        @beforetoggle=${this.#toggling} @toggle=${this.#toggled}><slot></slot></div>
    `;
  }

  readonly #toggling = ({ newState }: ToggleEvent) => {
    this.isOpen = newState === 'open';
    if (this.isOpen) this.dispatchEvent(new Event('open'));
    else this.#floating.close();
  };

  readonly #toggled = ({ newState }: ToggleEvent) => {
    if (newState === 'open') this.#floating.open();
  };

  /** Below the button, or above it where there is more room, and within the window. */
  #place(): void {
    const at = this.button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.panel;
    const { clientWidth: across, clientHeight: down } = document.documentElement;
    const isMirrored = getComputedStyle(this).direction === 'rtl';
    const left = isMirrored ? at.right - width : at.left;
    const below = at.bottom + MARGIN / 2;
    const fits = below + height + MARGIN <= down || at.top < down - at.bottom;
    this.panel.style.left = `${Math.max(MARGIN, Math.min(left, across - width - MARGIN))}px`;
    this.panel.style.top = `${Math.max(MARGIN, fits ? Math.min(below, down - height - MARGIN) : at.top - height - MARGIN / 2)}px`;
  }
}
