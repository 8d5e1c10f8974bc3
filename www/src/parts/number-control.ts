import { number, share, value_at, type Hyperparameter, type RateRange, type Reading } from 'gd-web';
import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import { saidOf } from '../session/said.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import slider from '../styles/slider.css';
import { SessionElement } from './session-element.js';

/** How many places a slider has. */
const PLACES = 1000;

/** Whether a value lies within what the slider of a number shows. */
export function isOnSlider({ slider: [from, to] }: Hyperparameter, value: number): boolean {
  return value >= from && value <= to;
}

/**
 * `<gd-number>`: a number that is declared by the core, with a slider, a field to type in, what it
 * means, and what is wrong with what was typed.
 *
 * `set` tries a value: a number of the slider, or a text that is typed. It answers what the session's
 * edit says; `series` is the same object throughout a drag.
 *
 *     <gd-number .session=${session} .declared=${declared} .value=${scenario.noise}
 *       .set=${(value, series) => session.apply({ type: 'set', key: 'noise', value: String(value) }, series)}></gd-number>
 *
 * With the attribute `line` all stands in one line. With `short` there are only its symbol and the field,
 * and what is wrong is shown by who has it, who hears of it by the event `gd-told`, with the text as `detail`.
 */
export class NumberControl extends SessionElement {
  @property({ attribute: false }) declared!: Hyperparameter;
  @property({ attribute: false }) value = NaN;
  /** Another one shows nothing else: whoever renders this in passing gives a new one each time. */
  @property({ attribute: false, hasChanged: () => false }) set!: (value: number | string, series: object | null) => Reading;
  /** The rule, schedule, way to clip or loss whose option it is; null for a setting. */
  @property({ attribute: false }) of: string | null = null;
  /** A name in place of the declared one. */
  @property() name = '';
  @property({ type: Boolean, reflect: true }) short = false;
  /** A value that is marked above the slider, if it is on it. */
  @property({ attribute: false }) mark: number | null = null;
  /** What the values of the slider do, part by part, where that is known: they stand below it. */
  @property({ attribute: false }) bands: RateRange['bands'] | null = null;
  /** What is said of the value with it to those who hear the slider. */
  @property() remark = '';

  /** A text that is typed; one that was refused is to be mended until the field is left. */
  @state() private typed: string | null = null;
  /** What the last try says. */
  @state() private said = '';
  /** Whether it says that the value was refused. */
  @state() private isWrong = false;
  @state() private showsHint = false;
  @query('.mark') private marked!: HTMLElement | null;

  protected override readonly hears = Changed.SCENARIO | Changed.PROBLEMS;
  /** What a drag's edits have in common. */
  #series = {};
  /** Whether the slider is moved by keys. */
  #byKey = false;
  /** The link that `typed` and `said` are about. */
  #opened = -1;
  #query = '';
  /** Ends the listening for Escape while something is said. */
  #listening: AbortController | null = null;

