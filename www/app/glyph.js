import { svg } from './element.js';

/**
 * A run's line as a picture for tables: its colour, its dashes and its marker.
 * @param {import('./gd-web.js').Glyph} glyph
 */
export function glyphPicture({ color, dash, outline }) {
  return svg(
    'svg',
    { viewBox: '0 0 36 14', class: 'glyph', 'aria-hidden': 'true' },
    svg('line', { x1: 1, y1: 7, x2: 35, y2: 7, stroke: color, 'stroke-width': 2.25, 'stroke-dasharray': dash.join(' ') }),
    svg('polygon', { points: outline.map(([x, y]) => `${x + 18},${y + 7}`).join(' '), fill: color, stroke: 'var(--panel)' }),
  );
}
