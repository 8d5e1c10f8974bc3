import { byId, element, setText } from './element.js';
import { short } from './format.js';
import { FieldExperiment, HessianExperiment, glyph } from './gd-web.js';
import { glyphPicture } from './glyph.js';
import { fit, isDark, watchLook } from './look.js';

/** How long a slice of drawing lots may take, in milliseconds. */
const SLICE = 8;

/** How many lots a slice draws at least, and how many all. */
const KINDS = {
  hessians: { make: HessianExperiment, lot: 200, most: 200_000 },
  fields: { make: FieldExperiment, lot: 20, most: 20_000 },
};

const ABOUT = {
  hessians:
    'Critical points with random symmetric Hessians: the share at which every curvature is upward, against the dimension. Markers are counted, with their standard error; the line is how it falls in theory, 3^(−n²/4) to leading order (Dean & Majumdar 2006). Nearly all critical points of many dimensions are saddles (Dauphin et al. 2014). A network’s Hessian is no such matrix: most of its eigenvalues are close to zero.',
  fields:
    'Critical points of random smooth functions: the share of minima against their height, in standard deviations, a curve for each number of dimensions. The low ones are minima, the high ones are not, and the more dimensions, the sharper the change (Bray & Dean 2007). So a minimum that is found in many dimensions is a low one, close to the best (Choromanska et al. 2015). A network’s loss is no Gaussian field, and this one has few dimensions.',
};

/**
 * The live experiments on how rare minima are.
 * @param {import('./store.js').Store} store
 */
export function showExperiment(store) {
  const panel = byId('experiment');
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const box = element('div', { className: 'chart still' }, canvas);
  const select = element(
    'select',
    { 'aria-label': 'Experiment', onchange: () => store.edit({ type: 'set', key: 'experiment', value: select.value }) },
    element('option', { value: 'hessians' }, 'Random Hessians, by dimension'),
    element('option', { value: 'fields' }, 'Random functions, by height'),
  );
  const close = element('button', { type: 'button', onclick: () => store.edit({ type: 'reset', key: 'experiment' }) }, 'Close');
  const count = element('p', { className: 'about' });
  const legend = element('ul', { className: 'legend' });
  const table = element('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'Shares of minima' });
  const about = element('p', { className: 'about' });
  panel.append(element('div', { className: 'bar' }, select, close), box, count, legend, table, about);

  /** @type {HessianExperiment | FieldExperiment | null} */
  let experiment = null;
  /** @type {string} which experiment it is, and of which seed */
  let now = '';
  let request = 0;

  const draw = () => {
    if (!experiment || !box.clientWidth) return;
    experiment.draw(canvas, fit(box, [canvas], store.scenario));
    setText(count, `${experiment.drawn().toLocaleString('en')} drawn in each dimension`);
    table.replaceChildren(experiment instanceof HessianExperiment ? sharesTable(experiment) : bandsTable(experiment));
  };
  const advance = () => {
    request = 0;
    const { experiment: kind } = store.scenario;
    if (!experiment || !kind) return;
    const end = performance.now() + SLICE;
    while (performance.now() < end) experiment.advance(KINDS[kind].lot);
    draw();
    if (experiment.drawn() < KINDS[kind].most) request = requestAnimationFrame(advance);
  };

  store.listen(() => {
    const { experiment: kind, seed } = store.scenario;
    panel.hidden = !kind;
    const wanted = kind ? `${kind} ${seed}` : '';
    if (wanted !== now) {
      now = wanted;
      experiment?.free();
      experiment = kind ? new KINDS[kind].make(seed) : null;
      if (kind) request ||= requestAnimationFrame(advance);
    }
    if (!kind) return;
    select.value = kind;
    about.textContent = ABOUT[kind];
    const dark = isDark(store.scenario);
    const names = kind === 'fields' ? [1, 2, 3, 4, 5].map((n) => `n = ${n}`) : ['Theory, leading order', 'Counted'];
    legend.replaceChildren(...names.map((name, k) => element('li', {}, glyphPicture(glyph(k, dark)), name)));
    draw();
  });
  watchLook(box, draw);
}

/** @param {HessianExperiment} experiment */
function sharesTable(experiment) {
  const rows = experiment.shares().map(({ dimension, share, error, exact }) => [
    String(dimension),
    share ? `${short(share, 3)} ± ${short(error, 1)}` : 'none yet',
    exact === null ? '' : short(exact, 4),
  ]);
  return tableOf(['n', 'Share of minima', 'Exact'], rows);
}

/** @param {FieldExperiment} experiment */
function bandsTable(experiment) {
  const bands = experiment.bands();
  const heights = [...new Set(bands.flat().map(({ height }) => height))].sort((a, b) => a - b);
  const rows = heights.map((height) => [
    short(height, 2),
    ...bands.map((of) => {
      const band = of.find((band) => band.height === height);
      return band ? short(band.share, 2) : '';
    }),
  ]);
  return tableOf(['Height', ...bands.map((_, k) => `n = ${k + 1}`)], rows);
}

/** @param {string[]} heads @param {string[][]} rows */
function tableOf(heads, rows) {
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))))),
  );
}
