import { lesson_given, type LessonStep, type Point } from 'gd-web';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LoadError } from '../compile.js';
import { copied } from '../panels/clipboard.js';
import { icon } from '../parts/icon.js';
import type { Menu } from '../parts/menu.js';
import { SessionElement } from '../parts/session-element.js';
import { setStates } from '../parts/states.js';
import { Changed, type Session } from '../session/session.js';
import base from '../styles/base.css';
import { Attempt, type Said } from './attempt.js';
import { equationOf } from './equation.js';
import { LessonRefused, type Lesson, type Part, type Predict, type Task, type Why } from './lesson-file.js';
import sheet from './lesson-view.css';
import { readLesson } from './library.js';
import { explore, isBare, linkOf, linkToShare } from './place.js';
import { done } from './progress.js';
import { line, prose } from './prose.js';

/** What was done at a step stays where the page is laid out in another way. */
const attempts = new WeakMap<Session, Attempt>();

/**
 * The step of a lesson that the link says: what it says and asks, and what is said to what the reader does.
 * While its question is open it has the state `asking`, in which the page keeps the answer back; and `unseen`
 * where an experiment is in the place of the map, and is the answer.
 */
export class LessonView extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.COMPLETE;
  /** The whole address of a link. */
  @property({ attribute: false }) address!: (query: string) => string;
  @state() private lesson: Lesson | null = null;
  /** Why there is no lesson. */
  @state() private trouble: string | null = null;
  /** What is wrong with the number that was typed. */
  @state() private flaw: string | null = null;
  /** What was done by the menu. */
  @state() private note = '';
  @query('h2') private heading!: HTMLElement | null;
  @query('gd-menu') private menu!: Menu | null;
  @query('input[type=text]') private field!: HTMLInputElement | null;
  #asked = '';
  #end: AbortController | null = null;
  readonly #internals = this.attachInternals();

  static override styles = [base, sheet];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    // A place that is pointed at on the map is an answer while one is asked for.
    document.addEventListener('gd-point', (event) => this.#pointed(event), { signal: this.#end.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
  }

  get #at(): LessonStep | null {
    return this.session.scenario.lesson;
  }

  get #attempt(): Attempt | null {
    const attempt = attempts.get(this.session);
    const at = this.#at;
    return attempt && at && attempt.lesson.id === at.id && attempt.step === at.step ? attempt : null;
  }

  protected override heard(changed: number): void {
    if (this.#attempt?.heard(changed)) this.requestUpdate();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const at = this.#at;
    if (at && at.id !== this.#asked) void this.#read(at.id);
    this.#begin();
    const asking = this.#attempt?.asks ?? false;
    setStates(this.#internals, { asking, unseen: asking && this.session.scenario.experiment !== null });
  }

  async #read(id: string): Promise<void> {
    this.#asked = id;
    [this.lesson, this.trouble] = [null, null];
    try {
      const lesson = await readLesson(id);
      if (this.#asked !== id) return;
      this.lesson = lesson;
      if (!lesson) this.trouble = `There is no lesson “${id}” here.`;
    } catch (error) {
      if (this.#asked !== id) return;
      if (!(error instanceof LoadError || error instanceof LessonRefused)) reportError(error);
      this.trouble = error instanceof Error ? error.message : String(error);
    }
  }

  /** The reader comes to another step. */
  #begin(): void {
    const { session, lesson } = this;
    const at = this.#at;
    if (!at || !lesson || lesson.id !== at.id || this.#attempt) return;
    const part = lesson.parts[at.step - 1];
    if (!part) {
      this.trouble = `“${lesson.title}” has ${lesson.parts.length} steps.`;
      return;
    }
    [this.flaw, this.note, this.trouble] = [null, '', null];
    attempts.set(session, new Attempt(session, lesson, at.step, part));
    // A link that says the lesson alone.
    if (isBare(session.query)) session.open(linkOf(part, at, session));
  }

  override render() {
    const { lesson, trouble } = this;
    const at = this.#at;
    if (!at) return nothing;
    const attempt = this.#attempt;
    if (trouble !== null) {
      return html`<section class="card" aria-label="Lesson">
        <div role="alert">${trouble.split('\n').map((line) => html`<p class="flaw">${line}</p>`)}</div>
        <div class="bar"><button type="button" @click=${this.#contents}>All lessons</button>${this.#explore()}</div>
      </section>`;
    }
    if (!lesson || !attempt) return html`<section class="card" aria-label="Lesson" aria-busy="true"><p class="hint">The lesson is on its way.</p></section>`;
    const { part, step } = attempt;
    return html`<section class="card" aria-label="Lesson">
      <div class="head">
        <p class="which"><span class="hint">${lesson.number ? `Lesson ${lesson.number}` : 'Lesson'} · ${lesson.title}</span>
          <span class="hint">Step ${step} of ${lesson.parts.length}</span></p>
        ${this.#more(part, at)}
      </div>
      <progress max=${lesson.parts.length} value=${step} aria-label="Steps"></progress>
      <h2 tabindex="-1">${part.title}</h2>
      <div class="text">${prose(part.text)}</div>
      ${part.predict ? this.#predict(attempt, part.predict) : nothing}
      <div role="status">${attempt.said ? said(attempt.said) : nothing}</div>
      ${attempt.asks ? nothing : this.#after(attempt, part)}
      ${this.#ways(attempt, lesson)}
    </section>`;
  }

  #predict(attempt: Attempt, predict: Predict) {
    const isOpen = attempt.asks;
    const offers = isOpen && (attempt.said !== null || this.session.scenario.show.includes('present') || predict.kind !== 'choose');
    return html`<form class="predict" aria-labelledby="question" @submit=${(event: Event) => this.#submit(event, predict)}>
      <p class="question" id="question">${line(predict.question)}</p>
      ${predict.kind === 'choose'
        ? html`<ol class="answers">${predict.answers.map(({ text, right }, k) => {
            const isChosen = attempt.chosen.has(k);
            const verdict = isChosen || !isOpen ? (right ? 'right' : isChosen ? 'wrong' : '') : '';
            return html`<li><button type="button" class=${verdict} aria-disabled=${!isOpen || isChosen}
              @click=${() => (isOpen && !isChosen ? this.#do(() => attempt.choose(k)) : undefined)}>
              <span class="sign" aria-hidden="true">${verdict === 'right' ? '✓' : verdict === 'wrong' ? '✗' : ''}</span>
              <span>${line(text)}</span>${verdict ? html`<span class="unseen">(${verdict})</span>` : nothing}</button></li>`;
          })}</ol>`
        : nothing}
      ${predict.kind === 'point' && isOpen
        ? html`<div class="bar"><button type="button" @click=${this.#toMap}>Point by the keyboard</button></div>
            <p class="hint">Click or tap the map; by the keyboard, arrows move a crosshair and Enter points.</p>`
        : nothing}
      ${predict.kind === 'value' && isOpen
        ? html`<div class="value"><label for="value">${predict.label}</label>
            <input type="text" id="value" inputmode="decimal" autocomplete="off" aria-describedby="flaw" aria-invalid=${this.flaw !== null} />
            ${predict.unit ? html`<span>${predict.unit}</span>` : nothing}<button type="submit" class="primary">Answer</button></div>
            <p class="flaw" id="flaw">${this.flaw ?? ''}</p>`
        : nothing}
      ${offers ? html`<div class="bar"><button type="button" class="quiet" @click=${() => this.#do(() => attempt.show())}>Show the answer</button></div>` : nothing}
    </form>`;
  }

  /** What comes once the question is answered. */
  #after(attempt: Attempt, part: Part) {
    const { session } = this;
    return html`
      ${part.plays
        ? html`<div class="bar"><button type="button" class=${attempt.hasPlayed ? '' : 'primary'} @click=${() => this.#do(() => attempt.play())}>${icon('play')}${attempt.hasPlayed ? 'Play again' : 'Play'}</button></div>`
        : nothing}
      ${part.why && (attempt.hasPlayed || !part.plays) ? this.#why(part.why) : nothing}
      ${part.task && (attempt.hasPlayed || !part.plays || part.predict) ? this.#task(attempt, part.task) : nothing}
      ${session.scenario.embed ? html`<p class="hint">Press play, drag the start, change the rate: it is all live.</p>` : nothing}
    `;
  }

  #why(why: Why) {
    const { session } = this;
    const isThere = session.playground.racers() > why.run;
    return html`<div class="why">
      <h3>Why</h3>
      ${why.shown === 'equation' && isThere ? equationOf(session, why.run, why.step) : nothing}
      ${prose(why.text)}
    </div>`;
  }

  #task(attempt: Attempt, task: Task) {
    const { isReached, hint } = attempt;
    return html`<div class="task">
      <h3>Try</h3>
      <p>${isReached ? html`<span class="sign" aria-hidden="true">✓</span> ` : nothing}${line(task.goal)}</p>
      <div role="status">${hint ? said(hint) : nothing}</div>
      ${isReached
        ? nothing
        : html`<div class="bar">
            <button type="button" @click=${this.#again}>Back to the step’s own</button>
            <button type="button" class="quiet" @click=${() => attempt.solve(this.#dressed(task.solution))}>Show me</button>
          </div>`}
    </div>`;
  }

  #ways(attempt: Attempt, lesson: Lesson) {
    const { step } = attempt;
    const isLast = step >= lesson.parts.length;
    const isDone = done(lesson.id).has(step);
    return html`<nav class="ways" aria-label="Steps">
      <button type="button" aria-disabled=${step <= 1} @click=${() => (step > 1 ? this.#go(step - 1) : undefined)}>Back</button>
      ${isLast
        ? html`<button type="button" class=${isDone ? 'primary' : ''} @click=${() => this.#leave(attempt)}>All lessons</button>`
        : html`<button type="button" class=${isDone ? 'primary' : ''} @click=${() => this.#go(step + 1)}>Next</button>`}
      ${this.#explore()}
    </nav>`;
  }

  #explore() {
    return html`<button type="button" class="quiet" @click=${() => explore(this.session)}>Explore from here</button>`;
  }

  #more(part: Part, at: LessonStep) {
    const { id } = at;
    const hasPaper = this.lesson?.chapter !== 'own';
    const copy = (what: string, text: string) => async () => {
      this.menu?.close();
      this.note = (await copied(text)) ? `${what} copied.` : `${what}: ${text}`;
    };
    const link = (isFramed: boolean) => this.address(linkToShare(part, at, isFramed));
    return html`<gd-menu bare name="This lesson">
      <div class="more">
        <button type="button" @click=${copy('The link', link(false))}>Copy the link of this step</button>
        <button type="button" @click=${copy('The frame', frameOf(link(true), part.title))}>Copy a frame for your page</button>
        ${hasPaper
          ? html`<a class="button" href="lessons/${id}-worksheet.html" target="_blank" rel="noopener">Worksheet</a>
              <a class="button" href="lessons/${id}-answers.html" target="_blank" rel="noopener">Answers</a>`
          : nothing}
        <button type="button" @click=${this.#contents}>All lessons</button>
      </div>
    </gd-menu>
    <p class="hint note" role="status">${this.note}</p>`;
  }

  #pointed(event: Event): void {
    const attempt = this.#attempt;
    if (!attempt?.asks || attempt.part.predict?.kind !== 'point') return;
    event.preventDefault();
    this.#do(() => attempt.point((event as CustomEvent<{ at: Point }>).detail.at));
  }

  readonly #toMap = () => {
    const page = this.getRootNode();
    if (page instanceof ShadowRoot) page.querySelector<HTMLElement>('gd-playground')?.focus();
  };

  #submit(event: Event, predict: Predict): void {
    event.preventDefault();
    const { field } = this;
    const attempt = this.#attempt;
    if (!field || !attempt || predict.kind !== 'value') return;
    const value = lesson_given(field.value);
    const { min, max } = predict;
    if (value === undefined) this.flaw = 'Expected a number.';
    else if ((min !== null && value < min) || (max !== null && value > max)) this.flaw = `Expected a number ${range(min, max)}.`;
    else this.#do(() => (this.flaw = attempt.give(value, field.value.trim())));
  }

  /** Does something, and shows what came of it. */
  #do(act: () => void): void {
    act();
    this.requestUpdate();
  }

  readonly #again = () => {
    const at = this.#at;
    const part = this.#attempt?.part;
    if (at && part) this.session.open(linkOf(part, at, this.session), {});
  };

  /** A link of the lesson as what is shown now is shown. */
  #dressed(link: string): string {
    const at = this.#at;
    const part = this.#attempt?.part;
    return at && part ? linkOf({ ...part, link }, at, this.session) : link;
  }

  #go(step: number): void {
    const { session, lesson } = this;
    const part = lesson?.parts[step - 1];
    if (!lesson || !part) return;
    this.#attempt?.leave();
    session.open(linkOf(part, { id: lesson.id, step }, session), {});
    void this.updateComplete.then(() => this.heading?.focus());
  }

  #leave(attempt: Attempt): void {
    attempt.leave();
    this.#contents();
  }

  readonly #contents = () => {
    this.menu?.close();
    this.dispatchEvent(new CustomEvent('gd-contents', { bubbles: true, composed: true }));
  };
}

function said({ text, isRight }: Said) {
  const kind = isRight === null ? '' : isRight ? 'right' : 'wrong';
  return html`<div class="said ${kind}"><span class="sign" aria-hidden="true">${isRight === null ? '' : isRight ? '✓' : '✗'}</span><div>${prose(text)}</div></div>`;
}

function range(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `from ${min} to ${max}`;
  return min === null ? `of at most ${max}` : `of at least ${min}`;
}

/** The frame for another page. */
function frameOf(address: string, title: string): string {
  const frame = document.createElement('iframe');
  const all = { src: address, title, width: '100%', height: '640', loading: 'lazy' };
  for (const [name, value] of Object.entries(all)) frame.setAttribute(name, value);
  return frame.outerHTML;
}
