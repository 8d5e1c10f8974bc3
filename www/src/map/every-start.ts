import type { Raster, Wanted } from 'gd-web';
import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { AskedMap as Asked } from '../background/asked-map.js';
import type { Part } from '../background/maps.js';
import { LineElement, lineSheet, type Entry } from '../parts/line-element.js';
import type { Painter } from '../session/painters.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import type { Canvases } from './canvases.js';
import { bar, mark, shapesSheet } from './shapes.js';

/** How often what has come is drawn, in milliseconds: a picture costs more than the cells of a tile. */
const PAUSE = 100;

/**
 * Has the map of every start worked out for as long as it is wanted: what is seen, then the region of the
 * experiment, whose shares are told. Another one is asked for at most once a frame.
 */
export class EveryStart implements Painter {
  // Before the picture is drawn, so that what is asked for is on its way meanwhile.
  readonly rank = -1;
  readonly pause = 0;
  #seen: Asked | null = null;
  #domain: Asked | null = null;
  /** What has come and is not drawn yet, and when something was. */
  #parts: Part[] = [];
  #shown = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly canvases: Canvases,
    /** Called when what is known of a place may be something else. */
    private readonly told: () => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => {
      this.#stop();
      session.forget(this);
    });
    this.refresh();
  }

  refresh(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { canvases, session } = this;
    const isMapped = session.scenario.map?.id === 'basins';
    const wanted = isMapped ? canvases.wanted() : null;
    if (!wanted) this.#stop();
    const isWaiting = wanted !== null && this.#ask(wanted);
    session.map(isMapped ? canvases.basins() : null);
    this.told();
    // It has not been drawn yet.
    return isWaiting || (isMapped && !wanted);
  }

  #stop(): void {
    this.#seen?.cancel();
    this.#domain?.cancel();
    this.#seen = this.#domain = null;
    this.#parts = [];
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  /** Asks for what is not asked for yet; whether it has to wait. */
  #ask({ query, seen, domain }: Wanted): boolean {
    const id = (raster: Raster) => JSON.stringify([this.canvases.pictures, query, raster]);
    const [seenId, domainId] = [id(seen), id(domain)];
    if (this.#seen?.of !== seenId) {
      if (this.#seen && !this.#seen.mayGo) return true;
      this.#seen?.cancel();
      // What is seen comes before what is told.
      if (this.#domain && (this.#domain.of !== domainId || !this.#domain.isDone)) {
        this.#domain.cancel();
        this.#domain = null;
      }
      this.#seen = this.#work(seenId, query, seen);
    }
    if (this.#seen.isDone && seenId !== domainId && this.#domain?.of !== domainId) {
      this.#domain?.cancel();
      this.#domain = this.#work(domainId, query, domain);
    }
    return false;
  }

  #work(id: string, query: string, raster: Raster): Asked {
    this.#parts = [];
    let isFirst = true;
    const tell = (part: Part) => {
      this.#parts.push(part);
      const left = this.#shown + PAUSE - performance.now();
      if (isFirst || left <= 0) this.#show();
      else this.#later ??= setTimeout(() => this.#show(), left);
      isFirst = false;
    };
    return new Asked(id, query, raster, tell, () => this.#show());
  }

  /** Has what has come drawn. */
  #show(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#shown = performance.now();
    for (const part of this.#parts) this.canvases.put(part);
    this.#parts = [];
    this.refresh();
  }
}

/** Says what the colours of the map are: where runs end, how many of the starts, after how many steps. */
export class Basins extends LineElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.BASINS;

  static override styles = [
    base,
    lineSheet,
    shapesSheet,
    css`
      :host {
        --line: max(1.6em, 24px);
        --scale-length: 16ch;
        container-type: inline-size;
        font-size: 0.875em;
        font-variant-numeric: tabular-nums;
      }
      .line li {
        gap: 0.35em;
      }
      .share {
        font-weight: 600;
      }
      .rule {
        color: var(--gd-muted);
      }
      .rule select {
        min-block-size: 0;
        max-inline-size: 22ch;
        block-size: 24px;
        padding-block: 0;
      }
      /* Where there is little room all of it is behind the button. */
      :host([compact]) .line > ul :is(.long, .place) {
        display: none;
      }
      @container (max-width: 36em) {
        .line > ul :is(.long, .place) {
          display: none;
        }
      }
      .steps,
      .note {
        color: var(--gd-muted);
      }
      .note {
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      gd-menu .note {
        white-space: normal;
        block-size: auto;
      }
      :host(:not([compact])) .line {
        --lines: 2;
      }
      @media (pointer: coarse) {
        gd-menu li {
          --line: 44px;
        }
      }
    `,
  ];

  /** Which rule's starts these are, to be chosen where several race. */
  #rule() {
    const { session } = this;
    const { basins } = session;
    const { map, rules } = session.scenario;
    const region = basins ? html` in ${basins.region}` : nothing;
    const end = basins && basins.told === null ? 'end (being counted):' : 'end:';
    const name = (rule: number) => session.statuses.find((status) => status.rule === rule)?.entrant ?? '';
    if (!map || rules.length < 2) return html`<li class="rule long">Where starts${region} ${end}</li>`;
    const choose = (event: Event) =>
      session.apply({ type: 'setOption', key: 'map', option: 'rule', value: Number((event.target as HTMLSelectElement).value) + 1 });
    return html`<li class="rule"><label><span class="long">Where starts of</span> <select aria-label="Rule that is mapped" @change=${choose}>
      ${rules.map((_, rule) => html`<option value=${rule} .selected=${live(rule === map.rule)}>${name(rule)}</option>`)}
    </select></label> <span class="long">${region} ${end}</span></li>`;
  }

  override render() {
    const { basins } = this.session;
    const entries: Entry[] = [() => this.#rule()];
    for (const { name, place, told, share, shapes } of basins?.lines ?? []) {
      entries.push(() => html`<li aria-label=${told} title=${told}>${mark(shapes)} ${name}${place ? html`<span class="place">${place}${share === null ? '' : ':'}</span>` : nothing}
        ${share === null ? nothing : html`<span class="share">${share}</span>`}</li>`);
    }
    const steps = basins?.steps;
    if (steps?.type === 'gradient') entries.push((copy) => html`<li class="steps">steps ${bar(steps, copy)}</li>`);
    if (basins?.note) entries.push(() => html`<li class="note">${basins.note}</li>`);
    return this.entries('Where each start ends', entries);
  }
}
