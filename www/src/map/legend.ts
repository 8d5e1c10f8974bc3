import type { LegendEntry, Shape } from 'gd-web';
import { css, html, svg, type TemplateResult } from 'lit';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** The length of a scale of colours, in CSS pixels. */
const SCALE = 72;

/** A part of a mark. */
function shape(part: Shape): TemplateResult {
  if (part.type === 'gradient') {
    const stops = part.stops.map((color, k) => svg`<stop offset=${k / (part.stops.length - 1)} stop-color=${color} />`);
    return svg`<linearGradient id="scale">${stops}</linearGradient>
      <rect x=${-SCALE / 2} y="-5" width=${SCALE} height="10" rx="4" fill="url(#scale)" />`;
  }
  const points = part.points.map((point) => point.join()).join(' ');
  if (part.type === 'polygon') return svg`<polygon points=${points} fill=${part.fill} />`;
  const { stroke, width } = part;
  return part.closed
    ? svg`<polygon points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`
    : svg`<polyline points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`;
}

/** Says what each mark on the picture is, in a line. */
export class Legend extends SessionElement {
  protected override readonly hears = Changed.MARKS;

  static override styles = [
    base,
    css`
      /* What has no room in the lines is left out whole. */
      ul {
        --line: 1.55em;
        display: flex;
        flex-wrap: wrap;
        column-gap: 1.1em;
        block-size: var(--line);
        overflow: hidden;
        font-size: 0.875em;
        color: var(--gd-muted);
      }
      li {
        display: flex;
        align-items: center;
        gap: 0.4em;
        block-size: var(--line);
        white-space: nowrap;
      }
      /* The more telling first, for a line that has no room for all. */
      [data-mark='start'] {
        order: -2;
      }
      [data-mark='now'] {
        order: -1;
      }
      [data-mark='trail'] {
        order: 1;
      }
      .scale {
        order: 2;
        flex-grow: 1;
        justify-content: flex-end;
      }
      svg {
        flex: none;
        overflow: visible;
      }
      @media (max-width: 56.24rem) {
        :host(:not([compact])) ul {
          block-size: auto;
          max-block-size: calc(2 * var(--line));
        }
      }
      @media (forced-colors: active) {
        svg {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  #entry({ id, name, shapes }: LegendEntry): TemplateResult {
    const isScale = shapes.some(({ type }) => type === 'gradient');
    const width = isScale ? SCALE : 22;
    const picture = html`<svg viewBox="${-width / 2} -10 ${width} 20" width=${width} height="20" aria-hidden="true">
      ${shapes.map(shape)}
    </svg>`;
    const [low, high] = name.split(' to ');
    return isScale
      ? html`<li class="scale">${low} ${picture} ${high ?? ''}</li>`
      : html`<li data-mark=${id}>${picture} ${name}</li>`;
  }

  override render() {
    return html`<ul aria-label="Legend">${this.session.marks.map((mark) => this.#entry(mark))}</ul>`;
  }
}
