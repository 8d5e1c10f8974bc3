import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import dialog from '../styles/dialog.css';

/** The size of a picture in CSS pixels. */
const [WIDTH, HEIGHT] = [320, 240];

/** Something that can be opened: its link, its picture’s name, what it is called, and what is said of it. */
interface Scene {
  readonly query: string;
  readonly picture: string;
  readonly title: string;
  readonly told: string;
}

/** The dialog of all that can be opened, as small pictures: the examples, and the functions of the catalogue. */
export class Gallery extends LitElement {
  @property({ attribute: false }) session!: Session;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private isOpen = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  #forget = () => {};

  static override styles = [
    base,
    dialog,
    css`
      dialog {
        inline-size: min(76em, calc(100vw - 1em));
        block-size: calc(100dvh - 1em);
        max-inline-size: none;
        max-block-size: none;
        padding: 0;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      .head {
        gap: 0.4em 1.2em;
        padding: 0.6em 1em;
        border-block-end: 1px solid var(--gd-line);
      }
      nav {
        display: flex;
        gap: 0.4em;
        margin-inline-start: auto;
      }
      .all {
        flex: 1 1 0;
        min-block-size: 0;
        overflow: auto;
        padding: 0.4em 1em 1em;
        overscroll-behavior: contain;
      }
      h3 {
        margin-block: 0.8em 0.5em;
        font-size: 1em;
        scroll-margin-block-start: 0.5em;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr));
        gap: 1em;
      }
      a {
        display: grid;
        gap: 0.35em;
        color: inherit;
        text-decoration: none;
        border-radius: 0.5em;
      }
      a:hover strong {
        text-decoration: underline;
      }
      img {
        display: block;
        inline-size: 100%;
        block-size: auto;
        border: 1px solid var(--gd-line);
        border-radius: 0.5em;
      }
      a:hover img {
        border-color: var(--gd-accent);
      }
      li p {
        font-size: 0.875em;
        color: var(--gd-muted);
      }
    `,
  ];

  /** Opens it; answers once it is shown. */
  async open(): Promise<void> {
    this.isOpen = true;
    // What can be opened may come while it is open, and the theme may change.
    this.#forget();
    this.#forget = this.session.listen((changed) => {
      if (changed & (Changed.SCENARIO | Changed.LOOK)) this.requestUpdate();
    });
    void this.session.declare();
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  override render() {
    const { examples, functions } = this.session.declarations;
    const shown = examples.map(({ title, watch, query }, k): Scene => ({ query, picture: `example-${k}`, title, told: watch }));
    const listed = functions.map(({ id, name, note }): Scene => ({ query: `f=${id}`, picture: id, title: name, told: note }));
    const to = (id: string, name: string) =>
      html`<button type="button" @click=${() => this.renderRoot.querySelector(`#${id}`)?.scrollIntoView({ block: 'start' })}>${name}</button>`;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <div class="head">
        <h2 id="title">Open</h2>
        <nav aria-label="Parts">${to('examples', 'Examples')} ${to('functions', 'Functions')}</nav>
        <button type="button" class="round" aria-label="Close" title="Close" @click=${() => this.dialog.close()}>${icon('close')}</button>
      </div>
      <div class="all">${this.isOpen ? [this.#part('examples', 'Examples', shown), this.#part('functions', 'Functions', listed)] : ''}</div>
    </dialog>`;
  }

  #part(id: string, name: string, scenes: readonly Scene[]) {
    const mark = this.session.isDark ? '-dark' : '';
    const card = ({ query, picture, title, told }: Scene) => html`<li>
      <a href=${this.address(query)} @click=${(event: MouseEvent) => this.#open(event, query)}>
        <img src=${new URL(`./gallery/${picture}${mark}.png`, import.meta.url).href} alt="" width=${WIDTH} height=${HEIGHT} loading="lazy" />
        <strong>${title}</strong>
      </a>
      <p>${told}</p>
    </li>`;
    return html`<section aria-labelledby=${id}><h3 id=${id}>${name}</h3><ul>${scenes.map(card)}</ul></section>`;
  }

  /** In place, unless another tab or window is asked for. */
  #open(event: MouseEvent, query: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dialog.close();
    const { session } = this;
    session.open(query, {});
    // One that says its step is about that step.
    if (session.scenario.step === null) session.replay();
  }

  readonly #closed = () => {
    this.isOpen = false;
    this.#forget();
  };
}
