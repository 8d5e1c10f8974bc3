import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';

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
