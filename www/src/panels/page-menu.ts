import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Menu } from '../parts/menu.js';
import { SessionElement } from '../parts/session-element.js';
import { summon } from '../parts/summon.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { present } from './present-bar.js';

/** The page's themes: the link's value, none for the reader's own, and its name. */
const THEMES = [
  ['', 'Automatic'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

/** What belongs to the page as a whole: examples, sharing, and how it looks. */
export class PageMenu extends SessionElement {
  protected override readonly hears = Changed.SCENARIO;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private shares = false;
  @state() private plays = false;
  @state() private hasGallery = false;
  @query('input[type=file]') private file!: HTMLInputElement;
  @query('gd-menu') private menu!: Menu;

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 0.5em;
        align-items: center;
        justify-content: end;
      }
      :host > button {
        flex: none;
      }
      .narrow {
        display: none;
      }
      fieldset {
        display: grid;
      }
      legend {
        padding: 0;
        font-size: 0.8125em;
        color: var(--gd-muted);
      }
      .rest {
        display: grid;
        gap: 0.4em;
        margin-block-start: 0.4em;
        padding-block-start: 0.4em;
        border-block-start: 1px solid var(--gd-line);
      }
      @container (max-width: 30em) {
        :host {
          gap: 0.35em;
        }
        :host > button {
          padding-inline: 0.6em;
        }
      }
      @container (max-width: 21em) {
        .lessons {
          display: none;
        }
        .narrow {
          display: inline-flex;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { theme, hide } = session.scenario;
    return html`
      <button type="button" class="lessons" aria-haspopup="dialog" @click=${this.#lessons}>Lessons</button>
      ${hide.includes('examples') ? nothing : html`<button type="button" aria-haspopup="dialog" @click=${this.#open}>Examples</button>`}
      ${hide.includes('share') ? nothing : html`<button type="button" aria-haspopup="dialog" @click=${this.#share}>Share</button>`}
      <gd-menu bare label="More" name="Nine holes, theme, present, print, open a file">
        <fieldset>
          <legend>Theme</legend>
          ${THEMES.map(
            ([value, name]) => html`<label class="check"><input type="radio" name="theme" value=${value}
              .checked=${live((theme ?? '') === value)}
              @change=${() => session.apply(value ? { type: 'set', key: 'theme', value } : { type: 'reset', key: 'theme' })} />${name}</label>`,
          )}
        </fieldset>
        <div class="rest">
          <button type="button" aria-haspopup="dialog" class="narrow" @click=${this.#lessons}>Lessons</button>
          <button type="button" aria-haspopup="dialog" @click=${this.#play}>Nine holes</button>
          <button type="button" @click=${this.#present}>Present</button>
          <button type="button" @click=${this.#print}>Print…</button>
          <button type="button" @click=${() => this.file.click()}>Open a saved picture…</button>
          <input type="file" hidden aria-label="A saved picture" accept=".png,.svg,.gif,.mp4,.webm,.json" @change=${this.#choose} />
        </div>
      </gd-menu>
      ${this.plays ? html`<gd-course .session=${session}></gd-course>` : nothing}
      ${this.shares ? html`<gd-share .session=${session} .address=${this.address}></gd-share>` : nothing}
      ${this.hasGallery ? html`<gd-gallery .session=${session} .address=${this.address}></gd-gallery>` : nothing}
    `;
  }

  /** What can be opened comes when it is asked for. */
  readonly #open = () =>
    summon(this, 'gd-gallery', async () => (await import('./gallery.js')).Gallery, () => (this.hasGallery = true));

  readonly #choose = async () => {
    const [file] = this.file.files ?? [];
    this.file.value = '';
    this.menu.close();
    if (!file) return;
    const { openFile } = await import('./opened-file.js');
    await openFile(this.session, file);
  };

  /** The page has them. */
  readonly #lessons = () => {
    this.menu.close();
    this.dispatchEvent(new CustomEvent('gd-contents', { bubbles: true, composed: true }));
  };

  readonly #present = () => {
    this.menu.close();
    present(this.session);
  };

  /** The course comes when it is asked for. */
  readonly #play = () => {
    this.menu.close();
    return summon(this, 'gd-course', async () => (await import('./course.js')).Course, () => (this.plays = true));
  };

  readonly #print = () => {
    this.menu.close();
    print();
  };

  /** The dialog comes when it is asked for. */
  readonly #share = () =>
    summon(this, 'gd-share', async () => (await import('./share/share.js')).Share, () => (this.shares = true));
}
