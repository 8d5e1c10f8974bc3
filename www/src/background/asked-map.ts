/** Maps that are asked for anew whenever something changes. */

import { work, type Map as Work, type Part, type Raster } from './maps.js';

/** How long what is asked for is waited for, though something else is wanted meanwhile, in milliseconds. */
const PATIENCE = 200;

/** A raster that is worked out, or was. */
export class AskedMap {
  readonly #since = performance.now();
  readonly #work: Work;
  isDone = false;
  hasCome = false;

  constructor(
    readonly of: string,
    query: string,
    raster: Raster,
    tell: (part: Part) => void,
    next: () => void,
  ) {
    const end = () => {
      this.isDone = true;
      next();
    };
    const come = (part: Part) => {
      this.hasCome = true;
      tell(part);
    };
    this.#work = work(query, raster, come, end, (error) => {
      end();
      reportError(error);
    });
  }

  /** Whether something of it is seen, or is overdue: what is asked anew at every moment is never seen. */
  get mayGo(): boolean {
    return this.hasCome || this.isDone || performance.now() - this.#since > PATIENCE;
  }

  cancel(): void {
    this.#work.cancel();
  }
}