  static override styles = [
    base,
    slider,
    css`
      .control {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) 7em;
        gap: 0 0.75em;
        align-items: center;
        font-size: 0.9375em;
      }
      input[type='text'] {
        font-variant-numeric: tabular-nums;
        min-block-size: 2.1em;
        padding-block: 0.15em;
      }
      .track,
      .flaw {
        grid-column: 1 / -1;
      }
      :host([line]) .control {
        grid-template-columns: auto minmax(0, 1fr) 7em;
      }
      :host([short]) .control {
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.4em;
      }
      :host([line]) .track {
        grid-column: 2;
        grid-row: 1;
      }
      .track {
        position: relative;
        display: flex;
      }
      /* Over the middle of the thumb where it stands for the value. */
      .mark {
        position: absolute;
        inset-block-end: calc(50% + 0.55em);
        inset-inline-start: calc(var(--thumb) / 2 + var(--share) * (100% - var(--thumb)));
        inline-size: 0;
        margin-inline-start: -0.35em;
        border: 0.35em solid transparent;
        border-block-end: 0;
        border-block-start: 0.5em solid var(--gd-bad);
        pointer-events: none;
      }
      /* The parts of the slider, each as wide as the middle of the thumb goes in it; what has no room for
         its name has its pattern. */
      .bands {
        position: absolute;
        inset-block-start: calc(50% + 0.62em);
        inset-inline: calc(var(--thumb) / 2);
        block-size: 1em;
        pointer-events: none;
      }
      .bands span {
        position: absolute;
        inset-block: 0;
        inset-inline: calc(100% * var(--from)) calc(100% - 100% * var(--to));
        container-type: inline-size;
        border-block-start: 0.3em solid var(--band);
        text-align: center;
      }
      .bands b {
        display: none;
        font-size: 0.75em;
        font-weight: 500;
        line-height: 1.1;
        color: var(--gd-muted);
      }
      @container (min-width: 4.4em) {
        .bands b {
          display: block;
        }
      }
      .crawls {
        --band: light-dark(#8a97a8, #7c8aa0);
        border-block-start-style: dotted !important;
      }
      .good {
        --band: light-dark(#23835a, #4fc08d);
      }
      .overshoots {
        --band: light-dark(#c77800, #f0ad3c);
        border-block-start-style: dashed !important;
      }
      .diverges {
        --band: light-dark(#b3261e, #ff7a6b);
        border-block-start-style: double !important;
      }
      :host([short]) input {
        padding-inline: 0.4em;
      }
      /* Over what follows, which stays where it is; what is wrong in a line leaves free what is at its end. */
      .hint:not(.unseen),
      :host([line]) .flaw {
        position: absolute;
        z-index: 3;
        inset-block-start: 100%;
        inset-inline: 0;
        margin-block-start: 0.25em;
        padding: 0.4em 0.7em;
        border: 1px solid var(--gd-edge);
        border-radius: 0.6em;
        background: var(--gd-panel);
        pointer-events: none;
      }
      .hint:not(.unseen) {
        color: var(--gd-ink);
      }
      :host([line]) .flaw {
        inline-size: fit-content;
        max-inline-size: 62%;
        margin-block-start: 0;
      }
      @container (max-width: 34em) {
        :host([line]) .control {
          grid-template-columns: auto minmax(0, 1fr) 6.2em;
          gap: 0 0.5em;
        }
        :host([line]) label {
          max-inline-size: 8em;
          line-height: 1.15;
        }
        :host([line]) .flaw {
          position: static;
          max-inline-size: none;
          padding: 0;
          border: 0;
          background: none;
        }
      }
      @container (max-width: 17em) {
        :host([line]) .control {
          grid-template-columns: minmax(0, 1fr) 7em;
        }
        :host([line]) .track {
          grid-column: 1 / -1;
          grid-row: auto;
        }
      }
      :host([short]) .hint:not(.unseen) {
        inset-inline-start: auto;
        inline-size: 16em;
      }
      @media (pointer: coarse) {
        input[type='text'] {
          min-block-size: 44px;
        }
      }
      @media (forced-colors: active) {
        .mark {
          forced-color-adjust: none;
          border-block-start-color: CanvasText;
        }
        .bands span {
          --band: CanvasText;
          border-inline-start: 1px solid;
        }
      }
    `,
  ];

  protected override willUpdate(): void {
    super.willUpdate();
    const { opened, query } = this.session;
    // After another link, or another edit that was followed, there is nothing left to mend.
    if (opened !== this.#opened || query !== this.#query) this.#forget();
    [this.#opened, this.#query] = [opened, query];
  }

  protected override updated(): void {
    const { marked, mark } = this;
    if (mark !== null) marked?.style.setProperty('--share', String(share(this.declared.id, mark, this.of)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#listening = null;
  }

  #forget(): void {
    this.typed = null;
    this.isWrong = false;
    this.#say('');
  }

  /** Says what is wrong until the next act or Escape, wherever the focus is then. */
  #say(text: string): void {
    if (text === this.said) return;
    this.said = text;
    this.#listening?.abort();
    this.#listening = text ? new AbortController() : null;
    const escaped = ({ key }: KeyboardEvent) => key === 'Escape' && this.#forget();
    if (this.#listening) addEventListener('keydown', escaped, { signal: this.#listening.signal });
    this.dispatchEvent(new CustomEvent('gd-told', { detail: text }));
  }

  get #name(): string {
    return this.name || this.declared.name;
  }

  /** What an edit says: of this control by its name, and without advice that would be refused. */
  #saidOf(reading: Reading): string {
    const [problem] = reading.problems;
    if (!reading.refused || !problem) return saidOf(problem);
    const { id, allowed } = this.declared;
    const key = `${id} = `;
    const { message } = problem;
    const what = message.startsWith(key) ? `${this.#name}: ${message.slice(key.length)}` : `${this.#name}: ${message}`;
    const isUnread = problem.id === 'not-finite' || problem.id === 'number-missing';
    return [what, isUnread ? allowed : problem.hint].filter(Boolean).join(' ');
  }

  #try(value: number | string): void {
    // What is typed is an act of its own, and no part of a drag that may be over for good.
    if (typeof value === 'string') this.#series = {};
    const reading = this.set(value, this.#series);
    const { refused } = reading;
    this.typed = refused && typeof value === 'string' ? value : null;
    this.#say(this.#saidOf(reading));
    // Said here, where it was tried.
    if (refused) this.session.refusal = null;
    this.isWrong = refused;
    // What was said is about the link as it is now.
    [this.#opened, this.#query] = [this.session.opened, this.session.query];
    this.requestUpdate();
  }

  #place(value: number): number {
    return Math.round(share(this.declared.id, value, this.of) * PLACES);
  }

  #valueAt(place: number): number {
    return value_at(this.declared.id, place / PLACES, this.of);
  }

