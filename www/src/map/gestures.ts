import { placeIn } from '../parts/place-in.js';
import type { Place } from './canvases.js';

/** What a hand does on the map; places are CSS pixels in its box. */
export interface Gestures {
  /** How far a place clicked may be from what is meant is told by `near`. */
  click(at: Place, near: number): void;
  /** What was at a place is at another now, magnified: by a drag or by two fingers. */
  move(from: Place, to: Place, magnified: number): void;
  /** All fingers are lifted after they have moved. */
  end(): void;
  /** A notch of a wheel; whether it is taken. */
  wheel(at: Place, magnified: number, isMeant: boolean): boolean;
  /** A mouse or pen is over a place, or a finger is held on it; null where it is gone or at work. */
  hover(at: Place | null): void;
}

/** How far a pointer goes before it drags, and how near to something it means it, in CSS pixels. */
const SLACK = { mouse: 5, touch: 10 };
const NEAR = { mouse: 10, touch: 20 };

/** How long a finger that stays where it is points at what is there, in milliseconds. */
const HELD = 500;

/** Two fingers nearer than this count as so far apart, in CSS pixels. */
const CLOSEST = 20;

/** By how much the logarithm of the magnification grows a pixel of a wheel, and in one notch at most. */
const WHEEL = { rate: 0.002, most: 0.5 };

/** A wheel's lines and pages in pixels. */
const UNITS = [1, 16, 400];

/** The pointer's kind, as far as it makes a difference. */
const kind = ({ pointerType }: PointerEvent) => (pointerType === 'touch' ? 'touch' : 'mouse');

const centre = (a: Place, b: Place): Place => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const span = (a: Place, b: Place) => Math.max(CLOSEST, Math.hypot(a[0] - b[0], a[1] - b[1]));

/**
 * Listens to the pointers on a box. Each movement is told since the one before it, so fingers may come
 * and go.
 * @param signal ends it
 */
export function listenToGestures(box: HTMLElement, act: Gestures, signal: AbortSignal): void {
  /** Where each pressed pointer is. */
  const pointers = new Map<number, Place>();
  let moved = false;
  /** Whether the finger points at what is under it, and drags nothing. */
  let points = false;
  let hold: ReturnType<typeof setTimeout> | undefined;

  const place = (event: MouseEvent): Place => placeIn(box, event);

  const end = () => {
    clearTimeout(hold);
    if (moved && !points) act.end();
    pointers.clear();
    moved = points = false;
  };
  signal.addEventListener('abort', () => clearTimeout(hold));

  /** A finger that has not moved yet begins to point. */
  const point = () => {
    clearTimeout(hold);
    const [at] = pointers.values();
    if (!at || moved) return;
    moved = points = true;
    act.hover(at);
  };

  const down = (event: PointerEvent) => {
    // With Ctrl it is a right click on some systems.
    if (event.button !== 0 || event.ctrlKey) return;
    // A first finger, or a mouse whose release was never told.
    if (event.isPrimary) end();
    box.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    moved ||= pointers.size > 1;
    clearTimeout(hold);
    if (kind(event) === 'touch' && !moved) hold = setTimeout(point, HELD);
    // A second finger does not end what the first one points at.
    if (!points) act.hover(null);
  };

  const move = (event: PointerEvent) => {
    const from = pointers.get(event.pointerId);
    const to = place(event);
    if (!from) {
      if (kind(event) === 'mouse' && event.buttons === 0) act.hover(to);
      return;
    }
    // The button was released where it was not told, or another one is pressed now.
    if (event.buttons !== 1) return end();
    if (points) return act.hover(to);
    moved ||= Math.hypot(to[0] - from[0], to[1] - from[1]) > SLACK[kind(event)];
    if (!moved) return;
    const [a, b] = pointers.keys();
    pointers.set(event.pointerId, to);
    const isThird = event.pointerId !== a && event.pointerId !== b;
    const other = pointers.get((event.pointerId === a ? b : a) ?? NaN);
    if (isThird) return;
    if (other) act.move(centre(from, other), centre(to, other), span(to, other) / span(from, other));
    else act.move(from, to, 1);
  };

  const lift = (event: PointerEvent) => {
    const at = pointers.get(event.pointerId);
    if (!at) return;
    pointers.delete(event.pointerId);
    if (pointers.size > 0) return;
    const isClick = !moved && event.type === 'pointerup' && event.button === 0;
    end();
    if (isClick) act.click(at, NEAR[kind(event)]);
  };

  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  for (const event of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    box.addEventListener(event, lift, { signal });
  }
  // With two fingers nothing scrolls, where with one a page does.
  box.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
    { passive: false, signal },
  );
  box.addEventListener(
    'contextmenu',
    (event) => {
      // A long press, or Ctrl with a click.
      if (kind(event as PointerEvent) !== 'touch') return end();
      event.preventDefault();
      point();
    },
    { signal },
  );
  // What a finger pointed at is told until the next touch: it no longer covers it then.
  box.addEventListener('pointerleave', (event) => kind(event) === 'mouse' && act.hover(null), { signal });
  box.addEventListener(
    'wheel',
    (event) => {
      const turned = -event.deltaY * (UNITS[event.deltaMode] ?? 1) * WHEEL.rate;
      const magnified = Math.exp(Math.max(-WHEEL.most, Math.min(WHEEL.most, turned)));
      if (act.wheel(place(event), magnified, event.ctrlKey || event.metaKey)) event.preventDefault();
    },
    { passive: false, signal },
  );
}
