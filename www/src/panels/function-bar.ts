import type { Edit, Part, Problem } from 'gd-web';
import { css, html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../parts/icon.js';
import { math } from '../parts/math.js';
import { pointedAt, pointedSheet } from '../parts/pointed.js';
import { SessionElement } from '../parts/session-element.js';
import { raceAnew } from '../session/newcomer.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { POINTS, written } from './points.js';

/** How long typing rests before it is read, in milliseconds. */
const REST = 350;

/** A formula to begin with, in place of data or layers. */
const FORMULA = 'x^2 + y^2';

/** What the map's menu calls a part. */
const PARTS: Partial<Record<Part, string>> = {
  surface: '3-D surface',
  stretch: 'Fill the frame',
};

/** Something that can be descended, as an option of the menu. */
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly edit: Edit | null;
}

/** What is descended, its formula, how the map looks, undo and redo: one line above the map. */
export class FunctionBar extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.PROBLEMS;
  /** What is typed and not read yet, or was refused. */
  @state() private typed: string | null = null;
  @state() private flaw: Problem | null = null;
  /** Whether what is in the field has been read: there is nothing to be helped with. */
  @state() private isRead = false;
  /** Whether the field has the focus. */
  @state() private isEdited = false;
  @query('#formula') private field!: HTMLInputElement | null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #opened = 0;
  #shownQuery = '';
  #wantsFocus = false;

  static override styles = [
    base,
    pointedSheet,
    css`
      :host {
        position: relative;
        z-index: 3;
        container-type: inline-size;
      }
      .line {
        display: flex;
        gap: 0.5em;
        align-items: center;
      }
      .line > select {
        flex: 0 4 auto;
        field-sizing: content;
        max-inline-size: 15em;
        min-inline-size: 6em;
      }
      .formula {
        position: relative;
        display: flex;
        flex: 1 1 0;
        align-items: center;
        min-inline-size: 0;
        min-block-size: 2.55em;
        white-space: nowrap;
      }
      .formula label,
      .formula input,
      .of,
      .typeset {
        font-family: 'STIX Two Text', Cambria, Georgia, 'Liberation Serif', serif;
        font-style: italic;
        font-size: 1.0625em;
      }
      .field {
        position: relative;
        flex: 1 1 0;
        min-inline-size: 0;
        margin-block: -1px;
        border: 1px solid transparent;
        border-radius: 0.6em;
      }
      .field:hover,
      .field.edited {
        border-color: var(--gd-edge);
        background: var(--gd-panel);
      }
      .field.flawed {
        border-color: var(--gd-bad);
      }
      .field input {
        inline-size: 100%;
        border-color: transparent;
        background: transparent;
        text-overflow: ellipsis;
        padding-inline: 0.3em;
      }
      /* The formula as it is understood stands where its text does, until it is to be changed. */
      .field.covered input {
        opacity: 0;
      }
      /* What is longer fades at its end. */
      .typeset {
        display: flex;
        flex: 1 1 0;
        align-items: center;
        min-inline-size: 0;
        overflow: hidden;
        padding-inline: calc(0.3em + 1px);
        mask-image: linear-gradient(to right, #000 calc(100% - 1.5em), transparent);
      }
      .field .typeset {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .typeset math {
        flex: none;
        font-style: normal;
        math-style: compact;
      }
      .of {
        flex: 1 1 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .read {
        overflow-x: auto;
        padding-block: 0.15em;
        font-size: 1.2em;
      }
      .none {
        flex: 1 1 0;
      }
      .over {
        position: absolute;
        inset-block-start: calc(100% + 0.25em);
        inset-inline: 0;
        padding: 0.5em 0.75em;
        border: 1px solid var(--gd-edge);
        border-radius: 0.6em;
        background: var(--gd-panel);
        box-shadow: 0 0.4em 1.5em #0003;
        white-space: normal;
        font-size: 0.875em;
      }
      .over.flawed {
        border-color: var(--gd-bad);
        background: var(--gd-bad-tint);
        color: var(--gd-bad);
      }
      .field:not(.edited) ~ .over {
        display: none;
      }
      .checks {
        display: grid;
        white-space: nowrap;
      }
      .note {
        padding-block-start: 0.4em;
        margin-block-start: 0.4em;
        border-block-start: 1px solid var(--gd-line);
        max-inline-size: 22em;
      }
      /* The formula has a line of its own. */
      @container (max-width: 30em) {
        .line {
          flex-wrap: wrap;
        }
        .line > select {
          flex: 1 1 0;
          min-inline-size: 4.5em;
        }
        .formula {
          order: 1;
          flex: 1 0 100%;
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  /** Another link, or another edit, takes away what is half typed, which belongs to the one before. */
  protected override heard(): void {
    const { opened, query, scenario } = this.session;
    // A field that is taken away is not left.
    if (scenario.fit || scenario.layers || scenario.experiment || scenario.hide.includes('formula')) this.isEdited = false;
    const isOther = opened !== this.#opened || (query !== this.#shownQuery && this.flaw !== null);
    [this.#opened, this.#shownQuery] = [opened, query];
    if (isOther) this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.typed = this.flaw = null;
    this.isRead = false;
  }

  override render() {
    const { session } = this;
    // Nothing is disabled, which would take the focus from a reader who takes back the first act.
    const { experiment, hide } = session.scenario;
    const hasFormula = !hide.includes('formula');
    return html`<div class="line">
      ${hasFormula && !session.scenario.hole ? this.#menu() : nothing}
      ${hasFormula && !experiment
        ? html`<div class="formula">${this.#formula()}<gd-derivatives .session=${session}></gd-derivatives></div>`
        : html`<span class="none"></span>`}
      ${experiment || hide.includes('tools') ? nothing : html`<gd-menu label="Map">${this.#parts()}</gd-menu>`}
      <button type="button" class="round" aria-label="Undo" title="Undo (Ctrl+Z)" aria-disabled=${!session.canUndo}
        @click=${() => session.undo()}>${icon('undo')}</button>
      <button type="button" class="round" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" aria-disabled=${!session.canRedo}
        @click=${() => session.redo()}>${icon('redo')}</button>
    </div>`;
  }

  /** What can be descended, in groups. */
  get #groups(): { label: string; entries: Entry[] }[] {
    const { functions, dataSets, settings, experiments } = this.session.declarations;
    // The points there are become the reader's own.
    const { fit } = this.session.scenario;
    const depth = settings.find(({ id }) => id === 'layers')?.default ?? 20;
    const of = (key: string, id: string, name: string): Entry => ({
      id: `${key}=${id}`,
      name,
      edit: this.#leaving({ type: 'set', key, value: id }),
    });
    const families = [...new Set(functions.map(({ family }) => family))].map((label) => ({
      label,
      entries: functions.filter(({ family }) => family === label).map(({ id, name }) => of('f', id, name)),
    }));
    return [
      ...families,
      {
        label: 'Learn from data',
        entries: [
          ...dataSets.map(({ id, name }) => of('data', id, name)),
          { id: 'points', name: 'Your own points', edit: this.#leaving({ type: 'pasteData', text: fit ? written(fit) : POINTS }) },
        ],
      },
      { label: 'Deep networks', entries: [{ ...of('layers', String(depth), 'A chain of layers'), id: 'layers' }] },
      {
        label: 'Many dimensions',
        entries: experiments.map(({ id, name }) => ({
          id: `experiment=${id}`,
          name,
          edit: { type: 'set', key: 'experiment', value: id },
        })),
      },
    ];
  }

  /** What else is chosen takes the place of an experiment. */
  #leaving(edit: Edit): Edit {
    if (!this.session.scenario.experiment) return edit;
    return { type: 'all', edits: [{ type: 'reset', key: 'experiment' }, edit] };
  }

  /** Which entry is shown. */
  get #shown(): string {
    const { scenario, declarations } = this.session;
    const { experiment, layers, fit } = scenario;
    if (experiment) return `experiment=${experiment}`;
    if (layers) return 'layers';
    if (fit) return declarations.dataSets.some(({ id }) => id === fit.data) ? `data=${fit.data}` : 'points';
    return declarations.functions.some(({ id }) => id === scenario.function) ? `f=${scenario.function}` : 'typed';
  }

  /** What is declared of the function, if it is one of the catalogue. */
  get #entry() {
    const { declarations, scenario } = this.session;
    return declarations.functions.find(({ id }) => id === scenario.function);
  }

  /** Where what is descended comes from, where that is known. */
  get #source(): string | undefined {
    const { declarations, scenario } = this.session;
    const { fit, layers } = scenario;
    if (layers) return declarations.layers.source;
    return fit ? declarations.losses.find(({ id }) => id === fit.loss.id)?.source : this.#entry?.source;
  }

  #menu() {
    const { declarations, scenario } = this.session;
    if (!declarations.functions.length) return html`<select aria-label="Function"><option>${scenario.name}</option></select>`;
    const shown = this.#shown;
    const option = ({ id, name }: Entry) => html`<option value=${id} ?selected=${id === shown}>${name}</option>`;
    return html`<select aria-label="Function" .value=${live(shown)} @change=${this.#choose}>
      ${option({ id: 'typed', name: 'Your own formula', edit: null })}
      ${this.#groups.map(({ label, entries }) => html`<optgroup label=${label}>${entries.map(option)}</optgroup>`)}
    </select>`;
  }

  readonly #choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const { session } = this;
    this.#forget();
    const entry = this.#groups.flatMap(({ entries }) => entries).find(({ id }) => id === value);
    if (entry?.edit) {
      raceAnew(session, entry.edit);
      return;
    }
    const { fit, layers } = session.scenario;
    if (fit || layers) session.apply(this.#leaving({ type: 'set', key: 'f', value: FORMULA }));
    this.#wantsFocus = true;
    this.requestUpdate();
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#wantsFocus || !this.field) return;
    this.#wantsFocus = false;
    this.field.focus();
    this.field.select();
  }

  #formula() {
    const { formula, dimension, fit, layers, valueName, hole } = this.session.scenario;
    const typeset = this.session.playground.typeset();
    if (fit || layers || hole) {
      return typeset
        ? html`<span class="typeset" title=${`${fit ? 'ŷ' : valueName} = ${formula}`}><i>${valueName}</i>&nbsp;=&nbsp;${math(typeset)}</span>`
        : html`<span class="of" title=${formula}>${fit ? 'ŷ' : valueName} = ${formula}</span>`;
    }
    const { flaw, typed, isRead } = this;
    const text = typed ?? formula;
    const note = this.#entry?.note ?? null;
    const isBeingTyped = typed !== null && !isRead;
    const help = isBeingTyped
      ? 'Write x and y (or x alone), + − * / ^, sin cos exp ln sqrt abs … such as x^4 - 3x^2 + x or |x| + y².'
      : note;
    const seen = isBeingTyped ? null : typeset;
    const cover = this.isEdited || typed !== null ? null : typeset;
    const field = classMap({ field: true, edited: this.isEdited, flawed: flaw !== null, covered: Boolean(cover) });
    return html`
      <label for="formula"><span aria-hidden="true">f =</span><span class="unseen">f(x${dimension === 1 ? '' : ', y'}) =</span></label>
      <div class=${field}>
        <input type="text" id="formula" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"
          title=${text} aria-invalid=${flaw !== null} aria-describedby="flaw help" .value=${live(text)}
          @input=${this.#type} @change=${this.#read} @keydown=${this.#key} @focus=${this.#enter} @blur=${this.#leave} />
        ${cover ? html`<div class="typeset" aria-hidden="true">${math(cover)}</div>` : nothing}
      </div>
      <div class="over flawed" id="flaw" role="status" ?hidden=${!flaw}>
        ${flaw ? html`${pointedAt(flaw.value, flaw.place.start, flaw.place.end)}<p>${flaw.message} ${flaw.hint ?? ''}</p>` : nothing}
      </div>
      <div class="over help" ?hidden=${flaw !== null || (help === null && seen === null)}>
        ${seen ? html`<div class="read" tabindex="-1" aria-hidden="true">${math(seen)}</div>` : nothing}
        <p id="help">${help}</p>
      </div>`;
  }

  readonly #type = (event: InputEvent) => {
    this.typed = (event.target as HTMLInputElement).value;
    this.isRead = false;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#read, REST);
  };

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') this.#read();
    if (event.key === 'Escape' && this.typed !== null) this.#forget();
  };

  readonly #enter = () => {
    this.isEdited = true;
  };

  /** What was refused is left for the reader to mend. */
  readonly #leave = () => {
    this.isEdited = false;
    if (!this.flaw) this.#forget();
  };

  readonly #read = () => {
    clearTimeout(this.#rest);
    const { session, typed } = this;
    this.isRead = true;
    if (typed === null) return;
    // It may be the first that is heard of.
    [this.#opened, this.#shownQuery] = [session.opened, session.query];
    const { refused, problems } = session.apply({ type: 'rewrite', formula: typed.trim() });
    this.flaw = problems[0] ?? null;
    // Said here, where it was typed.
    if (refused) session.refusal = null;
  };

  #parts() {
    const { session } = this;
    const { show } = session.scenario;
    const parts = session.declarations.parts.filter(({ of }) => of === 'picture');
    const source = this.#source;
    return html`<div class="checks">
      ${parts.map(({ id, name, meaning }) => html`<label class="check" title=${meaning}><input type="checkbox"
          .checked=${live(show.includes(id))}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            session.apply({ type: 'setPart', part: id, on: checked });
          }} />${PARTS[id] ?? name}</label>`)}
    </div>
    ${source ? html`<p class="hint note">Source: ${source}.</p>` : nothing}`;
  }
}
