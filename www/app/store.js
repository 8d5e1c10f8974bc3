import { Playground, edit, read } from './gd-web.js';

/**
 * @typedef {import('./gd-web.js').Reading} Reading
 *
 * What changed: the key that was edited, if one was, and whether the runs are others now.
 * @typedef {{ key: string | null, rerun: boolean }} Change
 */

/**
 * The one state of the page: a link's query, what it says, and its runs. A control edits a key; all
 * else listens.
 */
export class Store {
  /** @type {((change: Change) => void)[]} */
  #listeners = [];
  /** @type {string | null} the key of the last edit, for one history entry a series of edits */
  #lastKey = null;

  /** @param {string} query */
  constructor(query) {
    const reading = read(query);
    this.query = reading.query;
    /** What is wrong with the link that was opened. */
    this.problems = reading.problems;
    this.scenario = reading.scenario;
    this.playground = new Playground(this.query);
  }

  /** @param {(change: Change) => void} listener called after each change, and once now */
  listen(listener) {
    this.#listeners.push(listener);
    listener({ key: null, rerun: true });
  }

  /**
   * Sets a key of the link; an empty value is its default. A value with errors changes nothing; what is set
   * with it is left out where it makes no sense.
   * @param {string} key
   * @param {string} value
   * @param {...[key: string, value: string]} more keys set with it, where that makes sense
   * @returns {import('./gd-web.js').Problem[]} what is wrong with the value
   */
  edit(key, value, ...more) {
    const edits = [written(key, value)];
    let reading = edit(this.query, { type: 'all', edits });
    for (const [also, its] of reading.refused ? [] : more) {
      const longer = [...edits, written(also, its)];
      const next = edit(this.query, { type: 'all', edits: longer });
      if (next.refused) continue;
      reading = next;
      edits.push(written(also, its));
    }
    if (reading.query !== this.query) {
      const push = key !== this.#lastKey;
      this.#take(reading, key);
      this.#lastKey = key;
      const address = `${location.pathname}${this.query ? `?${this.query}` : ''}`;
      if (push) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    return reading.problems;
  }

  /**
   * The value of `show` with a part turned on or off.
   * @param {import('./gd-web.js').Part} part
   * @param {boolean} on
   */
  parts(part, on) {
    const rest = this.scenario.show.filter((id) => id !== part);
    return (on ? [...rest, part] : rest).join(',');
  }

  /**
   * Opens another link.
   * @param {string} query
   */
  open(query) {
    const reading = read(query);
    this.problems = reading.problems;
    this.#lastKey = null;
    this.#take(reading, null);
  }

  /** Tells all who listen that what they show may look otherwise. */
  refresh() {
    for (const listener of this.#listeners) listener({ key: 'theme', rerun: false });
  }

  /** @param {Reading} reading @param {string | null} key */
  #take(reading, key) {
    this.query = reading.query;
    this.scenario = reading.scenario;
    if (key) this.problems = [];
    const rerun = this.playground.open(this.query);
    for (const listener of this.#listeners) listener({ key, rerun });
  }
}

/**
 * @param {string} key
 * @param {string} value
 * @returns {import('./gd-web.js').Edit}
 */
function written(key, value) {
  return value === '' ? { type: 'reset', key } : { type: 'set', key, value };
}
