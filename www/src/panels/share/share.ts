import { edit, type Edit } from 'gd-web';
import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../parts/define.js';
import { icon } from '../../parts/icon.js';
import type { Session } from '../../session/session.js';
import base from '../../styles/base.css';
import dialog from '../../styles/dialog.css';
import { CopyField } from './copy-field.js';
import { ShareDocument } from './share-document.js';
import { ShareEmbed } from './share-embed.js';
import { ShareFiles } from './share-files.js';
import { ShareLink } from './share-link.js';
import type { Shared } from './shared.js';

/** The ways to share, a tab each. */
const TABS = [
  { id: 'link', name: 'Link', isOfRuns: false },
  { id: 'embed', name: 'Embed', isOfRuns: false },
  { id: 'document', name: 'Document', isOfRuns: true },
  { id: 'files', name: 'Files', isOfRuns: true },
] as const;

type Tab = (typeof TABS)[number]['id'];

/** The dialog that gives the link, the snippets for other pages and documents, and files. */
export class Share extends LitElement {
  @property({ attribute: false }) session!: Session;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  /** What stands in it is made while it is open: its preview is a page of its own. */
  @state() private isOpen = false;
  @state() private tab: Tab = 'link';
  @state() private plays = false;
  @state() private isAtStep = false;
  /** What was done last. */
  @state() private told = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    base,
    dialog,
    css`
      dialog {
        padding-block-start: 0.8em;
      }
      [role='tablist'] {
        display: flex;
        gap: 0.25em;
        margin-block: 0.5em;
        border-block-end: 1px solid var(--gd-line);
      }
      [role='tab'] {
        flex: 1 1 auto;
        border-color: transparent;
        border-radius: 0.5em 0.5em 0 0;
        background: none;
        color: var(--gd-muted);
      }
      [role='tab'][aria-selected='true'] {
        border-color: var(--gd-line);
        border-block-end: 3px solid var(--gd-accent);
        color: var(--gd-ink);
        font-weight: 650;
      }
      .told {
        min-block-size: 1.5em;
        margin-block-start: 0.6em;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    for (const [name, element] of [
      ['gd-copy-field', CopyField],
      ['gd-share-link', ShareLink],
      ['gd-share-embed', ShareEmbed],
      ['gd-share-document', ShareDocument],
      ['gd-share-files', ShareFiles],
    ] as const) {
      define(name, element);
    }
  }

  /** Opens it; answers once it is shown. */
  async open(): Promise<void> {
    [this.told, this.isOpen] = ['', true];
    if (!this.#hasRuns) this.tab = 'link';
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Whether what is shown has runs: an experiment has none. */
  get #hasRuns(): boolean {
    return !this.session.scenario.experiment;
  }

  get #shared(): Shared {
    const { session, plays, isAtStep } = this;
    const put = (key: string, value: string): Edit => (value ? { type: 'set', key, value } : { type: 'reset', key });
    const of = (embed: string) => {
      const edits = [
        put('play', plays && this.#hasRuns ? '1' : ''),
        put('step', isAtStep && !plays && this.#hasRuns ? String(session.time.step) : ''),
        put('embed', embed),
      ];
      return edit(session.query, { type: 'all', edits }).query;
    };
    const query = of('');
    return { session, query, address: this.address(query), framed: this.address(of('1')) };
  }

  override render() {
    const tabs = TABS.filter(({ isOfRuns }) => this.#hasRuns || !isOfRuns);
    return html`<dialog aria-labelledby="title" @close=${() => (this.isOpen = false)}
      @gd-told=${({ detail }: CustomEvent<string>) => (this.told = detail)}>
      <div class="head">
        <h2 id="title">Share</h2>
        <button type="button" class="round" aria-label="Close" title="Close" @click=${() => this.dialog.close()}>${icon('close')}</button>
      </div>
      <div role="tablist" aria-label="Ways to share" @keydown=${this.#key}>
        ${tabs.map(
          ({ id, name }) => html`<button type="button" role="tab" id="tab-${id}" aria-selected=${id === this.tab} aria-controls="panel"
            tabindex=${id === this.tab ? 0 : -1} @click=${() => this.#show(id)}>${name}</button>`,
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby="tab-${this.tab}">
        ${this.tab === 'files' || !this.#hasRuns
          ? nothing
          : html`<label class="check"><input type="checkbox" .checked=${this.plays}
                @change=${(event: Event) => (this.plays = (event.target as HTMLInputElement).checked)} />Plays as soon as it is opened</label>
              <label class="check"><input type="checkbox" .checked=${this.isAtStep} ?disabled=${this.plays}
                @change=${(event: Event) => (this.isAtStep = (event.target as HTMLInputElement).checked)} />Opens at the step shown</label>`}
        ${this.isOpen ? this.#panel(this.#shared) : nothing}
      </div>
      <p class="told" role="status">${this.told}</p>
    </dialog>`;
  }

  #panel(shared: Shared) {
    switch (this.tab) {
      case 'link':
        return html`<gd-share-link .shared=${shared}></gd-share-link>`;
      case 'embed':
        return html`<gd-share-embed .shared=${shared}></gd-share-embed>`;
      case 'document':
        return html`<gd-share-document .shared=${shared} @gd-files=${() => this.#show('files')}></gd-share-document>`;
      case 'files':
        return html`<gd-share-files .shared=${shared}></gd-share-files>`;
    }
  }

  #show(tab: Tab): void {
    this.tab = tab;
    this.told = '';
  }

  async #moveTo(tab: Tab): Promise<void> {
    this.#show(tab);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  readonly #key = (event: KeyboardEvent) => {
    const tabs = TABS.filter(({ isOfRuns }) => this.#hasRuns || !isOfRuns);
    const now = tabs.findIndex(({ id }) => id === this.tab);
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#moveTo(next.id);
  };
}
