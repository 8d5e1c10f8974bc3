import { place, type Point, type Reading } from 'gd-web';
import { html, nothing } from 'lit';
import { query, queryAll, state } from 'lit/decorators.js';
import { inscription } from '../parts/inscription.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import { Camera } from './camera.js';
import { Canvases, type Place } from './canvases.js';
import { Crosshair } from './crosshair.js';
import { flattened } from './flattened.js';
import { listenToGestures } from './gestures.js';
import { Hover } from './hover.js';
import { Invite } from './invite.js';
import sheet from './map.css';
import { noteCard, type Note } from './note.js';
import { StartHandles } from './start-handles.js';
import { tools } from './tools.js';

/** What the picture is drawn anew for. */
const DRAWN =
  Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.LANDSCAPE | Changed.COMPLETE | Changed.SELECTION | Changed.LOOK;

/** How far a surface turns a CSS pixel of a drag, in radians. */
const TURN = 0.008;

/** What the map is made of, for as long as it stands in a document with one session. */
interface Parts {
  readonly session: Session;
  readonly end: AbortController;
  readonly canvases: Canvases;
  readonly camera: Camera;
  readonly crosshair: Crosshair;
  readonly handles: StartHandles;
  readonly hover: Hover;
  readonly invite: Invite;
}

/** The picture of the function and the runs on it, to be seen and acted on. */
export class GdMap extends SessionElement {
  protected override readonly hears =
    Changed.SCENARIO | Changed.RUNS | Changed.LANDSCAPE | Changed.COMPLETE | Changed.LOOK;
  @query('.box') private box!: HTMLElement;
  @queryAll('canvas') private canvasElements!: NodeListOf<HTMLCanvasElement>;
  @state() private note: Note | null = null;

  #parts: Parts | null = null;
  #opened = 0;
  readonly #viewpoint = { yaw: 0.5, pitch: 0.65 };

  static override styles = [base, sheet];

  /** The place of θ in CSS pixels in the map's box, or null where it is out of sight. */
  place(theta: ArrayLike<number>): { x: number; y: number } | null {
    return this.#parts?.canvases.place(theta) ?? null;
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.box.focus(options);
  }

  /** What is seen now with the function and the runs below it, as a PNG. */
  picture(): Promise<Blob> {
    const { name, formula, runs } = inscription(this.session, this.session.isDark);
    const { backgroundColor, color, fontSize, fontFamily } = getComputedStyle(this);
    const written = { title: `${name}: ${formula}`, runs, ink: color, size: parseFloat(fontSize), family: fontFamily };
    return flattened(this.canvasElements, backgroundColor, written);
  }

  override render() {
    const { name, dimension, show } = this.session.scenario;
    const runs = this.session.playground.racers();
    const isSurface = dimension === 2 && show.includes('surface');
    const kind = isSurface ? 'Surface' : dimension === 1 ? 'Curve' : 'Map';
    const parts = this.#parts;
    return html`
      <div class="box ${isSurface ? 'surface' : ''}" role="application" tabindex="0"
        aria-roledescription="interactive picture" aria-describedby="keys"
        aria-label="${kind} of ${name} with ${runs} ${runs === 1 ? 'run' : 'runs'}"
        @keydown=${this.#key} @focus=${() => parts?.crosshair.say()}>
        <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
        <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
        ${parts?.hover.render()}${parts?.handles.render()}${parts?.crosshair.render()}
      </div>
      <p class="unseen" id="keys">${isSurface
        ? 'Arrow keys turn it.'
        : 'Arrow keys move a crosshair, Enter drops a ball there. Plus and minus zoom, Shift with an arrow key pans, 0 shows all.'}</p>
      ${this.note ? nothing : parts?.invite.render()}
      ${parts ? tools(parts.camera, parts.canvases) : nothing}
      ${noteCard(this.note, (at) => this.#startAt(at), () => this.#closeNote())}
    `;
  }

