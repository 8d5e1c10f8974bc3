import type { LegendEntry, Shape } from 'gd-web';
import { css, html, svg, type TemplateResult } from 'lit';
import { LineElement, lineSheet, type Entry } from '../parts/line-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** The length of a scale of colours, in CSS pixels. */
const SCALE = 72;

/** The more telling first, for a line that has no room for all; the others between. */
const FIRST = ['start', 'now'];
const LAST = ['trail', 'heights'];

/** The ends of a scale of colours, if it is one. */
const endsOf = (shapes: readonly Shape[]): readonly [string, string] | undefined =>
  shapes.flatMap((shape) => (shape.type === 'gradient' ? [shape.ends] : []))[0];

/** A part of a mark. */
function shape(part: Shape, copy: string): TemplateResult {
  if (part.type === 'gradient') {
    const stops = part.stops.map((color, k) => svg`<stop offset=${k / (part.stops.length - 1)} stop-color=${color} />`);
    return svg`<linearGradient id=${`scale-${copy}`}>${stops}</linearGradient>
      <rect x=${-SCALE / 2} y="-5" width=${SCALE} height="10" rx="4" fill=${`url(#scale-${copy})`} />`;
  }
  const points = part.points.map((point) => point.join()).join(' ');
  if (part.type === 'polygon') return svg`<polygon points=${points} fill=${part.fill} />`;
  const { stroke, width } = part;
  return part.closed
    ? svg`<polygon points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`
    : svg`<polyline points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`;
}

/** Says what each mark on the picture is, in a line or two. */
export class Legend extends LineElement {
  protected override readonly hears = Changed.MARKS;

  static override styles = [
    base,
    lineSheet,
    css`
      :host {
        --line: 1.6em;
        container-type: inline-size;
        font-size: 0.875em;
        color: var(--gd-muted);
      }
      .line > ul > .scale {
        margin-inline-start: auto;
      }
      svg {
        flex: none;
        overflow: visible;
      }
      @container (max-width: 56em) {
        :host(:not([compact])) .line {
          --lines: 2;
        }
      }
      @media (forced-colors: active) {
        svg {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  #entry({ id, name, shapes }: LegendEntry, copy: string): TemplateResult {
    const ends = endsOf(shapes);
    const width = ends ? SCALE : 22;
    const picture = html`<svg viewBox="${-width / 2} -10 ${width} 20" width=${width} height="20" aria-hidden="true">
      ${shapes.map((part) => shape(part, copy))}
    </svg>`;
    return ends
      ? html`<li class="scale" aria-label=${name}>${ends[0]} ${picture} ${ends[1]}</li>`
      : html`<li data-mark=${id}>${picture} ${name}</li>`;
  }

  override render() {
    const rank = ({ id, shapes }: LegendEntry) => {
      if (FIRST.includes(id)) return FIRST.indexOf(id) - FIRST.length;
      return endsOf(shapes) ? LAST.length + 1 : LAST.indexOf(id) + 1;
    };
    const marks = [...this.session.marks].sort((a, b) => rank(a) - rank(b));
    return this.entries('Legend', marks.map((mark): Entry => (copy) => this.#entry(mark, copy)));
  }
}
