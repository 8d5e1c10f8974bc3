import { edit, glyphs } from 'gd-web';
import { css, html, nothing } from 'lit';
import { glyphPicture } from '../parts/glyph.js';
import { HOME } from '../parts/home.js';
import { LineElement, lineSheet, type Entry } from '../parts/line-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

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
    const { playground, isDark, scenario } = session;
    const looks = glyphs(playground, isDark);
    const seen = new Set<string>();
    const entrants = session.statuses.flatMap(({ entrant, brief }, racer) => {
      const look = looks[racer];
      if (seen.has(entrant) || !look) return [];
      seen.add(entrant);
      return [{ entrant, brief, look }];
    });
    const entry = ({ entrant, brief, look }: (typeof entrants)[number]): Entry => (copy) =>
      html`<li title=${entrant} aria-label=${entrant}>${glyphPicture(look)} <span class="who">${copy === 'line' ? brief : entrant}</span></li>`;
    return html`<div class="head">
      ${scenario.experiment || scenario.hide.includes('rules') ? html`<span class="line"></span>` : this.entries('Runs', entrants.map(entry))}
      ${HOME && !scenario.hide.includes('share') ? this.#home(HOME) : nothing}
    </div>`;
  }
  /** The way to the page. */
  #home(home: URL) {
    const { query, scenario } = this.session;
    const whole = new URL(home);
    whole.search = edit(query, { type: 'reset', key: 'embed' }).query;
    return html`<a part="home" href=${whole.href} target="_blank" rel="noopener" title="${scenario.name}: open in the playground"><span
      class="name" aria-hidden="true">${scenario.name}</span><span class="unseen">${scenario.name}: open in the playground</span> <span aria-hidden="true">↗</span></a>`;
  }
}