  protected override updated(): void {
    if (this.isConnected && this.#parts?.session !== this.session) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override heard(changed: number): void {
    const { session } = this;
    const parts = this.#parts;
    if (!parts) return;
    const { canvases, camera, hover, invite } = parts;
    if (changed & Changed.RUNS) canvases.forgetRuns();
    if (changed & (Changed.SCENARIO | Changed.LOOK)) canvases.forgetLook();
    if (changed & (Changed.SCENARIO | Changed.LANDSCAPE)) {
      invite.heard(changed);
      invite.place();
      hover.refresh();
    }
    if (session.opened !== this.#opened) {
      this.#opened = session.opened;
      this.note = null;
      camera.cancel();
    }
    if (changed & DRAWN) canvases.redraw();
  }

  #end(): void {
    this.#parts?.end.abort();
    this.#parts = null;
  }

  #begin(): void {
    this.#end();
    const { session, box } = this;
    const [ground, casing, line, overlay] = this.canvasElements;
    if (!ground || !casing || !line || !overlay) return;
    const end = new AbortController();
    const { signal } = end;
    const refused = (reading: Reading) => this.#refused(reading);
    const frame = { region: () => camera.region, laidOut: () => this.#laidOut() };
    const canvases = new Canvases(session, [ground, casing, line, overlay], this.#viewpoint, frame, signal);
    const camera = new Camera(session, canvases, refused, signal);
    const crosshair = new Crosshair(session, canvases, camera, this, (at, near) => this.#click(at, near));
    const hover = new Hover(session, canvases, box, this, signal);
    const handles = new StartHandles(session, canvases, box, this, refused, () => hover.move(null), signal);
    const invite = new Invite(session, canvases, box);
    this.#parts = { session, end, canvases, camera, crosshair, handles, hover, invite };
    this.#opened = session.opened;
    listenToGestures(
      box,
      {
        click: (at, near) => this.#click(at, near),
        move: (from, to, magnified) => {
          if (!canvases.isSurface) camera.move(from, to, magnified);
          else canvases.turn((to[0] - from[0]) * TURN, (to[1] - from[1]) * TURN);
        },
        end: () => camera.commit(),
        wheel: (at, magnified, isMeant) => {
          if (canvases.isSurface || !(isMeant || this.#holdsFingers)) return false;
          camera.wheel(at, magnified);
          return true;
        },
        hover: (at) => hover.move(at),
      },
      signal,
    );
    this.requestUpdate();
  }

  /** Whether gestures on the map are all its own: else a page scrolls on by them. */
  get #holdsFingers(): boolean {
    return getComputedStyle(this.box).touchAction === 'none';
  }

  /** In the frame that shows it, what stands over the picture follows it. */
  #laidOut(): void {
    this.#parts?.invite.place();
    this.#parts?.hover.refresh();
    this.requestUpdate();
  }

  #refused({ problems: [problem] }: Reading): void {
    // Said here, where it was tried.
    this.session.refusal = null;
    if (problem) this.#tell({ text: [problem.message, problem.hint].filter(Boolean).join(' ') });
  }

  #tell(note: Note): void {
    this.note = note;
    this.session.say(note.text);
  }

  #closeNote(): void {
    const isFocused = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    this.note = null;
    if (isFocused) this.focus();
  }

  /** Says what stands at a place, or drops a ball there. */
  #click([x, y]: Place, near: number): void {
    const parts = this.#parts;
    if (!parts) return;
    const { canvases } = parts;
    const { playground, time } = this.session;
    const mark = playground.landmarks(time.step).find(({ at }) => {
      const it = canvases.place(at);
      return it && Math.hypot(it.x - x, it.y - y) <= near;
    });
    const theta = canvases.theta(x, y);
    if (mark) this.#tell({ ...mark, isUpper: y > this.clientHeight / 2 });
    else if (theta) this.#startAt(theta);
    else if (canvases.isSurface) {
      const follow = () => this.#flatten();
      this.#tell({ text: 'Turn back to the map to add a start.', act: { name: 'Turn back to the map', follow } });
    }
  }

  /** Leaves the surface for the map. */
  #flatten(): void {
    this.#closeNote();
    this.session.apply({ type: 'setPart', part: 'surface', on: false });
  }

  #startAt(at: Point): void {
    const { session } = this;
    this.#closeNote();
    const reading = session.apply({ type: 'addStart', at });
    if (reading.refused) return this.#refused(reading);
    session.say(`Start at ${place(at, session.scenario.dimension)}`);
    session.replay();
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.target !== this.box || !this.#parts) return;
    if (event.key === 'Escape' && this.note) this.note = null;
    else if (!this.#parts.crosshair.key(event)) return;
    event.preventDefault();
  };
}
