import { choiceMenu, group, numberControl } from './controls.js';
import { element } from './element.js';
import { saidOf, setting } from './store.js';

/** Batch sizes that show the three kinds of descent from one start. */
const THREE_KINDS = ['full', '1', '32'];

/**
 * What is set about learning from data: model and loss, mini-batches, the reader's own points.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function learningGroups(store, declarations) {
  const groups = [
    group('Model and loss', true, ...modelControls(store, declarations)),
    group('Mini-batches', true, ...batchControls(store)),
    group('Your own points', false, ...pasteControls(store)),
  ];
  store.listen(() => {
    for (const part of groups) part.hidden = !store.scenario.fit;
  });
  return groups;
}

/** @param {import('./store.js').Store} store @param {import('./gd-web.js').Declarations} declarations */
function modelControls(store, { models, losses, settings }) {
  const select = element('select', { 'aria-label': 'Model', onchange: () => store.edit({ type: 'set', key: 'model', value: select.value }) });
  const about = element('p', { className: 'hint always' });
  const menu = element('div');
  let model = '';
  /** @type {ReturnType<typeof choiceMenu> | null} */
  let loss = null;
  const penalties = settings.filter(({ id }) => id === 'l1' || id === 'l2').map((declared) => ({
    id: /** @type {'l1' | 'l2'} */ (declared.id),
    ...numberControl(declared, (value) => store.edit(setting(declared.id, String(value)))),
  }));
  const compare = part(store, 'losses', 'Show the best fit by each loss');
  store.listen(() => {
    const { fit } = store.scenario;
    if (!fit) return;
    select.replaceChildren(
      ...models.filter(({ id }) => fit.models.includes(id)).map(({ id, name }) => element('option', { value: id }, name)),
    );
    select.value = fit.model.id;
    about.textContent = `ŷ = ${fit.model.formulas[fit.features - 1]}`;
    if (model !== fit.model.id) {
      model = fit.model.id;
      const trained = losses
        .filter(({ id }) => fit.model.losses.includes(id))
        .map((of) => ({ ...of, summary: `${of.formula}. ${of.note}` }));
      loss = choiceMenu(store, 'loss', 'Loss', trained);
      menu.replaceChildren(loss.root);
    }
    loss?.update(fit.loss);
    for (const { id, update } of penalties) update(fit[id]);
  });
  return [
    element('div', { className: 'menu' }, element('label', {}, 'Model', select), about),
    menu,
    ...penalties.map(({ root }) => root),
    compare,
  ];
}

/** @param {import('./store.js').Store} store */
function batchControls(store) {
  const flaw = element('p', { className: 'flaw', id: 'batch-flaw', role: 'status' });
  const field = element('input', {
    type: 'text',
    id: 'batch',
    autocomplete: 'off',
    'aria-describedby': 'batch-hint batch-flaw',
    onchange: () => (flaw.textContent = saidOf(store.edit(setting('batch', field.value)))),
  });
  const race = element(
    'button',
    {
      type: 'button',
      onclick: () =>
        store.edit({ type: 'setBatches', batches: THREE_KINDS }, { type: 'setPart', part: 'epochs', on: true }),
    },
    'Race full, one, and 32',
  );
  const ways = [
    ['without', 'Without replacement, epoch by epoch'],
    ['with', 'With replacement'],
  ].map(([value = '', text = '']) => {
    const radio = element('input', { type: 'radio', name: 'sampling', value, onchange: () => store.edit({ type: 'set', key: 'sampling', value }) });
    store.listen(() => (radio.checked = store.scenario.sampling === value));
    return element('label', { className: 'check' }, radio, text);
  });
  store.listen(() => {
    if (document.activeElement === field && flaw.textContent) return;
    field.value = store.scenario.batches.join(';');
    flaw.textContent = '';
  });
  return [
    element('label', { htmlFor: 'batch', className: 'name' }, 'Batch sizes'),
    field,
    element('p', { className: 'hint always', id: 'batch-hint' }, 'How many points each step’s gradient is taken over: full or a number; with ; between them several are raced.'),
    flaw,
    race,
    element('fieldset', {}, element('legend', {}, 'Sampling'), ...ways),
  ];
}

/** A text longer than this is read without being shown, which takes browsers long. */
const LONG = 20_000;

/** @param {import('./store.js').Store} store */
function pasteControls(store) {
  const text = element('textarea', {
    rows: 5,
    id: 'points',
    spellcheck: false,
    'aria-describedby': 'points-hint points-flaws',
    onpaste: (/** @type {ClipboardEvent} */ event) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      if (pasted.length < LONG) return;
      event.preventDefault();
      take(pasted);
      show();
    },
  });
  const file = element('input', {
    type: 'file',
    id: 'points-file',
    accept: '.csv,.tsv,.txt,text/csv,text/plain',
    onchange: () => open(file.files?.[0]),
  });
  /** How many files and texts were given: only the last one is taken, though another may be read later. */
  let chosen = 0;
  /** @param {File | undefined} of */
  const open = async (of) => {
    if (!of) return;
    chosen += 1;
    const turn = chosen;
    const read = await of.text().catch(() => null);
    if (turn !== chosen) return;
    if (read === null) return complain([`${of.name} can’t be read.`]);
    take(read);
    show();
  };

  const flaws = element('ul', { className: 'flaw', id: 'points-flaws', role: 'status' });
  let taking = false;

  /** Uses the points of a text, and says what of it is not followed. @param {string} from */
  const take = (from) => {
    chosen += 1;
    taking = true;
    const { problems } = store.edit({ type: 'pasteData', text: from });
    taking = false;
    complain(problems.map(({ message, hint }) => `${message} ${hint ?? ''}`));
  };
  /** @param {string[]} texts */
  const complain = (texts) => flaws.replaceChildren(...texts.map((text) => element('li', {}, text)));
  const show = () => {
    const { fit } = store.scenario;
    const rows = fit?.samples.map(({ inputs, target }) => [...inputs.slice(0, fit.features), target].join(', '));
    text.value = rows?.join('\n') ?? '';
  };
  store.listen(() => {
    if (taking) return;
    show();
    complain([]);
  });
  return [
    element('label', { htmlFor: 'points', className: 'name' }, 'Points, one a line'),
    text,
    element(
      'p',
      { className: 'hint always', id: 'points-hint' },
      'Two numbers x, y or three x₁, x₂, class (0 or 1), parted by commas, tabs, semicolons or spaces. Paste a table; of more than 200 rows, 200 are kept.',
    ),
    element('button', { type: 'button', onclick: () => take(text.value) }, 'Use these points'),
    flaws,
    element('label', { htmlFor: 'points-file', className: 'name' }, 'Or a file'),
    file,
  ];
}

/**
 * A check box that shows a part.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Part} id
 * @param {string} text
 */
function part(store, id, text) {
  const box = element('input', {
    type: 'checkbox',
    onchange: () => store.edit({ type: 'setPart', part: id, on: box.checked }),
  });
  store.listen(() => (box.checked = store.scenario.show.includes(id)));
  return element('label', { className: 'check' }, box, text);
}
