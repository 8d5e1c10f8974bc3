import { edit, glyphs } from 'gd-web';
import { css, html } from 'lit';
import { glyphPicture } from '../parts/glyph.js';
import { LineElement, lineSheet, type Entry } from '../parts/line-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** Where the page is whose scripts these are. */
const HOME = new URL('../', import.meta.url);

/** What is between the parts of a name. */
const BETWEEN = ', ';

/** With how many of their parts all names begin, where something is left of each. */
function sharedParts(names: readonly string[]): number {
  const [first, ...others] = names.map((name) => name.split(BETWEEN));
  if (!first || !others.length) return 0;
  const most = Math.min(first.length, ...others.map(({ length }) => length)) - 1;
  const differs = first.findIndex((part, k) => k >= most || others.some((other) => other[k] !== part));
  return differs;
}

/** Which line is whose, and the way to the whole page, in one line. */
export class RunLegend extends LineElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.LOOK;

  static override styles = [
    base,
    lineSheet,
    css`
      :host {
        --line: 1.6em;
        container-type: inline-size;
        font-size: 0.9375em;
      }
      .head {
        display: flex;
        gap: 0.8em;
        align-items: center;
        white-space: nowrap;
      }
      .line li {
        font-weight: 600;
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        min-inline-size: 0;
      }
      a {
        display: flex;
        gap: 0.3em;
        flex: none;
        max-inline-size: 40%;
        color: var(--gd-muted);
        text-decoration: none;
      }
      /* The sign alone: the title has the name. */
      @container (max-width: 36em) {
        a .name {
          display: none;
        }
        a {
          min-inline-size: 1.6em;
          justify-content: center;
        }
      }
      @container (max-width: 12em) {
        .line > ul .who {
          display: none;
        }
      }
      a:hover {
        color: var(--gd-accent);
        text-decoration: underline;
      }
      @media (pointer: coarse) {
        .line {
          align-items: center;
        }
        gd-menu {
          margin-block: calc((var(--line) - 44px) / 2);
        }
        a {
          line-height: 44px;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { playground, isDark, scenario, query } = session;
    const looks = glyphs(playground, isDark);
    const seen = new Set<string>();
    const entrants = session.statuses.flatMap(({ entrant }, racer) => {
      const look = looks[racer];
      if (seen.has(entrant) || !look) return [];
      seen.add(entrant);
      return [{ entrant, look }];
    });
    const whole = new URL(HOME);
    whole.search = edit(query, { type: 'reset', key: 'embed' }).query;
    const shared = sharedParts(entrants.map(({ entrant }) => entrant));
    const short = (entrant: string) => entrant.split(BETWEEN).slice(shared).join(BETWEEN);
    const entry = ({ entrant, look }: (typeof entrants)[number]): Entry => (copy) =>
      html`<li title=${entrant} aria-label=${entrant}>${glyphPicture(look)} <span class="who">${copy === 'line' ? short(entrant) : entrant}</span></li>`;
    return html`<div class="head">
      ${this.entries('Runs', entrants.map(entry))}
      <a href=${whole.href} target="_blank" rel="noopener" title="${scenario.name}: open in the playground"><span
        class="name" aria-hidden="true">${scenario.name}</span><span class="unseen">${scenario.name}: open in the playground</span> <span aria-hidden="true">↗</span></a>
    </div>`;
  }
}
