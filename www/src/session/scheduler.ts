/** How long a frame may draw before what is left waits for the next one, in milliseconds. */
const DRAWING = 10;

/**
 * How long a frame computes, all sessions together, in milliseconds: before it draws, so that what is
 * quickly computed is seen at once, and after it.
 */
const COMPUTING = { before: 4, after: 6 };

/** A frame that has taken longer than this leaves what else there is to the next one, in milliseconds. */
const FULL = 16;

/** Something that takes part in frames. Each method answers whether it wants another frame. */
export interface Task {
  /** Brings time up to a frame's, in milliseconds. */
  tick(now: number): boolean;
  /** Draws what is due, until about a time. */
  draw(until: number): boolean;
  /** Goes on computing until about a time. */
  compute(until: number): boolean;
}

/**
 * Shares each frame of a document among what there is to do: time goes on, runs are computed for a
 * moment, what is due is drawn, and what is left of the frame computes. Without anything to do there
 * are no frames.
 *
 * The work is done here in slices rather than in a worker: the picture is drawn from the memory in
 * which runs are computed, and everything in it can be left and resumed.
 */
export class Scheduler {
  #tasks = new Set<Task>();
  #frame = 0;
  /** Whether the last frame was full before it drew. */
  #isDrawnFirst = false;

  add(task: Task): void {
    this.#tasks.add(task);
    this.wake();
  }

  remove(task: Task): void {
    this.#tasks.delete(task);
  }

  /** How many take part. */
  get size(): number {
    return this.#tasks.size;
  }

  /** Asks for a frame: there is something to do. */
  wake(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#run(now));
  }

  #run(now: number): void {
    this.#frame = 0;
    const tasks = [...this.#tasks];
    const some = (act: (task: Task) => boolean) => {
      let more = false;
      for (const task of tasks) {
        if (!this.#tasks.has(task)) continue;
        // One that fails must not take the others' frames.
        try {
          more = act(task) || more;
        } catch (error) {
          reportError(error);
        }
      }
      return more;
    };
    const begun = performance.now();
    const isFull = () => performance.now() - begun > FULL;
    let more = some((task) => task.tick(now));
    const share = 1 / Math.max(1, tasks.length);
    if (!this.#isDrawnFirst) some((task) => task.compute(performance.now() + share * COMPUTING.before));
    this.#isDrawnFirst = !this.#isDrawnFirst && isFull();
    if (this.#isDrawnFirst) return this.wake();
    const drawn = performance.now() + DRAWING;
    more = some((task) => task.draw(drawn)) || more;
    more = isFull() || some((task) => task.compute(performance.now() + share * COMPUTING.after)) || more;
    if (more) this.wake();
  }
}
