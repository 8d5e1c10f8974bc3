import { edit, glyphs } from 'gd-web';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { glyphPicture } from '../parts/glyph.js';
import { equation, inscription } from '../parts/inscription.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** What is printed below the picture, of the page as of a frame: the function, a key to the runs, what happened, and the link. */
export class Caption extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private isPrinted = matchMedia('print').matches;
  #end: AbortController | null = null;

  static override styles = [
    base,
    css`
      :host {
        display: none;
      }
      @media print {
        :host {
          display: grid;
          gap: 0.4em;
          margin-block-start: 0.6em;
          font-size: 0.9375em;
        }
      }
      li {
        display: flex;
        gap: 0.5em;
        align-items: baseline;
      }
      svg {
        flex: none;
      }
      a {
        overflow-wrap: anywhere;
        color: inherit;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    const { signal } = this.#end;
    // At once, since a page is printed as it is then.
    const print = (on: boolean) => {
      this.isPrinted = on;
      this.performUpdate();
    };
    addEventListener('beforeprint', () => print(true), { signal });
    addEventListener('afterprint', () => print(false), { signal });
    matchMedia('print').addEventListener('change', ({ matches }) => print(matches), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
  }

  override render() {
    if (!this.isPrinted) return nothing;
    const { session } = this;
    const { name, equation: written, runs, told } = inscription(session);
    const looks = glyphs(session.playground, false);
    // Who has it on paper is to find the whole page.
    const link = this.address(edit(session.query, { type: 'reset', key: 'embed' }).query);
    return html`
      <p>${name === null ? nothing : html`<b>${name}</b>`}${name === null || written === null ? nothing : ': '}${written === null ? nothing : equation(session, written)}</p>
      <ul>
        ${runs.map(([racer, text]) => html`<li>${looks[racer] ? glyphPicture(looks[racer]) : nothing} ${text}</li>`)}
      </ul>
      ${told === null ? nothing : html`<p>${told}</p>`}
      <p><a href=${link}>${link}</a></p>
    `;
  }
}
