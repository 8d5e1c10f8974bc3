import { LitElement, html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import type { PlaygroundElement } from '../element/playground-element.js';
import { define } from '../parts/define.js';
import type { SessionElement } from '../parts/session-element.js';
import { lookOf, setStates } from '../parts/states.js';
import { sessionKey } from '../session/keys.js';
import { pictured } from '../session/pictured.js';
import { Changed, type Session } from '../session/session.js';
import { turn } from '../session/turn.js';
import base from '../styles/base.css';
import theme from '../styles/theme.css';
import { Address } from './address.js';
import sheet from './page.css';
import type { Panel } from './panels.js';

/** Where there is no room beside the map the panels are a tabbed sheet below it. */
const SHEET = matchMedia('(max-width: 56.24rem) and (min-height: 30rem), (max-width: 37.5rem)');

/** Where there is room beside the map what belongs there stands on the stage; else it is a panel. */
const ROOMY = matchMedia('(min-width: 37.51rem) and (min-height: 30.01rem)');

/** Whether files are dragged that no field is to take: they open no other page. */
function keepsHere(event: DragEvent): boolean {
  const [target] = event.composedPath();
  const isField = target instanceof HTMLInputElement && target.type === 'file';
  const isKept = !isField && (event.dataTransfer?.types.includes('Files') ?? false);
  if (isKept) event.preventDefault();
  return isKept;
}

/** The page around a playground: the header, the function, and the panels beside the map. */
export class Page extends LitElement {
  @state() private session: Session | null = null;
  @state() private panels: readonly Panel[] = [];
  /** How many of the panels beside the map are built. */
  @state() private built = 0;
  @state() private tabs: readonly string[] = [];
  @state() private tab: string | null = null;
  /** Whether the first lesson is offered to a reader who may be new here. */
  @state() private offers = false;
  @query('gd-playground') private playground!: PlaygroundElement | null;
  readonly #internals = this.attachInternals();
  #end = new AbortController();
  /** Whether it was presented before; undefined before the first look. */
  #presented: boolean | undefined;
  /** Whether two options were tried at once before. */
  #isSwept = false;

  static override styles = [theme, base, sheet];

  override connectedCallback(): void {
    super.connectedCallback();
    for (const media of [SHEET, ROOMY]) media.addEventListener('change', this.#resized);
    addEventListener('keydown', this.#key);
    addEventListener('dragover', keepsHere);
    addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const media of [SHEET, ROOMY]) media.removeEventListener('change', this.#resized);
    removeEventListener('keydown', this.#key);
    removeEventListener('dragover', keepsHere);
    removeEventListener('drop', this.#drop);
    // As its playground: one that is only moved goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end.abort();
    });
  }

  /** Whether it is the frame of a host; until the link is read, a frame is taken for one. */
  get #isEmbed(): boolean {
    return this.session?.scenario.embed ?? window.parent !== window;
  }

  /** Whether the picture is shown almost alone, large. */
  get #presents(): boolean {
    return !this.#isEmbed && (this.session?.scenario.show.includes('present') ?? false);
  }

  /** Whether there are panels beside the map: not in a frame, presented, or where an experiment is in its place. */
  get #hasPanels(): boolean {
    return !this.#isEmbed && !this.#presents && !this.session?.scenario.experiment;
  }

  /** Whether the panels are a sheet below the map. */
  get #isSheet(): boolean {
    return SHEET.matches && this.#hasPanels;
  }

  /** Whether what belongs beside the map is on the stage. */
  get #isStaged(): boolean {
    return ROOMY.matches || !this.#hasPanels;
  }

  readonly #resized = () => this.requestUpdate();

  /** A file that was saved before is opened again. */
  readonly #drop = async (event: DragEvent) => {
    const file = keepsHere(event) && event.dataTransfer?.files[0];
    if (!file || !this.session) return;
    if (/\.toml$/i.test(file.name)) {
      this.dispatchEvent(new CustomEvent('gd-contents', { detail: file }));
      return;
    }
    const { openFile } = await import('../panels/opened-file.js');
    await openFile(this.session, file);
  };

  /** The playground's keys, wherever the focus is on its page. */
  readonly #key = (event: KeyboardEvent) => this.session && sessionKey(event, this.session);

  #begin(event: Event): void {
    const { session } = event.target as PlaygroundElement;
    if (!session) return;
    this.session = session;
    this.#end = new AbortController();
    new Address(session, this.#end.signal);
    session.listen((changed) => {
      if (changed & (Changed.SCENARIO | Changed.PROBLEMS | Changed.LOOK)) this.requestUpdate();
    });
    void this.#complete(session);
  }

  /** What is not needed for the first picture. */
  async #complete(session: Session): Promise<void> {
    // The first visit plays once all is there, unless the reader has begun.
    const isFirst = Address.read() === '';
    const ready = new Promise((done) => this.playground?.addEventListener('gd-ready', done, { once: true }));
    await pictured(session);
    if (session.isDisposed) return;
    void session.declare();
    const { playground } = this;
    if (playground && window.parent !== window && session.scenario.embed) {
      const frame = import('./frame.js');
      await ready;
      return (await frame).joinHost(playground, session, Address.here(), this.#end.signal);
    }
    // Where the controls did not come either the playground says so: after they have come these are tried again.
    const again = () => customElements.whenDefined('gd-menu').then(() => import('./panels.js'));
    const panels = import('./panels.js').catch(again);
    await ready;
    const { BARS, PANELS, TABS, bringLessons, defineControls } = await panels;
    // In a task of their own, whoever comes first to define them.
    await turn();
    defineControls();
    await turn();
    for (const [name, element] of Object.entries(BARS)) define(name, element);
    for (const { id, element } of PANELS) define(`gd-${id}`, element);
    [this.panels, this.tabs] = [PANELS, TABS];
    bringLessons(this, session, isFirst, this.#end.signal);
    // After each frame one: to build all of them at once, or in the midst of one, would hold the page up.
    while (this.built < PANELS.length) {
      this.built += 1;
      await new Promise(requestAnimationFrame);
      await turn();
    }
    if (isFirst && session.time.step === 0 && !session.begun) session.replay();
    this.offers = isFirst;
    // Where it does not come nothing is kept, and it is tried at the next visit.
    void import('./release.js').then(({ Release }) => define('gd-release', Release), () => {});
  }

  protected override willUpdate(): void {
    const scenario = this.session?.scenario;
    const isSwept = scenario?.map?.id === 'sweep';
    if (isSwept && !this.#isSwept) this.tab = 'Sweep';
    this.#isSwept = isSwept;
    setStates(this.#internals, {
      ...lookOf(scenario, this.session?.hostTheme),
      panels: this.#hasPanels,
      sheet: this.#isSheet,
      embed: this.#isEmbed,
      beside: !this.#isStaged && !scenario?.hide.includes('data') && Boolean(scenario?.fit ?? scenario?.layers ?? (isSwept || null)),
    });
    if (scenario) document.title = `${scenario.name} · Gradient descent playground`;
  }

  override render() {
    const { session } = this;
    const [embed, presents] = [this.#isEmbed, this.#presents];
    const isAlone = embed || presents;
    // Beside the map, or above it where there is no room beside it.
    const lesson = session?.scenario.lesson
      ? html`<gd-lesson .session=${session} .address=${Address.of}></gd-lesson>`
      : nothing;
    const isAbove = isAlone || this.#isSheet || !this.#hasPanels;
    const side = this.#hasPanels ? this.#side() : null;
    const beside = isAbove ? nothing : lesson;
    // The map has all of the width where the link hides every panel.
    const isBare = this.panels.length > 0 && side === nothing && beside === nothing;
    return html`
      ${isAlone ? nothing : this.#header()}
      <main class=${isBare ? 'bare' : ''}>
        ${embed ? html`<h1 class="unseen">${session?.scenario.name ?? 'Gradient descent'}</h1>` : nothing}
        ${isAbove && !isAlone ? lesson : nothing}
        <div class="stage">
          ${presents ? html`<gd-present-bar .session=${session} .address=${Address.of}></gd-present-bar>` : nothing}
          ${isAlone ? lesson : html`<gd-function-bar class="control" .session=${session}></gd-function-bar>`}
          <gd-playground .first=${Address.read} ?compact=${isAlone} .alone=${this.#isStaged} @gd-session=${this.#begin}></gd-playground>
          ${session ? html`<gd-caption .session=${session} .address=${Address.of}></gd-caption>` : nothing}
        </div>
        ${side && !isBare
          ? html`<div class="side">${beside}${this.#isSheet ? nothing : this.#offer()}${side}</div>`
          : nothing}
      </main>
      ${isAlone ? nothing : html`<gd-release></gd-release>`}
    `;
  }

  /** What had the focus has gone where it begins or ends to be presented. */
  protected override updated(): void {
    const presents = this.#presents;
    if (this.#presented !== undefined && presents !== this.#presented) this.playground?.focus();
    this.#presented = this.session ? presents : undefined;
  }

  #header() {
    const { session } = this;
    return html`
      <header>
        ${session?.scenario.experiment
          ? nothing
          : html`<button type="button" role="link" class="skip primary" @click=${this.#skip}>Skip to the map</button>
              <button type="button" role="link" class="skip primary" ?hidden=${session?.scenario.hide.includes('rules')} @click=${this.#skipToRuns}>Skip to the runs</button>`}
        <h1>
          <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M4 7c3 14 7 18 12 18s9-4 12-18" /><circle cx="16" cy="24.5" r="3.5" /></svg>
          <span>Gradient descent</span>
        </h1>
        <p class="tagline">Drop a ball. Watch it find the valley.</p>
        <gd-page-menu .session=${this.session} .address=${Address.of}></gd-page-menu>
      </header>
    `;
  }

  readonly #skip = (): void => this.playground?.focus();

  /** To the run that is looked at. */
  readonly #skipToRuns = async (): Promise<void> => {
    this.tab = 'Runs';
    await this.updateComplete;
    const runs = this.renderRoot.querySelector<SessionElement>('gd-runs');
    await runs?.updateComplete;
    runs?.renderRoot.querySelector<HTMLElement>('input:checked')?.focus();
  };

  #side() {
    const { session, panels } = this;
    if (!session || !panels.length) return nothing;
    const isStaged = this.#isStaged;
    const shown = panels.filter(({ isCompanion, isShown }) => !(isCompanion && isStaged) && (isShown?.(session.scenario) ?? true));
    if (!shown.length) return nothing;
    if (!this.#isSheet) return shown.slice(0, this.built).map((panel) => this.#panel(panel));
    const tabs = this.tabs.filter((name) => shown.some(({ tab }) => tab === name));
    const now = this.tab !== null && tabs.includes(this.tab) ? this.tab : tabs[0];
    return html`
      <div role="tablist" aria-label="Panels" @keydown=${(event: KeyboardEvent) => this.#tabKey(event, tabs)}>
        ${tabs.map(
          (name) => html`<button type="button" role="tab" id="tab-${tabs.indexOf(name)}" aria-selected=${name === now}
            aria-controls="sheet" tabindex=${name === now ? 0 : -1} @click=${() => (this.tab = name)}>${name}</button>`,
        )}
      </div>
      <div class="sheet" id="sheet" role="tabpanel" aria-labelledby="tab-${tabs.indexOf(now ?? '')}">
        ${shown.filter(({ tab }) => tab === now).map((panel, index) => [this.#panel(panel), index === 0 && now === tabs[0] ? this.#offer() : nothing])}
      </div>
    `;
  }

  /** On a phone it is below what came of the run, which has the little room that there is. */
  #offer() {
    return this.offers ? html`<gd-lesson-offer .session=${this.session}></gd-lesson-offer>` : nothing;
  }

  #tabKey(event: KeyboardEvent, tabs: readonly string[]): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const [target] = event.composedPath();
    if (!by || !(target instanceof HTMLElement)) return;
    const to = (Number(target.id.slice('tab-'.length)) + by + tabs.length) % tabs.length;
    this.tab = tabs[to] ?? null;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  #panel({ id, title, isMore, isUntitled }: Panel) {
    const tag = unsafeStatic(`gd-${id}`);
    const inside = staticHtml`<${tag} .session=${this.session} .address=${Address.of}></${tag}>`;
    const heading = html`<h2 id="${id}-title" class=${isUntitled ? 'unseen' : ''}>${title}</h2>`;
    return isMore && !this.#isSheet
      ? html`<details class="card panel"><summary>${heading}</summary>${inside}</details>`
      : html`<section class="card panel" aria-labelledby="${id}-title">${heading}${inside}</section>`;
  }
}
