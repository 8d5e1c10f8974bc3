import { Playground, read } from './gd-web.js';

/**
 * @typedef {import('./gd-web.js').Edit} Edit
 * @typedef {import('./gd-web.js').Reading} Reading
 *
 * What changed: the edit that was followed, if one was, and whether the runs are others now.
 * @typedef {{ edit: Edit | null, rerun: boolean }} Change
 */

/**
 * The one state of the page: a link's query, what it says, and its runs. A control edits it; all else
 * listens.
 */
export class Store {
  /** @type {((change: Change) => void)[]} */
  #listeners = [];
  /** What the last edit changed, for one history entry a series of edits. */
  #lastSubject = '';

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
    listener({ edit: null, rerun: true });
  }

  /**
   * Makes edits as one act. One that is refused changes nothing, and those who listen show again what is
   * so.
   * @param {...Edit} edits
   * @returns {Reading} whether it was refused, and what is wrong with it
   */
  edit(...edits) {
    const [first] = edits;
    const edit = first && edits.length === 1 ? first : { type: /** @type {const} */ ('all'), edits };
    const reading = this.playground.edit(edit);
    if (reading.query === this.query) {
      this.refresh();
      return reading;
    }
    this.problems = [];
    this.#take(reading, edit);
    const subject = subjectOf(edit);
    const address = `${location.pathname}${this.query ? `?${this.query}` : ''}`;
    if (subject === this.#lastSubject) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#lastSubject = subject;
    return reading;
  }

  /**
   * Opens another link.
   * @param {string} query
   */
  open(query) {
    const reading = this.playground.edit({ type: 'open', query });
    this.problems = reading.problems;
    this.#lastSubject = '';
    this.#take(reading, null);
  }

  /** Tells all who listen that what they show may look otherwise. */
  refresh() {
    this.#tell({ edit: null, rerun: false });
  }

  /** @param {Reading} reading @param {Edit | null} edit */
  #take(reading, edit) {
    this.query = reading.query;
    this.scenario = reading.scenario;
    this.#tell({ edit, rerun: reading.dirty.runs });
  }

  /** @param {Change} change */
  #tell(change) {
    for (const listener of this.#listeners) listener(change);
  }
}

/** What an edit gives, not what it changes. */
const GIVEN = new Set(['value', 'to', 'at', 'by', 'factor', 'rate', 'on', 'text', 'formula']);

/** What an edit changes: the same for each of a series, as of a slider's. @param {Edit} edit */
function subjectOf(edit) {
  return JSON.stringify(edit, (name, value) => (GIVEN.has(name) ? undefined : value));
}

/**
 * The edit that gives a key what a reader types or picks; an empty text is its default.
 * @param {string} key
 * @param {string} value
 * @returns {Edit}
 */
export function setting(key, value) {
  return value === '' ? { type: 'reset', key } : { type: 'set', key, value };
}

/** What is wrong with an edit, in words. @param {Reading} reading */
export function saidOf({ problems: [problem] }) {
  return problem ? `${problem.message} ${problem.hint ?? ''}` : '';
}
