import { place, type Edit, type Reading } from 'gd-web';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { placeIn } from '../parts/place-in.js';
import { OnceAFrame } from '../session/once-a-frame.js';
import type { Session } from '../session/session.js';
import type { Canvases, Place } from './canvases.js';
import { ARROWS } from '../parts/directions.js';

/** How far an arrow key moves a start, in CSS pixels, and with Shift. */
const NUDGE = { near: 2, far: 20 };

/** How far a pointer goes before it drags, in CSS pixels. */
const SLACK = 4;

/** A handle that is pressed. */
interface Drag {
  readonly index: number;
  readonly pointer: number;
  /** Where it is held, from its middle. */
  readonly held: { x: number; y: number };
  moved: boolean;
}

/** A handle over each start: dragged, moved by arrow keys, removed by Delete. */
export class StartHandles {
  #drag: Drag | null = null;
  /** What the edits of a drag, or by keys for as long as a handle has the focus, are one act of. */
  #series = {};
  readonly #frames: OnceAFrame;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly box: HTMLElement,
    private readonly host: ReactiveControllerHost,
    private readonly refused: (reading: Reading) => void,
    /** Told when a handle is taken hold of. */
    private readonly taken: () => void,
    /** Told of the place where one was pressed and not moved. */
    private readonly pressed: (at: Place) => void,
    signal: AbortSignal,
  ) {
    this.#frames = new OnceAFrame(session);
    signal.addEventListener('abort', () => this.#frames.cancel());
  }

  get #starts() {
    const { chosen, hole } = this.session.scenario;
    // The start of a hole stays where it is.
    return hole ? [] : chosen;
  }

  render(): TemplateResult[] {
    const { dimension } = this.session.scenario;
    return this.#starts.map((start, index) => {
      const at = this.canvases.place(start);
      const style = at ? `left: ${at.x}px; top: ${at.y}px` : '';
      return html`<button type="button" class="handle" ?hidden=${!at} .style=${style}
        aria-label="Start ${index + 1} at ${place(start, dimension)}"
        @pointerdown=${(event: PointerEvent) => this.#press(event, index)}
        @pointermove=${this.#pull}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @lostpointercapture=${this.#release}
        @focus=${() => (this.#series = {})}
        @keydown=${(event: KeyboardEvent) => this.#key(event, index)}></button>`;
    });
  }

  #place(event: PointerEvent) {
    const [x, y] = placeIn(this.box, event);
    return { x, y };
  }

  #press(event: PointerEvent, index: number): void {
    // With Ctrl it is a right click on some systems.
    if (event.button !== 0 || event.ctrlKey || !event.isPrimary) return;
    event.stopPropagation();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const [at, pointer] = [this.canvases.place(this.#starts[index] ?? []), this.#place(event)];
    if (!at) return;
    const held = { x: pointer.x - at.x, y: pointer.y - at.y };
    this.taken();
    this.#drag = { index, pointer: event.pointerId, held, moved: false };
    this.#series = {};
  }

  readonly #pull = (event: PointerEvent) => {
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) return;
    event.stopPropagation();
    if (event.buttons !== 1) return this.#release(event);
    const pointer = this.#place(event);
    const to = { x: pointer.x - drag.held.x, y: pointer.y - drag.held.y };
    if (!drag.moved) {
      const at = this.canvases.place(this.#starts[drag.index] ?? []);
      if (!at || Math.hypot(to.x - at.x, to.y - at.y) < SLACK) return;
      drag.moved = true;
      // The whole path follows.
      this.session.pause();
    }
    this.#frames.do(() => this.#move(drag.index, to));
  };

  readonly #release = (event: PointerEvent) => {
    if (this.#drag?.pointer !== event.pointerId) return;
    event.stopPropagation();
    const { moved, index } = this.#drag;
    this.#drag = null;
    if (!moved) {
      const { x, y } = this.#place(event);
      return event.type === 'pointerup' ? this.pressed([x, y]) : undefined;
    }
    this.#frames.flush();
    this.session.endSeries();
    this.#say(index);
    this.session.replay();
  };

  #key(event: KeyboardEvent, index: number): void {
    const arrow = ARROWS[event.key];
    const at = this.canvases.place(this.#starts[index] ?? []);
    if (this.session.isOver(this.#series)) this.#series = {};
    if (arrow && at && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const by = event.shiftKey ? NUDGE.far : NUDGE.near;
      this.#move(index, { x: at.x + arrow[0] * by, y: at.y + arrow[1] * by });
      this.#say(index);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#remove(index);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #move(index: number, at: { x: number; y: number }): void {
    const { x, y } = this.canvases.within(at.x, at.y);
    const to = this.canvases.theta(x, y);
    if (to) this.#apply({ type: 'moveStart', index, to }, this.#series);
  }

  #remove(index: number): void {
    if (!this.#apply({ type: 'removeStart', index }, null)) return;
    const left = this.#starts.length;
    this.session.say(`Start removed, ${left} left`);
    void this.host.updateComplete.then(() => {
      this.box.querySelectorAll<HTMLElement>('.handle')[Math.min(index, left - 1)]?.focus();
    });
  }

  #say(index: number): void {
    const start = this.#starts[index];
    if (start) this.session.say(`Start ${index + 1} at ${place(start, this.session.scenario.dimension)}`);
  }

  #apply(edit: Edit, series: object | null): boolean {
    const reading = this.session.apply(edit, series);
    if (reading.refused) this.refused(reading);
    return !reading.refused;
  }
}
