import { announce } from './announce.js';
import { element } from './element.js';
import { place } from './format.js';

/** How far an arrow key moves a start, in CSS pixels; ten times as far with Shift. */
const NUDGE = 2;

/** @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A handle on the picture for each chosen start: dragged, nudged by arrow keys, removed by Delete.
 * @param {import('./canvas-stack.js').CanvasStack} stack
 * @param {import('./starts.js').Starts} starts
 * @param {import('./player.js').Player} player
 */
export function showHandles(stack, starts, player) {
  const { store } = stack;
  const holder = stack.box.querySelector('.handles');
  if (!holder) return;

  /** @param {number} index @param {{ x: number, y: number }} to */
  const move = (index, { x, y }) => {
    const { left, right, top, bottom } = stack.plot;
    const theta = stack.theta(Math.min(right, Math.max(left, x)), Math.min(bottom, Math.max(top, y)));
    if (theta) starts.move(index, theta);
  };

  /** @param {number} index */
  const make = (index) => {
    const handle = element('button', { type: 'button', className: 'handle' });
    handle.addEventListener('pointerdown', (event) => {
      event.stopPropagation();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const { left, top } = stack.box.getBoundingClientRect();
      const to = { x: event.clientX - left, y: event.clientY - top };
      const at = stack.place(starts.points[index] ?? []);
      if (!at || (!handle.dataset.dragged && Math.hypot(to.x - at.x, to.y - at.y) < 4)) return;
      handle.dataset.dragged = 'true';
      move(index, to);
    });
    handle.addEventListener('pointerup', () => {
      if (handle.dataset.dragged) player.replay();
      delete handle.dataset.dragged;
    });
    handle.addEventListener('keydown', (event) => {
      const arrow = ARROWS[event.key];
      const at = stack.place(starts.points[index] ?? []);
      if (arrow && at) {
        const by = NUDGE * (event.shiftKey ? 10 : 1);
        move(index, { x: at.x + arrow[0] * by, y: at.y + arrow[1] * by });
        announce(`Start ${index + 1} at ${place(starts.points[index] ?? [], store.scenario.dimension)}`);
      } else if (event.key === 'Delete' || event.key === 'Backspace') {
        starts.remove(index);
        const next = holder.children[Math.min(index, holder.children.length - 1)];
        if (next instanceof HTMLElement) next.focus();
        announce(`Start removed, ${starts.points.length} left`);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    return handle;
  };

  const update = () => {
    const points = stack.isSurface ? [] : starts.points;
    while (holder.children.length > points.length) holder.lastElementChild?.remove();
    while (holder.children.length < points.length) holder.append(make(holder.children.length));
    points.forEach((point, index) => {
      const handle = holder.children[index];
      const at = stack.place(point);
      if (!(handle instanceof HTMLElement)) return;
      handle.hidden = !at;
      if (at) {
        handle.style.left = `${at.x}px`;
        handle.style.top = `${at.y}px`;
      }
      const where = place(point, store.scenario.dimension);
      handle.setAttribute('aria-label', `Start ${index + 1} at ${where}`);
    });
  };
  stack.onLayout(update);
  store.listen(update);
}
