import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ask } from '../../export/exporting.js';
import { tell } from './copy-field.js';
import type { Shared } from './shared.js';

/** The texts of a link that are pasted elsewhere. */
export type Texts = Awaited<ReturnType<typeof textsOf>>;

/** The texts of what is shared. */
export function textsOf({ query, address, framed }: Shared, width?: number, height = 560) {
  const script = new URL('gd-playground.js', document.baseURI).href;
  return ask('texts', query, address, framed, script, width, height);
}

/** What shows texts of a link, which are written in the background whenever the link is another. */
export abstract class TextsElement extends LitElement {
  @property({ attribute: false }) shared!: Shared;
  @state() protected texts: Texts | null = null;
  /** What the texts were asked for. */
  #asked = '';

  /** The size of a frame in CSS pixels; without a width it is as wide as there is room. */
  protected get size(): { width: number | undefined; height: number } {
    return { width: undefined, height: 560 };
  }

  protected override willUpdate(): void {
    const { shared, size } = this;
    const asked = JSON.stringify([shared.query, shared.address, shared.framed, size]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    textsOf(shared, size.width, size.height).then(
      (texts) => {
        if (asked === this.#asked) this.texts = texts;
      },
      (error: unknown) => tell(this, error instanceof Error ? error.message : String(error)),
    );
  }
}
