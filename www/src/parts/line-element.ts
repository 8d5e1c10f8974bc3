import { css, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { SessionElement } from './session-element.js';

/** The width of the button and the gap before it, in the size of type. */
const MORE = 3.4;

/** How such a line looks. */
export const lineSheet = css`
  .line {
    flex: 1 1 auto;
    display: flex;
    align-items: flex-end;
    gap: 0.4em;
    min-inline-size: 0;
  }
  .line > ul {
    flex: 1 1 0;
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.1em;
    min-inline-size: 0;
    block-size: calc(var(--lines, 1) * var(--line));
    overflow: hidden;
  }
  li {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.4em;
    block-size: var(--line);
    max-inline-size: 100%;
    white-space: nowrap;
  }
  gd-menu {
    flex: none;
    margin-block: -0.3em;
  }
  gd-menu li {
    --line: 1.9em;
  }
  gd-menu::part(button) {
    inline-size: 3em;
    min-block-size: 1.8em;
    padding: 0;
    font-size: inherit;
  }
  /* It reaches over what is above, which no border is seen to. */
  @media (pointer: coarse) {
    gd-menu {
      margin-block: calc(var(--lines, 1) * var(--line) - 44px) 0;
    }
    gd-menu::part(button) {
      min-inline-size: 44px;
      min-block-size: 44px;
      padding-block-start: 1.2em;
      border-color: transparent;
      background: transparent;
    }
  }
  /* On paper nothing opens. */
  @media print {
    .line > ul {
      block-size: auto;
    }
    gd-menu {
      display: none;
    }
  }
`;

/** A part of a line: what it shows, told a name that no other copy of it has. */
export type Entry = (copy: string) => TemplateResult;

/**
 * A line, or a few, of what is whole or not in it: what has no room is behind a button that opens all
 * over the page.
 */
export abstract class LineElement extends SessionElement {
  @query('.line') private row!: HTMLElement | null;
  @query('.line > ul') private list!: HTMLElement | null;
  /** How many have no room. */
  @state() private left = 0;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.row) this.#sizes.observe(this.row);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(): void {
    if (this.row) this.#sizes.observe(this.row);
    this.#measure();
  }

  /** The entries, whose list is called `name`, each a list item. */
  protected entries(name: string, entries: readonly Entry[]): TemplateResult {
    const { left } = this;
    return html`<div class="line">
      <ul aria-label=${name}>${entries.map((entry) => entry('line'))}</ul>
      ${left
        ? html`<gd-menu label="+${left}" name="${name}: all of it"><ul>${entries.map((entry) => entry('all'))}</ul></gd-menu>`
        : nothing}
    </div>`;
  }

  /** Finds how many have room, as the lines are filled. */
  #measure(): void {
    const { row, list } = this;
    if (!row?.clientWidth || !list) return;
    // What is left out of the line has no room in it.
    const items = [...list.children].map((item) => item as HTMLElement).filter(({ offsetHeight }) => offsetHeight > 0);
    const [first] = items;
    if (!first) return void (this.left = 0);
    const style = getComputedStyle(list);
    const gap = parseFloat(style.columnGap);
    const lines = Math.max(1, Math.round(list.clientHeight / first.offsetHeight));
    const widths = items.map((item) => item.scrollWidth);
    const room = (width: number) => {
      let [line, end] = [0, -gap];
      const at = widths.findIndex((wide) => {
        if (end + gap + wide > width && end > 0) [line, end] = [line + 1, -gap];
        end += gap + wide;
        return line >= lines || end > width + 1;
      });
      return at < 0 ? widths.length : at;
    };
    const more = parseFloat(getComputedStyle(this).fontSize) * MORE;
    this.left = room(row.clientWidth) === widths.length ? 0 : widths.length - room(row.clientWidth - more);
  }
}
