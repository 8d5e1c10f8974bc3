import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from '../parts/icon.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';

/** Steps a second; the last one shows a run at once. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 500, 10_000];

/** Play, pause, step forwards and back, restart, the scrubber and the speed. */
export class PlayBar extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.COMPLETE;
  override readonly rank = 2;
  override readonly pause = 50;

  static override styles = [
    base,
    css`
      .bar {
        flex-wrap: nowrap;
      }
      input {
        flex: 1 1 4em;
      }
      output {
        min-inline-size: 5em;
        text-align: end;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      select {
        flex: none;
      }
      @media (max-width: 30rem) {
        .ends {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { step, last, playing, complete } = session.time;
    const { speed } = session.scenario;
    const speeds = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
    const [isFirst, isLast] = [step === 0, complete && step >= last];
    const button = (label: string, name: IconName, act: () => void, disabled = false, kind = '') =>
      // Not disabled, which would take the focus from a reader who steps to the end.
      html`<button type="button" class="round ${kind}" aria-label=${label} title=${label}
        aria-disabled=${disabled} @click=${act}>${icon(name)}</button>`;
    return html`<div class="bar" role="toolbar" aria-label="Playback">
      ${button('Back to the start', 'start', () => session.seek(0), isFirst, 'ends')}
      ${button('Step back', 'back', () => session.move(-1), isFirst)}
      ${playing
        ? button('Pause', 'pause', () => session.pause(), false, 'primary')
        : button('Play', 'play', () => session.play(), false, 'primary')}
      ${button('Step forward', 'forward', () => session.move(1), isLast)}
      ${button('To the end', 'end', () => session.seek(Infinity), isLast, 'ends')}
      <input type="range" aria-label="Step" min="0" max=${last} .value=${live(String(step))}
        @input=${(event: InputEvent) => session.seek(Number((event.target as HTMLInputElement).value))} />
      <output>${step} / ${last}${complete ? '' : '…'}</output>
      <select aria-label="Speed" @change=${(event: Event) =>
        session.apply({ type: 'set', key: 'speed', value: (event.target as HTMLSelectElement).value })}>
        ${speeds.map(
          (value) => html`<option value=${value} ?selected=${value === speed}>${value >= 10_000 ? 'at once' : `${value} / s`}</option>`,
        )}
      </select>
    </div>`;
  }
}
