import { byId, element } from './element.js';
import { edit } from './gd-web.js';
import { setting } from './store.js';

/**
 * The dialog that gives the link, the snippet for a page, and files.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./canvas-stack.js').CanvasStack} stack
 */
export function showShare(store, player, stack) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('share-dialog'));
  const atStep = element('input', { type: 'checkbox', onchange: () => fill() });
  const playing = element('input', { type: 'checkbox', onchange: () => fill() });
  const link = element('input', { type: 'text', readOnly: true, id: 'share-link' });
  const snippet = element('textarea', { readOnly: true, rows: 4, id: 'share-snippet' });

  const told = element('p', { className: 'hint always', role: 'status' });

  const fill = () => {
    told.textContent = '';
    const step = atStep.checked && !playing.checked ? String(player.step) : '';
    /** The link as it is opened by itself, or in a frame. @param {boolean} isFramed */
    const address = (isFramed) => {
      const edits = [
        setting('play', playing.checked ? '1' : ''),
        setting('step', step),
        setting('embed', isFramed ? '1' : ''),
      ];
      const { query } = edit(store.query, { type: 'all', edits });
      const here = new URL(location.href);
      here.search = query;
      here.hash = '';
      return here.href;
    };
    link.value = address(false);
    const embedded = address(true).replaceAll('&', '&amp;');
    snippet.value = `<iframe src="${embedded}" title="Gradient descent on ${store.scenario.name.replaceAll('"', '')}" width="100%" height="560" loading="lazy"></iframe>`;
  };

  /** @param {string} label @param {HTMLInputElement | HTMLTextAreaElement} field */
  const copy = (label, field) =>
    element(
      'button',
      {
        type: 'button',
        onclick: async () => {
          field.select();
          told.textContent = (await copied(field.value)) ? 'Copied.' : 'Selected: copy it with your keyboard.';
        },
      },
      label,
    );
  /** @param {string} label @param {() => Blob | null | Promise<Blob | null>} make @param {string} name */
  const file = (label, make, name) => {
    const onclick = async () => {
      const blob = await make();
      if (blob) save(blob, name);
    };
    return element('button', { type: 'button', onclick }, label);
  };
  const json = () => JSON.stringify({ query: store.query, runs: store.playground.status(player.last) }, null, 2);

  dialog.append(
    element('h2', { id: 'share-title' }, 'Share'),
    element('label', { className: 'check' }, playing, 'Plays as soon as it is opened'),
    element('label', { className: 'check' }, atStep, 'Opens at the step shown'),
    element('label', { htmlFor: link.id }, 'Link'),
    element('div', { className: 'adder' }, link, copy('Copy the link', link)),
    element('label', { htmlFor: snippet.id }, 'For your own page'),
    snippet,
    copy('Copy the snippet', snippet),
    told,
    element('h3', {}, 'Files'),
    element(
      'div',
      { className: 'bar' },
      file('Picture (PNG)', () => picture(stack), 'gradient-descent.png'),
      file('Steps (CSV)', () => steps(store), 'gradient-descent.csv'),
      file('Results (JSON)', () => new Blob([json()], { type: 'application/json' }), 'gradient-descent.json'),
    ),
    element('button', { type: 'button', className: 'primary', onclick: () => dialog.close() }, 'Close'),
  );
  byId('share').addEventListener('click', () => {
    fill();
    dialog.showModal();
  });
}

/**
 * Whether a text that is selected is copied; on plain http there is no clipboard but by the older way.
 * @param {string} text
 */
async function copied(text) {
  if (!navigator.clipboard) return document.execCommand('copy');
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => document.execCommand('copy'),
  );
}

/** How many rows of a trace are written before the page goes on. */
const ROWS = 4096;

/**
 * Every step taken so far as CSV, in parts, since a million steps would make one long task and one
 * long string; null if other runs have begun meanwhile.
 * @param {import('./store.js').Store} store
 * @returns {Promise<Blob | null>}
 */
async function steps(store) {
  const { query } = store;
  /** @type {Blob[]} */
  const parts = [];
  /** @type {[number, number] | null} */
  let next = [0, 0];
  while (next) {
    const part = store.playground.csv_part(...next, ROWS);
    parts.push(new Blob([part.text]));
    next = part.next;
    await new Promise((resolve) => setTimeout(resolve));
    if (store.query !== query) return null;
  }
  return new Blob(parts, { type: 'text/csv' });
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const url = URL.createObjectURL(blob);
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * The picture's layers on one canvas.
 * @param {import('./canvas-stack.js').CanvasStack} stack
 * @returns {Promise<Blob>}
 */
function picture({ box, canvases }) {
  const { width, height } = canvases.ground;
  const flat = element('canvas', { width, height });
  const context = flat.getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.fillStyle = getComputedStyle(box).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const layer of Object.values(canvases)) context.drawImage(layer, 0, 0);
  return new Promise((resolve, reject) => {
    flat.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))));
  });
}
