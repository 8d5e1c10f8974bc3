/** A lesson's file that a reader brings: read and checked by a module of its own, in a worker. */

import { trusted } from '../background/trusted.js';
import { LessonRefused, type Lesson } from './lesson-file.js';

/** The most bytes that are looked at at all. */
const MOST_BYTES = 65_536;

/** How long it may take, in milliseconds: its links are run to their ends. */
const PATIENCE = 30_000;

const SCRIPT = new URL('./lesson-worker.js', import.meta.url);

/**
 * The lesson of a file.
 * @throws {LessonRefused} with everything that is wrong with it
 */
export async function rendered(name: string, file: Blob): Promise<Lesson> {
  if (file.size > MOST_BYTES) {
    throw new LessonRefused([`The file has ${file.size} bytes, and at most ${MOST_BYTES} are read.`]);
  }
  const text = await file.text();
  const answer = await asked(name, text);
  if ('problems' in answer) throw new LessonRefused(answer.problems);
  return answer.lesson;
}

type Answer = { readonly lesson: Lesson } | { readonly problems: readonly string[] };

function asked(name: string, text: string): Promise<Answer> {
  const worker = new Worker(trusted('gd-worker', SCRIPT), { type: 'module' });
  return new Promise<Answer>((resolve, reject) => {
    const refuse = (problem: string) => reject(new LessonRefused([problem]));
    const late = setTimeout(() => refuse('Its links take too long to be run.'), PATIENCE);
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
      clearTimeout(late);
      resolve(JSON.parse(data) as Answer);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      clearTimeout(late);
      refuse('It could not be checked: what reads lessons did not come, or its links take too much memory.');
    });
    worker.postMessage({ name, text });
  }).finally(() => worker.terminate());
}
