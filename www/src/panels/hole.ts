import { hole, round_of, type Round } from 'gd-web';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { findPar, knownPar } from '../parts/par.js';
import { SessionElement } from '../parts/session-element.js';
import { summon } from '../parts/summon.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { bestRounds, keepRound } from './best-rounds.js';
import { copied } from './clipboard.js';
import { save } from './files.js';

/** The width of its picture in CSS pixels. */
const WIDTH = 720;

/** The hole that is played: what is hard about it, what the round has come to, and the score to be shared. */
export class HolePanel extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.COMPLETE;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private hasCourse = false;
  /** What came of sharing. */
  @state() private shared = '';
  @query('#score') private field!: HTMLInputElement | null;
  /** The link whose round has been told. */
  #told = '';
  /** The link that what came of sharing is about. */
  #query = '';
  /** The hole whose par has been asked for. */
  #asked: string | null = null;

  static override styles = [
    base,
    css`
      .played {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5em;
      }
      .pars {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1em 1.2em;
      }
      .pars > div {
        display: flex;
        gap: 0.4em;
      }
      dt {
        color: var(--gd-muted);
      }
      dd {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
      .told {
        min-block-size: 2.7em;
        font-size: 1.1em;
        line-height: 1.35;
      }
      .claim {
        font-size: 0.9375em;
      }
      .share {
        display: grid;
        gap: 0.3em;
        padding-block-start: 0.5em;
        border-block-start: 1px solid var(--gd-line);
      }
      .hint:empty {
        display: none;
      }
    `,
  ];

  /** The round, once it is over and its end is shown. */
  get #round(): Round | null {
    const { time, playground, scenario } = this.session;
    if (!scenario.hole || !time.complete || time.step < time.last) return null;
    return round_of(playground, knownPar(scenario.hole) ?? undefined) ?? null;
  }

  override render() {
    const { session, shared } = this;
    const { declarations } = session;
    const { hole: id } = session.scenario;
    const played = id === null ? null : hole(id);
    if (!id || !played) return nothing;
    const row = declarations.holes.find((row) => row.id === id);
    const [par, best, round] = [knownPar(id), bestRounds().get(id), this.#round];
    const next = declarations.holes[declarations.holes.findIndex((row) => row.id === id) + 1];
    return html`<div class="played">
      <h3>${played.title}${row ? `: ${row.name}` : ''}</h3>
      <dl class="pars">
        <div><dt>Par</dt><dd>${par ?? '…'}</dd></div>
        <div><dt>Your best</dt><dd>${best ? best.score : 'none yet'}</dd></div>
      </dl>
      <p class="hint">${row?.hint ?? 'Another function every day, the same for all; at its lowest point it is 0.'}</p>
      <p class="told">${round ? round.sentence : 'Bring the ball to rest at the lowest point, with as few gradients as you can. The rule, its options, the learning rate, schedule and clipping are yours.'}</p>
      ${round?.shared ? html`<p class="hint">One gradient for each step, and one that finds the ball at rest.</p>` : nothing}
      ${round?.claim ? html`<p class="claim"><strong>${round.claim}</strong></p>` : nothing}
      <div class="bar">
        <button type="button" @click=${() => session.replay()}>Play again</button>
        ${next && row ? html`<button type="button" @click=${() => this.#play(next.id)}>Next: ${next.name}</button>` : nothing}
        <button type="button" aria-haspopup="dialog" @click=${this.#open}>All holes</button>
        <button type="button" @click=${this.#leave}>Leave the course</button>
      </div>
      ${round?.shared
        ? html`<div class="share">
            <label for="score">Your score, to share</label>
            <input type="text" id="score" readonly .value=${`${round.shared} ${this.address(round.query)}`} />
            <div class="bar">
              <button type="button" @click=${() => this.#copy(this.field?.value ?? '')}>Copy the text</button>
              <button type="button" @click=${() => this.#copy(this.address(round.query))}>Copy the link</button>
              <button type="button" @click=${this.#save}>Save the picture</button>
            </div>
            <p class="hint" role="status">${shared}</p>
          </div>`
        : nothing}
      ${this.hasCourse ? html`<gd-course .session=${session}></gd-course>` : nothing}
    </div>`;
  }

  protected override updated(): void {
    const { session } = this;
    const { hole: id, score } = session.scenario;
    if (!id) return;
    if (this.#asked !== id) {
      this.#asked = id;
      void findPar(id).then(() => this.requestUpdate());
    }
    const round = this.#round;
    if (this.#query !== session.query) [this.#query, this.shared] = [session.query, ''];
    if (!round || this.#told === session.query) return;
    this.#told = session.query;
    session.say([round.sentence, round.claim].filter(Boolean).join(' '));
    // A score that a link came with is that of whoever sent it.
    if (round.score === null || score !== null) return;
    keepRound(id, { score: round.score, query: session.query });
    this.requestUpdate();
  }

  #play(id: string): void {
    this.session.open(`hole=${id}`, {});
    this.session.replay();
  }

  /** The function and the choice stay; the panel, which has the focus, goes. */
  readonly #leave = () => {
    const root = this.getRootNode();
    this.session.apply({ type: 'reset', key: 'hole' });
    if (root instanceof ShadowRoot) root.querySelector<HTMLElement>('gd-playground')?.focus();
  };

  async #copy(text: string): Promise<void> {
    this.field?.select();
    this.shared = (await copied(text)) ? 'Copied.' : 'Selected: copy it with your keyboard.';
  }

  /** The picture of the score's link, with what came of the round below it. */
  async #picture(): Promise<Blob> {
    const { session } = this;
    const query = this.#round?.query ?? session.query;
    const { figure } = await import('../export/exporting.js');
    const drawing = { width: WIDTH, ratio: 2, isDark: session.isDark, selected: session.selected, step: null };
    return figure('png', query, this.address(query), drawing, () => {}, new AbortController().signal);
  }

  readonly #save = async () => {
    this.shared = 'One moment …';
    const blob = await this.#picture().catch(() => null);
    this.shared = blob ? 'Saved as gradient-descent.png.' : 'It could not be made: try again.';
    if (blob) save(blob, 'gradient-descent.png');
  };

  readonly #open = () =>
    summon(this, 'gd-course', async () => (await import('./course.js')).Course, () => (this.hasCourse = true));
}

