import type { ReactiveControllerHost } from 'lit';

/**
 * What a component asks for that is worked out in the background: the last answer is shown until the next
 * one comes, and no other is asked for meanwhile.
 */
export class Asked<Answer> {
  answer: Answer | null = null;
  /** Why the last question was not answered. */
  trouble = '';
  #of: string | null = null;
  #isOpen = false;

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /** Asks, unless this is what was asked last; the component is rendered anew when the answer comes. */
  want(of: string, ask: () => Promise<Answer>): void {
    if (this.#isOpen || of === this.#of) return;
    this.#of = of;
    this.#isOpen = true;
    void this.#ask(ask);
  }

  /** Lets what was not answered be asked again. */
  retry(): void {
    if (this.trouble) this.#of = null;
  }

  async #ask(ask: () => Promise<Answer>): Promise<void> {
    try {
      this.answer = await ask();
      this.trouble = '';
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
    this.#isOpen = false;
    this.host.requestUpdate();
  }
}
