/** Which run is looked at: the one that is explained. */
export class Selection {
  /** @type {(() => void)[]} */
  #listeners = [];
  racer = 0;

  /** @param {import('./store.js').Store} store */
  constructor(store) {
    store.listen(() => {
      const racers = store.playground.racers();
      if (this.racer >= racers) this.racer = 0;
    });
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {number} racer */
  select(racer) {
    this.racer = racer;
    for (const listener of this.#listeners) listener();
  }
}
