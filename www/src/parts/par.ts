import { ParSearch, hole } from 'gd-web';
import { turn } from '../session/turn.js';

/** How many evaluations the search goes on for until the page does. */
const SLICE = 20_000;

/** What is known, and what is being found, by the holes' ids. */
const known = new Map<string, number | null>();
const sought = new Map<string, Promise<number | null>>();

/** The par of a hole: that of a day once it has been found; null where it is not known. */
export function knownPar(id: string): number | null {
  return known.get(id) ?? hole(id)?.par ?? null;
}

/** The par of a hole; that of a day is searched for, in slices that leave the page responsive. */
export function findPar(id: string): Promise<number | null> {
  const kept = knownPar(id);
  if (kept !== null) return Promise.resolve(kept);
  const found = sought.get(id) ?? search(id);
  sought.set(id, found);
  return found;
}

async function search(id: string): Promise<number | null> {
  const search = ParSearch.of(id);
  if (!search) return null;
  while (search.work(SLICE)) await turn();
  const par = search.par() ?? null;
  search.free();
  known.set(id, par);
  return par;
}
