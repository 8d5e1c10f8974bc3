import { edit, glyphs } from 'gd-web';
import { css, html } from 'lit';
import { glyphPicture } from '../parts/glyph.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** Where the page is whose scripts these are. */
const HOME = new URL('../', import.meta.url);

/** Which line is whose, and the way to the whole page, in one line. */
export class RunLegend extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.LOOK;

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 1em;
        align-items: baseline;
        white-space: nowrap;
        font-size: 0.9375em;
      }
      ul,
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        min-inline-size: 0;
      }
      ul {
        flex: 1 1 auto;
      }
      li {
        display: inline;
        margin-inline-end: 0.9em;
        font-weight: 600;
      }
      .glyph {
        vertical-align: -0.05em;
      }
      a {
        display: flex;
        gap: 0.3em;
        flex: 0 1000 auto;
        min-inline-size: 5em;
        justify-content: end;
        color: var(--gd-muted);
        text-decoration: none;
      }
      a:hover {
        color: var(--gd-accent);
        text-decoration: underline;
      }
      @media (pointer: coarse) {
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
    return html`
      <ul aria-label="Runs" title=${[...seen].join(', ')}>
        ${entrants.map(({ entrant, look }) => html`<li>${glyphPicture(look)} ${entrant}</li>`)}
      </ul>
      <a href=${whole.href} target="_blank" rel="noopener" title="Open in the playground"><span
        class="name">${scenario.name}</span><span class="unseen">: open in the playground</span> <span aria-hidden="true">↗</span></a>
    `;
  }
}
