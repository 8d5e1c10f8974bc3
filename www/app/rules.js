import { announce } from './announce.js';
import { numberControl, choiceControls } from './controls.js';
import { element } from './element.js';
import { saidOf } from './store.js';

/**
 * The update rules: each switched on or off, each with its own options.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 * @returns {HTMLElement}
 */
export function rulesPanel(store, { rules, settings }) {
  const rate = settings.find(({ id }) => id === 'lr');

  const rows = rules.map((rule) => {
    /** The places of the rule in the race; its options are the first one's. */
    const places = () => store.scenario.rules.flatMap((entry, place) => (entry.rule.id === rule.id ? [place] : []));
    /** @param {string} option @param {number | string | null} value */
    const set = (option, value) => store.edit({ type: 'setRuleOption', rule: places()[0] ?? 0, option, value });
    const toggle = element('input', {
      type: 'checkbox',
      onchange: () => {
        if (toggle.checked) return said(store.edit({ type: 'addRule', rule: rule.id }));
        // From the last on, since those behind one that is removed move up.
        const removals = places().reverse().map((index) => /** @type {const} */ ({ type: 'removeRule', index }));
        said(store.edit(...removals));
      },
    });
    const controls = choiceControls(rule.hyperparameters, set);
    const ownRate = rate && numberControl({ ...rate, name: 'Own learning rate' }, (value) => set('lr', value));
    const shared = element('input', {
      type: 'checkbox',
      onchange: () => set('lr', shared.checked ? null : store.scenario.learningRate),
    });
    const details = element(
      'details',
      {},
      element('summary', {}, 'Options', element('span', { className: 'unseen' }, ` of ${rule.name}`)),
      element('p', { className: 'hint always' }, rule.summary),
      ...controls.roots,
      element('label', { className: 'check' }, shared, 'Shares the learning rate below the picture'),
      ownRate?.root,
      element('p', { className: 'source' }, rule.source ?? ''),
    );
    const root = element('li', {}, element('label', { className: 'check' }, toggle, rule.name), details);
    return {
      root,
      update: () => {
        const entrant = store.scenario.rules.find((entry) => entry.rule.id === rule.id);
        toggle.checked = Boolean(entrant);
        details.hidden = !entrant;
        if (!entrant) return;
        const { rule: choice, learningRate: own } = entrant;
        shared.checked = own === null;
        if (ownRate) {
          ownRate.root.hidden = own === null;
          ownRate.update(own ?? store.scenario.learningRate);
        }
        controls.update(choice);
      },
    };
  });

  store.listen(() => rows.forEach(({ update }) => update()));
  return element('ul', { className: 'rules' }, ...rows.map(({ root }) => root));
}

/** @param {import('./gd-web.js').Reading} reading */
function said(reading) {
  const text = saidOf(reading);
  if (text) announce(text);
}
