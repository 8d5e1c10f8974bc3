import { random_seed, type Description, type Edit, type Part } from 'gd-web';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import '../parts/choice-menu.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import { define } from '../parts/define.js';
import { Batches } from './batches.js';
import { OwnPoints } from './own-points.js';

define('gd-batches', Batches);
define('gd-own-points', OwnPoints);

/** A control of one key of the link. */
type Control = (session: Session) => TemplateResult | typeof nothing;

/** Controls that belong together. */
interface Group {
  readonly title: string;
  readonly controls: readonly Control[];
  /** Whether there is something to set. */
  readonly isShown?: (scenario: Description) => boolean;
  /** Whether it begins open. */
  readonly isOpen?: boolean;
  /** Whether it is the player’s at a hole of the course. */
  readonly isOfPlayer?: boolean;
}

/** A number that is declared with its key. */
const number =
  (key: string, value: (scenario: Description) => number): Control =>
  (session) => {
    const declared = session.declarations.settings.find(({ id }) => id === key);
    if (!declared) return nothing;
    return html`<gd-number .session=${session} .declared=${declared} .value=${value(session.scenario)}
      .set=${(value: number | string, series: object | null) =>
        session.apply({ type: 'set', key, value: String(value) }, series)}></gd-number>`;
  };

/** One of what is declared, with its options. */
const choice =
  (key: 'schedule' | 'clip' | 'loss', label: string, of: 'schedules' | 'clips' | 'losses'): Control =>
  (session) => {
    const { declarations, scenario } = session;
    const trained = declarations.models.find(({ id }) => id === scenario.fit?.model)?.losses ?? [];
    const declared =
      of === 'losses'
        ? session.declarations.losses
            .filter(({ id }) => trained.includes(id))
            .map((loss) => ({ ...loss, summary: `${loss.formula}. ${loss.note}` }))
        : session.declarations[of];
    return html`<gd-choice .session=${session} .key=${key} label=${label} .declared=${declared}></gd-choice>`;
  };

/** One of a few values. */
const radios =
  (key: string, legend: string, value: (scenario: Description) => string, values: readonly (readonly [string, string])[]): Control =>
  (session) => html`<fieldset>
    <legend>${legend}</legend>
    ${values.map(
      ([id, text]) => html`<label class="check"><input type="radio" name=${key} value=${id}
        .checked=${live(value(session.scenario) === id)}
        @change=${() => session.apply({ type: 'set', key, value: id })} />${text}</label>`,
    )}
  </fieldset>`;

/** One of many values. */
const menu =
  (
    key: string,
    label: string,
    value: (scenario: Description) => string,
    options: (session: Session) => readonly { id: string; name: string }[],
    note: (scenario: Description) => string = () => '',
  ): Control =>
  (session) => html`<label class="menu">${label}
      <select @change=${(event: Event) =>
        session.apply({ type: 'set', key, value: (event.target as HTMLSelectElement).value })}>
        ${options(session).map(
          ({ id, name }) => html`<option value=${id} .selected=${live(id === value(session.scenario))}>${name}</option>`,
        )}
      </select>
    </label>
    <p class="hint">${note(session.scenario)}</p>`;

/** A part of the page that is turned on or off. */
const part =
  (id: Part, text: string): Control =>
  (session) => html`<label class="check"><input type="checkbox" .checked=${live(session.scenario.show.includes(id))}
    @change=${(event: Event) =>
      session.apply({ type: 'setPart', part: id, on: (event.target as HTMLInputElement).checked })} />${text}</label>`;

/** Something that is done at once. */
const button =
  (text: string, edit: () => Edit): Control =>
  (session) => html`<button type="button" @click=${() => session.apply(edit())}>${text}</button>`;

const learns = ({ fit }: Description) => fit !== null;

const GROUPS: readonly Group[] = [
  {
    title: 'Model and loss',
    isShown: learns,
    isOpen: true,
    controls: [
      menu(
        'model',
        'Model',
        ({ fit }) => fit?.model ?? '',
        ({ declarations, scenario }) => declarations.models.filter(({ id }) => scenario.fit?.models.includes(id)),
        ({ fit, formula }) => (fit ? `ŷ = ${formula}` : ''),
      ),
      choice('loss', 'Loss', 'losses'),
      number('l1', ({ fit }) => fit?.l1 ?? 0),
      number('l2', ({ fit }) => fit?.l2 ?? 0),
      part('losses', 'Show the best fit by each loss'),
    ],
  },
  {
    title: 'Mini-batches',
    isShown: learns,
    isOpen: true,
    controls: [
      (session) => html`<gd-batches .session=${session}></gd-batches>`,
      radios('sampling', 'Sampling', ({ sampling }) => sampling, [
        ['without', 'Without replacement, epoch by epoch'],
        ['with', 'With replacement'],
      ]),
    ],
  },
  { title: 'Your own points', isShown: learns, controls: [(session) => html`<gd-own-points .session=${session}></gd-own-points>`] },
  {
    title: 'Layers',
    isShown: ({ layers }) => layers !== null,
    isOpen: true,
    controls: [
      number('layers', ({ layers }) => layers?.depth ?? 0),
      menu(
        'activation',
        'Activation',
        ({ layers }) => layers?.activation ?? '',
        ({ declarations }) => declarations.activations.map(({ id, name, formula }) => ({ id, name: `${name}, ${formula}` })),
      ),
    ],
  },
  {
    title: 'Goal and stopping',
    controls: [
      radios('goal', 'Goal', ({ goal }) => goal, [
        ['min', 'Minimum: descent, θ − α∇f'],
        ['max', 'Maximum: ascent, θ + α∇f'],
      ]),
      number('steps', ({ steps }) => steps),
      number('tol', ({ tolerance }) => tolerance),
    ],
  },
  {
    title: 'Schedule and clipping',
    isOfPlayer: true,
    controls: [
      choice('schedule', 'Learning-rate schedule', 'schedules'),
      choice('clip', 'Gradient clipping', 'clips'),
    ],
  },
  {
    title: 'Noise and chance',
    controls: [
      number('noise', ({ noise }) => noise),
      number('seed', ({ seed }) => seed),
      button('New random seed', () => ({ type: 'set', key: 'seed', value: String(random_seed()) })),
      button('Add noise', () => ({ type: 'shakeGradient' })),
    ],
  },
];

/** What is rarely set, in groups: a control is a row of `GROUPS`. */
export class Settings extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.PROBLEMS;

  static override styles = [
    base,
    css`
      details + details {
        border-block-start: 1px solid var(--gd-line);
      }
      summary {
        padding-block: 0.45em;
      }
      summary h3 {
        display: inline;
      }
      .controls {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.7em;
        padding-block: 0.2em 0.9em;
      }
      .menu {
        display: grid;
        gap: 0.25em;
        font-size: 0.9375em;
      }
      .hint {
        margin-block-start: -0.4em;
      }
      .hint:empty {
        display: none;
      }
      legend {
        padding: 0;
        font-size: 0.9375em;
      }
      .check {
        font-size: 0.9375em;
      }
      button {
        justify-self: start;
      }
    `,
  ];

  override render() {
    const { session } = this;
    const { scenario } = session;
    const shown = GROUPS.filter(({ isShown, isOfPlayer }) => (scenario.hole ? isOfPlayer : (isShown?.(scenario) ?? true)));
    return shown.map(
      ({ title, controls, isOpen = false }) => html`<details ?open=${isOpen}>
        <summary><h3>${title}</h3></summary>
        <div class="controls">${controls.map((control) => control(session))}</div>
      </details>`,
    );
  }
}
