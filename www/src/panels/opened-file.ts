import { ask } from '../export/exporting.js';
import type { Session } from '../session/session.js';

/** The largest file that is read, in bytes; what Share saves is smaller. */
const MOST = 64 << 20;

/** Opens the link in a file that was saved before, or says why there is none. */
export async function openFile(session: Session, file: File): Promise<void> {
  const { query, refusal } = await linkIn(file);
  if (session.isDisposed) return;
  if (query === null) {
    const { query, scenario } = session;
    const problem = { key: '', id: 'file', message: `“${shortened(file.name)}” is not opened. ${refusal}`, hint: null, severity: 'error', value: '', place: { start: 0, end: 0 } } as const;
    session.refuse({ query, scenario, problems: [problem], refused: true, inverse: null, dirty: { runs: false, picture: false, page: false } });
    return;
  }
  session.open(query, {});
  session.say(`Opened from ${shortened(file.name)}.`);
}

async function linkIn(file: File): Promise<{ query: string | null; refusal: string | null }> {
  if (file.size > MOST) return { query: null, refusal: `It has ${Math.round(file.size / (1 << 20))} MB; what Share saves has less than ${MOST >> 20}.` };
  try {
    return await ask('linkIn', new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return { query: null, refusal: `It can’t be read. ${error instanceof Error ? error.message : ''}` };
  }
}

/** A file’s name where it is very long. */
function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 37)}…` : name;
}
