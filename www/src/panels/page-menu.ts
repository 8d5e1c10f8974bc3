import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../parts/define.js';
import type { Menu } from '../parts/menu.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { present } from './present-bar.js';
import type { Share } from './share.js';

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
  /** The picture as it is, as a file. */
  @property({ attribute: false }) picture!: () => Promise<Blob>;
  @state() private shares = false;
  @query('gd-share') private dialog!: Share | null;
  @query('gd-menu') private menu!: Menu;
  /** What is opened from the examples for as long as they have the focus is one act: typing ahead opens several. */
  #visit = {};

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 0.5em;
        align-items: center;
      }
      select {
        flex: 1 1 0;
        min-inline-size: 4em;
      }
      .primary,
      .lessons {
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
        .lessons {
          display: none;
        }
        .narrow {
          display: inline-flex;
        }
        :host {
          gap: 0.35em;
        }
        select {
          padding-inline: 0.4em;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { theme } = session.scenario;
    return html`
      <select aria-label="Examples" .value=${live('')} @focus=${() => (this.#visit = {})} @change=${this.#open}>
        <option value="">Examples</option>
        ${session.declarations.examples.map(({ title, query }) => html`<option value=${query}>${title}</option>`)}
      </select>
      <button type="button" class="lessons" aria-haspopup="dialog" @click=${this.#lessons}>Lessons</button>
      <button type="button" class="primary" aria-haspopup="dialog" @click=${this.#share}>Share</button>
      <gd-menu bare label="More" name="Theme, present, print">
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
          <button type="button" @click=${this.#present}>Present</button>
          <button type="button" @click=${this.#print}>Print…</button>
        </div>
      </gd-menu>
      ${this.shares ? html`<gd-share .session=${session} .address=${this.address} .picture=${this.picture}></gd-share>` : nothing}
    `;
  }

  readonly #open = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const { session } = this;
    if (!value) return;
    session.open(value, this.#visit);
    // One that says its step is about that step.
    if (session.scenario.step === null) session.replay();
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

  readonly #print = () => {
    this.menu.close();
    print();
  };

  /** The dialog comes when it is asked for. */
  readonly #share = async () => {
    const { Share } = await import('./share.js');
    define('gd-share', Share);
    this.shares = true;
    await this.updateComplete;
    await this.dialog?.open();
  };
}
