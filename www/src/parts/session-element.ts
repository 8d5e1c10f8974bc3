import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Painter } from '../session/painters.js';
import { Changed, type Session } from '../session/session.js';

/** What changes without an act of the reader's. */
const COMPUTED = Changed.STEP | Changed.LANDSCAPE | Changed.COMPLETE;

/**
 * A component of a session: it is rendered anew when something has changed that it shows, and while
 * the session plays at most every `pause` milliseconds.
 */
export abstract class SessionElement extends LitElement implements Painter {
  @property({ attribute: false }) session!: Session;

  /** What it shows, as bits of `Changed`. */
  protected readonly hears: number = Changed.SCENARIO | Changed.RUNS | Changed.STEP | Changed.SELECTION;
  readonly rank: number = 10;
  /** As fast as text can be followed: each time takes the better part of a frame. */
  readonly pause = 400;
  readonly isText = true;

  #end: (() => void) | null = null;
  #listensTo: Session | null = null;
  #wasPlaying = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unlisten();
  }

  protected override willUpdate(): void {
    if (this.isConnected && this.#listensTo !== this.session) this.#listen();
  }

  protected override shouldUpdate(): boolean {
    return Boolean(this.session) && !this.session.isDisposed;
  }

  /** Called with the bits of what has changed, whether it is rendered anew for it or not. */
  protected heard(_changed: number): void {}

  paint(): boolean {
    this.requestUpdate();
    return false;
  }

  #listen(): void {
    this.#unlisten();
    const { session } = this;
    if (!session) return;
    this.#listensTo = session;
    this.#end = session.listen((changed) => {
      this.heard(changed);
      const shown = changed & this.hears;
      const { playing } = session.time;
      const isPressed = playing !== this.#wasPlaying;
      this.#wasPlaying = playing;
      // What is computed changes faster than a text needs to, and all texts tell of the same step; that it
      // plays, or no more, is seen at once.
      if (shown && !isPressed && (!(shown & ~COMPUTED) || playing)) session.invalidate(this);
      else if (shown) this.requestUpdate();
    });
    this.requestUpdate();
  }

  #unlisten(): void {
    this.#end?.();
    this.#listensTo?.forget(this);
    this.#end = this.#listensTo = null;
  }
}
