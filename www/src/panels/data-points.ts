import { place, type DataPlot, type Edit, type Point } from 'gd-web';
import { ARROWS } from '../parts/directions.js';
import { placeIn } from '../parts/place-in.js';
import { OnceAFrame } from '../session/once-a-frame.js';
import type { Session } from '../session/session.js';

/** How near a pointer must be to a point, in CSS pixels: a mouse, a finger. */
const NEAR = { mouse: 12, touch: 24 };

/** A press that moves further than this drags, in CSS pixels. */
const STILL = 3;

/** How far an arrow key moves a point, in CSS pixels; ten times as far with Alt. */
const NUDGE = 3;

/** After a pause of so many milliseconds a key begins another act. */
const PAUSE = 1000;

/** How far from a point the one is put that a key adds, in CSS pixels. */
const BESIDE = 12;

/** A press of a pointer, and the point that it is on. */
interface Press {
  readonly pointer: number;
  readonly index: number | null;
  readonly from: Point;
  moved: boolean;
  /** All its edits are one act. */
  readonly series: object;
  readonly frames: OnceAFrame;
}

/** What the plot of the data offers to those who edit its points. */
export interface Plot {
  readonly session: Session;
  readonly plot: DataPlot | null;
  /** Places in CSS pixels are from here. */
  readonly box: HTMLElement;
  /** Shows what is picked, and whether a point is dragged. */
  changed(): void;
}

/** Picks, drags, adds and removes points of the data, by pointers and keys. */
export class DataPoints {
  /** The point that keys act on. */
  picked: number | null = null;
  /** The class of points that are added, where there are classes. */
  newClass: 0 | 1 = 1;
  #press: Press | null = null;
  /** What moves by keys are a series of, and when the last one was. */
  #nudges = {};
  #nudged = -Infinity;

  constructor(private readonly on: Plot) {}

  /** Whether a point is dragged, and the plot stays as it is laid out. */
  get isDragging(): boolean {
    return this.#press?.moved ?? false;
  }

  /** Lets go of what is dragged. */
  dispose(): void {
    this.#press?.frames.cancel();
    this.#press = null;
  }

