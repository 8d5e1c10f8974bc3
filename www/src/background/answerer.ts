/**
 * One who answers what is asked of `gd-worker`: a worker that is started when it is first asked. Where the
 * page may have none, as in an article of another origin, the page itself does.
 */

import { compile } from '../engine.js';
import { turn } from '../session/turn.js';
import { trusted } from './trusted.js';
import type { Answer, Asks, Question } from './worker.js';

const SCRIPT = new URL('./worker.js', import.meta.url);
const MODULE = new URL('./gd-worker_bg.wasm', import.meta.url);

/** A question that is not answered yet. */
interface Open {
  question: Question;
  /** Whether the worker was lost that was asked it first. */
  isAgain: boolean;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

let module: Promise<WebAssembly.Module> | undefined;
/** Whether workers are of no use here. */
let isRefused = self.origin !== SCRIPT.origin;

/** Whether there are workers, as far as is known. */
export const hasWorkers = () => !isRefused;

/** The module, compiled once; after a failure, another time. */
function compiled(): Promise<WebAssembly.Module> {
  return (module ??= compile(MODULE).catch((error: unknown) => {
    module = undefined;
    throw error;
  }));
}

export class Answerer {
  readonly #open = new Map<number, Open>();
  #asked = 0;
  /** Passes a question on to who answers. */
  #passes: Promise<(question: Question) => void> | undefined;

  /**
   * Asks for something that is worked out in the background.
   * @throws {LoadError} where its parts do not come
   */
  ask<Name extends keyof Asks>(name: Name, ...given: Parameters<Asks[Name]>): Promise<Awaited<ReturnType<Asks[Name]>>> {
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      const question = { id, ask: name, arguments: given };
      this.#open.set(id, { question, isAgain: false, resolve: resolve as Open['resolve'], reject });
      void this.#pass(question);
    });
  }

  async #pass(question: Question): Promise<void> {
    try {
      (await (this.#passes ??= isRefused ? this.#here() : this.#start()))(question);
    } catch (error) {
      this.#passes = undefined;
      this.#open.get(question.id)?.reject(error);
      this.#open.delete(question.id);
    }
  }

  #receive(answer: Answer): void {
    const of = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if ('trouble' in answer) of?.reject(new Error(answer.trouble));
    else of?.resolve(answer.answer);
  }

  /** Starts a worker, which comes while the module does. */
  async #start(): Promise<(question: Question) => void> {
    let worker: Worker;
    try {
      worker = new Worker(trusted(SCRIPT), { type: 'module' });
    } catch {
      return this.#here();
    }
    let hasAnswered = false;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      hasAnswered = true;
      this.#receive(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      isRefused ||= !hasAnswered;
      this.#lost(event.message);
    });
    try {
      worker.postMessage({ module: await compiled() });
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return (question) => worker.postMessage(question);
  }

  /** Asks another worker what a lost one has not answered, once. */
  #lost(reason: string): void {
    this.#passes = undefined;
    for (const [id, of] of this.#open) {
      if (of.isAgain) {
        this.#open.delete(id);
        of.reject(new Error(reason));
      } else {
        of.isAgain = true;
        void this.#pass(of.question);
      }
    }
  }

  /** Works it out on the page itself. */
  async #here(): Promise<(question: Question) => void> {
    const [{ begin, answer }, module] = await Promise.all([
      import(SCRIPT.href) as Promise<typeof import('./worker.js')>,
      compiled(),
    ]);
    await begin(module);
    // Between what else the page has to do.
    return (question) => void turn().then(() => this.#receive(answer(question)));
  }
}
