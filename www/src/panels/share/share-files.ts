import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { figure, film, type Drawing, type FilmKind } from '../../export/exporting.js';
import base from '../../styles/base.css';
import { save, steps } from '../files.js';
import { tell } from './copy-field.js';
import { TextsElement, textsOf } from './texts-element.js';

/** What results have one of for each dimension. */
const EACH: ReadonlySet<string> = new Set(['theta', 'at', 'eigenvalues']);

/** The width of a picture and of an animation, in CSS pixels. */
const [PICTURE, ANIMATION] = [720, 640];

/** How many pixels a picture and a video have to each of these. */
const SCALES = [1, 2, 3, 4];
const OF_VIDEO = 2;

/** What is made at the moment: how far it is, and what ends it. */
interface Making {
  readonly what: string;
  readonly now: string;
  readonly share: number;
  /** What began it. */
  readonly from: HTMLElement | null;
  readonly end: AbortController;
}

/** Files of what is shown: pictures, animations, numbers, and a worksheet. */
export class ShareFiles extends TextsElement {
  @state() private scale = 2;
  @state() private isDark: boolean | null = null;
  @state() private making: Making | null = null;

  static override styles = [
    base,
    css`
      section {
        margin-block-start: 0.9em;
      }
      h3 {
        margin-block-end: 0.35em;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
        align-items: center;
      }
      label {
        display: flex;
        gap: 0.4em;
        align-items: center;
      }
      .making {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.3em 0.8em;
        align-items: center;
        margin-block-start: 0.9em;
        padding: 0.6em 0.8em;
        border: 1px solid var(--gd-accent);
        border-radius: 0.5em;
        background: var(--gd-tint);
      }
      .making progress {
        inline-size: 100%;
        accent-color: var(--gd-accent);
      }
      .making p {
        grid-column: 1 / -1;
      }
      .worksheet {
        color: var(--gd-accent);
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.making?.end.abort();
  }

  override render() {
    const { making } = this;
    const isDark = this.isDark ?? this.shared.session.isDark;
    const button = (name: string, act: () => unknown, isLong = false) =>
      // Not disabled, which would take the focus from who has pressed it.
      html`<button type="button" aria-disabled=${isLong && making !== null} @click=${() => (isLong && this.making ? undefined : act())}>${name}</button>`;
    return html`
      <section aria-labelledby="picture">
        <h3 id="picture">Picture, with its legend and caption</h3>
        <div class="row">
          <label>Size <select @change=${(event: Event) => (this.scale = SCALES[(event.target as HTMLSelectElement).selectedIndex] ?? 2)}>
            ${SCALES.map((scale) => html`<option .selected=${scale === this.scale}>${scale}×, ${scale * PICTURE} pixels wide</option>`)}
          </select></label>
          <label>Colours <select @change=${(event: Event) => (this.isDark = (event.target as HTMLSelectElement).selectedIndex === 1)}>
            <option .selected=${!isDark}>Light</option>
            <option .selected=${isDark}>Dark</option>
          </select></label>
          ${button('Picture (PNG)', () => this.#picture('png'), true)}
          ${button('Picture (SVG)', () => this.#picture('svg'), true)}
        </div>
      </section>
      <section aria-labelledby="animation">
        <h3 id="animation">Animation, from the start to the end</h3>
        <div class="row">
          ${button('Animation (GIF)', () => this.#film('gif'), true)}
          ${'VideoEncoder' in window ? button('Video (MP4 or WebM)', () => this.#film('video'), true) : html`<p class="hint">This browser makes no videos.</p>`}
        </div>
      </section>
      ${making
        ? html`<div class="making">
            <p>${making.what}: ${making.now} …</p>
            <progress max="1" .value=${making.share} aria-label="${making.what}: how much is done"></progress>
            <button type="button" @click=${() => this.#cancel(making)}>Cancel</button>
          </div>`
        : nothing}
      <section aria-labelledby="numbers">
        <h3 id="numbers">Numbers</h3>
        <div class="row">
          ${button('Steps (CSV)', () => this.#save('Steps', 'csv', () => steps(this.shared.session)))}
          ${button('Results (JSON)', () => this.#save('Results', 'json', () => this.#results()))}
        </div>
      </section>
      <section aria-labelledby="paper">
        <h3 id="paper">On paper</h3>
        <p><a class="worksheet" href=${this.#worksheet} target="_blank">Worksheet to print</a>, with a question and its answer</p>
      </section>
      <p class="hint">Pictures, animations and results hold the link: drop one on this page, or choose it under ⋯, to open it again.</p>
    `;
  }

  /** The address of the worksheet, with the link where the page’s own has it. */
  get #worksheet(): string {
    const { search, hash } = new URL(this.shared.address);
    return `worksheet.html${search}${hash}`;
  }

  #drawing(width: number, ratio: number): Drawing {
    const { session } = this.shared;
    const { step, last, complete } = session.time;
    const isEnd = complete && step >= last;
    return { width, ratio, isDark: this.isDark ?? session.isDark, selected: session.selected, step: isEnd ? null : step };
  }

  #picture(kind: 'png' | 'svg'): void {
    const { query, address } = this.shared;
    void this.#make('Picture', kind, (tell, signal) => figure(kind, query, address, this.#drawing(PICTURE, kind === 'svg' ? 1 : this.scale), tell, signal));
  }

  #film(kind: FilmKind): void {
    const { query, address } = this.shared;
    const drawing = this.#drawing(ANIMATION, kind === 'gif' ? 1 : OF_VIDEO);
    const name = kind === 'gif' ? 'Animation' : 'Video';
    void this.#make(name, kind, (tell, signal) => film(kind, query, address, drawing, tell, signal));
  }

  /** Makes what takes a while, with a bar that says how far it is. */
  async #make(what: string, ending: string, make: (tell: (now: string, share: number) => void, signal: AbortSignal) => Promise<Blob>): Promise<void> {
    const end = new AbortController();
    const active = this.shadowRoot?.activeElement;
    const from = active instanceof HTMLElement ? active : null;
    this.making = { what, now: 'Beginning', share: 0, from, end };
    tell(this, '');
    await this.#save(what, ending, () => make((now, share) => (this.making = { what, now, share, from, end }), end.signal));
    const isOnCancel = this.shadowRoot?.activeElement?.matches('.making *') ?? false;
    this.making = null;
    if (isOnCancel) from?.focus();
  }

  /** The button goes with what it ends: the focus goes back to what began it. */
  #cancel({ from, end }: Making): void {
    end.abort();
    from?.focus();
  }

  /** Saves what is made, and says so. */
  async #save(what: string, ending: string, make: () => Promise<Blob | null>): Promise<void> {
    try {
      const blob = await make();
      if (!blob) return tell(this, `${what}: the runs are others now, try again.`);
      // A video is of the kind that the browser can make.
      const name = `${this.texts?.file ?? 'gradient-descent'}.${ending === 'video' ? blob.type.replace('video/', '') : ending}`;
      save(blob, name);
      tell(this, `Saved as ${name}.`);
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === 'AbortError';
      tell(this, isCancelled ? `${what}: cancelled, nothing was saved.` : `${what}: it could not be made. ${error instanceof Error ? error.message : ''}`);
    }
  }

  async #results(): Promise<Blob> {
    const { session, query, address } = this.shared;
    const { source } = this.texts ?? (await textsOf(this.shared));
    const results = { source, link: address, query, runs: session.playground.status(session.time.last) };
    // In one dimension there is one of what there else are two of.
    const { dimension } = session.scenario;
    const own = (name: string, value: unknown) => (EACH.has(name) && Array.isArray(value) ? value.slice(0, dimension) : value);
    return new Blob([JSON.stringify(results, own, 2)], { type: 'application/json' });
  }
}
