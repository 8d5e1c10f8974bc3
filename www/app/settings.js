import { choiceMenu, group, numberControl } from './controls.js';
import { byId, element } from './element.js';
import { random_seed } from './gd-web.js';
import { layersGroup } from './layers.js';
import { learningGroups } from './learning.js';
import { rulesPanel } from './rules.js';
import { startList } from './start-list.js';
import { setting } from './store.js';

/**
 * Everything that can be set, in groups.
 * @param {import('./store.js').Store} store
 * @param {import('./starts.js').Starts} starts
 * @param {import('./player.js').Player} player
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showSettings(store, starts, player, declarations) {
  /** @param {string} id @param {(scenario: import('./gd-web.js').Description) => number} value */
  const control = (id, value) => {
    const declared = declarations.settings.find((declared) => declared.id === id);
    if (!declared) return element('div');
    const number = numberControl(declared, (value) => store.edit(setting(id, String(value))));
    store.listen(() => number.update(value(store.scenario)));
    return number.root;
  };
  const schedule = choiceMenu(store, 'schedule', 'Learning-rate schedule', declarations.schedules);
  const clip = choiceMenu(store, 'clip', 'Gradient clipping', declarations.clips);
  store.listen(() => {
    schedule.update(store.scenario.schedule);
    clip.update(store.scenario.clip);
  });

  const goals = [
    ['min', 'Minimum: descent, θ − α∇f'],
    ['max', 'Maximum: ascent, θ + α∇f'],
  ].map(([value = '', text = '']) => {
    const radio = element('input', { type: 'radio', name: 'goal', value, onchange: () => store.edit({ type: 'set', key: 'goal', value }) });
    store.listen(() => (radio.checked = store.scenario.goal === value));
    return element('label', { className: 'check' }, radio, text);
  });
  const reseed = element(
    'button',
    { type: 'button', onclick: () => store.edit({ type: 'set', key: 'seed', value: String(random_seed()) }) },
    'Draw another seed',
  );

  byId('setup').append(
    ...learningGroups(store, declarations),
    layersGroup(store, declarations),
    group('Update rules', true, rulesPanel(store, declarations)),
    group('Starts', true, startList(store, starts, player), control('restarts', (s) => s.restarts)),
    group('Goal and stopping', false, element('fieldset', {}, element('legend', {}, 'Goal'), ...goals), control('steps', (s) => s.steps), control('tol', (s) => s.tolerance)),
    group('Schedule and clipping', false, schedule.root, clip.root),
    group('Noise and chance', false, control('noise', (s) => s.noise), control('seed', (s) => s.seed), reseed),
  );
}
