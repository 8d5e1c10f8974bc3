/** What a page has of a frame that holds the playground: the same as of the element `<gd-playground>`, by messages. */

import type { Edit, Reading, Status } from 'gd-web';
import type { Step, Told } from './element/telling.js';

export type { Edit, Reading, Status } from 'gd-web';
export type { Outcome, Step, Told } from './element/telling.js';

/** What the frame tells, by the event's name. */
interface Events extends Told {
  'gd-ready': { query: string };
  'gd-change': { query: string };
  'gd-height': { height: number };
}

const NAMES: readonly string[] = ['gd-ready', 'gd-change', 'gd-step', 'gd-verdict'] satisfies (keyof Events)[];

/** Whether a message has the shape of what a frame sends. */
function isMessage(data: unknown): data is { type: string; detail?: unknown; height?: unknown; id?: unknown; value?: unknown } {
  return typeof data === 'object' && data !== null && typeof (data as { type?: unknown }).type === 'string';
}

/**
 * A frame of the playground, asked and told as the element is, but that answers are promises. It tells
 * by events: `gd-ready`, `gd-change`, `gd-step`, `gd-verdict` as the element does, and `gd-height` with how
 * high it would like to be. Until `gd-ready` what is asked waits.
 */
export class PlaygroundFrame extends EventTarget {
  #query = '';
  #step: Step = { step: 0, last: 0, playing: false, complete: false };
  #isReady = false;
  #asked = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #open = new Map<number, (value: never) => void>();
  readonly #end = new AbortController();

  constructor(readonly frame: HTMLIFrameElement) {
    super();
    const { signal } = this.#end;
    addEventListener('message', (event) => this.#receive(event), { signal });
    // It is loaded anew, or was before it was listened to.
    frame.addEventListener('load', () => this.#send({ type: 'gd-call', id: 0, call: 'hello' }), { signal });
    this.#send({ type: 'gd-call', id: 0, call: 'hello' });
  }

  /** The link that is shown, without `?`; setting it opens another. */
  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    void this.#call('open', String(query));
  }

  /** The step shown; setting it shows another. */
  get step(): number {
    return this.#step.step;
  }

  set step(step: number) {
    void this.#call('step', Number(step));
  }

  get playing(): boolean {
    return this.#step.playing;
  }

  /** The theme of this page, which the frame follows unless its link has one of its own; null for the reader's. */
  set theme(theme: 'light' | 'dark' | null) {
    void this.#call('theme', theme);
  }

  play(): void {
    void this.#call('play');
  }

  pause(): void {
    void this.#call('pause');
  }

  /** Takes the last edit back. */
  undo(): void {
    void this.#call('undo');
  }

  /** Follows the edit again that was taken back last. */
  redo(): void {
    void this.#call('redo');
  }

  /** Follows an edit; what comes of it. */
  apply(edit: Edit): Promise<Reading> {
    return this.#call('apply', edit);
  }

  /** Where every run is at the step shown. */
  status(): Promise<Status[]> {
    return this.#call('status');
  }

  /** Listens to the frame no more. */
  disconnect(): void {
    this.#end.abort();
  }

  #call<Answer>(call: string, value?: unknown): Promise<Answer> {
    const id = (this.#asked += 1);
    return new Promise<Answer>((resolve) => {
      this.#open.set(id, resolve);
      const send = () => this.#send({ type: 'gd-call', id, call, value });
      if (this.#isReady) send();
      else this.#waiting.push(send);
    });
  }

  #send(message: unknown): void {
    // What is sandboxed has no origin by which it could be named.
    this.frame.contentWindow?.postMessage(message, '*');
  }

  #receive({ source, data }: MessageEvent<unknown>): void {
    if (source !== this.frame.contentWindow || !isMessage(data)) return;
    const { type, detail, height, id, value } = data;
    if (type === 'gd-answer') {
      const resolve = typeof id === 'number' ? this.#open.get(id) : undefined;
      this.#open.delete(id as number);
      resolve?.(value as never);
    } else if (type === 'gd-height' && typeof height === 'number' && height > 0) {
      this.dispatchEvent(new CustomEvent(type, { detail: { height } }));
    } else if (NAMES.includes(type) && typeof detail === 'object' && detail !== null) {
      this.#take(type, detail);
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }
  }

  #take(type: string, detail: object): void {
    if ('query' in detail) this.#query = String(detail.query);
    if (type === 'gd-step') this.#step = detail as Step;
    if (type !== 'gd-ready') return;
    this.#isReady = true;
    for (const send of this.#waiting.splice(0)) send();
  }
}

/** The playground in a frame, to be asked and told. */
export const connect = (frame: HTMLIFrameElement): PlaygroundFrame => new PlaygroundFrame(frame);
