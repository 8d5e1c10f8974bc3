import type { Problem } from 'gd-web';
import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { pointedAt, pointedSheet } from '../parts/pointed.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { isForReaders } from './author.js';

/** Where the list of many would hide the map. */
const NARROW = matchMedia('(max-width: 37.5rem)');

/**
 * What is wrong with the link, over the map's top, settings that did not come, and the last edit that was refused, over its foot.
 * It takes no room, so that nothing moves when something is told.
 */
export class Problems extends SessionElement {
  protected override readonly hears = Changed.PROBLEMS;
  /** The list of problems that the reader has dismissed. */
  @state() private dismissed: readonly Problem[] | null = null;

  static override styles = [
    base,
    pointedSheet,
    css`
      :host {
        position: absolute;
        inset: 0.6em;
        z-index: 2;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: space-between;
        gap: 0.5em;
        pointer-events: none;
      }
      .told {
        position: relative;
        pointer-events: auto;
        min-block-size: 0;
        max-inline-size: min(34em, 100%);
        overflow: auto;
        padding: 0.5em 0.75em;
        padding-inline-end: 3em;
        border: 1px solid var(--gd-bad);
        border-radius: 0.6em;
        background: var(--gd-bad-tint);
        box-shadow: 0 0.3em 1em #0003;
        font-size: 0.875em;
        overflow-wrap: anywhere;
      }
      .note {
        border-color: var(--gd-line);
        background: var(--gd-panel);
      }
      .undeclared {
        flex: none;
        padding-inline-end: 0.75em;
      }
      .refusal {
        margin-block-start: auto;
        flex: none;
        max-block-size: 100%;
      }
      .close {
        position: absolute;
        inset-block-start: 0.2em;
        inset-inline-end: 0.2em;
        border-color: transparent;
        background: transparent;
      }
      ul {
        display: grid;
        gap: 0.4em;
        margin-block-start: 0.3em;
      }
      code {
        font-weight: 700;
      }
    `,
  ];

  override render() {
    const { problems, refusal, undeclared, scenario } = this.session;
    const isTold = problems.length > 0 && problems !== this.dismissed && !isForReaders(scenario.embed);
    return html`
      ${isTold ? this.#link(problems) : nothing}
      ${undeclared !== null ? this.#undeclared(undeclared) : nothing}
      ${refusal ? this.#refusal(refusal.problems) : nothing}
    `;
  }

  #link(problems: readonly Problem[]) {
    const faults = problems.filter(({ severity }) => severity !== 'note').length;
    const what = faults === 1 ? 'One thing' : `${faults} things`;
    return html`<div class="told ${faults ? '' : 'note'}" role=${faults ? 'alert' : 'status'}>
      <details ?open=${problems.length === 1 || !NARROW.matches}>
      <summary>${faults ? `${what} in the link can’t be followed; the rest is shown.` : 'The link is followed, but may not say what was meant.'}</summary>
      <ul>
        ${problems.map(
          ({ key, message, hint, value, place }) => html`<li>
            <p><code>${key}</code> ${message} ${hint ?? ''}</p>
            ${place.end > place.start ? pointedAt(value, place.start, place.end) : nothing}
          </li>`,
        )}
      </ul>
      </details>
      ${this.#close(() => (this.dismissed = problems))}
    </div>`;
  }

  #refusal(problems: readonly Problem[]) {
    return html`<div class="told refusal" role="alert">
      ${problems.map(({ message, hint }) => html`<p>${message} ${hint ?? ''}</p>`)}
      ${this.#close(() => {
        this.session.refusal = null;
        this.requestUpdate();
      })}
    </div>`;
  }

  #undeclared(why: string) {
    return html`<div class="told undeclared" role="alert">
      <p>There is nothing to choose from and to set yet. ${why}</p>
      <button type="button" @click=${() => this.session.declare()}>Try again</button>
    </div>`;
  }

  #close(act: () => void) {
    return html`<button type="button" class="round close" aria-label="Dismiss" title="Dismiss" @click=${act}>${icon('close')}</button>`;
  }
}
