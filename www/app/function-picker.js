import { byId, element } from './element.js';
import { saidOf } from './store.js';

/** How long typing rests before it is read, in milliseconds. */
const REST = 350;

/**
 * The menu of what can be descended, and the field in which a function is typed.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showFunctionPicker(store, { functions, dataSets }) {
  /** @type {Map<HTMLOptionElement | undefined, import('./gd-web.js').Edit>} what choosing an option does */
  const edits = new Map();
  /** @param {'f' | 'data' | 'layers'} key @param {string} value @param {string} name */
  const option = (key, value, name) => {
    const made = element('option', {}, name);
    edits.set(made, { type: 'set', key, value });
    return made;
  };
  const families = new Map(functions.map(({ family }) => [family, element('optgroup', { label: family })]));
  const known = new Map(functions.map(({ id, name }) => [id, option('f', id, name)]));
  for (const { id, family } of functions) families.get(family)?.append(known.get(id) ?? '');
  const data = new Map(dataSets.map(({ id, name }) => [id, option('data', id, name)]));
  const own = element('option', {}, 'Your own points');
  const chain = option('layers', '20', 'A chain of layers');
  const typed = element('option', {}, 'Your own formula');
  const select = element(
    'select',
    {
      'aria-label': 'Function',
      onchange: () => {
        const edit = edits.get(select.selectedOptions[0]);
        if (edit) {
          store.edit(edit);
          return;
        }
        if (field.hidden) store.edit({ type: 'set', key: 'f', value: 'x^2 + y^2' });
        field.focus();
      },
    },
    typed,
    ...families.values(),
    element('optgroup', { label: 'Learn from data' }, ...data.values(), own),
    element('optgroup', { label: 'Deep networks' }, chain),
  );
  const field = element('input', {
    type: 'text',
    id: 'formula',
    className: 'formula',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    enterKeyHint: 'go',
    'aria-describedby': 'formula-flaw formula-hint',
    oninput: () => {
      clearTimeout(rest);
      rest = setTimeout(read, REST);
    },
    onchange: () => read(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Enter') read();
    },
  });
  const flaw = element('div', { id: 'formula-flaw', className: 'flaw', role: 'status' });
  const note = element('p', { className: 'about' });
  const source = element('p', { className: 'source' });
  const typing = [
    element('label', { htmlFor: 'formula' }, 'f(x, y) ='),
    field,
    flaw,
    element(
      'p',
      { id: 'formula-hint', className: 'hint' },
      'Write x and y (or x alone), + − * / ^, sin cos exp ln sqrt abs … such as x^4 - 3x^2 + x or |x| + y².',
    ),
  ];
  byId('function').append(select, ...typing, note, source);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  /** The text that the field held last: what was read, or shown. */
  let last = '';

  const read = () => {
    clearTimeout(rest);
    const text = field.value.trim();
    if (text === last) return;
    last = text;
    const reading = store.edit({ type: 'rewrite', formula: text });
    const [problem] = reading.problems;
    field.setAttribute('aria-invalid', String(reading.refused));
    if (!problem) return flaw.replaceChildren();
    const { start, end } = problem.place;
    flaw.replaceChildren(pointedAt(text, start, end), element('p', {}, saidOf(reading)));
  };

  store.listen(() => {
    const { function: source_, formula, note: about, source: from, dimension, fit, layers } = store.scenario;
    const shown = layers ? chain : fit ? (data.get(fit.data) ?? own) : (known.get(source_) ?? typed);
    shown.selected = true;
    own.hidden = shown !== own;
    for (const part of typing) part.hidden = Boolean(fit || layers);
    if (document.activeElement !== field || !field.matches('[aria-invalid=true]')) {
      if (document.activeElement !== field) field.value = formula;
      last = field.value.trim();
      field.setAttribute('aria-invalid', 'false');
      flaw.replaceChildren();
    }
    const label = field.labels?.[0];
    if (label) label.textContent = dimension === 1 ? 'f(x) =' : 'f(x, y) =';
    note.textContent = about ?? '';
    source.textContent = from ? `Source: ${from}.` : '';
  });
}

/**
 * A text with a place marked, and a caret under it.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function pointedAt(text, start, end) {
  const width = Math.max(1, end - start);
  return element(
    'pre',
    { className: 'pointed', 'aria-hidden': 'true' },
    text.slice(0, start),
    element('mark', {}, text.slice(start, end) || ' '),
    text.slice(end),
    `\n${' '.repeat([...text.slice(0, start)].length)}${'^'.repeat(Math.min(width, 60))}`,
  );
}
