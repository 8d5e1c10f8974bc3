import { byId, element, setText } from './element.js';
import { short } from './format.js';
import { LearningChart } from './gd-web.js';
import { fit, watchLook } from './look.js';
import { paced } from './pace.js';
import { runName } from './results.js';

/** While runs are computed, curves grow this often, in milliseconds. */
const PAUSE = 400;

/**
 * The learning curves of all runs, with a line at the step shown. What lies ahead is veiled. The
 * pointer or the arrow keys read values off, a click goes to the step.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./selection.js').Selection} selection
 */
export function showCurve(store, player, selection) {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const veil = element('div', { className: 'veil' });
  const cursor = element('div', { className: 'cursor', hidden: true });
  const box = element(
    'div',
    {
      className: 'chart',
      role: 'slider',
      tabIndex: 0,
      'aria-label': 'Step on the learning curve',
      'aria-valuemin': '0',
    },
    canvas,
    veil,
    cursor,
  );
  const values = element('div', { className: 'values' });
  const left = element('p', { className: 'hint always' });

  /** @param {string} label @param {import('./gd-web.js').Part} part @param {string} on @param {string} off */
  const menu = (label, part, on, off) => {
    const select = element(
      'select',
      {
        'aria-label': label,
        onchange: () => store.edit({ type: 'setPart', part, on: select.value === part }),
      },
      element('option', { value: '' }, off),
      element('option', { value: part }, on),
    );
    store.listen(() => (select.value = store.scenario.show.includes(part) ? part : ''));
    return select;
  };
  const cost = menu('Against', 'epochs', 'Epochs', 'Steps');
  store.listen(() => (cost.hidden = !store.scenario.fit));
  byId('curve').append(
    element(
      'div',
      { className: 'bar' },
      menu('What is shown', 'norm', 'Gradient norm', 'Value'),
      menu('Axis', 'linear', 'Linear axis', 'Logarithmic axis'),
      cost,
    ),
    box,
    values,
    left,
  );

  /** @type {LearningChart | null} */
  let chart = null;
  let request = 0;
  let stale = true;
  let reached = -1;
  let drawn = 0;

  const draw = () => {
    request = 0;
    // What is shown depends on the optimum.
    if (!box.clientWidth || !player.surveyed) return;
    const grown = reached !== player.last && (player.complete || performance.now() - drawn > PAUSE);
    if (stale || grown || !chart) {
      const look = fit(box, [canvas], store.scenario);
      chart?.free();
      chart = new LearningChart(store.playground, look);
      chart.draw(canvas);
      const count = chart.left_out();
      const forced = chart.is_linear() && !store.scenario.show.includes('linear');
      const text = `${count} ${count === 1 ? 'value' : 'values'} cannot be shown on a logarithmic axis.`;
      setText(left, forced ? 'No optimum is known to measure from, so the axis is linear.' : count ? text : '');
      const [, top = 0, , bottom = 0] = chart.plot();
      veil.style.top = `${top - 2}px`;
      veil.style.height = `${bottom - top + 2}px`;
      [stale, reached, drawn] = [false, player.last, performance.now()];
    }
    const x = xOf(player.step);
    // Moved, not laid out anew, at every frame.
    veil.style.transform = `translateX(${x}px)`;
  };
  const tell = paced(player, PAUSE, () => {
    box.setAttribute('aria-valuemax', String(player.last));
    box.setAttribute('aria-valuenow', String(player.step));
  });
  const soon = () => {
    request ||= requestAnimationFrame(draw);
  };

  /** How much of the axis a step of the selected run takes. */
  const stride = () => store.playground.spacing(selection.racer) / (chart?.end() || 1);
  /** @param {number} step */
  const xOf = (step) => {
    const [from = 0, , to = 1] = chart?.plot() ?? [];
    return from + (to - from) * Math.min(1, step * stride());
  };
  /** @param {PointerEvent | MouseEvent} event */
  const stepAt = (event) => {
    const [from = 0, , to = 1] = chart?.plot() ?? [];
    const share = (event.clientX - box.getBoundingClientRect().left - from) / (to - from);
    return Math.min(player.last, Math.round(Math.min(1, Math.max(0, share)) / stride()));
  };
  /** @param {number | null} step */
  const read = (step) => {
    cursor.hidden = step === null;
    if (step === null) return values.replaceChildren();
    cursor.style.left = `${xOf(step)}px`;
    const norm = store.scenario.show.includes('norm');
    const all = store.playground.status_beside(selection.racer, step);
    const said = all.map((status) => `${runName(status)} ${short(norm ? status.gradientNorm : status.value, 5)}`);
    const most = 8;
    const more = said.length > most ? ` and ${said.length - most} more` : '';
    const epochs = all[selection.racer]?.epochs ?? null;
    const by = epochs !== null && store.scenario.show.includes('epochs') ? `Epoch ${short(epochs, 3)}` : `Step ${step}`;
    values.textContent = `${by}: ${said.slice(0, most).join(', ')}${more}`;
    box.setAttribute('aria-valuetext', values.textContent);
  };

  box.addEventListener('pointermove', (event) => read(stepAt(event)));
  box.addEventListener('pointerleave', () => read(null));
  box.addEventListener('click', (event) => {
    player.playing = false;
    player.seek(stepAt(event));
  });
  box.addEventListener('keydown', (event) => {
    /** @type {Record<string, number>} */
    const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };
    const by = moves[event.key];
    if (by === undefined) return;
    player.move(by);
    read(player.step);
    event.preventDefault();
  });
  box.addEventListener('focus', () => read(player.step));
  box.addEventListener('blur', () => read(null));
  store.listen(() => {
    stale = true;
    soon();
    tell();
  });
  player.listen(soon);
  player.onSurvey(() => {
    stale = true;
    soon();
  });
  selection.listen(soon);
  player.listen(tell);
  watchLook(box, () => {
    stale = true;
    soon();
  });
}
