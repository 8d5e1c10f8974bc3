import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { glyphPicture } from '../parts/glyph.js';
import { equation, inscription } from '../parts/inscription.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** What is printed below the picture: the function, a key to the runs, what happened, and the link. */
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
    const { statuses, status, playground, time, query } = session;
    const { name, formula, round, runs } = inscription(session, false);
    const told = (statuses.length > 1 ? playground.summary(time.step) : undefined) ?? status?.sentence;
    const said = runs.length ? told : undefined;
    const link = this.address(query);
    return html`
      <p><b>${name}</b>${formula === null ? nothing : html`: ${equation(session, formula)}`}</p>
      <ul>
        ${runs.map(({ look, text }) => html`<li>${glyphPicture(look)} ${text}</li>`)}
      </ul>
      ${round ? html`<p>${round}</p>` : nothing}
      ${said ? html`<p>${said}</p>` : nothing}
      <p><a href=${link}>${link}</a></p>
    `;
  }
}
