import { byId, element, setText } from './element.js';
import { paced } from './pace.js';
import { runName } from './results.js';

/** While it plays, the explanation changes this often, in milliseconds. */
const PAUSE = 250;

/** The symbols that every rule uses. */
const COMMON = [
  { symbol: '<mi>θ</mi>', meaning: 'where the run is' },
  { symbol: '<mi>g</mi>', meaning: 'gradient that the rule is given' },
  { symbol: '<mi>α</mi>', meaning: 'learning rate of this step' },
];

/**
 * Why the selected run's next step goes where it goes: in words, and as the rule's equations with
 * symbols and with numbers.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./selection.js').Selection} selection
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showWhy(store, player, selection, { rules }) {
  const title = element('p', { className: 'about' });
  const sentence = element('p', { className: 'sentence' });
  const equations = element('div', { className: 'equations' });
  const symbols = element('dl', { className: 'symbols' });
  byId('why').append(title, sentence, equations, symbols);
  let explained = '';

  /** Says what the symbols of a rule are. @param {string} id */
  const define = (id) => {
    if (id === explained) return;
    explained = id;
    const rule = rules.find((rule) => rule.id === id);
    const own = [...(rule?.state ?? []), ...(rule?.terms ?? [])];
    const set = (rule?.hyperparameters ?? []).map(({ symbol, name }) => ({ symbol: `<mi>${symbol}</mi>`, meaning: name.toLowerCase() }));
    symbols.replaceChildren(
      ...[...COMMON, ...own, ...set].map(({ symbol, meaning }) =>
        element('div', {}, element('dt', {}, math(symbol)), element('dd', {}, meaning)),
      ),
    );
  };

  const update = () => {
    const { racer } = selection;
    const status = store.playground.status(player.step)[racer];
    const why = store.playground.explain(racer, player.step);
    setText(title, status && why ? `${runName(status)}: ${why.which}` : '');
    setText(sentence, why?.sentence ?? '');
    define(store.scenario.rules[status?.rule ?? 0]?.rule.id ?? '');
    equations.replaceChildren(
      ...(why?.equations ?? []).map(({ symbols, numbers }) =>
        element('div', { className: 'equation' }, math(symbols), ...numbers.map(math)),
      ),
    );
  };
  const soon = paced(player, PAUSE, update);
  player.listen(soon);
  selection.listen(update);
  store.listen(soon);
}

const parser = new DOMParser();

/** @param {string} inner presentation MathML @returns {Node} */
function math(inner) {
  const text = `<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>${inner}</mrow></math>`;
  return document.importNode(parser.parseFromString(text, 'application/xml').documentElement, true);
}
