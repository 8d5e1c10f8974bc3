import type { Edit, Reading, Status } from 'gd-web';
import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { load } from '../engine.js';
import { Changed, Session } from '../session/session.js';
import type { GdMap } from '../map/map.js';
import base from '../styles/base.css';
import theme from '../styles/theme.css';

/** Attributes that any element may have, which are no keys of a link. */
const GLOBAL = /^(id|class|style|slot|part|lang|dir|title|hidden|role|tabindex|inert|query|compact|(data|aria)-.*|on.*)$/;

/**
 * `<gd-playground>`: the picture with its controls. Each attribute is a key of the link
 * (`<gd-playground f="himmelblau" at="-1,-1">`), or `query` is a whole link; its children are shown
 * where scripts are not run.
 *
 * Its events bubble: `gd-ready` when the module has arrived and a session has begun, `gd-change` after
 * the link has changed.
 */
export class PlaygroundElement extends LitElement {
  /** The picture alone with its most needed controls, for a small frame. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Whether data, layers and experiments are shown in it: a page around it has them elsewhere. */
  @property({ attribute: false }) alone = true;
  @state() private failure: string | null = null;
  @query('gd-map') private map!: GdMap | null;

  /** The session, once the module has arrived. */
  @state() session: Session | null = null;

  #query = '';
  #attributes = new MutationObserver(() => this.#read());
  #end: (() => void) | null = null;

  static override styles = [
    theme,
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.6em;
      }
      gd-companion {
        flex: 1 1 auto;
        block-size: var(--gd-map-block-size, auto);
        min-block-size: 120px;
      }
    `,
  ];

  /** The link that is shown, without `?`. */
  get query(): string {
    return this.session?.query ?? this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.session?.open(query);
  }

  /** The step shown. */
  get step(): number {
    return this.session?.time.step ?? 0;
  }

  set step(step: number) {
    this.session?.seek(step);
  }

  get playing(): boolean {
    return this.session?.time.playing ?? false;
  }

  play(): void {
    this.session?.play();
  }

  pause(): void {
    this.session?.pause();
  }

  /** Follows an edit; what it says, or null before the module has arrived. */
  apply(edit: Edit): Reading | null {
    return this.session?.apply(edit) ?? null;
  }

  undo(): void {
    this.session?.undo();
  }

  redo(): void {
    this.session?.redo();
  }

  /** Where every run is at the step shown: name, step, theta, value, verdictId and more. */
  status(): Status[] {
    return this.session?.statuses ?? [];
  }

  /** The place of θ = (x, y) in CSS pixels in the element's box, or null where it is out of sight. */
  pixel(x: number, y: number): { x: number; y: number } | null {
    const place = this.map?.place([x, y]);
    if (!place || !this.map) return null;
    const [inner, outer] = [this.map.getBoundingClientRect(), this.getBoundingClientRect()];
    return {
      x: place.x + inner.left + this.map.clientLeft - outer.left,
      y: place.y + inner.top + this.map.clientTop - outer.top,
    };
  }

  /** The picture as it is now, as a PNG. */
  picture(): Promise<Blob> {
    return this.map?.picture() ?? Promise.reject(new Error('there is no picture'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attributes.observe(this, { attributes: true });
    if (!this.session) {
      this.#read();
      void this.#begin();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.disconnect();
    // An element that is only moved to another place goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#dispose();
    });
  }

  #dispose(): void {
    this.#query = this.query;
    this.#end?.();
    this.session?.dispose();
    this.session = null;
  }

  /** Reads the attributes as a link. */
  #read(): void {
    const whole = this.getAttribute('query');
    const keys = [...this.attributes].filter(({ name }) => !GLOBAL.test(name));
    if (whole === null && keys.length === 0) return;
    const pairs = keys.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
    const query = [whole ?? '', ...pairs].filter(Boolean).join('&');
    if (query === this.#query) return;
    this.query = query;
  }

  async #begin(): Promise<void> {
    this.failure = null;
    try {
      const engine = await load();
      if (!this.isConnected || this.session) return;
      const session = new Session(this.#query, engine);
      this.#end = session.listen((changed) => {
        if (changed & Changed.SCENARIO) this.#tell('gd-change');
        if (changed & (Changed.SCENARIO | Changed.LOOK)) this.requestUpdate();
      });
      this.session = session;
      await this.updateComplete;
      this.#tell('gd-ready');
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Error)) reportError(error);
    }
  }

  #tell(event: string): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
  }

  protected override willUpdate(): void {
    const scenario = this.session?.scenario;
    if (!scenario) return;
    // On the host itself, where the theme's colours are set.
    this.dataset.theme = scenario.theme ?? 'auto';
    this.toggleAttribute('data-large', scenario.show.includes('large'));
  }

  override render() {
    const { session, failure } = this;
    if (failure !== null) {
      return html`<div class="card" role="alert">
        <p>${failure}</p>
        <button type="button" class="primary" @click=${() => this.#begin()}>Try again</button>
      </div>`;
    }
    if (!session) return html`<div class="skeleton" aria-busy="true"></div>`;
    return html`
      <gd-companion .session=${session} ?alone=${this.alone}>
        <gd-map .session=${session}></gd-map>
        <gd-problems .session=${session}></gd-problems>
      </gd-companion>
      <gd-play-bar .session=${session}></gd-play-bar>
      ${this.compact ? nothing : html`<gd-rate .session=${session}></gd-rate>`}
    `;
  }
}
