import { element } from './element.js';
import { saidOf } from './store.js';

/**
 * Controls made from the core's declarations.
 * @typedef {import('./gd-web.js').Hyperparameter} Hyperparameter
 * @typedef {import('./gd-web.js').Reading} Reading
 */

/** How many places a slider has. */
const PLACES = 1000;

let count = 0;

/** The allowed values in words. @param {Hyperparameter} declared */
function range({ min, max, open, integer }) {
  const from = `${open[0] ? 'more than' : 'from'} ${min}`;
  const to = `${open[1] ? 'below' : 'to'} ${max}`;
  return `${integer ? 'Whole numbers ' : 'Allowed: '}${from} ${to}.`;
}

/** The value at a place of the slider. @param {Hyperparameter} declared @param {number} share */
function valueAt({ slider: [from, to], log, integer }, share) {
  const value = log ? from * (to / from) ** share : from + (to - from) * share;
  return integer ? Math.round(value) : Number(value.toPrecision(3));
}

/** Where on the slider a value is, from 0 to 1. @param {Hyperparameter} declared @param {number} value */
export function shareOf({ slider: [from, to], log }, value) {
  const share = log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share));
}

/**
 * A number with a slider, a field to type in, and what it means.
 * @param {Hyperparameter} declared
 * @param {(value: number | string) => Reading} set tries a value of the slider, or a text that is typed
 * @returns {{ root: HTMLElement, slider: HTMLInputElement, update: (value: number) => void }}
 */
export function numberControl(declared, set) {
  const id = `control-${(count += 1)}`;
  const label = `${declared.name}${declared.symbol ? ` ${declared.symbol}` : ''}`;
  const flaw = element('p', { className: 'flaw', id: `${id}-flaw`, role: 'status' });
  let now = NaN;
  /** Whether the field holds a text that may yet be refused, and is then left for the reader to mend. */
  let held = false;
  const show = () => {
    if (!held) field.value = String(now);
    slider.value = String(Math.round(shareOf(declared, now) * PLACES));
    slider.setAttribute('aria-valuetext', String(now));
  };
  /** @param {string} text @param {boolean} isWrong */
  const say = (text, isWrong) => {
    flaw.textContent = text;
    field.setAttribute('aria-invalid', String(isWrong));
  };
  /** Whether a value is being tried. */
  let trying = false;
  /** @param {number | string} value */
  const attempt = (value) => {
    trying = true;
    held = typeof value === 'string';
    const reading = set(value);
    held &&= reading.refused;
    trying = false;
    show();
    say(saidOf(reading), reading.refused);
  };
  const slider = element('input', {
    type: 'range',
    min: '0',
    max: String(PLACES),
    step: '1',
    'aria-label': label,
    'aria-describedby': `${id}-hint`,
    oninput: () => attempt(valueAt(declared, Number(slider.value) / PLACES)),
  });
  const field = element('input', {
    type: 'text',
    inputMode: 'decimal',
    id,
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': `${id}-hint ${id}-flaw`,
    onchange: () => attempt(field.value),
  });
  const root = element(
    'div',
    { className: 'control' },
    element('label', { htmlFor: id }, label),
    field,
    slider,
    element('p', { className: 'hint', id: `${id}-hint` }, `${declared.meaning} ${range(declared)}`),
    flaw,
  );
  return {
    root,
    slider,
    update: (value) => {
      now = value;
      if (!trying && document.activeElement !== field) {
        held = false;
        say('', false);
      }
      show();
    },
  };
}

/**
 * Controls for the hyperparameters of a choice.
 * @param {Hyperparameter[]} hyperparameters
 * @param {(id: string, value: number | string) => Reading} set
 */
export function choiceControls(hyperparameters, set) {
  const controls = hyperparameters.map((declared) => ({
    id: declared.id,
    ...numberControl(declared, (value) => set(declared.id, value)),
  }));
  return {
    roots: controls.map(({ root }) => root),
    /** @param {Record<string, unknown>} values */
    update: (values) => {
      for (const { id, update } of controls) update(Number(values[id] ?? NaN));
    },
  };
}

/**
 * A menu of choices, each with its hyperparameters below.
 * @param {import('./store.js').Store} store
 * @param {'schedule' | 'clip' | 'loss'} key
 * @param {string} label
 * @param {import('./gd-web.js').Declared[]} declared
 */
export function choiceMenu(store, key, label, declared) {
  const summary = element('p', { className: 'hint always' });
  const options = element('div', { className: 'options' });
  const select = element(
    'select',
    { 'aria-label': label, onchange: () => store.edit({ type: 'set', key, value: select.value }) },
    ...declared.map(({ id, name }) => element('option', { value: id }, name)),
  );
  let now = '';
  /** @type {ReturnType<typeof choiceControls> | null} */
  let controls = null;
  return {
    root: element('div', { className: 'menu' }, element('label', {}, label, select), summary, options),
    /** @param {import('./gd-web.js').Choice} choice */
    update: (choice) => {
      const of = declared.find(({ id }) => id === choice.id);
      if (choice.id !== now || !controls) {
        now = choice.id;
        controls = choiceControls(of?.hyperparameters ?? [], (option, value) =>
          store.edit({ type: 'setOption', key, option, value }),
        );
        options.replaceChildren(...controls.roots);
        summary.textContent = of?.summary ?? '';
      }
      select.value = choice.id;
      controls.update(choice);
    },
  };
}

/**
 * A group of settings that opens and closes.
 * @param {string} title
 * @param {boolean} open
 * @param {...HTMLElement} children
 */
export function group(title, open, ...children) {
  return element('details', { className: 'group', open }, element('summary', {}, element('h3', {}, title)), ...children);
}
