import type { Edit, Reading, Section, Status } from 'gd-web';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LoadError } from '../compile.js';
import { load, type Engine } from '../engine.js';
import type { GdMap } from '../map/map.js';
import { lookOf, setStates } from '../parts/states.js';
import { sessionKey } from '../session/keys.js';
import { pictured } from '../session/pictured.js';
import { Changed, Session } from '../session/session.js';
import { turn } from '../session/turn.js';
import base from '../styles/base.css';
import theme from '../styles/theme.css';
import { changed, linkOf, written, type Link } from './attributes.js';
import type { Interaction, Outcome, Step, Theme } from './controls.js';
import sheet from './playground-element.css';

declare global {
  interface HTMLElementTagNameMap {
    'gd-playground': PlaygroundElement;
  }
  interface HTMLElementEventMap {
    'gd-ready': CustomEvent<{ query: string }>;
    'gd-change': CustomEvent<{ query: string }>;
    'gd-step': CustomEvent<Step>;
    'gd-verdict': CustomEvent<Outcome>;
  }
}

/** What was asked for before a session could be told all, or while there is none. */
interface Wish {
  step?: number;
  playing?: boolean;
}

/** After so many milliseconds a reader is told what is waited for. */
const LATE = 10_000;

/**
 * `<gd-playground>`: the picture with its controls. Each attribute is a key of the link
 * (`<gd-playground f="himmelblau" at="-1,-1">`), or `query` is a whole one in their place; when they
 * change, that link is opened. Its children are shown where it cannot be.
 *
 * Its events bubble: `gd-ready` when all of the module has arrived and it can be asked and told, `gd-change`
 * after the link has changed, both with it as `detail.query`; `gd-step` and `gd-verdict` as `Told` has them.
 */
export class PlaygroundElement extends LitElement {
  /** The picture alone with its most needed controls, for a small frame. */
  @property({ type: Boolean }) compact = false;
  /** Whether data, layers and experiments are shown in it, rather than by the page around it. */
  @property({ attribute: false }) alone = true;
  /**
   * What gives the link that is shown first, in place of `query`, once the module has arrived. Where it
   * is empty the runs stand at their start, for the page to play them.
   */
  @property({ attribute: false }) first: (() => string) | null = null;
  /** How much of what is beside the picture is left out where the box has no room for it. */
  @state() squeeze = 0;
  /** The theme of the page around it; null where it leaves that to the reader. */
  @state() hostTheme: Theme | null = null;
  @state() private failure: string | null = null;
  /** Whether the module has not come for long. */
  @state() private isLate = false;
  /** What the map is acted on by; it comes with the controls. */
  @state() private interaction: typeof Interaction | null = null;
  /** Whether the controls did not come. */
  @state() private isBare = false;
  @query('gd-map') private map!: GdMap | null;

  /** The session, once there is something to be shown and while the element is on a page; `gd-session` tells of it. */
  @state() session: Session | null = null;

  /** The session, once it can be asked and told all. */
  #ready: Session | null = null;
  /** The session of which is told. */
  #telling: Session | null = null;
  #link: Link = '';
  /** The link that the session began with. */
  #opened: Link = '';
  #wish: Wish = {};
  /** The link in the attributes, as they were read last. */
  #read: Link | null = null;
  readonly #attributes = new MutationObserver(() => this.#follow());
  readonly #internals = this.attachInternals();

  static override styles = [theme, base, sheet];

  /** The link that is shown, without `?`; before `gd-ready` the one that was set, if any was. */
  @property({ attribute: false })
  get query(): string {
    this.#settle();
    return this.#ready?.query ?? (typeof this.#link === 'string' ? this.#link : '');
  }

  set query(query: string) {
    this.#settle();
    // What frameworks set where they have none.
    this.#open(String(query ?? ''));
  }

  /** The step shown. One that is not computed yet is shown as soon as it is. */
  @property({ attribute: false })
  get step(): number {
    this.#settle();
    return this.session?.time.step ?? this.#wish.step ?? 0;
  }

  set step(step: number) {
    this.#settle();
    this.#wish = { step };
    this.session?.seek(step);
  }

  get playing(): boolean {
    this.#settle();
    return this.session?.time.playing ?? this.#wish.playing ?? false;
  }

  play(): void {
    this.#settle();
    this.#wish = { ...this.#wish, playing: true };
    this.session?.play();
  }

  pause(): void {
    this.#settle();
    this.#wish = { ...this.#wish, playing: false };
    this.session?.pause();
  }

  /**
   * Follows an edit. What comes of it: one that is `refused` changes nothing, and `problems` say why.
   * Null before `gd-ready`.
   */
  apply(edit: Edit): Reading | null {
    this.#settle();
    const session = this.#ready;
    if (!session) return null;
    const reading = session.apply(edit);
    // It is answered, and nothing that a reader did.
    session.refusal = null;
    return reading;
  }

