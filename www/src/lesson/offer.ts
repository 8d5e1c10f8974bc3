import { LitElement, css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import type { Session } from '../session/session.js';
import base from '../styles/base.css';
import type { Listing } from './lesson-file.js';
import { readContents, readLesson } from './library.js';
import { enter } from './enter.js';
import { hasBegun } from './progress.js';

/** Where it is kept that a reader wants no offer. */
const DECLINED = 'gd-lessons-declined';

/** Whether a reader is new here, and has not declined. */
function isNew(): boolean {
  try {
    return !hasBegun() && localStorage.getItem(DECLINED) === null;
  } catch {
    return true;
  }
}

/** A line that offers the first lesson to a reader who is new here. */
export class LessonOffer extends LitElement {
  @property({ attribute: false }) session!: Session;
  @state() private first: Listing | null = null;

  static override styles = [
    base,
    css`
      .card {
        display: flex;
        gap: 0.6em;
        align-items: center;
        padding-block: 0.4em;
      }
      p {
        flex: 1 1 auto;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // Where the contents do not come nothing is offered.
    if (isNew()) void readContents().then(({ lessons: [first] }) => (this.first = first ?? null), () => undefined);
  }

  override render() {
    const { first } = this;
    if (!first || this.session.scenario.lesson) return nothing;
    return html`<aside class="card" aria-label="Lessons">
      <p>New here? <button type="button" class="primary" @click=${this.#begin}>Start with lesson ${first.number}</button></p>
      <button type="button" class="round quiet" aria-label="No, thank you" title="No, thank you" @click=${this.#decline}>${icon('close')}</button>
    </aside>`;
  }

  readonly #begin = async () => {
    const { first, session } = this;
    const lesson = first && (await readLesson(first.id).catch(() => null));
    if (lesson) await enter(this, session, lesson, 1);
    this.first = null;
  };

  readonly #decline = () => {
    this.first = null;
    try {
      localStorage.setItem(DECLINED, '1');
    } catch {
      // It is asked again next time.
    }
  };
}
