import type { Session } from '../session/session.js';

/** How many rows of a trace are written before the page goes on. */
const ROWS = 4096;

/**
 * Every step as CSV, once the runs have ended, in parts, since a million steps would make one long task
 * and one long string; null if other runs have begun meanwhile.
 */
export async function steps(session: Session): Promise<Blob | null> {
  const { query } = session;
  while (!session.time.complete) {
    await new Promise(requestAnimationFrame);
    if (session.isDisposed || session.query !== query) return null;
  }
  const parts: Blob[] = [];
  let next: [number, number] | null = [0, 0];
  while (next) {
    const [run, step]: [number, number] = next;
    const part = session.playground.csv_part(run, step, ROWS);
    parts.push(new Blob([part.text]));
    next = part.next;
    await new Promise((resolve) => setTimeout(resolve));
    if (session.isDisposed || session.query !== query) return null;
  }
  return new Blob(parts, { type: 'text/csv' });
}

/** Saves something as a file of a reader's. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
