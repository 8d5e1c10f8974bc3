/** Which run is looked at: the one that is explained. */
export class Selection {
  /** @type {(() => void)[]} */
  #listeners = [];
  lane = 0;

  /** @param {import('./store.js').Store} store */
  constructor(store) {
    store.listen(() => {
      const lanes = store.playground.lanes();
      if (this.lane >= lanes) this.lane = 0;
    });
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** @param {number} lane */
  select(lane) {
    this.lane = lane;
    for (const listener of this.#listeners) listener();
  }
}
