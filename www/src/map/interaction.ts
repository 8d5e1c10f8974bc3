import { place, type Point, type Reading } from 'gd-web';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { define } from '../parts/define.js';
import { saidOf } from '../session/said.js';
import { Changed, type Session } from '../session/session.js';
import type { EveryStart } from './every-start.js';
import { Camera } from './camera.js';
import type { Canvases, Frame, Place } from './canvases.js';
import { Crosshair } from './crosshair.js';
import { listenToGestures } from './gestures.js';
import { Hover } from './hover.js';
import { Invite } from './invite.js';
import { noteCard, type Note } from './note.js';
import { Orbit } from './orbit.js';
import { StartHandles } from './start-handles.js';
import { tools } from './tools.js';

/** The map that is acted on. */
export interface Host extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  focus(): void;
}

/**
 * What a reader does on the picture and what stands over it: gestures, keys, handles, the tip at the
 * pointer, notes. It comes after the first picture, and is for one session and as long as `signal` lasts.
 */
export class Interaction implements Frame {
  readonly #camera: Camera;
  readonly #orbit: Orbit;
  readonly #crosshair: Crosshair;
  readonly #handles: StartHandles;
  readonly #hover: Hover;
  readonly #invite: Invite;
  /** Works out what is mapped, once it has come. */
  #every: EveryStart | null = null;
  #isMapping = false;
  #note: Note | null = null;
  /** The place that was taken as an answer. */
  #pin: Point | null = null;
  #opened: number;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    private readonly box: HTMLElement,
    private readonly host: Host,
    private readonly signal: AbortSignal,
  ) {
    const refused = (reading: Reading) => this.#refused(reading);
    const click = (at: Place, near: number) => this.#click(at, near);
    const camera = new Camera(session, canvases, refused, signal);
    const orbit = new Orbit(session, canvases, refused, signal);
    const looks = () => (canvases.isSurface ? orbit : camera);
    const hover = new Hover(session, canvases, box, host, signal);
    this.#camera = camera;
    this.#orbit = orbit;
    this.#hover = hover;
    this.#crosshair = new Crosshair(session, canvases, camera, orbit, host, click, (at) => hover.cross(at));
    this.#handles = new StartHandles(session, canvases, box, host, refused, () => hover.move(null), (at) => this.#point(at), signal);
    this.#invite = new Invite(session, canvases, box);
    this.#opened = session.opened;
    void this.#map();
    // There may have been an act before it came.
    this.#invite.heard(Changed.SCENARIO);
    listenToGestures(
      box,
      {
        click,
        move: (from, to, magnified) => looks().move(from, to, magnified),
        end: () => looks().commit(),
        wheel: (at, magnified, isMeant) => {
          if (!(isMeant || this.#holdsFingers)) return false;
          looks().wheel(at, magnified);
          return true;
        },
        hover: (at) => hover.move(at),
      },
      signal,
    );
  }

  /** The region shown while a gesture goes on. */
  region() {
    return this.#orbit.region ?? this.#camera.region;
  }

  /** From where a surface is seen while a gesture goes on. */
  viewpoint() {
    return this.#orbit.viewpoint;
  }

  /** In the frame that shows it, what stands over the picture follows it. */
  laidOut(): void {
    this.#every?.refresh();
    this.#invite.place();
    this.#hover.refresh();
  }

  /** Another link is shown, or another edit was followed: what is over the picture may be about what is gone. */
  heard(changed: number): void {
    this.#invite.heard(changed);
    this.#invite.place();
    this.#hover.refresh();
    void this.#map();
    const { opened } = this.session;
    if (opened === this.#opened) return;
    this.#opened = opened;
    this.#pin = null;
    this.#show(null);
    this.#camera.cancel();
    this.#orbit.cancel();
  }

  /** Follows what is mapped, by what comes when something first is. */
  async #map(): Promise<void> {
    if (this.#every || this.session.scenario.map?.id !== 'basins') return this.#every?.refresh();
    if (this.#isMapping) return;
    this.#isMapping = true;
    try {
      const { EveryStart, Basins } = await import('./every-start.js');
      define('gd-basins', Basins);
      if (!this.signal.aborted) this.#every = new EveryStart(this.session, this.canvases, () => this.#hover.refresh(), this.signal);
    } catch {
      this.#tell({ text: 'The map did not come: check the connection.' });
    }
    this.#isMapping = false;
  }

  /** What lies in the picture's box, over it. */
  renderInside() {
    return [this.#hover.render(), this.#handles.render(), this.#renderPin(), this.#crosshair.render()];
  }

  #renderPin() {
    const at = this.#pin && this.canvases.place(this.#pin);
    if (!at) return nothing;
    return html`<svg class="pin" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"
      .style=${`position: absolute; pointer-events: none; left: ${at.x - 14}px; top: ${at.y - 26}px`}>
      <path d="M12 1.5a7.5 7.5 0 0 1 7.5 7.5c0 5-5.5 10-7.5 13.2C10 19 4.5 14 4.5 9A7.5 7.5 0 0 1 12 1.5z" fill="var(--gd-panel)" stroke="var(--gd-ink)" stroke-width="2" />
      <circle cx="12" cy="9" r="2.6" fill="var(--gd-ink)" /></svg>`;
  }

  /** What stands beside the box. */
  renderAround() {
    return [
      this.#note ? null : this.#invite.render(),
      this.session.scenario.hide.includes('tools') ? null : tools(this.session, this.#camera, this.#orbit, this.canvases),
      noteCard(this.#note, (at) => this.#startAt(at), () => this.#closeNote()),
    ];
  }

  /** The box has the focus. */
  focused(): void {
    this.#crosshair.say();
  }

  /** Follows a key on the box; whether it is one of the map's. */
  key(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape' || !this.#note) return this.#crosshair.key(event);
    this.#show(null);
    return true;
  }

  /** Whether gestures on the map are all its own: else a page scrolls on by them. */
  get #holdsFingers(): boolean {
    return getComputedStyle(this.box).touchAction === 'none';
  }

  #show(note: Note | null): void {
    this.#note = note;
    this.host.requestUpdate();
  }

  #refused({ problems: [problem] }: Reading): void {
    // Said here, where it was tried.
    this.session.refusal = null;
    if (problem) this.#tell({ text: saidOf(problem) });
  }

  #tell(note: Note): void {
    this.#show(note);
    this.session.say(note.text);
  }

  #closeNote(): void {
    const { host } = this;
    const isFocused = host.renderRoot instanceof ShadowRoot && host.renderRoot.activeElement !== null;
    this.#show(null);
    if (isFocused) host.focus();
  }

  /** Says what stands at a place, or drops a ball there. */
  #click([x, y]: Place, near: number): void {
    const { canvases, session, box } = this;
    const theta = canvases.theta(x, y);
    if (theta && this.#isAnswer(theta)) return;
    const mark = session.playground.landmarks(session.time.step).find(({ at }) => {
      const it = canvases.place(at);
      return it && Math.hypot(it.x - x, it.y - y) <= near;
    });
    if (mark) this.#tell({ ...mark, isUpper: y > box.clientHeight / 2 });
    else if (theta) this.#startAt(theta);
  }

  /** A start was pressed, which an answer may lie beside. */
  #point([x, y]: Place): void {
    const theta = this.canvases.theta(x, y);
    if (theta) this.#isAnswer(theta);
  }

  /** Tells of a place that was pointed at; whether it is taken as an answer to something. */
  #isAnswer(at: Point): boolean {
    const event = new CustomEvent('gd-point', { detail: { at }, bubbles: true, composed: true, cancelable: true });
    if (this.box.dispatchEvent(event)) return false;
    this.#pin = at;
    this.host.requestUpdate();
    return true;
  }

  #startAt(at: Point): void {
    const { session } = this;
    this.#closeNote();
    const reading = session.apply({ type: 'addStart', at });
    if (reading.refused) return this.#refused(reading);
    session.say(`Start at ${place(at, session.scenario.dimension)}`);
    session.replay();
  }
}
