import { announce } from './announce.js';
import { place, short } from './format.js';
import { listenToGestures } from './gestures.js';
import { ARROWS } from './handles.js';
import { hideNote, landmarks, showNote } from './landmarks.js';
import { saidOf } from './store.js';
import { changed } from './view.js';

/** How near a pointer must be to a landmark, in CSS pixels: a mouse, a finger. */
const NEAR = [10, 20];

/** How far an arrow key moves the crosshair, in CSS pixels; with Ctrl as far as it can tell. */
const STRIDE = 12;

/** How far an arrow key turns a surface, in radians. */
const TURN = 0.12;

/**
 * The picture as something to act on: pointers and keys place starts, move the view and turn the
 * surface.
 * @param {import('./canvas-stack.js').CanvasStack} stack
 * @param {import('./starts.js').Starts} starts
 * @param {import('./player.js').Player} player
 */
export function actOnPicture(stack, starts, player) {
  const { box, store } = stack;
  const crosshair = /** @type {HTMLElement} */ (box.querySelector('.crosshair'));
  /** @type {{ x: number, y: number } | null} */
  let cursor = null;
  /** @type {import('./gd-web.js').View | null} the region when a drag began */
  let from = null;
  /** @type {{ about: [number, number], unit: [number, number] } | null} the place between two fingers when they came down, and a CSS pixel there */
  let pinched = null;
  let viewpoint = stack.viewpoint;

  /** @param {ArrayLike<number>} theta */
  const start = (theta) => {
    hideNote();
    const reading = starts.add(theta);
    const { dimension } = store.scenario;
    if (reading.refused) announce(saidOf(reading));
    else {
      announce(`Start at ${place(theta, dimension)}`);
      player.replay();
    }
  };

  /** @param {number} x @param {number} y @param {number} near */
  const click = (x, y, near) => {
    const marks = landmarks(store, player.step);
    const hit = marks.find(({ at }) => {
      const pixel = stack.place(at);
      return pixel && Math.hypot(pixel.x - x, pixel.y - y) <= near;
    });
    const theta = stack.theta(x, y);
    if (hit) showNote(hit, start);
    else if (theta) start(theta);
  };

  /** @param {Parameters<typeof changed>[1]} change */
  const commit = (change) => {
    stack.preview(null);
    store.edit({ type: 'zoom', to: changed(store.scenario.camera, change) });
  };

  /**
   * How far the region moves when what is under the pointer moves so many CSS pixels.
   * @param {number} dx @param {number} dy @returns {[number, number]}
   */
  const moved = (dx, dy) => {
    const [[x0, y0], [x1, y1]] = [stack.point(0, 0), stack.point(dx, dy)];
    return [x0 - x1, y0 - y1];
  };

  listenToGestures(
    box,
    {
      click: (x, y, touch) => click(x, y, NEAR[touch ? 1 : 0] ?? 10),
      drag: (dx, dy) => {
        if (stack.isSurface) {
          stack.turn({ yaw: viewpoint.yaw + dx * 0.008, pitch: viewpoint.pitch + dy * 0.008 });
          return;
        }
        from ??= store.scenario.camera;
        stack.preview(changed(from, { by: moved(dx, dy) }));
      },
      pinch: (x, y, factor, dx, dy) => {
        if (stack.isSurface) return;
        pinched ??= { about: stack.point(x, y), unit: moved(-1, -1) };
        from ??= store.scenario.camera;
        const { about, unit } = pinched;
        const by = /** @type {[number, number]} */ ([-factor * dx * unit[0], -factor * dy * unit[1]]);
        stack.preview(changed(from, { factor, about, by }));
      },
      end: () => {
        viewpoint = stack.viewpoint;
        if (!from) return;
        const to = stack.region;
        from = pinched = null;
        stack.preview(null);
        store.edit({ type: 'zoom', to });
      },
      zoom: (x, y, factor) => {
        if (!stack.isSurface) commit({ factor, about: stack.point(x, y) });
      },
    },
    { wheelNeedsKey: store.scenario.embed },
  );

  const showCrosshair = () => {
    crosshair.hidden = !cursor;
    if (!cursor) return;
    crosshair.style.left = `${cursor.x}px`;
    crosshair.style.top = `${cursor.y}px`;
    const theta = stack.theta(cursor.x, cursor.y);
    if (!theta) return;
    const [x = 0, y = 0] = theta;
    announce(`${place(theta, store.scenario.dimension, 3)}, value ${short(store.playground.value(x, y), 3)}`);
  };

  /** @param {[number, number]} direction @param {KeyboardEvent} event */
  const arrow = ([dx, dy], event) => {
    if (stack.isSurface) {
      stack.turn({ yaw: viewpoint.yaw + dx * TURN, pitch: viewpoint.pitch + dy * TURN });
      viewpoint = stack.viewpoint;
    } else if (event.shiftKey) {
      const { width, height } = stack.plot;
      commit({ by: moved(-0.1 * dx * width, -0.1 * dy * height) });
    } else {
      const { left, top, right, bottom } = stack.plot;
      const by = event.altKey ? 1 : STRIDE;
      const now = cursor ?? { x: (left + right) / 2, y: (top + bottom) / 2 };
      cursor = {
        x: Math.min(right, Math.max(left, now.x + dx * by)),
        y: Math.min(bottom, Math.max(top, now.y + dy * by)),
      };
      showCrosshair();
    }
  };

  box.addEventListener('keydown', (event) => {
    if (event.target !== box || event.ctrlKey || event.metaKey) return;
    const direction = ARROWS[event.key];
    if (direction) arrow(direction, event);
    else if (event.key === 'Enter' && cursor) click(cursor.x, cursor.y, 8);
    else if (event.key === 'Escape') cursor = null;
    else if (event.key === '+' || event.key === '=') commit({ factor: 0.8 });
    else if (event.key === '-') commit({ factor: 1.25 });
    else if (event.key === '0') store.edit({ type: 'resetZoom' });
    else return;
    if (!cursor) crosshair.hidden = true;
    event.preventDefault();
  });
  box.addEventListener('blur', () => (crosshair.hidden = true));
  box.addEventListener('focus', showCrosshair);

  store.listen(() => {
    const { name, dimension } = store.scenario;
    const runs = store.playground.racers();
    const kind = stack.isSurface ? 'Surface' : dimension === 1 ? 'Curve' : 'Map';
    box.setAttribute('aria-label', `${kind} of ${name} with ${runs} ${runs === 1 ? 'run' : 'runs'}`);
  });
}
