/** Keeps something in its place that floats over the page while it is open. */
export class Floating {
  #open: AbortController | null = null;

  constructor(private readonly place: () => void) {}

  /** @returns what ends with it */
  open(): AbortSignal {
    this.close();
    this.#open = new AbortController();
    const { signal } = this.#open;
    this.place();
    addEventListener('resize', this.place, { signal });
    addEventListener('scroll', this.place, { signal, capture: true, passive: true });
    return signal;
  }

  close(): void {
    this.#open?.abort();
    this.#open = null;
  }
}
