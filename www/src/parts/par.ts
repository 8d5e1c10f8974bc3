import { ask } from '../background/background.js';

/** What is known, and what is asked for, by the holes’ ids. */
const known = new Map<string, number | null>();
const asked = new Map<string, Promise<number | null>>();

/** The par of a hole, once it has been found; null until then. */
export function knownPar(id: string): number | null {
  return known.get(id) ?? null;
}

/** Finds the par of a hole, in the background; null where that fails. */
export function findPar(id: string): Promise<number | null> {
  const found =
    asked.get(id) ??
    ask('par', id)
      .then((par) => par ?? null)
      .catch(() => {
        asked.delete(id);
        return null;
      })
      .then((par) => {
        known.set(id, par);
        return par;
      });
  asked.set(id, found);
  return found;
}
