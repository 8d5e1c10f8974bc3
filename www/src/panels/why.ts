import { place, short, type Equation, type Sides } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { math } from '../parts/math.js';
import { Room } from '../parts/room.js';
import { SessionElement } from '../parts/session-element.js';
import base from '../styles/base.css';

/** How tall a line of numbers is, in ems, and by how much a sentence grows, of one equation or of several. */
const NUMBERS = 2.1;
const SENTENCE = 3;
const LONG_SENTENCE = 9;

/**
 * Why the next step of the run that is looked at goes where it goes: in numbers, in words, and as the
 * rule's equations in words, with symbols and with numbers. Where the run has ended, an earlier step is
 * offered.
 */
export class Why extends SessionElement {
  @query('.step') private box!: HTMLElement | null;
  @query('details') private details!: HTMLDetailsElement | null;
  @query('.sentence') private sentence!: HTMLElement | null;
  readonly #room = new Room();
  /** Those that are shown. */
  #equations: readonly Equation[] = [];

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5em;
      }
      .step {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
        gap: 0.5em;
      }
      /* Each stays at its place, however long another is. */
      .numbers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 10.5em), 1fr));
        gap: 0.15em 1em;
        font-variant-numeric: tabular-nums;
      }
      .numbers div {
        display: flex;
        gap: 0.4em;
        min-inline-size: 0;
        white-space: nowrap;
      }
      .numbers div:last-child {
        grid-column: 1 / -1;
      }
      .numbers dd {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .which b {
        font-weight: 600;
      }
      .sentence:focus {
        outline: none;
      }
      dt {
        color: var(--gd-muted);
      }
      /* Words, symbols and numbers, with the signs of equality below each other. */
      .equations {
        display: grid;
        grid-template-columns: auto auto minmax(9em, 1fr);
        column-gap: 0.35em;
        overflow-x: auto;
      }
      .equation {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        row-gap: 0.3em;
        align-items: baseline;
        padding-block: 0.45em;
      }
      .equation + .equation {
        border-block-start: 1px solid var(--gd-line);
      }
      .left {
        justify-self: end;
        text-align: end;
      }
      .words,
      .of {
        font-size: 0.8125em;
        color: var(--gd-muted);
      }
      .words.left {
        max-inline-size: 6.5em;
      }
      .symbols {
        font-size: 1.3125em;
      }
      math {
        display: block;
        inline-size: max-content;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.15em 1em;
        margin-block-start: 0.35em;
        font-size: 0.875em;
      }
      .legend div {
        display: flex;
        gap: 0.4em;
        align-items: baseline;
      }
      @media print {
        .equations {
          overflow: visible;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { status, time, playground } = session;
    if (!status) return nothing;
    const why = playground.explain(session.selected, time.step);
    this.#equations = why?.equations ?? [];
    return html`<div class="step">
      ${this.#numbers()}
      ${why
        ? html`<p class="hint which"><b>${status.name}</b> ${why.which}</p>
            ${why.earlier
              ? html`<p><button type="button" @click=${() => this.#explain(why.earlier?.step ?? 0)}>${why.earlier.name}</button></p>`
              : nothing}
            <p class="sentence" tabindex="-1">${why.sentence}</p>
            <div class="equations" role="group" aria-label="Equations" tabindex="0">${why.equations.map((equation) => this.#equation(equation))}</div>`
        : nothing}
      <details @toggle=${() => this.requestUpdate()}>
        <summary class="hint">Symbols</summary>
        <dl class="legend">
          ${this.#symbols(this.#equations).map(({ symbol, meaning }) => html`<div><dt>${math(symbol)}</dt><dd>${meaning}</dd></div>`)}
        </dl>
      </details>
    </div>`;
  }

  protected override updated(): void {
    const { box, session, details } = this;
    const equations = this.#equations;
    if (!box || !equations.length) return;
    // A step that is not made has no numbers yet, and the shorter sentence.
    const missing = equations.filter(({ numbers }) => !numbers.length).length * session.scenario.dimension * NUMBERS;
    this.#room.keep(box, `${session.status?.name} ${details?.open}`, missing + (equations.length > 1 ? LONG_SENTENCE : SENTENCE));
  }

  /** Leads to a step; the button that asked for it is no more, so the focus goes to what is said. */
  #explain(step: number): void {
    const { session } = this;
    this.sentence?.focus({ preventScroll: true });
    session.seek(step);
    const why = session.playground.explain(session.selected, step);
    if (why) session.say(`${why.which} ${why.sentence}`);
  }

  /** Where the run is, in numbers. */
  #numbers() {
    const { status, scenario, time } = this.session;
    if (!status) return nothing;
    const { variables, valueName, dimension } = scenario;
    const { step, epochs, theta, value, gradientNorm, learningRate } = status;
    const rows = [
      [step < time.step ? 'Ended at step' : 'Step', epochs === null ? String(step) : `${step}, epoch ${short(epochs, 6)}`],
      ['α', short(learningRate)],
      [valueName, short(value)],
      ['‖∇f‖', short(gradientNorm)],
      [dimension === 1 ? variables[0] : `(${variables.join(', ')})`, place(theta, dimension)],
    ];
    return html`<dl class="numbers">${rows.map(([name, value]) => html`<div title="${name} ${value}"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  /** An equation in words, with symbols, and with the numbers of each coordinate. */
  #equation({ words, symbols, numbers }: Equation) {
    const { variables, dimension } = this.session.scenario;
    const [left, relation, right] = words;
    const of = (k: number) => (numbers.length < dimension ? variables.slice(0, dimension).join(', ') : variables[k]);
    return html`<div class="equation">
      <span></span><span class="words left">${left}</span><span class="words">${relation} ${right}</span>
      ${line('symbols', '', symbols)}
      ${numbers.map((sides, k) => line('figures', dimension > 1 ? of(k) ?? '' : '', sides))}
    </div>`;
  }

  /** What the symbols of the equations stand for. */
  #symbols(equations: readonly Equation[]) {
    const { declarations, scenario, status } = this.session;
    const id = scenario.rules[status?.rule ?? 0]?.rule.id;
    const rule = declarations.rules.find((rule) => rule.id === id);
    const clip = declarations.clips.find((clip) => clip.id === scenario.clip.id);
    const set = [...(rule?.hyperparameters ?? []), ...(clip?.hyperparameters ?? [])];
    const options = set.map(({ symbol, name }) => ({ symbol: `<mi>${symbol}</mi>`, meaning: name.toLowerCase() }));
    const all = [...declarations.symbols, ...(rule?.state ?? []), ...(rule?.terms ?? []), ...options];
    return all.filter(({ symbol }) => equations.some(({ symbols }) => symbols.some((side) => side.includes(symbol))));
  }
}

/** A line of an equation, whose sides are presentation MathML; `of` says which coordinate's it is. */
function line(kind: string, of: string, [left, relation, right]: Sides) {
  return html`<span class="of">${of}</span>
    <span class="${kind} left">${math(left)}</span>
    <span class=${kind}>${math(`<mo>${relation}</mo>${right}`)}</span>`;
}
