import type { Shape } from 'gd-web';
import { css, html, svg, type TemplateResult } from 'lit';

export type Gradient = Extract<Shape, { type: 'gradient' }>;

/** A part of a mark. */
function shape(part: Exclude<Shape, Gradient>): TemplateResult {
  const points = part.points.map((point) => point.join()).join(' ');
  if (part.type === 'polygon') return svg`<polygon points=${points} fill=${part.fill} />`;
  const { stroke, width } = part;
  return part.closed
    ? svg`<polygon points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`
    : svg`<polyline points=${points} fill="none" stroke=${stroke} stroke-width=${width} />`;
}

/** A mark as it is on the picture. */
export function mark(shapes: readonly Shape[]): TemplateResult {
  return html`<svg viewBox="-11 -10 22 20" width="22" height="20" aria-hidden="true">
    ${shapes.map((part) => (part.type === 'gradient' ? null : shape(part)))}
  </svg>`;
}

/** A bar of colours with what places on it stand for. */
export function bar({ stops, ticks }: Gradient, copy: string): TemplateResult {
  const at = ([share, text]: [number, string]) => html`<span
    .style=${`left: ${100 * share}%; translate: ${share === 0 ? 0 : share === 1 ? -100 : -50}%`}>${text}</span>`;
  return html`<span class="colors"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <linearGradient id="colors-${copy}">
        ${stops.map((color, k) => svg`<stop offset=${k / (stops.length - 1)} stop-color=${color} />`)}
      </linearGradient>
      <rect width="1" height="0.8" fill="url(#colors-${copy})" />
      ${ticks.map(([share]) => svg`<path d="M${share} 0V1" />`)}
    </svg>${ticks.map(at)}</span>`;
}

/** How marks and bars look. */
export const shapesSheet = css`
  li svg {
    flex: none;
    overflow: visible;
  }
  .colors {
    position: relative;
    inline-size: var(--scale-length, 26ch);
    block-size: 1.85em;
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .colors > svg {
    display: block;
    inline-size: 100%;
    block-size: 0.75em;
  }
  .colors path {
    stroke: var(--gd-muted);
    vector-effect: non-scaling-stroke;
  }
  .colors span {
    position: absolute;
    inset-block-start: 0.85em;
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
    .colors path {
      stroke: CanvasText;
    }
  }
`;
