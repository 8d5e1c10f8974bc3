import { byId, element, setText } from './element.js';
import { paced } from './pace.js';

/** While it plays, the explanation changes this often, in milliseconds. */
const PAUSE = 150;

/**
 * Why the selected run's next step goes where it goes: in words, and as the rule's equations with
 * symbols and with numbers.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./selection.js').Selection} selection
 */
export function showWhy(store, player, selection) {
  const title = element('p', { className: 'about' });
  const sentence = element('p', { className: 'sentence' });
  const equations = element('div', { className: 'equations' });
  byId('why').append(title, sentence, equations);

  const update = () => {
    const { lane } = selection;
    const status = store.playground.status(player.step)[lane];
    const why = store.playground.explain(lane, player.step);
    const steps = status && `from step ${status.step} to ${status.step + 1}`;
    const ended = status?.verdict ? `: it has ended; this would be the next step, ${steps}` : `, ${steps}`;
    setText(title, status ? `${status.name}${ended}` : '');
    setText(sentence, why?.sentence ?? '');
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