  #slide({ target }: InputEvent): void {
    let place = Number((target as HTMLInputElement).value);
    const by = Math.sign(place - this.#place(this.value));
    // A key leads to another value, however many places a whole number takes.
    while (this.#byKey && by && this.#valueAt(place) === this.value && place > 0 && place < PLACES) place += by;
    this.#try(this.#valueAt(place));
  }

  readonly #fieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    this.#forget();
    this.showsHint = false;
  };

  /** The field shows what is so; what was said of it stays. */
  readonly #leave = () => {
    this.showsHint = this.isWrong = false;
    this.typed = null;
  };

  override render() {
    const { declared, value, typed, said, isWrong, short } = this;
    const label = [this.#name, declared.symbol].filter(Boolean).join(' ');
    const hint = `${declared.meaning} ${declared.allowed}`;
    return html`<div class="control">
      ${short
        ? html`<span aria-hidden="true" title=${hint}>${declared.symbol}</span>`
        : html`<label for="field" title=${hint}>${label}</label>`}
      <input type="text" inputmode="decimal" id="field" autocomplete="off" spellcheck="false"
        .value=${live(typed ?? number(value))} aria-label=${short ? this.#name : nothing} aria-invalid=${isWrong && said !== ''} aria-describedby="hint flaw"
        @input=${({ target }: InputEvent) => {
          this.typed = (target as HTMLInputElement).value;
          this.showsHint = true;
        }}
        @change=${() => {
          this.showsHint = false;
          if (this.typed !== null) this.#try(this.typed);
        }}
        @focus=${() => (this.showsHint = true)}
        @blur=${this.#leave}
        @keydown=${this.#fieldKey} />
      ${short ? nothing : this.#slider(label, hint)}
      <p id="hint" class=${classMap({ hint: true, unseen: !this.showsHint || said !== '' })}>${hint}</p>
      <p id="flaw" class=${short ? 'unseen' : 'flaw'} role=${short ? nothing : 'status'}>${said}</p>
    </div>`;
  }

  #slider(label: string, hint: string) {
    const { value } = this;
    return html`<div class="track">
        ${this.mark !== null && isOnSlider(this.declared, this.mark) ? html`<span class="mark"></span>` : nothing}
        <input type="range" min="0" max=${PLACES} step="1" aria-label=${label} aria-describedby="hint" title=${hint}
          aria-valuetext=${[number(value), this.remark].filter(Boolean).join(', ')} .value=${live(String(this.#place(value)))}
          @pointerdown=${() => {
            this.#series = {};
            this.#byKey = false;
          }}
          @keydown=${() => {
            if (this.session.isOver(this.#series)) this.#series = {};
            this.#byKey = true;
          }}
          @input=${this.#slide} />
        ${this.bands
          ? html`<div class="bands" aria-hidden="true">
              ${this.bands.map(({ regime, from, to }) => html`<span class=${regime} .style=${`--from:${from};--to:${to}`}><b>${regime}</b></span>`)}
            </div>`
          : nothing}
      </div>`;
  }
}
