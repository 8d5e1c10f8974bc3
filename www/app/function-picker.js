import { byId, element } from './element.js';
import { read as readLink } from './gd-web.js';

/** How long typing rests before it is read, in milliseconds. */
const REST = 350;

/**
 * The menu of what can be descended, and the field in which a function is typed.
 * @param {import('./store.js').Store} store
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showFunctionPicker(store, { functions, dataSets }) {
  const families = new Map(functions.map(({ family }) => [family, element('optgroup', { label: family })]));
  for (const { id, name, family } of functions) {
    families.get(family)?.append(element('option', { value: `f=${id}` }, name));
  }
  const own = element('option', { value: 'data=' }, 'Your own points');
  const data = dataSets.map(({ id, name }) => element('option', { value: `data=${id}` }, name));
  const typed = element('option', { value: '' }, 'Your own formula');
  const select = element(
    'select',
    {
      'aria-label': 'Function',
      onchange: () => {
        const [key = '', value = ''] = select.value.split('=');
        if (value) store.edit(key, value);
        else {
          if (field.hidden) store.edit('f', 'x^2 + y^2');
          field.focus();
        }
      },
    },
    typed,
    ...families.values(),
    element('optgroup', { label: 'Learn from data' }, ...data, own),
    element('optgroup', { label: 'Deep networks' }, element('option', { value: 'layers=20' }, 'A chain of layers')),
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
    const known = functions.find(({ formula }) => formula === text);
    // Another formula of as many variables keeps the reader's own starts, and any the learning rate.
    const { starts, dimension, learningRate } = store.scenario;
    const kept = starts.map((point) => point.slice(0, dimension).join(',')).join(';');
    show(text ? store.edit('f', known?.id ?? text, ['at', kept], ['lr', String(learningRate)]) : readLink('f=').problems, text);
  };

  /** @param {import('./gd-web.js').Problem[]} problems @param {string} text */
  const show = (problems, text) => {
    const [problem] = problems;
    field.setAttribute('aria-invalid', String(Boolean(problem)));
    if (!problem) return flaw.replaceChildren();
    const { start, end } = problem.place;
    flaw.replaceChildren(
      pointedAt(text, start, end),
      element('p', {}, `${problem.message} ${problem.hint ?? ''}`),
    );
  };

  store.listen(() => {
    const { function: source_, formula, note: about, source: from, dimension, fit, layers } = store.scenario;
    const isKnown = functions.some(({ id }) => id === source_);
    if (layers) select.value = 'layers=20';
    else if (fit) select.value = `data=${fit.data.startsWith('csv:') ? '' : fit.data}`;
    else select.value = isKnown ? `f=${source_}` : '';
    own.hidden = select.value !== 'data=';
    for (const part of typing) part.hidden = Boolean(fit || layers);
    if (document.activeElement !== field || !field.matches('[aria-invalid=true]')) {
      if (document.activeElement !== field) field.value = formula;
      last = field.value.trim();
      show([], '');
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
