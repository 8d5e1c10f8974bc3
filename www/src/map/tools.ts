import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../parts/icon.js';
import type { Camera } from './camera.js';
import type { Canvases } from './canvases.js';
import { KEYS } from './crosshair.js';
import type { Session } from '../session/session.js';
import type { Orbit } from './orbit.js';

/** How far from the plot's edges they are, in CSS pixels. */
const INSET = 8;

/** The buttons over a corner of the plot: what is mapped, how near it is looked at, and from where a surface is. */
export function tools(session: Session, camera: Camera, orbit: Orbit, canvases: Canvases): TemplateResult {
  const button = (name: string, shape: IconName, act: () => void, kind = '') =>
    html`<button type="button" class="round ${kind}" aria-label=${name} title=${name} @click=${act}>${icon(shape)}</button>`;
  const turn = (right: number, down: number) => () => orbit.turn(right * KEYS.turn, down * KEYS.turn);
  const isMapped = session.scenario.map?.id === 'basins';
  const map = () => session.apply(isMapped ? { type: 'reset', key: 'map' } : { type: 'set', key: 'map', value: 'basins' });
  const { top, right } = canvases.margins;
  return html`<div class="tools"
    .style=${`inset-block-start: ${top + INSET}px; inset-inline-end: ${right + INSET}px`}>
    ${canvases.isSurface
      ? html`<div role="group" aria-label="Turn">
          ${button('Turn left', 'arrow', turn(-1, 0), 'left')} ${button('Turn right', 'arrow', turn(1, 0), 'right')}
          ${button('Tilt up', 'arrow', turn(0, -1))} ${button('Tilt down', 'arrow', turn(0, 1), 'down')}
        </div>`
      : nothing}
    <div>
    <div role="group" aria-label="Zoom">
      ${button('Zoom in', 'plus', () => camera.magnify(KEYS.magnified))}
      ${button('Zoom out', 'minus', () => camera.magnify(1 / KEYS.magnified))}
      ${canvases.isSurface
        ? button('Back to the usual side', 'fit', () => orbit.reset())
        : button('Fit to the view', 'fit', () => camera.fit())}
    </div>
      <button type="button" class="round" aria-pressed=${isMapped} aria-label="Every start" title="Every start: show where its run ends" @click=${map}>${icon('basins')}</button>
    </div>
  </div>`;
}
