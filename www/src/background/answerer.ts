/**
 * One who answers what is asked of a module: a worker that is started when it is first asked. Where the
 * page may have none, as in an article of another origin, the page itself does.
 */

import { compile } from '../compile.js';
import { turn } from '../session/turn.js';
import type { Answer, Question, Serving } from './served.js';
import { trusted } from './trusted.js';

/** A script that answers, and the module that it asks. */
export interface Service {
  readonly script: URL;
  readonly module: URL;
}

/** `gd-worker`: what is worked out in the background. */
export const WORKER: Service = { script: new URL('./worker.js', import.meta.url), module: new URL('./gd-worker_bg.wasm', import.meta.url) };

/** Functions that can be asked by their names. */
type Functions = Record<string, (...given: never[]) => unknown>;

/** A question that is not answered yet. */
interface Open {
  question: Question;
  /** Whether the worker was lost that was asked it first. */
  isAgain: boolean;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

const modules = new Map<Service, Promise<WebAssembly.Module>>();
/** Whether workers are of no use here. */
let isRefused = self.origin !== WORKER.script.origin;

/** Whether there are workers, as far as is known. */
export const hasWorkers = () => !isRefused;

/** The module, compiled once; after a failure, another time. */
function compiled(service: Service): Promise<WebAssembly.Module> {
  const known = modules.get(service);
  if (known) return known;
  const module = compile(service.module).catch((error: unknown) => {
    modules.delete(service);
    throw error;
  });
  modules.set(service, module);
  return module;
}

export class Answerer<Asks extends Functions> {
  readonly #open = new Map<number, Open>();
  #asked = 0;
  /** Passes a question on to who answers. */
  #passes: Promise<(question: Question) => void> | undefined;
  #worker: Worker | undefined;

  constructor(private readonly service: Service) {}

  /** Ends it and what it does: what was asked is not answered any more. */
  dispose(): void {
    this.#worker?.terminate();
    this.#worker = this.#passes = undefined;
    for (const { reject } of this.#open.values()) reject(new DOMException('It was ended.', 'AbortError'));
    this.#open.clear();
  }

  /**
   * Asks for something that is worked out in the background.
   * @throws {LoadError} where its parts do not come
   */
  ask<Name extends keyof Asks & string>(name: Name, ...given: Parameters<Asks[Name]>): Promise<Awaited<ReturnType<Asks[Name]>>> {
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
      worker = new Worker(trusted('gd-worker', this.service.script), { type: 'module' });
    } catch {
      return this.#here();
    }
    this.#worker = worker;
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
      worker.postMessage({ module: await compiled(this.service) });
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
      // As it is, to those who bundle this for other pages.
      import(/* webpackIgnore: true */ /* @vite-ignore */ this.service.script.href) as Promise<Serving>,
      compiled(this.service),
    ]);
    await begin(module);
    // Between what else the page has to do.
    return (question) => void turn().then(async () => this.#receive(await answer(question)));
  }
}
