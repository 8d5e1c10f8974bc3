import { group, numberControl } from './controls.js';
import { byId, element, setText } from './element.js';
import { draw_layers } from './gd-web.js';
import { fit, watchLook } from './look.js';
import { paced } from './pace.js';

/** While it plays, the chart changes this often, in milliseconds. */
const PAUSE = 100;

/**
 * How many layers, and of what kind.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function layersGroup(store, { activations, settings }) {
  const declared = settings.find(({ id }) => id === 'layers');
  if (!declared) return element('div');
  const depth = numberControl(declared, (value) => store.edit({ type: 'set', key: 'layers', value: String(value) }));
  const select = element(
    'select',
    {
      'aria-label': 'Activation',
      onchange: () =>
        store.edit({ type: 'set', key: 'activation', value: select.value }, { type: 'reset', key: 'view' }, { type: 'resetStarts' }),
    },
    ...activations.map(({ id, name, formula }) => element('option', { value: id }, `${name}, ${formula}`)),
  );
  const root = group('Layers', true, depth.root, element('div', { className: 'menu' }, element('label', {}, 'Activation', select)));
  store.listen(() => {
    const { layers } = store.scenario;
    root.hidden = !layers;
    if (!layers) return;
    depth.update(layers.depth);
    select.value = layers.activation.id;
  });
  return root;
}

/**
 * The size of the gradient at each layer, at the selected run's step.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./selection.js').Selection} selection
 */
export function showLayers(store, player, selection) {
  const panel = byId('layers');
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const box = element('div', { className: 'chart still' }, canvas);
  const said = element('p', { className: 'about' });
  panel.append(box, said);

  const draw = () => {
    const { layers } = store.scenario;
    if (!layers || !box.clientWidth) return;
    draw_layers(store.playground, canvas, fit(box, [canvas], store.scenario), selection.racer, player.step);
    setText(said, store.playground.flow(selection.racer, player.step) ?? '');
  };
  const soon = paced(player, PAUSE, draw);
  store.listen(() => {
    panel.hidden = !store.scenario.layers;
    soon();
  });
  player.listen(soon);
  selection.listen(draw);
  watchLook(box, draw);
}
