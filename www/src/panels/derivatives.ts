import { place } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { ask } from '../background/background.js';
import { Asked } from '../parts/asked.js';
import { Floating } from '../parts/floating.js';
import { icon } from '../parts/icon.js';
import { math } from '../parts/math.js';
import { SessionElement } from '../parts/session-element.js';
import base from '../styles/base.css';

/** How far the panel stays from the window's edges, in CSS pixels. */
const MARGIN = 8;

/** How wide it is at least beside the map, in CSS pixels; where there is less room it lies at the bottom. */
const LEAST = 300;

/**
 * A button that opens what is differentiated: the function, its gradient and its Hessian, with the
 * numbers where the selected run is. It stays open while the run moves, and leaves the map free.
 */
export class Derivatives extends SessionElement {
  @state() private isOpen = false;
  @query('button') private button!: HTMLButtonElement;
  @query('.panel') private panel!: HTMLElement;
  readonly #floating = new Floating(() => this.#place());
  readonly #symbols = new Asked<{ equations: string[]; kinks: string[] }>(this);
  readonly #numbers = new Asked<{ where: string; equations: string[] }>(this);

  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        flex: none;
      }
      .open {
        font-family: 'STIX Two Text', Cambria, Georgia, 'Liberation Serif', serif;
        min-inline-size: 2.4em;
        padding-inline: 0.5em;
      }
      @media (pointer: coarse) {
        .open {
          min-inline-size: 44px;
        }
      }
      .panel {
        position: fixed;
        inset: auto;
        margin: 0;
        overflow: auto;
        padding: 0.5em 0.85em 0.75em;
        border: 1px solid var(--gd-edge);
        border-radius: 0.75em;
        background: var(--gd-panel);
        color: inherit;
        box-shadow: 0 0.4em 1.5em #0003;
        white-space: normal;
      }
      header {
        position: sticky;
        inset: -0.5em 0 auto;
        display: flex;
        gap: 0.5em;
        align-items: center;
        justify-content: space-between;
        background: var(--gd-panel);
      }
      math {
        display: block math;
        inline-size: max-content;
        padding-block: 0.35em;
        font-size: 1.2em;
      }
      /* Brackets as high as what is in them, whatever the font. */
      mtable {
        border-inline: 0.09em solid currentColor;
        border-radius: 0.5em;
        margin-inline-start: 0.1em;
      }
      .where {
        padding-block-start: 0.5em;
        margin-block-start: 0.35em;
        border-block-start: 1px solid var(--gd-line);
      }
      .numbers {
        display: flex;
        flex-wrap: wrap;
        gap: 0 2em;
        align-items: center;
        font-variant-numeric: tabular-nums;
      }
      .hint + .hint {
        margin-block-start: 0.35em;
      }
      @media print {
        .panel {
          display: none;
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#floating.close();
  }

  override render() {
    const isCurve = this.session.scenario.dimension === 1;
    const name = isCurve ? 'Derivatives' : 'Gradient and Hessian';
    return html`<button type="button" class="open" popovertarget="derivatives" aria-expanded=${this.isOpen}
        aria-label=${name} title=${name}><span>${isCurve ? '' : '∇'}<i>f</i>${isCurve ? '′' : ''}</span></button>
      <div class="panel" id="derivatives" popover="manual" role="region" aria-label=${name} tabindex="0"
        @beforetoggle=${this.#toggling} @toggle=${this.#toggled}>
        ${this.isOpen ? this.#contents(name) : nothing}
      </div>`;
  }

  #contents(name: string) {
    this.#want();
    const { answer: symbols, trouble } = this.#symbols;
    const { answer: numbers } = this.#numbers;
    return html`<header>
        <h2>${name}</h2>
        <button type="button" class="round quiet" aria-label="Close" title="Close (Esc)" @click=${this.#close}>${icon('close')}</button>
      </header>
      ${trouble ? html`<p class="hint">${trouble}</p>` : nothing}
      ${symbols && !symbols.equations.length ? html`<p class="hint">No formula of its gradient is known here, only its values.</p>` : nothing}
      ${symbols?.equations.map(math)}
      ${numbers && symbols
        ? html`<p class="hint where">${numbers.where}</p>
          <div class="numbers">${numbers.equations.map(math)}</div>`
        : nothing}
      ${symbols?.kinks.map((kink) => html`<p class="hint">${kink}</p>`)}`;
  }

  /** Asks for what is differentiated, and for its numbers where the run is. */
  #want(): void {
    const { query, scenario, status } = this.session;
    this.#symbols.want(query, async () => {
      const [equations, kinks] = await Promise.all([ask('differentiated', query), ask('kinks', query)]);
      return { equations, kinks };
    });
    if (!status) return;
    const [x, y] = status.theta;
    const { dimension, variables } = scenario;
    const at = `${dimension === 1 ? variables[0] : `(${variables.join(', ')})`} = ${place(status.theta, dimension)}`;
    const where = `${status.name}, step ${status.step}: ${at}`;
    this.#numbers.want(`${query} ${where}`, async () => ({ where, equations: await ask('derivatives_at', query, x, y) }));
  }

  readonly #close = () => {
    const hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.panel.hidePopover();
    if (hadFocus) this.button.focus();
  };

  readonly #toggling = ({ newState }: ToggleEvent) => {
    this.isOpen = newState === 'open';
    if (this.isOpen) this.#symbols.retry();
    else this.#floating.close();
  };

  readonly #toggled = ({ newState }: ToggleEvent) => {
    if (newState !== 'open') return;
    addEventListener('keydown', this.#key, { signal: this.#floating.open() });
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#close();
  };

  /** Beside the map, or at the window's bottom where there is no room. */
  #place(): void {
    const bar = (this.getRootNode() as ShadowRoot).host.getBoundingClientRect();
    const { clientWidth: across, clientHeight: down } = document.documentElement;
    const { style } = this.panel;
    const room = across - bar.right - 2 * MARGIN;
    const isBeside = room >= LEAST;
    const top = Math.max(MARGIN, bar.top);
    style.left = `${isBeside ? bar.right + MARGIN : MARGIN}px`;
    style.width = `${isBeside ? room : across - 2 * MARGIN}px`;
    style.top = isBeside ? `${top}px` : 'auto';
    style.bottom = isBeside ? 'auto' : `${MARGIN}px`;
    style.maxHeight = isBeside ? `${down - top - MARGIN}px` : '28dvh';
  }
}
