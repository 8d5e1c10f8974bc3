import { Changed, type Session } from '../session/session.js';

/** The least time between two changes of the address, in milliseconds: browsers refuse more. */
const PAUSE = 250;

/** After the browser has refused a change, it is tried again so much later, in milliseconds. */
const RETRY = 1500;

/** Links longer than this, in bytes, stand behind `#`, since servers refuse them. */
const LONGEST = 4000;

/**
 * The address and the history: what this module alone knows of. Each act of the reader is an entry;
 * what goes on within an act replaces it, not more often than browsers allow. In a frame nothing is
 * written, since the history is the host's.
 */
export class Address {
  #pending: 'push' | 'replace' | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written = -Infinity;

  constructor(
    private readonly session: Session,
    private readonly isFramed = window.parent !== window,
  ) {
    session.listen((changed) => {
      if (changed & Changed.SCENARIO) this.#follow();
    });
    for (const event of ['popstate', 'hashchange'] as const) {
      addEventListener(event, () => {
        const query = Address.query;
        if (query !== null) this.#open(query);
      });
    }
  }

  /** The link in the address, or null where what stands behind `#` is a place on the page. */
  static get query(): string | null {
    const { search, hash } = location;
    if (search.length > 1) return search;
    return hash.includes('=') || !hash ? hash : null;
  }

  #open(query: string): void {
    this.#forget();
    this.session.open(query);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = null;
  }

  #follow(): void {
    const { act, query } = this.session;
    if (this.isFramed || act === 'opened' || this.#address(query) === this.#now) return;
    // An entry that is still to be made stays one.
    this.#pending = act === 'begun' || this.#pending === 'push' ? 'push' : 'replace';
    if (act === 'begun') this.#write();
    else this.#later(Math.max(0, this.#written + PAUSE - performance.now()));
  }

  #later(wait: number): void {
    this.#timer ??= setTimeout(() => this.#write(), wait);
  }

  #write(): void {
    const how = this.#pending;
    this.#forget();
    if (!how) return;
    const address = this.#address(this.session.query);
    try {
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      this.#written = performance.now();
    } catch {
      this.#pending = how;
      this.#later(RETRY);
    }
  }

  get #now(): string {
    return location.pathname + location.search + location.hash;
  }

  #address(query: string): string {
    const mark = query.length > LONGEST ? '#' : '?';
    return location.pathname + (query ? mark + query : '');
  }
}
