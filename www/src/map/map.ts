import { html } from 'lit';
import { property, query, queryAll } from 'lit/decorators.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import { Canvases } from './canvases.js';
import type { Interaction } from './interaction.js';
import sheet from './map.css';

/** What the picture is drawn anew for. */
const DRAWN =
  Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.LANDSCAPE | Changed.COMPLETE | Changed.SELECTION | Changed.LOOK;

/** What the map is made of, for as long as it stands in a document with one session. */
interface Parts {
  readonly session: Session;
  readonly end: AbortController;
  readonly canvases: Canvases;
  /** What is done on it, once that has come. */
  interaction: Interaction | null;
}

/** The picture of the function and the runs on it, to be seen, and acted on once `interaction` has come. */
export class GdMap extends SessionElement {
  protected override readonly hears =
    Changed.SCENARIO | Changed.RUNS | Changed.LANDSCAPE | Changed.COMPLETE | Changed.LOOK;
  /** What it is acted on by. */
  @property({ attribute: false }) interaction: typeof Interaction | null = null;
  @query('.box') private box!: HTMLElement;
  @queryAll('canvas') private canvasElements!: NodeListOf<HTMLCanvasElement>;

  #parts: Parts | null = null;

  static override styles = [base, sheet];

  /** The place of θ in CSS pixels in the map's box, or null where it is out of sight. */
  place(theta: ArrayLike<number>): { x: number; y: number } | null {
    return this.#parts?.canvases.place(theta) ?? null;
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.box.focus(options);
  }

  override render() {
    const { name, dimension, show } = this.session.scenario;
    const runs = this.session.playground.racers();
    const isSurface = dimension === 2 && show.includes('surface');
    const kind = isSurface ? 'Surface' : dimension === 1 ? 'Curve' : 'Map';
    const interaction = this.#parts?.interaction;
    return html`
      <div class="box" role="application" tabindex="0"
        aria-roledescription="interactive picture" aria-describedby="keys"
        aria-label="${kind} of ${name} with ${runs} ${runs === 1 ? 'run' : 'runs'}"
        @keydown=${this.#key} @focus=${() => interaction?.focused()}>
        <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
        <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
        ${interaction?.renderInside()}
      </div>
      <p class="unseen" id="keys">${isSurface
        ? 'Arrow keys move a crosshair, Enter drops a ball there. Shift with an arrow key turns it, plus and minus zoom, 0 goes back to the usual side.'
        : 'Arrow keys move a crosshair, Enter drops a ball there. Plus and minus zoom, Shift with an arrow key pans, 0 shows all.'}</p>
      ${interaction?.renderAround()}
    `;
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    if (this.#parts?.session !== this.session) this.#begin();
    const parts = this.#parts;
    if (!parts || parts.interaction || !this.interaction) return;
    parts.interaction = new this.interaction(this.session, parts.canvases, this.box, this, parts.end.signal);
    this.requestUpdate();
    // What stands over the picture keeps clear of the tools, which that update shows first.
    void this.updateComplete.then(() => {
      this.#parts?.interaction?.laidOut();
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override heard(changed: number): void {
    const parts = this.#parts;
    if (!parts) return;
    const { canvases, interaction } = parts;
    if (changed & Changed.RUNS) canvases.forgetRuns();
    if (changed & (Changed.SCENARIO | Changed.LOOK)) canvases.forgetLook();
    if (changed & (Changed.SCENARIO | Changed.RUNS | Changed.LANDSCAPE | Changed.LOOK)) interaction?.heard(changed);
    if (changed & DRAWN) canvases.redraw();
  }

  #end(): void {
    this.#parts?.end.abort();
    this.#parts = null;
  }

  #begin(): void {
    this.#end();
    const { session } = this;
    const [ground, casing, line, overlay] = this.canvasElements;
    if (!ground || !casing || !line || !overlay) return;
    const end = new AbortController();
    const frame = {
      region: () => this.#parts?.interaction?.region() ?? null,
      viewpoint: () => this.#parts?.interaction?.viewpoint() ?? null,
      laidOut: () => {
        this.#parts?.interaction?.laidOut();
        this.requestUpdate();
      },
    };
    const canvases = new Canvases(session, [ground, casing, line, overlay], frame, end.signal);
    this.#parts = { session, end, canvases, interaction: null };
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.target === this.box && this.#parts?.interaction?.key(event)) event.preventDefault();
  };
}
