import { numberControl, choiceControls, writeChoice } from './controls.js';
import { element } from './element.js';

/**
 * The update rules: each switched on or off, each with its own options.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 * @returns {HTMLElement}
 */
export function rulesPanel(store, { rules, settings }) {
  const rate = settings.find(({ id }) => id === 'lr');

  /**
   * The rules of the scenario as a link writes them, with one changed.
   * @param {string} id
   * @param {(written: string[]) => string[]} change of the entries of this rule
   */
  const edit = (id, change) => {
    const entries = store.scenario.rules.map(({ rule, learningRate }) => ({
      id: rule.id,
      text: writeChoice(rule, { lr: learningRate }),
    }));
    const of = entries.filter((entry) => entry.id === id).map(({ text }) => text);
    const changed = change(of).map((text) => ({ id, text }));
    const at = entries.findIndex((entry) => entry.id === id);
    const others = entries.filter((entry) => entry.id !== id);
    others.splice(at < 0 ? others.length : at, 0, ...changed);
    return store.edit('opt', others.map(({ text }) => text).join(';'));
  };

  const rows = rules.map((rule) => {
    /** @type {import('./gd-web.js').Choice} */
    let now = { id: rule.id };
    /** @type {number | null} */
    let own = null;
    /** @param {Record<string, string>} values @param {number | string | null} rate */
    const set = (values, rate = own) =>
      edit(rule.id, ([, ...rest]) => [writeChoice({ ...now, ...values }, { lr: rate }), ...rest]);
    const toggle = element('input', {
      type: 'checkbox',
      onchange: () => {
        if (!toggle.checked && store.scenario.rules.length === 1) {
          toggle.checked = true;
          return;
        }
        edit(rule.id, () => (toggle.checked ? [rule.id] : []));
      },
    });
    const controls = choiceControls(rule.hyperparameters, (id, value) => set({ [id]: value }));
    const ownRate = rate && numberControl({ ...rate, name: 'Own learning rate' }, (value) => set({}, value));
    const shared = element('input', {
      type: 'checkbox',
      onchange: () => set({}, shared.checked ? null : store.scenario.learningRate),
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
        now = entrant.rule;
        own = entrant.learningRate;
        shared.checked = own === null;
        if (ownRate) {
          ownRate.root.hidden = own === null;
          ownRate.update(own ?? store.scenario.learningRate);
        }
        controls.update(now);
      },
    };
  });

  store.listen(() => rows.forEach(({ update }) => update()));
  return element('ul', { className: 'rules' }, ...rows.map(({ root }) => root));
}
