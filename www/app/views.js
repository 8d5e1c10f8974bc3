import { byId, element } from './element.js';

/**
 * The bar above the picture: what is shown, and how near.
 * @param {import('./canvas-stack.js').CanvasStack} stack
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showViews(stack, { parts }) {
  const { store } = stack;

  /** @param {import('./gd-web.js').Part} id @param {string} label @param {boolean} [inverse] */
  const toggle = (id, label, inverse = false) => {
    const part = parts.find((part) => part.id === id);
    const button = element(
      'button',
      {
        type: 'button',
        title: part && !inverse ? part.meaning : undefined,
        onclick: () => store.edit({ type: 'setPart', part: id, on: !store.scenario.show.includes(id) }),
      },
      label,
    );
    store.listen(() => {
      button.setAttribute('aria-pressed', String(store.scenario.show.includes(id) !== inverse));
    });
    return button;
  };
  /** @param {string} label @param {string} text @param {() => void} onclick */
  const button = (label, text, onclick) =>
    element('button', { type: 'button', className: 'round', 'aria-label': label, title: label, onclick }, text);
  const zoom = (/** @type {number} */ factor) =>
    store.edit({ type: 'zoomBy', factor, at: [0.5, 0.5] });

  const surface = toggle('surface', '3-D');
  const field = toggle('field', 'Gradient field');
  const zooms = element(
    'span',
    { className: 'zooms', role: 'group', 'aria-label': 'Zoom' },
    button('Zoom in', '+', () => zoom(0.8)),
    button('Zoom out', '−', () => zoom(1.25)),
    button('Fit to the view', '⤢', () => store.edit({ type: 'resetZoom' })),
  );
  byId('views').append(surface, field, toggle('plain', 'Critical points', true), toggle('large', 'Large type'), zooms);
  store.listen(() => {
    const { dimension } = store.scenario;
    surface.hidden = field.hidden = dimension === 1;
    zooms.hidden = stack.isSurface;
  });
}
