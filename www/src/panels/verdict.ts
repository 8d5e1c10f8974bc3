import type { Edit } from 'gd-web';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Room } from '../parts/room.js';
import { SessionElement } from '../parts/session-element.js';
import { raceAnew } from '../session/newcomer.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** What happened, in a sentence, and what may help a run that is stuck. */
export class RunVerdict extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE;
  /** In one line, which opens. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @state() private isOpen = false;
  @query('.said') private box!: HTMLElement | null;
  readonly #room = new Room();

  static override styles = [
    base,
    css`
      /* Room for a sentence and, below it, what may help. */
      .said {
        min-block-size: 9em;
        outline: none;
      }
      .sentence {
        font-size: 1.2em;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .of {
        margin-block-start: 0.25em;
        font-size: 0.9375em;
        color: var(--gd-muted);
      }
      .remedies {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35em;
        align-items: center;
        margin-block-start: 0.5em;
        font-size: 0.875em;
      }
      .remedies button {
        padding-inline: 0.6em;
      }
      button.line {
        display: block;
        inline-size: 100%;
        min-block-size: 2em;
        padding: 0.2em 0.3em;
        text-align: start;
        color: inherit;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button.line[aria-expanded='true'] {
        white-space: normal;
      }
      @media print {
        .remedies {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { session, compact, isOpen } = this;
    const { status } = session;
    if (!status) return nothing;
    const isAlone = session.statuses.length === 1;
    const own = `${isAlone && status.sentence ? '' : `${status.name}: `}${status.sentence ?? status.outcome}`;
    const race = isAlone ? undefined : session.playground.summary(session.time.step);
    const sentence = race ?? own;
    if (compact) {
      return html`<button type="button" class="quiet line" aria-expanded=${isOpen} title=${sentence}
        @click=${() => (this.isOpen = !isOpen)}>${sentence}</button>`;
    }
    return html`<div class="said" tabindex="-1">
      <p class="sentence">${sentence}</p>
      ${race === undefined ? nothing : html`<p class="of">${own}</p>`}
      ${status.remedies.length
        ? html`<p class="remedies">Try:
            ${status.remedies.map(
              ({ name, edit }) => html`<button type="button" @click=${() => this.#follow(edit)}>${name}</button>`,
            )}
          </p>`
        : nothing}
    </div>`;
  }

  protected override updated(): void {
    const { box, session } = this;
    if (box) this.#room.keep(box, session.statuses.length === 1 ? '' : (session.status?.name ?? ''));
  }

  /** The button goes with the run that it was about. */
  #follow(edit: Edit): void {
    raceAnew(this.session, edit);
    this.box?.focus();
  }
}
