import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { load } from '../engine.js';
import type { Companion } from '../panels/companions.js';
import { define } from '../parts/define.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/**
 * The map, and what belongs beside it unless a page has it elsewhere: data or layers; an experiment is in its
 * place. Where there is no room for both, one of them is shown: what belongs beside the map, until the
 * reader chooses. The slot `head` is a line above.
 */
export class CompanionView extends SessionElement {
  protected override readonly hears = Changed.SCENARIO;
  /** Whether what belongs beside the map is shown here. */
  @property({ type: Boolean }) alone = false;
  /** The plots almost alone, for a small frame. */
  @property({ type: Boolean }) compact = false;
  @state() private companions: readonly Companion[] = [];
  @state() private isTurned = true;
  #opened = -1;
  /** Whether an experiment is being left by its own button, which takes the focus with it. */
  #isLeaving = false;
  /** The link that was shown before an experiment. */
  #before: string | null = null;

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        container-type: inline-size;
      }
      .head {
        display: flex;
        gap: 0.5em;
        align-items: center;
      }
      .head ::slotted(*) {
        flex: 1 1 0;
        min-inline-size: 0;
      }
      .turn {
        flex: none;
        margin-block-end: 0.3em;
      }
      .turn button {
        min-block-size: 2em;
        padding-block: 0;
      }
      .turn button + button {
        border-start-start-radius: 0;
        border-end-start-radius: 0;
        margin-inline-start: -1px;
      }
      .turn button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .both {
        position: relative;
        flex: 1 1 auto;
        display: flex;
        gap: 0.6em;
        min-block-size: 0;
      }
      .map {
        position: relative;
        flex: 1 1 0;
        display: flex;
        min-inline-size: 0;
      }
      .map ::slotted(gd-map) {
        flex: 1 1 0;
      }
      .beside {
        flex: 1 1 0;
        display: flex;
        flex-direction: column;
        gap: 0.4em;
        min-inline-size: 0;
        min-block-size: 0;
        padding: 0.4em 0.6em;
        overflow: auto;
      }
      :host([compact]) .beside {
        overflow: hidden;
      }
      /* Drawn all the same, so that what waits for the picture comes. */
      .both[data-replaced] > .map {
        position: absolute;
        inset: 0;
        visibility: hidden;
      }
      .map ::slotted(gd-problems) {
        visibility: visible;
      }
      /* As large as they have room. */
      section {
        flex: 1 1 auto;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      section > :not(h2) {
        flex: 1 1 auto;
        min-block-size: 0;
      }
      /* Two are below each other, each as high as it is. */
      .beside > section:not(:only-child),
      .beside > section:not(:only-child) > * {
        flex: none;
      }
      .beside > section + section {
        margin-block-start: 0.6em;
      }
      h2 {
        flex: none;
        margin-block-end: 0.2em;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container (min-width: 35em) {
        .turn {
          display: none;
        }
      }
      /* As high before what belongs beside the map has come. */
      @container (max-width: 34.99em) {
        .head[data-turns] {
          min-block-size: 2.3em;
        }
      }
      @media (pointer: coarse) {
        .turn button {
          min-block-size: 44px;
        }
        @container (max-width: 34.99em) {
          .head[data-turns] {
            min-block-size: calc(44px + 0.3em);
          }
        }
      }
      @container (max-width: 34.99em) {
        .both[data-turned] > .map,
        .both:not([data-turned], [data-replaced]) > .beside {
          display: none;
        }
      }
      @media print {
        .turn {
          display: none;
        }
        .beside {
          border: 0;
          overflow: visible;
        }
      }
    `,
  ];

  protected override heard(): void {
    const { query, scenario, time } = this.session;
    if (!scenario.experiment) this.#before = query;
    // Nobody sees it.
    else if (time.playing) this.session.pause();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    if (this.session.opened !== this.#opened) [this.#opened, this.isTurned] = [this.session.opened, true];
    if (this.#isNeeded && !this.companions.length) void this.#load();
  }

  /** Whether something belongs beside the map. */
  get #isNeeded(): boolean {
    const { fit, layers, experiment, map, hide } = this.session.scenario;
    const isHidden = hide.includes('data');
    return this.alone && Boolean(experiment || (!isHidden && (fit || layers || map?.id === 'sweep')));
  }

  async #load(): Promise<void> {
    const { complete } = await load();
    const [{ COMPANIONS }] = await Promise.all([import('../panels/companions.js'), complete()]);
    for (const { id, element } of COMPANIONS) define(`gd-${id}`, element);
    this.companions = COMPANIONS;
  }

  override render() {
    const { session } = this;
    const isReplaced = this.alone && session.scenario.experiment !== null;
    const all = this.alone ? this.companions.filter(({ isShown }) => isShown(session.scenario)) : [];
    // A small frame, which does not scroll, has room for one.
    const shown = this.compact ? all.slice(0, 1) : all;
    const turns = shown.length > 0 && !isReplaced;
    const isTurned = this.isTurned && turns;
    const button = (text: string, turned: boolean) =>
      html`<button type="button" aria-pressed=${isTurned === turned} @click=${() => (this.isTurned = turned)}>${text}</button>`;
    return html`
      <div class="head" ?data-turns=${this.#isNeeded && !isReplaced}>
        <slot name="head"></slot>
        ${turns
          ? html`<div class="turn" role="group" aria-label="What is shown">${button('Map', false)}${button(shown.map(({ tab }) => tab).join(', '), true)}</div>`
          : nothing}
      </div>
      <div class="both" ?data-turned=${isTurned} ?data-replaced=${isReplaced} @gd-close=${this.#close}>
        <div class="map"><slot></slot></div>
        ${shown.length ? html`<div class="card beside" role="group" aria-label=${isReplaced ? 'Experiment' : 'Beside the map'}>${shown.map((companion) => this.#companion(companion))}</div>` : nothing}
      </div>
    `;
  }

  #companion({ id, title }: Companion) {
    const tag = unsafeStatic(`gd-${id}`);
    return staticHtml`<section aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2><${tag} staged ?compact=${this.compact} .session=${this.session}></${tag}></section>`;
  }

  protected override updated(): void {
    if (!this.#isLeaving || this.session.scenario.experiment) return;
    this.#isLeaving = false;
    this.querySelector<HTMLElement>('gd-map')?.focus();
  }

  /** Leaves an experiment for what was shown before. */
  readonly #close = () => {
    const { session } = this;
    this.#isLeaving = true;
    if (this.#before === null) session.apply({ type: 'reset', key: 'experiment' });
    else session.open(this.#before, {});
  };
}
