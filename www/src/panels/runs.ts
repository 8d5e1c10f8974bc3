import { glyphs, place, sweep_options, type Edit, type Glyph, type Status } from 'gd-web';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { glyphPicture } from '../parts/glyph.js';
import { icon } from '../parts/icon.js';
import { SessionElement } from '../parts/session-element.js';
import { raceAnew } from '../session/newcomer.js';
import { saidOf } from '../session/said.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import './run-options.js';
import sheet from './runs.css';
import './start-list.js';

/** The rules that are offered first. */
const FIRST = ['gd', 'momentum', 'adam'];

/** What the star says. */
const FIRST_THERE = 'First within the tolerance of the best value';

/** A run and its number in the race. */
type Numbered = Status & { readonly racer: number };

/** The runs of a rule and a batch size, from each start. */
interface Entrant {
  readonly id: string;
  readonly rule: number;
  readonly runs: readonly Numbered[];
}

/** The runs as cards, a card for each rule and batch size, and where they start. */
export class Runs extends SessionElement {
  protected override readonly hears =
    Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION | Changed.COMPLETE | Changed.LOOK;
  /** The card whose options are open. */
  @state() private open: string | null = null;
  @state() private isAdding = false;
  /** What is wrong with the last run that was added. */
  @state() private flaw = '';
  /** What is wrong with what was typed into a card. */
  @state() private wrong: { readonly card: string; readonly text: string } | null = null;

  /** How a session's runs look and where they begin, until these may be others. */
  #known: { readonly session: Session; readonly looks: readonly Glyph[]; readonly origins: readonly Status[] } | null = null;

  static override styles = [base, sheet];

  protected override heard(changed: number): void {
    if (changed & (Changed.SCENARIO | Changed.RUNS | Changed.LOOK)) this.#known = null;
  }

  override render() {
    const { session, isAdding, flaw } = this;
    const { scenario, time, playground } = session;
    const entrants = this.#entrants;
    const isSwept = scenario.map?.id === 'sweep';
    const first = time.complete ? [...playground.first()] : [];
    const { looks } = this.#lasting;
    const { chosen, restarts } = scenario;
    const starts = chosen.length === 1 ? place(chosen[0] ?? [], scenario.dimension, 3) : String(chosen.length);
    return html`
      <ul class="cards" aria-label="Runs">
        ${repeat(entrants, ({ id }) => id, (entrant) => this.#card(entrant, looks, first))}
      </ul>
      <div class="bar adder">
        <button type="button" aria-expanded=${isAdding} aria-controls="rules" @click=${() => (this.isAdding = !isAdding)}>
          ${icon('plus')} Add a run
        </button>
        <div id="rules" class="bar" ?hidden=${!isAdding}>${isAdding ? this.#rules() : nothing}</div>
        ${this.#hasTwoOptions
          ? html`<button type="button" aria-pressed=${isSwept} title="What becomes of this run with every pair of two options" @click=${() => this.#sweep(isSwept)}>
              Try two options at once
            </button>`
          : nothing}
      </div>
      <p class="flaw" role="status">${flaw}</p>
      <details class="starts" ?hidden=${scenario.hole !== null}>
        <summary>Starts: ${starts}${restarts ? ` and ${restarts} random` : ''}</summary>
        <gd-start-list .session=${session}></gd-start-list>
      </details>
    `;
  }

  get #lasting() {
    const { session } = this;
    if (this.#known?.session === session) return this.#known;
    const { playground, isDark } = session;
    return (this.#known = { session, looks: glyphs(playground, isDark), origins: playground.status(0) });
  }

  get #entrants(): Entrant[] {
    const of = new Map<string, Numbered[]>();
    this.session.statuses.forEach((status, racer) => {
      const id = `${status.rule} ${status.batch}`;
      const runs = of.get(id) ?? [];
      runs.push({ ...status, racer });
      of.set(id, runs);
    });
    return [...of].map(([id, runs]) => ({ id, rule: runs[0]?.rule ?? 0, runs }));
  }

  #card({ id, rule, runs }: Entrant, looks: readonly Glyph[], first: readonly number[]) {
    const { session } = this;
    const { scenario, selected } = session;
    const start = session.status?.start;
    // Of several starts the one that is looked at, also in the other cards.
    const run = runs.find(({ racer }) => racer === selected) ?? runs.find((run) => run.start === start) ?? runs[0];
    const look = run && looks[run.racer];
    if (!run || !look) return nothing;
    const isSelected = run.racer === selected;
    const isOpen = this.open === id;
    const { entrant } = run;
    const rate = session.declarations.settings.find(({ id }) => id === 'lr');
    return html`<li class="run" ?data-selected=${isSelected}>
      <label class="name">
        <input type="radio" name="run" .checked=${live(isSelected)} aria-describedby="outcome-${run.racer}"
          @change=${() => session.select(run.racer)} />
        ${glyphPicture(look)} <span>${entrant}</span>
      </label>
      ${rate
        ? html`<gd-number short class="rate" .session=${session} .declared=${rate} name="Learning rate of ${entrant}"
            .value=${scenario.rates[rule] ?? NaN}
            .set=${(value: number | string, series: object | null) =>
              session.apply({ type: 'setRuleOption', rule, option: 'lr', value }, series)}
            @gd-told=${({ detail: text }: CustomEvent<string>) => (this.wrong = text ? { card: id, text } : null)}></gd-number>`
        : nothing}
      <button type="button" class="quiet round" aria-label="Options of ${entrant}" title="Options" aria-expanded=${isOpen}
        @click=${() => (this.open = isOpen ? null : id)}>${icon('more')}</button>
      ${this.#outcome(run, first)}
      <p class="flaw" role="status">${this.wrong?.card === id ? this.wrong.text : ''}</p>
      ${runs.length > 1 && isSelected ? this.#starts(entrant, runs, run, first) : nothing}
      ${isOpen ? this.#options(rule, entrant, run) : nothing}
    </li>`;
  }

