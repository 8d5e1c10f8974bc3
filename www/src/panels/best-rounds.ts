/** The best round of each hole on this reader's machine, where the browser lets a page keep something. */

/** A score, and the link that plays it. */
export interface Kept {
  readonly score: number;
  readonly query: string;
}

/** Under what they are kept. */
const KEY = 'gd-playground:course';

/** What was kept, by the holes' ids: another program, or another release, may have written anything there. */
export function bestRounds(): ReadonlyMap<string, Kept> {
  const rounds = new Map<string, Kept>();
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    for (const [hole, round] of Object.entries(kept ?? {})) {
      const { score, query } = (round ?? {}) as Partial<Record<keyof Kept, unknown>>;
      if (Number.isSafeInteger(score) && typeof query === 'string') rounds.set(hole, { score: Number(score), query });
    }
  } catch {
    // Nothing may be kept here, or it is not ours.
  }
  return rounds;
}

/** Keeps a round if it is better than what is kept. */
export function keepRound(hole: string, round: Kept): void {
  const rounds = bestRounds();
  const before = rounds.get(hole);
  if (before && before.score <= round.score) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries([...rounds, [hole, round]])));
  } catch {
    // Then it is not.
  }
}
