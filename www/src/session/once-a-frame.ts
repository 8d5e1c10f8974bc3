import type { Painter } from './painters.js';
import type { Session } from './session.js';

/** Lets through one act a frame: the first at once, of the others the last. */
export class OnceAFrame implements Painter {
  readonly rank = -1;
  readonly pause = 0;
  #waits = false;
  #next: (() => void) | null = null;

  constructor(private readonly session: Session) {}

  do(act: () => void): void {
    if (this.#waits) {
      this.#next = act;
      return;
    }
    this.#waits = true;
    this.session.invalidate(this);
    act();
  }

  /** Forgets what waits, and what comes is done at once. */
  cancel(): void {
    this.#next = null;
    this.#waits = false;
    this.session.forget(this);
  }

  /** Does at once what waits. */
  flush(): void {
    const next = this.#next;
    this.#next = null;
    next?.();
  }

  paint(): boolean {
    this.#waits = false;
    const next = this.#next;
    this.#next = null;
    if (next) this.do(next);
    return false;
  }
}
