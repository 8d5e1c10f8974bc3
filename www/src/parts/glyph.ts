import type { Glyph } from 'gd-web';
import { html, svg, type TemplateResult } from 'lit';

/** A run's line as a picture: its colour, its dashes and its marker. */
export function glyphPicture({ color, dash, outline }: Glyph): TemplateResult {
  const corners = outline.map(([x, y]) => `${x + 18},${y + 7}`).join(' ');
  return html`<svg class="glyph" viewBox="0 0 36 14" width="30" height="12" aria-hidden="true">
    ${svg`<line x1="1" y1="7" x2="35" y2="7" stroke=${color} stroke-width="2.25" stroke-dasharray=${dash.join(' ')} />
      <polygon points=${corners} fill=${color} stroke="var(--gd-panel)" />`}
  </svg>`;
}
