import { byId, element } from './element.js';
import { place, short } from './format.js';

/**
 * What can be looked up on the picture: critical points, and where runs met saddles and ended.
 * @typedef {{ at: ArrayLike<number>, text: string }} Landmark
 */

/** What each kind of critical point means for a run. */
const MEANINGS = {
  minimum: 'lower than all around: descent ends here',
  maximum: 'higher than all around: ascent ends here',
  saddle: 'lower one way, higher another: descent slows down here, then leaves',
  plateau: 'flat all around: the gradient gives no direction',
};

/**
 * @param {import('./store.js').Store} store
 * @param {number} step
 * @returns {Landmark[]} the more telling ones first
 */
export function landmarks(store, step) {
  const { playground, scenario } = store;
  const { dimension } = scenario;
  const found = playground.status(step).flatMap((run) => {
    const name = `${run.name}, run ${run.start + 1}`;
    /** @type {Landmark[]} */
    const of = [];
    if (run.sentence && run.verdict) of.push({ at: run.verdict.at, text: `${name}: ${run.sentence}` });
    return of;
  });
  for (const { at, racer, step: when, event } of playground.events(step)) {
    const what = event === 'saddle-escape' ? 'leaves a saddle' : 'lingers near a saddle';
    found.push({ at, text: `At step ${when} run ${racer + 1} ${what} (Dauphin et al. 2014).` });
  }
  if (scenario.show.includes('plain')) return found;
  for (const { at, value, kind, eigenvalues } of playground.critical()) {
    const [low, high] = eigenvalues;
    const curvature = dimension === 1 ? short(low) : `${short(low)} and ${short(high)}`;
    const name = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    found.push({
      at,
      text: `${name} at ${place(at, dimension)}, value ${short(value)}, curvature ${curvature}: ${MEANINGS[kind]}.`,
    });
  }
  return found;
}

/**
 * Shows a note about a landmark below the picture.
 * @param {Landmark} landmark
 * @param {(at: ArrayLike<number>) => void} startHere
 */
export function showNote(landmark, startHere) {
  const note = byId('note');
  const close = () => {
    note.hidden = true;
    byId('picture').focus();
  };
  note.replaceChildren(
    element('p', {}, landmark.text),
    element('button', { type: 'button', onclick: () => (close(), startHere(landmark.at)) }, 'Start a run here'),
    element('button', { type: 'button', onclick: close }, 'Close'),
  );
  note.hidden = false;
}

export function hideNote() {
  byId('note').hidden = true;
}
