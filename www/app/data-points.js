import { announce } from './announce.js';
import { element } from './element.js';
import { rounded, short } from './format.js';
import { ARROWS } from './handles.js';
import { saidOf } from './store.js';

/** How near a pointer must be to a point, in CSS pixels: a mouse, a finger. */
const NEAR = [12, 24];

/** How far an arrow key moves a point, in CSS pixels; ten times as far with Alt. */
const NUDGE = 3;

/**
 * Moves, adds and removes points of the data, by pointer and by keys.
 * @param {import('./data-plot.js').DataPanel} panel
 * @returns {HTMLElement[]} what belongs below the plot
 */
export function editPoints(panel) {
  const { store, player, box } = panel;
  const ring = element('div', { className: 'picked', hidden: true });
  box.append(ring);
  /** @type {number | null} the point that keys act on */
  let picked = null;
  /** @type {0 | 1} */
  let newClass = 1;

  const samples = () => store.scenario.fit?.samples ?? [];
  /** @param {number} k @returns {[number, number]} the place of a point in the plot */
  const at = (k) => {
    const { inputs = [0, 0], target = 0 } = samples()[k] ?? {};
    return [inputs[0], store.scenario.fit?.features === 1 ? target : inputs[1]];
  };

  /** A point as far as it can be seen. @param {ArrayLike<number>} point */
  const seen = (point) => rounded(point, panel.plot?.pixel() ?? []);

  /** @param {import('./gd-web.js').Edit} edit */
  const make = (edit) => {
    const reading = store.edit(edit);
    if (reading.problems.length) announce(saidOf(reading));
  };
  /** @param {number} index @param {ArrayLike<number>} to */
  const move = (index, to) => make({ type: 'movePoint', index, to: seen(to) });
  /** @param {ArrayLike<number>} point */
  const add = (point) => {
    const count = samples().length;
    make({ type: 'addPoint', at: seen(point), class: newClass });
    if (samples().length > count) picked = count;
  };

  /** @param {number} k */
  const say = (k) => {
    const [x, y] = at(k);
    const batch = store.scenario.fit?.features === 2 ? `, class ${samples()[k]?.target}` : '';
    announce(`Point ${k + 1} of ${samples().length} at (${short(x, 3)}, ${short(y, 3)})${batch}`);
  };

  const mark = () => {
    if (picked !== null && picked >= samples().length) picked = null;
    ring.hidden = picked === null;
    remove.disabled = picked === null || samples().length <= 2;
    if (picked === null) return;
    const [left = 0, top = 0] = panel.plot?.place(...at(picked)) ?? [];
    ring.style.left = `${left}px`;
    ring.style.top = `${top}px`;
  };

  const remove = element(
    'button',
    {
      type: 'button',
      disabled: true,
      onclick: () => {
        if (picked === null) return;
        make({ type: 'removePoint', index: picked });
        announce(`Point removed, ${samples().length} left`);
        picked = null;
        mark();
      },
    },
    'Remove the point',
  );
  const classes = /** @type {const} */ ([0, 1]).map((value) =>
    element(
      'label',
      { className: 'check' },
      element('input', { type: 'radio', name: 'new-class', checked: value === newClass, onchange: () => (newClass = value) }),
      `class ${value}`,
    ),
  );
  const chooser = element('fieldset', { className: 'bar' }, element('legend', {}, 'New points are of'), ...classes);

  /** @param {PointerEvent} event */
  const where = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left - box.clientLeft, y: event.clientY - top - box.clientTop };
  };
  /** @type {number | null} the point that is dragged */
  let dragged = null;
  let moved = false;

  box.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !panel.plot) return;
    const { x, y } = where(event);
    const near = NEAR[event.pointerType === 'touch' ? 1 : 0] ?? 12;
    dragged = panel.plot.nearest(store.playground, x, y, near) ?? null;
    moved = false;
    if (dragged !== null) box.setPointerCapture(event.pointerId);
  });
  box.addEventListener('pointermove', (event) => {
    if (dragged === null || !panel.plot || !box.hasPointerCapture(event.pointerId)) return;
    const { x, y } = where(event);
    const [left = 0, top = 0] = panel.plot.place(...at(dragged));
    if (!moved && Math.hypot(x - left, y - top) < 3) return;
    moved = true;
    panel.held = true;
    picked = dragged;
    move(dragged, panel.plot.point(x, y));
  });
  box.addEventListener('pointerup', (event) => {
    const { x, y } = where(event);
    if (moved) {
      panel.held = false;
      player.replay();
    } else if (dragged !== null) {
      picked = dragged;
      say(picked);
    } else if (panel.plot) {
      add(panel.plot.point(x, y));
    }
    dragged = null;
    mark();
  });
  box.addEventListener('pointercancel', () => {
    dragged = null;
    panel.held = false;
  });

  box.addEventListener('keydown', (event) => {
    const arrow = ARROWS[event.key];
    const count = samples().length;
    if (arrow && event.shiftKey && picked !== null && panel.plot) {
      const by = NUDGE * (event.altKey ? 10 : 1);
      const [left = 0, top = 0] = panel.plot.place(...at(picked));
      panel.held = true;
      move(picked, panel.plot.point(left + arrow[0] * by, top + arrow[1] * by));
      panel.held = false;
      say(picked);
    } else if (arrow) {
      const by = arrow[0] - arrow[1];
      picked = picked === null ? 0 : (picked + by + count) % count;
      say(picked);
    } else if (event.key === 'Enter') {
      const [x, y] = picked === null ? [0, 0] : at(picked);
      const [dx = 0] = panel.plot?.pixel() ?? [];
      add([x + 12 * dx, y]);
      if (picked !== null) say(picked);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      remove.click();
    } else if (event.key === 'Escape') {
      picked = null;
    } else {
      return;
    }
    mark();
    event.preventDefault();
  });
  box.addEventListener('drawn', mark);
  store.listen(() => {
    chooser.hidden = store.scenario.fit?.features !== 2;
    mark();
  });

  const help = element(
    'p',
    { className: 'unseen', id: 'points-help' },
    'Left and right arrow keys pick a point, Shift with an arrow key moves it, Delete removes it, Enter adds one beside it.',
  );
  box.setAttribute('aria-describedby', 'points-help');
  return [help, element('div', { className: 'bar' }, remove, chooser)];
}
