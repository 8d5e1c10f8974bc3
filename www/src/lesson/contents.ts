import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LoadError } from '../compile.js';
import { icon } from '../parts/icon.js';
import type { Session } from '../session/session.js';
import base from '../styles/base.css';
import dialog from '../styles/dialog.css';
import sheet from './contents.css';
import { beginAnew } from './attempt.js';
import { LessonRefused, type Contents, type Lesson, type Listing } from './lesson-file.js';
import { keep, readContents, readLesson } from './library.js';
import { enter } from './enter.js';
import { done } from './progress.js';

/** The contents: every lesson by its chapter, with what is done, and the way to a file of the reader's own. */
export class LessonContents extends LitElement {
  @property({ attribute: false }) session!: Session;
  @state() private contents: Contents | null = null;
  /** What went wrong, in lines. */
  @state() private trouble: readonly string[] = [];
  /** The file that it is about. */
  @state() private refused = '';
  @state() private isChecking = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[role=alert]') private alert!: HTMLElement;

  static override styles = [base, dialog, sheet];

  /** Opens it, and reads a file if there is one. */
  async open(file?: File): Promise<void> {
    [this.trouble, this.refused] = [[], ''];
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    try {
      this.contents = await readContents();
    } catch (error) {
      this.#failed(error);
    }
    if (file) await this.#read(file);
  }

  override render() {
    const { contents, trouble, isChecking } = this;
    return html`<dialog aria-labelledby="title">
      <div class="head"><h2 id="title">Lessons</h2>
        <button type="button" class="round quiet" aria-label="Close" title="Close" @click=${() => this.dialog.close()}>${icon('close')}</button></div>
      <div role="alert" tabindex="-1">${trouble.length
        ? html`${this.refused ? html`<p><strong>“${this.refused}” is not shown.</strong></p>` : nothing}${trouble.map((line) => html`<p class="flaw">${line}</p>`)}`
        : nothing}</div>
      <p class="hint" role="status">${isChecking ? 'The file is being checked.' : ''}</p>
      <p class="hint">Each asks before anything moves, then plays, and says why. What is done is kept on this machine.</p>
      ${contents?.chapters.map(([id, title]) => {
        const lessons = contents.lessons.filter(({ chapter }) => chapter === id);
        return lessons.length ? html`<h3>${title}</h3><ul>${lessons.map((lesson) => this.#listing(lesson))}</ul>` : nothing;
      })}
      <h3>Your own</h3>
      <div class="own">
        <label class="button" for="file">Open a lesson’s file…</label>
        <input type="file" id="file" class="unseen" accept=".toml" @change=${this.#chosen} />
        <span class="hint">or drop it on the page</span>
      </div>
      <p><a href="lessons/teachers.html" target="_blank" rel="noopener">For teachers: a guide on one page</a></p>
    </dialog>`;
  }

  #listing(lesson: Listing) {
    const { id, number, title, summary, steps } = lesson;
    const finished = [...done(id)].filter((step) => step <= steps).length;
    const isDone = finished >= steps;
    return html`<li><button type="button" @click=${() => this.#begin(id)}>
      <span class="number">${number || ''}</span>
      <span class="what"><b>${title}</b><span class="hint">${summary}</span></span>
      <span class="hint done">${isDone ? '✓ done' : finished ? `${finished} of ${steps}` : `${steps} steps`}</span>
    </button></li>`;
  }

  /** Begins a lesson at the first step that is not done. */
  async #begin(id: string): Promise<void> {
    [this.trouble, this.refused] = [[], ''];
    try {
      const lesson = await readLesson(id);
      if (lesson) this.#show(lesson);
    } catch (error) {
      this.#failed(error);
    }
  }

  #show(lesson: Lesson): void {
    const { session } = this;
    const finished = done(lesson.id);
    const next = lesson.parts.findIndex((_, k) => !finished.has(k + 1));
    if (next < 0) beginAnew(session, lesson);
    this.dialog.close();
    void enter(this, session, lesson, Math.max(0, next) + 1);
  }

  readonly #chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.#read(file);
  };

  async #read(file: File): Promise<void> {
    [this.trouble, this.isChecking, this.refused] = [[], true, file.name];
    this.dialog.scrollTop = 0;
    try {
      const { rendered } = await import('./own-lesson.js');
      this.#show(keep(await rendered(file.name, file)));
    } catch (error) {
      this.#failed(error);
    } finally {
      this.isChecking = false;
    }
  }

  #failed(error: unknown): void {
    if (error instanceof LessonRefused) this.trouble = error.problems;
    else this.trouble = [error instanceof Error ? error.message : String(error)];
    if (!(error instanceof LoadError || error instanceof LessonRefused)) reportError(error);
    // It is above what was chosen.
    void this.updateComplete.then(() => this.alert.focus());
  }
}
