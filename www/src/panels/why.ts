import { place, short } from 'gd-web';
import { css, html, nothing } from 'lit';
import { query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Room } from '../parts/room.js';
import { SessionElement } from '../parts/session-element.js';
import base from '../styles/base.css';

/**
 * Why the next step of the run that is looked at goes where it goes: in numbers, in words, and as the
 * rule's equations with symbols and with numbers.
 */
export class Why extends SessionElement {
  @query('.step') private box!: HTMLElement | null;
  readonly #room = new Room();

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
      .which {
        min-block-size: 2.9em;
      }
      .sentence {
        min-block-size: 5.8em;
      }
      /* A rule of several equations has more to say, and fractions in its numbers at some steps. */
      .long .sentence {
        min-block-size: 7.25em;
      }
      /* Of a gradient that is not the whole one more is to be said. */
      .noisy .sentence {
        min-block-size: 10.5em;
      }
      .long math + math {
        min-block-size: 1.95em;
      }
      dt {
        color: var(--gd-muted);
      }
      .equation {
        overflow-x: auto;
        padding-block: 0.35em;
      }
      .equation + .equation {
        border-block-start: 1px solid var(--gd-line);
      }
      math {
        display: block;
        inline-size: max-content;
        padding-block: 0.15em;
        font-size: 1.2em;
      }
      math + math {
        color: var(--gd-muted);
        font-size: 1.0625em;
      }
      .symbols {
        display: flex;
        flex-wrap: wrap;
        gap: 0.15em 1em;
        margin-block-start: 0.35em;
        font-size: 0.875em;
      }
      .symbols div {
        display: flex;
        gap: 0.4em;
        align-items: baseline;
      }
      .symbols math {
        font-size: 1.1em;
        padding: 0;
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { status, time, playground } = session;
    if (!status) return nothing;
    const why = playground.explain(session.selected, time.step);
    const isLong = (why?.equations.length ?? 0) > 1;
    const isNoisy = session.scenario.noise > 0 || (session.scenario.fit !== null && status.batch !== 'full');
    return html`<div class=${classMap({ step: true, long: isLong, noisy: isNoisy })}>
      ${this.#numbers()}
      ${why
        ? html`<p class="hint which">${status.name}: ${why.which}</p>
            <p class="sentence">${why.sentence}</p>
            <div>
              ${why.equations.map(({ symbols, numbers }) => html`<div class="equation">${[symbols, ...numbers].map(math)}</div>`)}
            </div>`
        : nothing}
      </div>
      <details>
        <summary class="hint">Symbols</summary>
        <dl class="symbols">
          ${this.#symbols.map(({ symbol, meaning }) => html`<div><dt>${math(symbol)}</dt><dd>${meaning}</dd></div>`)}
        </dl>
      </details>
    `;
  }

  protected override updated(): void {
    if (this.box) this.#room.keep(this.box, this.session.status?.name ?? '');
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

  /** What the symbols of the rule's equations stand for. */
  get #symbols() {
    const { declarations, scenario, status } = this.session;
    const id = scenario.rules[status?.rule ?? 0]?.rule.id;
    const rule = declarations.rules.find((rule) => rule.id === id);
    const set = (rule?.hyperparameters ?? []).map(({ symbol, name }) => ({ symbol: `<mi>${symbol}</mi>`, meaning: name.toLowerCase() }));
    return [...declarations.symbols, ...(rule?.state ?? []), ...(rule?.terms ?? []), ...set];
  }
}

/** Presentation MathML that the core has made. */
function math(inner: string) {
  return unsafeHTML(`<math><mrow>${inner}</mrow></math>`);
}
