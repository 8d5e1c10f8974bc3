import { link_of } from 'gd-web';
import { Changed, type Session } from '../session/session.js';

/** The least time between two changes of the address within an act, in milliseconds: browsers refuse more. */
const PAUSE = 250;

/** After the browser has refused a change, it is tried again so much later, in milliseconds. */
const RETRY = 1500;

/** Links longer than this, in bytes, stand behind `#`, since servers refuse them. */
const LONGEST = 4000;

/** Where a link stands in the history: in an entry of its own, or in place of the one that is shown. */
type Way = 'push' | 'replace';

/**
 * The address and the history: what this module alone knows of. Each act of the reader is an entry,
 * taking one back too, so that Back always leads to what was shown before: after an undo, to what was
 * undone. What goes on within an act replaces it, not more often than browsers allow. In a frame nothing
 * is written, since the history is the host's.
 */
export class Address {
  /** What is to be written, and how. */
  #pending: { way: Way; query: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written = -Infinity;
  #begun: number;
  /** The address that is shown. */
  #shown = location.href;
  /** The addresses by which links came that say the same in other words. */
  readonly #came = new Map<string, string>();
  /** What the acts of entries have come to that were left before it was written, by their addresses. */
  readonly #left = new Map<string, string>();

  constructor(
    private readonly session: Session,
    ended: AbortSignal,
    private readonly isFramed = window.parent !== window,
  ) {
    this.#begun = session.begun;
    this.#came.set(session.query, this.#shown);
    session.listen((changed) => {
      if (changed & Changed.SCENARIO) this.#follow();
    });
    // A change behind # is told twice, by some browsers once.
    for (const event of ['popstate', 'hashchange'] as const) addEventListener(event, () => this.#travel(), { signal: ended });
    addEventListener('pagehide', () => this.#write(), { signal: ended });
    ended.addEventListener('abort', () => this.#forget());
  }

  /** The link in the address; to be asked once the module has arrived. */
  static read(): string {
    return link_of(location.search, location.hash);
  }

  /** The address that is shown. */
  static here(): URL {
    return new URL(location.href);
  }

  /** The whole address of a link. */
  static of(query: string): string {
    const address = new URL(location.href);
    const isLong = query.length > LONGEST;
    address.search = isLong ? '' : query;
    address.hash = isLong ? query : '';
    return address.href;
  }

  /** The reader goes through the history, or types another link. */
  #travel(): void {
    const { href } = location;
    if (href === this.#shown) return;
    // Another place on the page leaves what is shown.
    const { search } = new URL(this.#shown);
    const isPlace = location.search === search && location.hash !== '' && link_of('', location.hash) === '';
    if (!isPlace && this.#pending?.way === 'replace') this.#left.set(this.#shown, this.#pending.query);
    this.#shown = href;
    if (isPlace) return;
    this.#forget();
    const left = this.#left.get(href);
    this.session.open(left ?? Address.read());
    if (left === undefined) {
      this.#came.set(this.session.query, href);
      return;
    }
    this.#left.delete(href);
    this.#pending = { way: 'replace', query: left };
    this.#write();
  }

  /** Where a link came by an address, the same one; else the one that Share gives. */
  #of(query: string): string {
    return this.#came.get(query) ?? Address.of(query);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = null;
  }

  #follow(): void {
    const { act, begun, query } = this.session;
    const way: Way = begun === this.#begun ? 'replace' : 'push';
    this.#begun = begun;
    if (this.isFramed || (act === 'opened' && way === 'replace')) return;
    if (way === 'push') {
      // The act before ends with what it has come to.
      this.#write();
      // A link in other words of what the address says already is no other entry.
      if (this.#of(query) === this.#shown) return;
      this.#pending = { way, query };
      this.#write();
    } else if (query !== this.#pending?.query && (this.#pending || this.#of(query) !== this.#shown)) {
      // An entry that is still to be made stays one.
      this.#pending = { way: this.#pending?.way ?? way, query };
      this.#later(Math.max(0, this.#written + PAUSE - performance.now()));
    }
  }

  #later(wait: number): void {
    this.#timer ??= setTimeout(() => this.#write(), wait);
  }

  #write(): void {
    const pending = this.#pending;
    this.#forget();
    if (!pending) return;
    const address = this.#of(pending.query);
    try {
      if (pending.way === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      this.#written = performance.now();
      this.#shown = location.href;
    } catch {
      this.#pending = pending;
      this.#later(RETRY);
    }
  }
}
