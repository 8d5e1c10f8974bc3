import type { LegendEntry } from 'gd-web';
import { css, html, type TemplateResult } from 'lit';
import { LineElement, lineSheet, type Entry } from '../parts/line-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { bar, mark, shapesSheet } from './shapes.js';

/** The more telling first, for a line that has no room for all; the others between. */
const FIRST = ['start', 'now'];
const LAST = ['step', 'plain-step', 'full-step', 'tangent', 'path', 'field', 'hidden', 'heights', 'colors'];

/** What is said of the bar of colours to those who point at it or hear it. */
const COLORS = 'Dark is low, bright is high. The scale is half logarithmic, half by rank, so that valleys show';

/** Says what each mark on the picture is, in a line or two, and hides a kind of them or shows it again. */
export class Legend extends LineElement {
  protected override readonly hears = Changed.MARKS;

  static override styles = [
    base,
    lineSheet,
    shapesSheet,
    css`
      :host {
        --line: max(1.6em, 24px);
        container-type: inline-size;
        font-size: 0.875em;
        color: var(--gd-muted);
      }
      .line > ul > .scale {
        margin-inline-start: auto;
      }
      li > button {
        gap: 0.4em;
        justify-content: start;
        block-size: 100%;
        min-block-size: 0;
        padding: 0;
      }
      li > button[aria-pressed] {
        border: 0;
        background: none;
        color: inherit;
        font-weight: inherit;
      }
      li > button:hover {
        color: var(--gd-ink);
      }
      li > button[aria-pressed='false'] > svg {
        opacity: 0.6;
      }
      /* Said to the ear by the button's state. */
      li > button[aria-pressed='false']::after {
        content: '(off)' / '';
      }
      li > button:focus-visible {
        outline-offset: -2px;
      }
      gd-menu li > button {
        inline-size: 100%;
      }
      :host(:not([compact])) .line {
        --lines: var(--gd-legend-lines, 2);
      }
      @media (pointer: coarse) {
        gd-menu li {
          --line: 44px;
        }
      }
      @media print {
        li > button {
          display: inline-flex !important;
        }
        li > button[aria-pressed='false'] {
          display: none !important;
        }
      }
    `,
  ];

  #toggle({ of, id, hidden: on }: LegendEntry): void {
    if (of === 'mark') this.session.apply({ type: 'setMark', mark: id, on });
    if (of === 'part') this.session.apply({ type: 'setPart', part: id, on });
  }

  #entry(entry: LegendEntry, copy: string): TemplateResult {
    const { name, shapes, hidden } = entry;
    const [first] = shapes;
    if (first?.type === 'gradient') return html`<li class="scale" title=${COLORS}>${name}, uneven scale ${bar(first, copy)}</li>`;
    return html`<li><button type="button" aria-pressed=${!hidden} title="${hidden ? 'Show' : 'Hide'}: ${name}"
      @click=${() => this.#toggle(entry)}>
      ${mark(shapes)}
      ${name}
    </button></li>`;
  }

  override render() {
    const rank = ({ id }: LegendEntry) => (FIRST.includes(id) ? FIRST.indexOf(id) - FIRST.length : LAST.indexOf(id) + 1);
    const marks = [...this.session.marks].sort((a, b) => rank(a) - rank(b));
    return this.entries('Legend', marks.map((entry): Entry => (copy) => this.#entry(entry, copy)));
  }
}