  /** What became of a run: its outcome, steps, value, and what it took where there are data. */
  #outcome({ outcome, step, valueTold, samples, racer, verdict }: Numbered, first: readonly number[]) {
    const star = verdict && first.includes(racer)
      ? html`<span class="star" title=${FIRST_THERE}>★<span class="unseen">${FIRST_THERE}: </span></span> `
      : nothing;
    const parts = [outcome, `${step} ${step === 1 ? 'step' : 'steps'}`, valueTold];
    if (samples !== null) parts.push(`${samples} samples`);
    const text = parts.join(' · ');
    return html`<p class="outcome" part="outcome" id="outcome-${racer}" title=${text}>${star}${text}</p>`;
  }

  /** From which of several starts the card's run is. */
  #starts(entrant: string, runs: readonly Numbered[], shown: Numbered, first: readonly number[]) {
    const { session } = this;
    const { dimension } = session.scenario;
    const { origins } = this.#lasting;
    return html`<label class="from">from
      <select aria-label="Start of ${entrant}" @change=${({ target }: Event) => session.select(Number((target as HTMLSelectElement).value))}>
        ${runs.map(({ racer, random, outcome }, k) => {
          const at = place(origins[racer]?.theta ?? [], dimension, 3);
          return html`<option value=${racer} .selected=${live(racer === shown.racer)}>${k + 1} of ${runs.length}: ${random ? 'random ' : ''}${at}, ${outcome}${first.includes(racer) ? ' ★' : ''}</option>`;
        })}
      </select>
    </label>`;
  }

  #options(rule: number, entrant: string, { evaluations }: Numbered) {
    const { session } = this;
    const isOnly = session.scenario.rules.length === 1;
    return html`<div class="options">
      <gd-run-options .session=${session} .rule=${rule}></gd-run-options>
      <p class="hint">${evaluations} gradients computed so far.</p>
      <div class="bar">
        <button type="button" @click=${() => this.#add({ type: 'duplicateRule', index: rule })}>Duplicate</button>
        <button type="button" aria-label="Remove ${entrant}" aria-disabled=${isOnly} title=${isOnly ? 'A race needs a run' : nothing}
          @click=${() => isOnly || this.#remove(rule)}>Remove</button>
      </div>
    </div>`;
  }

  /** What can be added: the last run with another rate, or a rule. */
  #rules() {
    const { declarations, scenario } = this.session;
    const add = (rule: string) => this.#add({ type: 'addRule', rule });
    const first = FIRST.flatMap((id) => declarations.rules.find((rule) => rule.id === id) ?? []);
    const more = declarations.rules.filter(({ id }) => !FIRST.includes(id));
    const index = scenario.rules.length - 1;
    const last = scenario.rules[index];
    const rate = scenario.rates[index] ?? NaN;
    const copy: Edit = {
      type: 'all',
      edits: [
        { type: 'duplicateRule', index },
        { type: 'setRuleOption', rule: index + 1, option: 'lr', value: Number((rate / 2).toPrecision(3)) },
      ],
    };
    const name = declarations.rules.find(({ id }) => id === last?.rule.id)?.name;
    return html`
      <button type="button" @click=${() => this.#add(copy)}>${name} with another α</button>
      ${first.map(({ id, name }) => html`<button type="button" @click=${() => add(id)}>${name}</button>`)}
      <select aria-label="More rules" @change=${({ target }: Event) => add((target as HTMLSelectElement).value)}>
        <option value="" .selected=${live(true)}>More rules</option>
        ${more.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    `;
  }

  #add(edit: Edit): void {
    const { query } = this.session;
    const reading = raceAnew(this.session, edit);
    this.flaw = saidOf(reading.problems[0]);
    this.isAdding &&= reading.refused;
    if (reading.refused || this.session.query === query) return;
    this.open = null;
    // What was pressed is gone: the card that has come is looked at.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-selected] input[type=radio]')?.focus());
  }

  /** Whether there are two: at a hole, whose start is fixed, a rule may have its rate alone. */
  get #hasTwoOptions(): boolean {
    const { scenario, playground, status } = this.session;
    return scenario.hole === null || sweep_options(playground, status?.rule ?? 0).length > 1;
  }

  #sweep(isSwept: boolean): void {
    const { session } = this;
    session.apply(isSwept ? { type: 'reset', key: 'map' } : { type: 'sweep', rule: session.status?.rule ?? 0 });
  }

  #remove(index: number): void {
    this.session.apply({ type: 'removeRule', index });
    [this.open, this.flaw] = [null, ''];
    this.renderRoot.querySelector<HTMLElement>('.adder button')?.focus();
  }
}
