import { place, short } from 'gd-web';
import { css, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { SessionElement } from '../parts/session-element.js';
import base from '../styles/base.css';

/**
 * Why the next step of the run that is looked at goes where it goes: in numbers, in words, and as the
 * rule's equations with symbols and with numbers.
 */
export class Why extends SessionElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5em;
      }
      .numbers {
        display: flex;
        flex-wrap: wrap;
        gap: 0.15em 1.1em;
        font-variant-numeric: tabular-nums;
      }
      .numbers div {
        display: flex;
        gap: 0.4em;
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
    return html`
      ${this.#numbers()}
      ${why
        ? html`<p class="hint">${status.name}: ${why.which}</p>
            <p class="sentence">${why.sentence}</p>
            <div>
              ${why.equations.map(({ symbols, numbers }) => html`<div class="equation">${[symbols, ...numbers].map(math)}</div>`)}
            </div>`
        : nothing}
      <details>
        <summary class="hint">Symbols</summary>
        <dl class="symbols">
          ${this.#symbols.map(({ symbol, meaning }) => html`<div><dt>${math(symbol)}</dt><dd>${meaning}</dd></div>`)}
        </dl>
      </details>
    `;
  }

  /** Where the run is, in numbers. */
  #numbers() {
    const { status, scenario, time } = this.session;
    if (!status) return nothing;
    const { variables, valueName, dimension } = scenario;
    const { step, epochs, theta, value, gradientNorm, learningRate } = status;
    const rows = [
      [step < time.step ? 'Ended at step' : 'Step', epochs === null ? String(step) : `${step}, epoch ${short(epochs, 3)}`],
      [dimension === 1 ? variables[0] : `(${variables.join(', ')})`, place(theta, dimension)],
      [valueName, short(value)],
      ['‖∇f‖', short(gradientNorm)],
      ['α', short(learningRate)],
    ];
    return html`<dl class="numbers">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
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
