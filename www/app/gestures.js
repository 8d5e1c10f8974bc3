/**
 * Pointers on the picture: a click, a drag, a pinch, the wheel.
 *
 * @typedef {object} Gestures
 * @property {(x: number, y: number, touch: boolean) => void} click
 * @property {(dx: number, dy: number) => void} drag since the drag began
 * @property {(x: number, y: number, factor: number, dx: number, dy: number) => void} pinch by which
 *   the view grows around a place, and how far that place has moved, since the pinch began
 * @property {() => void} end of a drag or pinch
 * @property {(x: number, y: number, factor: number) => void} zoom
 */

/** How far a pointer moves before it drags, in CSS pixels. */
const SLACK = 6;

/**
 * @param {HTMLElement} box
 * @param {Gestures} gestures
 * @param {{ wheelNeedsKey: boolean }} options
 */
export function listenToGestures(box, gestures, { wheelNeedsKey }) {
  /** @type {Map<number, { from: DOMPoint, at: DOMPoint }>} */
  const pointers = new Map();
  let moved = false;

  /** @param {MouseEvent} event */
  const place = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return new DOMPoint(event.clientX - left - box.clientLeft, event.clientY - top - box.clientTop);
  };

  box.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
    box.setPointerCapture(event.pointerId);
    if (pointers.size === 0) moved = false;
    pointers.set(event.pointerId, { from: place(event), at: place(event) });
    // A second finger begins a pinch where both are now.
    for (const pointer of pointers.values()) pointer.from = pointer.at;
    if (pointers.size > 1) moved = true;
  });

  box.addEventListener('pointermove', (event) => {
    const pointer = pointers.get(event.pointerId);
    if (!pointer) return;
    pointer.at = place(event);
    const { from, at } = pointer;
    const [dx, dy] = [at.x - from.x, at.y - from.y];
    moved ||= Math.hypot(dx, dy) > SLACK;
    if (!moved) return;
    const [a, b] = pointers.values();
    if (a && b) {
      const span = (/** @type {DOMPoint} */ p, /** @type {DOMPoint} */ q) =>
        Math.max(20, Math.hypot(p.x - q.x, p.y - q.y));
      const [x, y] = [(a.from.x + b.from.x) / 2, (a.from.y + b.from.y) / 2];
      const factor = span(a.from, b.from) / span(a.at, b.at);
      gestures.pinch(x, y, factor, (a.at.x + b.at.x) / 2 - x, (a.at.y + b.at.y) / 2 - y);
    } else {
      gestures.drag(dx, dy);
    }
  });

  /** @param {PointerEvent} event */
  const lift = (event) => {
    const pointer = pointers.get(event.pointerId);
    if (!pointer) return;
    pointers.delete(event.pointerId);
    if (pointers.size > 0) return;
    if (moved) gestures.end();
    else if (event.type === 'pointerup') {
      gestures.click(pointer.at.x, pointer.at.y, event.pointerType === 'touch');
    }
  };
  box.addEventListener('pointerup', lift);
  box.addEventListener('pointercancel', lift);

  box.addEventListener(
    'wheel',
    (event) => {
      if (wheelNeedsKey && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = place(event);
      gestures.zoom(at.x, at.y, Math.exp(Math.max(-0.5, Math.min(0.5, event.deltaY * 0.002))));
    },
    { passive: false },
  );
}
