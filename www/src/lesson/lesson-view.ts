import { lesson_given, type LessonStep, type Point } from 'gd-web';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LoadError } from '../compile.js';
import { copied } from '../panels/clipboard.js';
import { isForReaders } from '../panels/author.js';
import { icon } from '../parts/icon.js';
import type { Menu } from '../parts/menu.js';
import { SessionElement } from '../parts/session-element.js';
import { setStates } from '../parts/states.js';
import { Changed } from '../session/session.js';
import { turn } from '../session/turn.js';
import base from '../styles/base.css';
import { attemptAt, begin, openStep, type Attempt, type Said } from './attempt.js';
import { equationOf } from './equation.js';
import { LessonRefused, type Lesson, type Part, type Predict, type Task, type Why } from './lesson-file.js';
import sheet from './lesson-view.css';
import { isOwn, ownLesson, readLesson } from './library.js';
import { explore, isBare, linkOf, linkToShare } from './place.js';
import { reveal } from './reveal.js';
import { done } from './progress.js';
import { line, prose } from './prose.js';

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
  /** Whether that is a mistake of whoever wrote the link or the file, and not of the connection. */
  #isAuthors = false;
  /** What is not shown as the link says it. */
  @state() private unlike = '';
  /** What is wrong with the number that was typed. */
  @state() private flaw: string | null = null;
  /** What was done by the menu. */
  @state() private note = '';
  @query('h2') private heading!: HTMLElement | null;
  @query('gd-menu') private menu!: Menu | null;
  @query('.ways') private ways!: HTMLElement | null;
  @query('input[type=text]') private field!: HTMLInputElement | null;
  #asked = '';
  /** What was shown last, and what was said in it. */
  #shown: Attempt | null = null;
  #said: readonly (Said | null)[] = [];
  /** Whether the heading is to have the focus. */
  #isSought = false;
  /** What had the focus before it was rendered last. */
  #focused: Element | null = null;
  /** The step whose replies have been seen. */
  #seen: Attempt | null = null;
  /** Whether the link was one of a step beyond the last. */
  #isBeyond = false;
  #end: AbortController | null = null;
  readonly #internals = this.attachInternals();

  static override styles = [base, sheet];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = new AbortController();
    // A place that is pointed at on the map is an answer while one is asked for.
    const { signal } = this.#end;
    document.addEventListener('gd-point', (event) => this.#pointed(event), { signal });
    // While something is dragged nothing is said, and nothing moves under the pointer.
    addEventListener('pointerdown', () => this.#attempt?.hold(), { signal, capture: true });
    for (const name of ['pointerup', 'pointercancel']) addEventListener(name, this.#released, { signal, capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.abort();
  }

  /** What was dragged is where it was let go once all have heard of it. */
  readonly #released = async () => {
    await turn();
    if (this.isConnected && this.#attempt?.release()) this.requestUpdate();
  };

  get #at(): LessonStep | null {
    return this.session.scenario.lesson;
  }

  get #attempt(): Attempt | null {
    const { session, lesson } = this;
    const at = this.#at;
    return at && lesson && at.id === lesson.id ? attemptAt(session, lesson, at.step) : null;
  }

  protected override heard(changed: number): void {
    if (this.#attempt?.heard(changed)) this.requestUpdate();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    const at = this.#at;
    const own = at && ownLesson(at.id);
    // One that was brought again is another one.
    if (own && own !== this.lesson) [this.#asked, this.lesson, this.trouble] = [own.id, own, null];
    else if (at && at.id !== this.#asked) void this.#read(at.id);
    this.#begin();
    this.#focused = this.shadowRoot?.activeElement ?? null;
    const asking = this.#attempt?.asks ?? false;
    setStates(this.#internals, { asking, unseen: asking && this.session.scenario.experiment !== null });
  }

  async #read(id: string): Promise<void> {
    this.#asked = id;
    [this.lesson, this.trouble, this.#isAuthors] = [null, null, false];
    try {
      const lesson = await readLesson(id);
      if (this.#asked !== id) return;
      this.lesson = lesson;
      const missing = isOwn(id)
        ? 'This lesson came from a file, which a link does not hold: open the file again, by “All lessons” or by dropping it on the page.'
        : `There is no lesson “${id}” here.`;
      if (!lesson) [this.trouble, this.#isAuthors] = [missing, !isOwn(id)];
    } catch (error) {
      if (this.#asked !== id) return;
      this.#isAuthors = error instanceof LessonRefused;
      if (!(error instanceof LoadError || this.#isAuthors)) reportError(error);
      this.trouble = error instanceof Error ? error.message : String(error);
    }
  }

  /** The reader comes to another step, or back to one. */
  #begin(): void {
    const { session, lesson } = this;
    const at = this.#at;
    if (!at || !lesson || lesson.id !== at.id) return;
    const attempt = this.#attempt;
    if (attempt && attempt === this.#shown) return;
    const { length } = lesson.parts;
    const step = Math.min(at.step, length);
    const part = lesson.parts[step - 1];
    if (!part) return;
    [this.flaw, this.note] = [null, ''];
    // A link beyond the end has said so when it is followed to the last step.
    if (step === at.step && !this.#isBeyond) this.unlike = '';
    this.#isBeyond = step < at.step;
    if (this.#isBeyond) {
      this.unlike = `“${lesson.title}” has ${length} steps: this is the last.`;
      session.open(linkOf(part, { id: lesson.id, step }, session));
      return;
    }
    if (attempt) {
      this.#shown = attempt;
      // A link that says the lesson alone.
      if (isBare(session.query)) attempt.resume();
      return;
    }
    const begun = begin(session, lesson, step, part);
    this.#shown = begun;
    const isAlone = isBare(session.query);
    // What the step says and asks is of its own runs.
    if (!isAlone && begun.isChanged) this.unlike = 'The link says other runs than this step: they are left out, and the step is shown as it is written.';
    if (isAlone || begun.isChanged) session.open(linkOf(part, at, session));
  }

  override render() {
    const { lesson, trouble } = this;
    const at = this.#at;
    if (!at) return nothing;
    const attempt = this.#attempt;
    const isForAuthors = !isForReaders(this.session.scenario.embed);
    if (trouble !== null) {
      if (this.#isAuthors && !isForAuthors) return nothing;
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
      ${this.unlike && isForAuthors ? html`<p class="flaw" role="alert">${this.unlike}</p>` : nothing}
      <progress max=${lesson.parts.length} value=${step} aria-label="Steps"></progress>
      <h2 tabindex="-1">${part.title}</h2>
      <div class="text">${prose(part.text)}</div>
      ${part.predict ? this.#predict(attempt, part.predict) : nothing}
      <div role="status" class="reply">${attempt.said ? said(attempt.said) : nothing}</div>
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
      ${attempt.plays
        ? html`<div class="bar"><button type="button" class=${attempt.hasPlayed ? '' : 'primary'} @click=${() => this.#do(() => attempt.play())}>${icon('play')}${attempt.hasPlayed ? 'Play again' : 'Play'}</button></div>`
        : nothing}
      ${part.why && (attempt.hasPlayed || !attempt.plays) ? this.#why(part.why) : nothing}
      ${part.task && (attempt.hasPlayed || !attempt.plays || part.predict) ? this.#task(attempt, part.task) : nothing}
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
      <div role="status" class="reply">${hint ? said(hint) : nothing}</div>
      ${isReached
        ? nothing
        : html`<div class="bar">
            ${attempt.isChanged ? html`<button type="button" @click=${() => attempt.reset()}>Back to the step’s own</button>` : nothing}
            <button type="button" class="quiet" @click=${() => attempt.solve(task.solution)}>Show me</button>
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

  /** What is said anew is brought in sight; the focus stays. */
  protected override updated(): void {
    // What was pressed may have gone with what it was for.
    if (this.#focused && !this.#focused.isConnected) [...this.renderRoot.querySelectorAll<HTMLElement>('h2, .said')].at(-1)?.focus({ preventScroll: true });
    const attempt = this.#attempt;
    const { heading } = this;
    if (this.#isSought && attempt && heading) {
      this.#isSought = false;
      this.scrollTop = 0;
      heading.focus({ preventScroll: true });
      this.#reveal(heading);
    }
    const said = attempt ? [attempt.said, attempt.hint] : [];
    const before = this.#said;
    this.#said = said;
    if (!attempt || attempt !== this.#seen) {
      this.#seen = attempt;
      return;
    }
    const replies = this.renderRoot.querySelectorAll<HTMLElement>('.reply');
    said.forEach((one, k) => {
      const reply = replies[k];
      if (one && one !== before[k] && reply) this.#reveal(reply);
    });
  }

  #reveal(part: HTMLElement): void {
    reveal(part, this, this.ways?.offsetHeight ?? 0, this.session.prefersStill);
  }

  /** Puts the focus on the heading of the step that the link says, once it is there. */
  override focus(): void {
    this.#isSought = true;
    this.requestUpdate();
  }

  #go(step: number): void {
    const { session, lesson } = this;
    if (!lesson) return;
    this.#attempt?.leave();
    openStep(session, lesson, step);
    this.focus();
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
  return html`<div class="said ${kind}" tabindex="-1"><span class="sign" aria-hidden="true">${isRight === null ? '' : isRight ? '✓' : '✗'}</span><div>${prose(text)}</div></div>`;
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
