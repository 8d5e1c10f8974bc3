/** How high a frame would like to be, told to the page that holds it in the forms that pages understand. */

import type { PlaygroundElement } from '../element/playground-element.js';
import { besidePicture } from '../element/squeeze.js';

/** How high the picture is beside its width, and within what, in CSS pixels. */
const PICTURE = { share: 0.62, least: 240, most: 480 };

/** What is around the playground, in CSS pixels. */
const AROUND = 12;

/** Changes no larger than this are not told, nor a lower height where the width changes by less than a scroll bar, in CSS pixels. */
const SLACK = { height: 4, width: 32 };

/** How long it rests before it is told, and the least time between two, in milliseconds. */
const REST = 100;

/** No host need be told of more. */
const MOST = 2000;

/** A form in which a height is told; null where it can't be. */
type Form = (height: number, address: URL) => unknown;

/** The forms, a row each. */
const FORMS: readonly Form[] = [
  // The playground's own.
  (height) => ({ type: 'gd-height', height }),
  // Embedly, and with it Medium; Observable's examples.
  (height, { href }) => JSON.stringify({ src: href, context: 'iframe.resize', height }),
  // Canvas.
  (height) => ({ subject: 'lti.frameResize', height }),
  // AMP.
  (height) => ({ sentinel: 'amp', type: 'embed-size', height }),
  // WordPress, which gives the frame a secret.
  (height, { hash }) => {
    const secret = /[#?&]secret=([A-Za-z0-9]{1,64})$/.exec(hash)?.[1];
    return secret ? { message: 'height', value: height, secret } : null;
  },
];

/**
 * Tells it now and whenever it changes: by the width and by what is shown, never by the height that the
 * frame has, so that a host which follows it is not told again.
 */
export class Height {
  #told = 0;
  #width = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly playground: PlaygroundElement,
    private readonly address: URL,
    private readonly send: (message: unknown) => void,
    ended: AbortSignal,
  ) {
    const sizes = new ResizeObserver(() => this.#later());
    const observe = () => {
      sizes.disconnect();
      for (const one of [playground, ...playground.renderRoot.children]) sizes.observe(one);
    };
    const children = new MutationObserver(observe);
    children.observe(playground.renderRoot, { childList: true });
    observe();
    ended.addEventListener('abort', () => {
      sizes.disconnect();
      children.disconnect();
      clearTimeout(this.#timer);
    });
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, REST);
  }

  #tell(): void {
    const { playground } = this;
    const width = playground.clientWidth;
    // Nobody sees it.
    if (!width) return;
    const picture = Math.min(PICTURE.most, Math.max(PICTURE.least, PICTURE.share * width));
    const height = Math.min(MOST, Math.ceil(besidePicture(playground) + picture + AROUND));
    const isNarrow = Math.abs(width - this.#width) < SLACK.width;
    if (isNarrow && height <= this.#told + SLACK.height) return;
    [this.#told, this.#width] = [height, width];
    for (const form of FORMS) {
      const message = form(height, this.address);
      if (message !== null) this.send(message);
    }
    this.#request(height);
  }

  /** Asks the browser where it sizes frames by their contents: the page is as high as it likes to be for as long as it is measured. */
  #request(height: number): void {
    const { requestResize } = window as { requestResize?: () => void };
    if (!requestResize) return;
    const { style } = document.documentElement;
    style.setProperty('--gd-frame-block-size', `${height}px`);
    try {
      requestResize.call(window);
    } catch {
      // Only a frame whose host wants it may ask.
    }
    requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty('--gd-frame-block-size')));
  }
}