  /** Takes the last edit back. */
  undo(): void {
    this.#settle();
    this.session?.undo();
  }

  /** Follows the edit again that was taken back last. */
  redo(): void {
    this.#settle();
    this.session?.redo();
  }

  /** Where every run is at the step shown: name, step, theta, value, verdictId and more. */
  status(): Status[] {
    this.#settle();
    return this.#ready?.statuses ?? [];
  }

  /**
   * The place of θ = (x, y) in CSS pixels from the upper left corner of the element's box, as the
   * picture is now; null where θ is out of sight, and before there is a picture.
   */
  pixel(x: number, y: number): { x: number; y: number } | null {
    const { map } = this;
    const place = map?.place([x, y]);
    if (!map || !place) return null;
    const [inner, outer] = [map.getBoundingClientRect(), this.getBoundingClientRect()];
    // A host may show it larger or smaller; it may have no box of its own.
    const scale = outer.width / this.offsetWidth || 1;
    return {
      x: place.x + (inner.left - outer.left) / scale + map.clientLeft,
      y: place.y + (inner.top - outer.top) / scale + map.clientTop,
    };
  }

  /** Puts the focus on the picture. */
  override focus(options?: FocusOptions): void {
    this.map?.focus(options);
  }

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.session && sessionKey(event, this.session));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attributes.observe(this, { attributes: true });
    this.#follow();
    if (!this.session && this.begins) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.disconnect();
    // An element that is only moved to another place goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.rest();
    });
  }

  /** Keeps what is shown, to be shown again if it comes back, and frees the rest. */
  protected rest(): void {
    const { session } = this;
    if (!session) return;
    const { step, playing } = session.time;
    if (this.#ready || this.#link === this.#opened) [this.#link, this.#wish] = [session.query, { step, playing }];
    this.session = this.#ready = null;
    session.dispose();
  }

  /** Follows the attributes, if their link is another one than before. */
  #follow(): void {
    const [before, link] = [this.#read, linkOf(this)];
    if (link === null || JSON.stringify(link) === JSON.stringify(before)) return;
    this.#read = link;
    const edits = this.#ready && before !== null ? changed(before, link) : null;
    if (edits) for (const edit of edits) this.session?.apply(edit);
    else this.#open(link);
  }

  /** Follows attributes that have changed just now: what is asked or done next is about what they say. */
  #settle(): void {
    if (this.#attributes.takeRecords().length) this.#follow();
  }

  #open(link: Link): void {
    this.#link = link;
    this.#wish = {};
    this.#ready?.open(written(link));
  }

  /** Whether it begins as soon as it is on a page. */
  protected get begins(): boolean {
    return true;
  }

  /** Called before a session's first picture; `isResumed` where the step is that of one before. */
  protected opened(_session: Session, _isResumed: boolean): void {}

  /** Lets time stand still, however it plays, or go on. */
  protected hold(isHeld: boolean): void {
    this.session?.hold(isHeld);
  }

  /** Why it did not come, in words for a reader. */
  protected told(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  protected begin(): void {
    void this.#begin();
  }

  async #begin(anew = false): Promise<void> {
    [this.failure, this.isLate] = [null, false];
    const late = setTimeout(() => (this.isLate = true), LATE);
    try {
      const engine = await load(anew);
      await turn();
      // Meanwhile it may have gone, or gone and come back.
      if (!this.isConnected || this.session) return;
      const link = this.#link;
      const first = this.first?.();
      const session = new Session(first ?? written(link), engine);
      if (first === '' && !session.prefersStill) session.seek(0);
      this.first = null;
      // How a hole is laid out comes with the rest.
      if (session.playground.is_part()) await engine.complete();
      await turn();
      if (!this.isConnected || this.session) return session.dispose();
      this.#opened = link;
      let { query } = session;
      session.listen((changed) => {
        if (changed & (Changed.SCENARIO | Changed.LOOK)) this.requestUpdate();
        if (session.query === query) return;
        query = session.query;
        this.#tell('gd-change', { query });
      });
      session.hostTheme = this.hostTheme;
      const { step: wanted, playing } = this.#wish;
      this.opened(session, wanted !== undefined || playing !== undefined);
      this.#grant(session);
      this.session = session;
      await this.updateComplete;
      // The picture does not wait for what a page adds.
      await turn();
      if (this.session !== session) return;
      this.dispatchEvent(new Event('gd-session'));
      // It may have been here before.
      if (engine.isWhole) this.#begun(session);
      void this.#complete(session, engine);
    } catch (error) {
      // What a policy refuses is told in a task of its own.
      await turn();
      this.failure = this.told(error);
      if (!(error instanceof LoadError)) reportError(error);
    } finally {
      clearTimeout(late);
    }
  }

  /** What is not needed for the first picture. */
  async #complete(session: Session, { complete }: Engine): Promise<void> {
    await pictured(session);
    if (this.session !== session || this.#telling === session) return;
    try {
      const controls = import('./controls.js');
      controls.catch(() => {});
      await complete();
      if (this.session !== session) return;
      this.#begun(session);
      const { Interaction, defineControls, tell } = await controls;
      await turn();
      defineControls();
      [this.interaction, this.isBare] = [Interaction, false];
      if (this.session !== session) return;
      this.#telling = session;
      tell(session, (name, detail) => this.#tell(name, detail));
    } catch {
      this.isBare = true;
    }
  }

  readonly #again = async () => this.session && this.#complete(this.session, await load());

  #grant(session: Session): void {
    const { step, playing } = this.#wish;
    if (step !== undefined) session.seek(step);
    if (playing) session.play();
  }

  /** It can be asked and told. */
  #begun(session: Session): void {
    if (this.#ready === session) return;
    this.#ready = session;
    if (this.#link !== this.#opened) {
      session.open(written(this.#link));
      this.#grant(session);
    }
    this.#tell('gd-ready', { query: session.query });
  }

  #tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
  }

  /** Whether it is the frame of a host rather than a part of a page. */
  get #isCompact(): boolean {
    return this.compact || this.squeeze > 0 || (this.session?.scenario.embed ?? false);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('hostTheme')) this.session?.follow(this.hostTheme);
    setStates(this.#internals, { ...lookOf(this.session?.scenario, this.hostTheme), compact: this.#isCompact });
  }

  override render() {
    const { session, failure, interaction, squeeze } = this;
    // In place of controls that have not come.
    const room = interaction ? nothing : html`<span class="room"></span>`;
    if (failure !== null) {
      return html`<div class="card failure" role="alert">
          <p>${failure}</p>
          <button type="button" class="primary" @click=${() => this.#begin()}>Try again</button>
        </div>
        <slot></slot>`;
    }
    if (!session) {
      return html`<div class="skeleton" role="img" aria-label="The playground is loading" aria-busy="true"></div>
        <div class="skeleton bar"></div>
        ${this.isLate
          ? html`<div class="card failure" role="alert">
              <p>A part of the playground is still on its way. If it does not come, check the connection.</p>
              <button type="button" class="primary" @click=${() => this.#begin(true)}>Try again</button>
            </div>`
          : nothing}`;
    }
    const isCompact = this.#isCompact;
    // What an experiment shows has no runs.
    const hasRuns = !session.scenario.experiment;
    const isMapped = session.scenario.map?.id === 'basins';
    // Hidden and no less there: it tells those who hear the page.
    const hides = (section: Section) => session.scenario.hide.includes(section);
    return html`
      <gd-companion part="map" .session=${session} ?alone=${this.alone} ?compact=${isCompact}>
        ${isCompact && !(hides('rules') && hides('share')) ? html`<gd-run-legend slot="head" exportparts="home" .session=${session}>${room}</gd-run-legend>` : nothing}
        <gd-map .session=${session} .interaction=${interaction} ?compact=${isCompact}></gd-map>
        <gd-problems .session=${session}></gd-problems>
      </gd-companion>
      ${hasRuns
        ? html`${isMapped ? html`<gd-basins part="basins" ?hidden=${hides('legend')} .session=${session} ?compact=${isCompact}><span class="room"></span></gd-basins>` : nothing}
            ${isMapped && isCompact ? nothing : html`<gd-legend part="legend" ?hidden=${hides('legend') || squeeze > 2} .session=${session} ?compact=${isCompact}>${room}</gd-legend>`}
            <gd-play-bar part="playback" ?hidden=${hides('play')} .session=${session} ?compact=${isCompact}>${room}</gd-play-bar>
            ${isCompact
              ? html`<gd-verdict part="verdict" compact ?hidden=${hides('verdict') || squeeze > 1} .session=${session}>${room}</gd-verdict>`
              : html`<gd-rate part="rate" class=${session.scenario.rules.length > 1 ? 'several' : ''} ?hidden=${hides('rate')} .session=${session}>${room}</gd-rate>`}`
        : nothing}
      ${this.isBare
        ? html`<div class="card failure" role="alert">
            <p>The controls of the playground did not come: check the connection. Where trying again does not help, load the page again.</p>
            <button type="button" class="primary" @click=${this.#again}>Try again</button>
          </div>`
        : nothing}
      <gd-announcer .session=${session}></gd-announcer>
    `;
  }
}
