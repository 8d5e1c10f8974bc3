import { round_of, type Remedy, type Round } from 'gd-web';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Room } from '../parts/room.js';
import { SessionElement } from '../parts/session-element.js';
import { raceAnew } from '../session/newcomer.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** What happened, in a sentence, and what may help a run that did not arrive. */
export class RunVerdict extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE;
  /** In a line, which opens. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** The remedy that was followed, and the run and link that it led to. */
  @state() private tried: { readonly remedy: Remedy; readonly racer: number; readonly query: string } | null = null;
  @query('.said') private box!: HTMLElement | null;
  readonly #room = new Room();

  static override styles = [
    base,
    css`
      /* As high with remedies and a long sentence as without, so that nothing below moves when a run
         ends; the remedies stand at the lower edge. */
      .said {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        gap: 0.4em;
        min-block-size: 9em;
        outline: none;
      }
      .sentence {
        font-size: 1.2em;
        line-height: 1.35;
        overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums;
      }
      .watch {
        margin-block-end: 0.4em;
        padding-inline-start: 0.6em;
        border-inline-start: 3px solid var(--gd-accent);
        font-size: 0.9375em;
      }
      /* On a phone what came of the run stands first. */
      @media (max-width: 37.5rem) {
        .said > div {
          display: flex;
          flex-direction: column;
        }
        .watch {
          order: 1;
          margin-block: 0.4em 0;
        }
      }
      .of {
        margin-block-start: 0.25em;
        font-size: 0.9375em;
        color: var(--gd-muted);
      }
      .remedies {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.2em;
        font-size: 0.8125em;
      }
      .remedies button {
        min-block-size: 2em;
        padding: 0 0.35em;
        border-color: transparent;
        color: var(--gd-accent);
        text-decoration: underline;
      }
      .remedies button[aria-disabled='true'] {
        color: var(--gd-muted);
        text-decoration: none;
      }
      @media (pointer: coarse) {
        .said {
          min-block-size: 14em;
        }
        .remedies button {
          min-block-size: 44px;
        }
      }
      gd-menu {
        display: block;
      }
      gd-menu::part(button) {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
        inline-size: 100%;
        min-block-size: 0;
        block-size: 1.9em;
        padding: 0.2em 0.3em;
        border-color: transparent;
        background: transparent;
        text-align: start;
        line-height: 1.4;
        white-space: normal;
        overflow: hidden;
      }
      @media (max-width: 26em) {
        gd-menu {
          font-size: 0.875em;
        }
      }
      @media print {
        .remedies {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { session, compact } = this;
    const { status } = session;
    if (!status) return nothing;
    const { playground, selected, time } = session;
    const isAlone = session.statuses.length === 1;
    const own = isAlone ? status.sentence : `${status.name}: ${status.sentence}`;
    const race = this.#answer ?? (isAlone ? undefined : playground.summary(time.step));
    const sentence = race ?? own;
    const more = race === undefined ? nothing : html`<p class="of">${own}</p>`;
    if (compact) {
      const round = this.#round;
      return html`<gd-menu label=${round?.claim ?? round?.sentence ?? playground.brief(selected, time.step) ?? own}>
        ${round ? html`<p>${round.sentence} ${round.claim}</p>` : nothing}<p>${sentence}</p>${more}</gd-menu>`;
    }
    const offered = status.verdict ? playground.remedies(selected) : [];
    // At a hole what is not the player’s is no way on.
    const remedies = session.scenario.hole ? offered.filter(({ refusal }) => !refusal) : offered;
    const refusals = [...new Set(remedies.flatMap(({ refusal }) => refusal ?? []))];
    const example = session.declarations.examples.find(({ query }) => query === session.query);
    return html`<div class="said" tabindex="-1">
      <div>
        ${example ? html`<p class="watch"><strong>Watch:</strong> ${example.watch}</p>` : nothing}
        <p class=${status.verdict || race !== undefined ? 'sentence' : 'of'}>${sentence}</p>
        ${more}
      </div>
      ${remedies.length
        ? html`<p class="remedies">Try:
            ${remedies.map(
              (remedy) => html`<button type="button" aria-disabled=${remedy.refusal !== null}
                aria-describedby=${remedy.refusal ? 'limit' : nothing} @click=${() => this.#follow(remedy)}>${remedy.name}</button>`,
            )}
            ${refusals.length ? html`<span id="limit">(${refusals.join(' ')})</span>` : nothing}
          </p>`
        : nothing}
    </div>`;
  }

  /** What the round of a hole has come to, once it is over: in a frame there is no more of the hole. */
  get #round(): Round | null {
    const { scenario, playground, time } = this.session;
    const isOver = scenario.hole !== null && time.complete && time.step >= time.last;
    return isOver ? round_of(playground) : null;
  }

  /** What came of the remedy that was followed. */
  get #answer(): string | undefined {
    const { session, tried } = this;
    if (!tried?.remedy.with || tried.query !== session.query || tried.racer !== session.selected) return undefined;
    return session.playground.answer(tried.racer, session.time.step, tried.remedy.with, tried.remedy.before);
  }

  protected override updated(): void {
    const { box, session } = this;
    if (box) this.#room.keep(box, session.statuses.length === 1 ? '' : (session.status?.name ?? ''));
  }

  /** The button goes with the run that it was about. */
  #follow(remedy: Remedy): void {
    const { session, box } = this;
    if (!remedy.edit) return;
    raceAnew(session, remedy.edit);
    this.tried = { remedy, racer: session.selected, query: session.query };
    box?.focus();
  }
}