  get #fit() {
    return this.on.session.scenario.fit;
  }

  get count(): number {
    return this.#fit?.samples.length ?? 0;
  }

  /** Whether there are as few as there can be. */
  get areFewest(): boolean {
    return this.count <= 2;
  }

  /** Where a point is in the plot. */
  at(index: number): Point {
    const fit = this.#fit;
    const sample = fit?.samples[index];
    if (!fit || !sample) return [0, 0];
    return [sample.inputs[0], fit.features === 1 ? sample.target : sample.inputs[1]];
  }

  /** Its place in CSS pixels. */
  place(index: number): Point {
    const [left = 0, top = 0] = this.on.plot?.place(...this.at(index)) ?? [];
    return [left, top];
  }

  /** The class of the point that is picked, where there are classes. */
  get pickedClass(): number | null {
    const fit = this.#fit;
    return fit?.features === 2 && this.picked !== null ? (fit.samples[this.picked]?.target ?? null) : null;
  }

  #apply(edit: Edit, series: object | null = null): void {
    this.on.session.apply(edit, series);
  }

  /** The point at a place in CSS pixels, to as many digits as a pixel tells apart. */
  #seen(x: number, y: number): Point | null {
    const { plot } = this.on;
    if (!plot) return null;
    const [across = 0, up = 0] = plot.point(x, y);
    const [a = 0, b = 0] = plot.seen(across, up);
    return [a, b];
  }

  #pick(index: number | null): void {
    this.picked = index;
    this.on.changed();
  }

  /** Says which point is picked. */
  #say(): void {
    const { picked } = this;
    if (picked === null) return;
    const which = this.pickedClass === null ? '' : `, class ${this.pickedClass}`;
    this.on.session.say(`Point ${picked + 1} of ${this.count} at ${place(this.at(picked), 2, 3)}${which}`);
  }

  #add(x: number, y: number): void {
    const at = this.#seen(x, y);
    const { count } = this;
    if (!at) return;
    this.#apply({ type: 'addPoint', at, class: this.newClass });
    if (this.count > count) this.#pick(count);
  }

  remove(): void {
    if (this.picked === null) return;
    const { count } = this;
    this.#apply({ type: 'removePoint', index: this.picked });
    if (this.count === count) return;
    this.on.session.say(`Point removed, ${this.count} left`);
    this.#pick(null);
  }

  /** Leaves as few as there can be. */
  clear(): void {
    this.#apply({ type: 'clearPoints' });
    this.#pick(null);
  }

  /** Puts the point that is picked into the other class. */
  swap(): void {
    if (this.picked === null) return;
    this.#apply({ type: 'setClass', index: this.picked, class: this.pickedClass === 0 ? 1 : 0 });
    this.#say();
  }

  #where(pointer: { clientX: number; clientY: number }): Point {
    return placeIn(this.on.box, pointer);
  }

  #nearest([x, y]: Point, kind: string): number | null {
    const near = kind === 'touch' ? NEAR.touch : NEAR.mouse;
    return this.on.plot?.nearest(this.on.session.playground, x, y, near) ?? null;
  }

  /** A finger that begins on a point drags it instead of the page. */
  readonly touched = (event: TouchEvent): void => {
    const [touch] = event.touches;
    if (touch && event.touches.length === 1 && this.#nearest(this.#where(touch), 'touch') !== null) event.preventDefault();
  };

  readonly pressed = (event: PointerEvent): void => {
    // With Ctrl it is a right click on some systems.
    if (event.button !== 0 || event.ctrlKey || !event.isPrimary || !this.on.plot) return;
    const from = this.#where(event);
    const index = this.#nearest(from, event.pointerType);
    this.#press = { pointer: event.pointerId, index, from, moved: false, series: {}, frames: new OnceAFrame(this.on.session) };
    this.on.box.setPointerCapture(event.pointerId);
  };

  readonly moved = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.pointer !== event.pointerId) return;
    const to = this.#where(event);
    const [dx, dy] = [to[0] - press.from[0], to[1] - press.from[1]];
    if (!press.moved && Math.hypot(dx, dy) < STILL) return;
    press.moved = true;
    if (press.index !== null) press.frames.do(() => this.#drag(press, to));
  };

  #drag({ index, series }: Press, place: Point): void {
    const to = this.#seen(...place);
    if (!to || index === null || index >= this.count) return;
    this.picked = index;
    this.#apply({ type: 'movePoint', index, to }, series);
    this.on.changed();
  }

  readonly released = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.pointer !== event.pointerId) return;
    if (press.moved && press.index !== null) {
      press.frames.cancel();
      this.#drag(press, this.#where(event));
      this.#press = null;
      this.on.session.endSeries();
      this.on.session.replay();
    } else if (press.index !== null) {
      this.picked = press.index;
      this.#say();
    } else if (!press.moved) {
      this.#add(...press.from);
    }
    this.#press = null;
    this.on.changed();
  };

  /** The press is lost: what it has done so far stays. */
  readonly lost = (event: PointerEvent): void => {
    if (this.#press?.pointer !== event.pointerId) return;
    this.dispose();
    this.on.changed();
  };

  readonly keyed = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    const { picked, count } = this;
    if (event.ctrlKey || event.metaKey) return;
    if (arrow && event.shiftKey && picked !== null) {
      const by = NUDGE * (event.altKey ? 10 : 1);
      const [left, top] = this.place(picked);
      const to = this.#seen(left + arrow[0] * by, top + arrow[1] * by);
      if (event.timeStamp - this.#nudged > PAUSE) this.#nudges = {};
      this.#nudged = event.timeStamp;
      if (to) this.#apply({ type: 'movePoint', index: picked, to }, this.#nudges);
      this.#say();
    } else if (arrow && count > 0) {
      const by = arrow[0] - arrow[1];
      this.#pick(picked === null ? 0 : (picked + by + count) % count);
      this.#say();
    } else if (event.key === 'Enter') {
      const { clientWidth, clientHeight } = this.on.box;
      const [x, y] = picked === null ? [clientWidth / 2, clientHeight / 2] : this.place(picked);
      this.#add(x + BESIDE, y);
      this.#say();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.remove();
    } else if (event.key === 'Escape' && picked !== null) {
      this.#pick(null);
    } else {
      return;
    }
    this.on.changed();
    event.preventDefault();
    event.stopPropagation();
  };
}
