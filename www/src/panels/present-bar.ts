import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { equation, inscription } from '../parts/inscription.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';

/**
 * Shows the picture with what is said of it alone, large: on the whole screen where the browser lets it,
 * else in the window.
 */
export function present(session: Session): void {
  session.apply({ type: 'setPart', part: 'present', on: true });
  fill();
}

/** A frame may not, and some phones cannot: it fills the window then. */
function fill(): void {
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** What is presented, above it, and the way out: the button, Escape, or leaving the full screen. */
export class PresentBar extends SessionElement {
  protected override readonly hears = Changed.SCENARIO;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private isFull = false;
  #end: AbortController | null = null;

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 0.6em;
        align-items: center;
        padding-inline: 0.3em;
      }
      .what {
        flex: 1 1 0;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h1 {
        display: inline;
        font-size: 1.1em;
        font-weight: 650;
      }
      .formula math {
        font-style: normal;
        math-style: compact;
      }
      .formula {
        margin-inline-start: 0.6em;
        font-family: 'STIX Two Text', Cambria, Georgia, 'Liberation Serif', serif;
        font-style: italic;
      }
      button {
        flex: none;
        font-size: 15px;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    const { signal } = this.#end;
    this.isFull = document.fullscreenElement !== null;
    document.addEventListener('fullscreenchange', this.#changed, { signal });
    addEventListener('keydown', this.#key, { signal });
  }

  /** It may have been left by Back or by another link. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
    if (document.fullscreenElement) void document.exitFullscreen();
  }

  readonly #changed = () => {
    const wasFull = this.isFull;
    this.isFull = document.fullscreenElement !== null;
    if (wasFull && !this.isFull) this.#leave();
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#leave();
  };

  readonly #leave = () => void this.session.apply({ type: 'setPart', part: 'present', on: false });

  override render() {
    const { session } = this;
    const { name, equation: written } = inscription(session);
    const isOffered = document.fullscreenEnabled && !this.isFull;
    // A frame that may not fill the screen leads to a page that may.
    const isBarred = !document.fullscreenEnabled && window.parent !== window;
    return html`
      <div class="what"><h1>${name ?? session.scenario.name}</h1>${written === null ? nothing : html`<span class="formula">${equation(session, written)}</span>`}</div>
      ${isOffered ? html`<button type="button" class="round" aria-label="Full screen" title="Full screen" @click=${fill}>${icon('fit')}</button>` : nothing}
      ${isBarred ? html`<a href=${this.address(session.query)} target="_blank" rel="noopener">Open in a tab <span aria-hidden="true">↗</span></a>` : nothing}
      <button type="button" class="round" aria-label="Leave" title="Leave (Escape)" @click=${this.#leave}>${icon('close')}</button>
    `;
  }
}
