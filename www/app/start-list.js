import { element } from './element.js';
import { saidOf } from './store.js';

/**
 * The starts as fields to type in, with a way to add and remove one.
 * @param {import('./store.js').Store} store
 * @param {import('./starts.js').Starts} starts
 * @param {import('./player.js').Player} player
 */
export function startList(store, starts, player) {
  const list = element('ul', { className: 'starts' });
  const flaw = element('p', { className: 'flaw', role: 'status' });
  const adder = field('New start', () => {
    if (adder.value.trim() && attempt({ type: 'addStart', at: adder.value })) {
      adder.value = '';
      player.replay();
    }
  });

  /** @param {import('./gd-web.js').Edit} edit */
  const attempt = (edit) => {
    const reading = store.edit(edit);
    flaw.textContent = saidOf(reading);
    return !reading.refused;
  };

  /** @param {number} index */
  const make = (index) => {
    const input = field(`Start ${index + 1}`, () => attempt({ type: 'moveStart', index, to: input.value }));
    const remove = element(
      'button',
      {
        type: 'button',
        className: 'quiet',
        'aria-label': `Remove start ${index + 1}`,
        onclick: () => {
          starts.remove(index);
          adder.focus();
        },
      },
      '×',
    );
    return element('li', {}, input, remove);
  };

  store.listen(() => {
    const { points } = starts;
    const { dimension } = store.scenario;
    while (list.children.length > points.length) list.lastElementChild?.remove();
    while (list.children.length < points.length) list.append(make(list.children.length));
    points.forEach((point, index) => {
      const input = list.children[index]?.querySelector('input');
      if (input && document.activeElement !== input) input.value = point.slice(0, dimension).join(',');
    });
    flaw.textContent = '';
    adder.placeholder = dimension === 1 ? 'x, such as 3' : 'x, y, such as 1.5, 2';
  });

  const clear = element(
    'button',
    { type: 'button', onclick: () => store.edit({ type: 'resetStarts' }) },
    'Back to the function’s own start',
  );
  const add = element('button', { type: 'button', onclick: () => adder.dispatchEvent(new Event('change')) }, 'Add');
  return element(
    'div',
    {},
    list,
    element('div', { className: 'adder' }, adder, add),
    flaw,
    element('p', { className: 'hint always' }, 'Or click the picture; drag a start to move it.'),
    clear,
  );
}

/** @param {string} label @param {() => void} onchange */
function field(label, onchange) {
  return element('input', { type: 'text', 'aria-label': label, autocomplete: 'off', spellcheck: false, onchange });
}
