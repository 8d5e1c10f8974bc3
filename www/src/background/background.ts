/**
 * What is worked out in the background, once a document, however many playgrounds it holds: a worker
 * that is started when it is first asked. Where the page may have none, as in an article of another
 * origin, the page itself works it out.
 */

import { compile } from '../engine.js';
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

const open = new Map<number, Open>();
let asked = 0;
let module: Promise<WebAssembly.Module> | undefined;
/** Passes a question on to who answers. */
let passes: Promise<(question: Question) => void> | undefined;
/** Whether workers are of no use here. */
let isRefused = self.origin !== SCRIPT.origin;

/**
 * Asks for something that is worked out in the background.
 * @throws {LoadError} where its parts do not come
 */
export function ask<Name extends keyof Asks>(name: Name, ...given: Parameters<Asks[Name]>): Promise<ReturnType<Asks[Name]>> {
  const id = (asked += 1);
  return new Promise((resolve, reject) => {
    const question = { id, ask: name, arguments: given };
    open.set(id, { question, isAgain: false, resolve: resolve as Open['resolve'], reject });
    void pass(question);
  });
}

async function pass(question: Question): Promise<void> {
  try {
    (await (passes ??= isRefused ? here() : start()))(question);
  } catch (error) {
    passes = undefined;
    open.get(question.id)?.reject(error);
    open.delete(question.id);
  }
}

/** The module, compiled once; after a failure, another time. */
function compiled(): Promise<WebAssembly.Module> {
  return (module ??= compile(MODULE).catch((error: unknown) => {
    module = undefined;
    throw error;
  }));
}

function receive(answer: Answer): void {
  const of = open.get(answer.id);
  open.delete(answer.id);
  if ('trouble' in answer) of?.reject(new Error(answer.trouble));
  else of?.resolve(answer.answer);
}

/** Starts a worker, which comes while the module does. */
async function start(): Promise<(question: Question) => void> {
  let worker: Worker;
  try {
    worker = new Worker(trusted(SCRIPT), { type: 'module' });
  } catch {
    return here();
  }
  let hasAnswered = false;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    hasAnswered = true;
    receive(data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    isRefused ||= !hasAnswered;
    lost(event.message);
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
function lost(reason: string): void {
  passes = undefined;
  for (const [id, of] of open) {
    if (of.isAgain) {
      open.delete(id);
      of.reject(new Error(reason));
    } else {
      of.isAgain = true;
      void pass(of.question);
    }
  }
}

/** Works it out on the page itself. */
async function here(): Promise<(question: Question) => void> {
  const [{ begin, answer }, module] = await Promise.all([
    import(SCRIPT.href) as Promise<typeof import('./worker.js')>,
    compiled(),
  ]);
  await begin(module);
  return (question) => receive(answer(question));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): URL };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** An address of this site's own, in the form that a page with Trusted Types wants it in. */
function trusted(url: URL): URL {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('gd-worker', { createScriptURL: () => SCRIPT.href });
  return policy?.createScriptURL(url.href) ?? url;
}
