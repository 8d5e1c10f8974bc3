import { announce } from './announce.js';
import { byId, element, setText } from './element.js';
import { place, short } from './format.js';
import { glyphs } from './gd-web.js';
import { glyphPicture } from './glyph.js';
import { isDark } from './look.js';
import { paced } from './pace.js';

/** While it plays, numbers change this often, in milliseconds: as fast as they can be read. */
const PAUSE = 250;

/**
 * The runs: a legend that is also the table of results, and the selected run's numbers and verdict.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./selection.js').Selection} selection
 */
export function showResults(store, player, selection) {
  const body = element('tbody');
  const heads = ['Run', 'Outcome', 'Value', 'Steps'];
  const cost = element('th', { scope: 'col' });
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)), cost)),
    body,
  );
  byId('results').append(element('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Table of runs' }, table));
  const rebuild = () => {
    const rows = store.playground.status(0);
    const looks = glyphs(store.playground, isDark(store.scenario));
    const hasData = Boolean(store.scenario.fit);
    setText(cost, hasData ? 'Samples' : '∇f');
    cost.title = hasData ? 'Points that the gradients were taken over' : 'Gradients computed';
    const several = new Set(rows.map(({ start }) => start)).size > 1;
    body.replaceChildren(
      ...rows.map((row, racer) => {
        const radio = element('input', {
          type: 'radio',
          name: 'racer',
          checked: racer === selection.racer,
          onchange: () => selection.select(racer),
        });
        const look = looks[racer];
        const from = `${row.random ? 'random, ' : ''}from ${place(row.theta, store.scenario.dimension, 3)}`;
        const name = element('span', {}, `${runName(row)} `, several ? element('span', { className: 'tag' }, from) : null);
        const label = element('label', { className: 'check' }, radio, look ? glyphPicture(look) : null, name);
        return element('tr', {}, element('th', { scope: 'row' }, label), ...[...heads.slice(1), cost].map(() => element('td')));
      }),
    );
  };

  const update = () => {
    const statuses = store.playground.status(player.step);
    const best = player.complete && statuses.length > 1 ? store.playground.best() : undefined;
    statuses.forEach((status, racer) => {
      const row = body.children[racer];
      if (!row) return;
      const [, outcome, value, steps, gradients] = row.children;
      if (!outcome || !value || !steps || !gradients) return;
      const said = status.verdict ? outcomeName(status.verdict) : eventName(status);
      setText(outcome, racer === best && status.verdict ? `${said} ★` : said);
      outcome.setAttribute('title', racer === best ? 'The best value of all runs' : '');
      setText(value, short(status.value, 3));
      setText(steps, String(status.step));
      setText(gradients, String(status.samples ?? status.evaluations));
      row.toggleAttribute('data-selected', racer === selection.racer);
    });
    const status = statuses[selection.racer];
    if (status) showNumbers(store, status);
    showVerdict(store, status);
  };

  const soon = paced(player, PAUSE, update);
  store.listen(() => {
    rebuild();
    soon();
  });
  player.listen(soon);
  selection.listen(update);
  player.listen(() => {
    if (player.playing || !player.complete || player.step < player.last) return;
    const sentence = store.playground.status(player.step)[selection.racer]?.sentence;
    if (sentence) announce(sentence);
  });
}

/** A run's rule, and its batch size if it has one. @param {import('./gd-web.js').Status} status */
export function runName({ name, batch }) {
  return batch === 'full' ? name : `${name}, batch ${batch}`;
}

/** @param {import('./gd-web.js').Verdict} verdict */
function outcomeName({ stop, outcome }) {
  if (stop === 'diverged') return 'diverged';
  const name = outcome.replaceAll('-', ' ');
  return stop === 'max-steps' && /mum$|saddle/.test(name) ? `near ${name}` : name;
}

/** @param {import('./gd-web.js').Status} status */
function eventName({ event, step }) {
  if (!event) return 'running';
  const [what, when] = event;
  if (what === 'saddle-stall') return 'lingering at a saddle';
  return step - when < 50 ? `left a saddle at step ${when}` : 'running';
}

/** @param {import('./store.js').Store} store @param {import('./gd-web.js').Status} status */
function showNumbers({ scenario }, status) {
  const { variables, valueName } = scenario;
  const symbol = scenario.dimension === 1 ? variables[0] : `(${variables.join(', ')})`;
  const rows = [
    ['Step', status.epochs === null ? String(status.step) : `${status.step}, epoch ${short(status.epochs, 3)}`],
    [symbol, place(status.theta, scenario.dimension)],
    [valueName, short(status.value)],
    ['‖∇f‖', short(status.gradientNorm)],
    ['α', short(status.learningRate)],
  ];
  const list = byId('readout');
  if (list.children.length !== rows.length) {
    list.replaceChildren(...rows.map(() => element('div', {}, element('dt'), element('dd'))));
  }
  rows.forEach(([name = '', value = ''], k) => {
    const [dt, dd] = list.children[k]?.children ?? [];
    if (dt && dd) {
      setText(dt, name);
      setText(dd, value);
    }
  });
}

/** @param {import('./gd-web.js').Status} status */
function saddleSentence({ event }) {
  if (!event) return '';
  const [what, when] = event;
  return what === 'saddle-escape'
    ? `It lingered near a saddle and left it at step ${when}.`
    : `It lingers near a saddle from step ${when} on.`;
}

/**
 * The remedies that a reader may try.
 * @type {{ name: string, edit: import('./gd-web.js').Edit }[]}
 */
const REMEDIES = [
  { name: 'Add momentum', edit: { type: 'addMomentum' } },
  { name: 'Restart from 12 random points', edit: { type: 'addRestarts' } },
  { name: 'Anneal', edit: { type: 'addAnnealing' } },
  { name: 'Shake the gradient', edit: { type: 'shakeGradient' } },
];

/** Outcomes after which the remedies may lead further. */
const STUCK = new Set(['local-minimum', 'local-maximum', 'saddle', 'plateau']);

/** @param {import('./store.js').Store} store @param {import('./gd-web.js').Status | undefined} status */
function showVerdict(store, status) {
  const box = byId('verdict');
  const event = status ? saddleSentence(status) : '';
  const sentence = [status?.sentence, event].filter(Boolean).join(' ');
  if (box.dataset.sentence === sentence) return;
  box.dataset.sentence = sentence;
  box.dataset.outcome = status?.verdict?.outcome ?? '';
  const stuck = status?.verdict && STUCK.has(status.verdict.outcome);
  const buttons = REMEDIES.map(({ name, edit }) =>
    element('button', { type: 'button', onclick: () => store.edit(edit) }, name),
  );
  box.replaceChildren(
    ...(sentence ? [element('p', {}, `${status ? runName(status) : ''}: ${sentence}`)] : []),
    ...(stuck ? [element('p', { className: 'remedies' }, 'Try: ', ...buttons)] : []),
  );
}
