import { css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from '../parts/icon.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import slider from '../styles/slider.css';

/** Play, pause, step forwards and back, restart, the scrubber and the speed. */
export class PlayBar extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.COMPLETE;
  override readonly rank = 2;
  /** In a small frame: without the speed where that would take a second row. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @query('input') private scrubber!: HTMLInputElement;
  #wasPlaying = false;
  /** Whether the end was seen; undefined before the first look. */
  #wasOver: boolean | undefined;

  static override styles = [
    base,
    slider,
    css`
      :host {
        container-type: inline-size;
      }
      .bar {
        flex-wrap: nowrap;
      }
      .time {
        display: flex;
        flex: 1 1 0;
        align-items: center;
        gap: 0.5em;
        min-inline-size: 0;
      }
      output {
        flex: none;
        min-inline-size: 5em;
        text-align: end;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      /* As wide before the speeds have come. */
      select {
        flex: none;
        inline-size: 6.5em;
        padding-inline: 0.4em;
      }
      @container (max-width: 34em) {
        .ends {
          display: none;
        }
      }
      /* The count stands over the scrubber. */
      @container (max-width: 26em) {
        .bar {
          gap: 0.3em;
        }
        .time {
          flex-direction: column-reverse;
          align-items: stretch;
          gap: 0;
        }
        .time input {
          min-block-size: 1.5em;
        }
        output {
          min-inline-size: 0;
          font-size: 0.8125em;
          line-height: 1.2;
          text-align: center;
        }
        select {
          padding-inline: 0.2em;
          inline-size: 5em;
        }
      }
      @container (max-width: 19em) {
        .bar {
          flex-wrap: wrap;
          justify-content: space-between;
        }
        .time {
          flex: 1 0 100%;
          order: 1;
        }
        :host([compact]) select {
          display: none;
        }
        :host([compact]) .bar {
          flex-wrap: nowrap;
        }
        :host([compact]) .time {
          flex: 1 1 0;
          order: 0;
        }
      }
      @media (pointer: coarse) {
        .bar .time input {
          min-block-size: 44px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** Says where playing has stopped, and what came of the runs. */
  protected override heard(changed: number): void {
    const { session } = this;
    const { step, last, playing, complete } = session.time;
    if (!(changed & (Changed.STEP | Changed.COMPLETE))) return;
    const isOver = complete && step >= last && !playing;
    const hasStopped = this.#wasPlaying && !playing;
    const said = isOver && this.#wasOver === false ? session.playground.summary(session.time.step) : undefined;
    if (said !== undefined) session.say(said);
    else if (hasStopped) session.say(`Step ${step} of ${last}`);
    [this.#wasPlaying, this.#wasOver] = [playing, complete || this.#wasOver !== undefined ? isOver : undefined];
  }

  protected override updated(): void {
    const { step, last } = this.session.time;
    this.scrubber.style.setProperty('--filled', String(last ? step / last : 0));
  }

  override render() {
    const { session } = this;
    const { step, last, playing, complete } = session.time;
    const { speed } = session.scenario;
    const { speeds } = session.declarations;
    const isOther = speed !== null && !speeds.some(({ value }) => value === speed);
    const [isFirst, isLast] = [step === 0, complete && step >= last];
    const button = (label: string, name: IconName, act: () => void, disabled = false, kind = '') =>
      // Not disabled, which would take the focus from a reader who steps to the end.
      html`<button type="button" class="round ${kind}" aria-label=${label} title=${label}
        aria-disabled=${disabled} @click=${act}>${icon(name)}</button>`;
    return html`<div class="bar" role="toolbar" aria-label="Playback">
      ${button('Back to the start', 'start', () => session.seek(0), isFirst, 'ends')}
      ${button('Step back', 'back', () => session.move(-1), isFirst)}
      ${button(playing ? 'Pause' : 'Play', playing ? 'pause' : 'play', () => (playing ? session.pause() : session.play()), false, 'primary')}
      ${button('Step forward', 'forward', () => session.move(1), isLast)}
      ${button('To the end', 'end', () => session.seek(Infinity), isLast, 'ends')}
      <div class="time">
        <input type="range" aria-label="Step" min="0" max=${last} .value=${live(String(step))}
          aria-valuetext="Step ${step} of ${last}"
          @input=${(event: InputEvent) => session.seek(Number((event.target as HTMLInputElement).value))} />
        <output aria-live="off">${step} / ${last}${complete ? '' : '…'}</output>
      </div>
      <select aria-label="Speed" title="Speed: by itself slow enough to follow, or steps a second" @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        session.apply(value ? { type: 'set', key: 'speed', value } : { type: 'reset', key: 'speed' });
      }}>
        <option value="" .selected=${live(speed === null)}>Auto</option>
        ${speeds.map(
          ({ value, name }) => html`<option value=${value} .selected=${live(value === speed)}>${name}</option>`,
        )}
        ${isOther ? html`<option value=${speed} .selected=${live(true)}>${speed} / s</option>` : nothing}
      </select>
    </div>`;
  }
}
