/**
 * The compiled module: fetched and compiled once a document, however many playgrounds it holds. Its
 * functions are imported from `gd-web` and may be called once `load()` has answered.
 */

import init, { add_rest, type Declarations } from 'gd-web';
import { LoadError, compile, fetched } from './compile.js';
import { Scheduler } from './session/scheduler.js';
import { turn } from './session/turn.js';

declare module 'gd-web' {
  /** Adds what the first picture does without to the functions that may be called. */
  function add_rest(module: WebAssembly.Module): Promise<void>;
}

/** What all playgrounds of a document share. */
export interface Engine {
  /**
   * All that can be chosen and set. It comes in a file of its own, which the first picture does not
   * wait for: it is fetched when it is first asked for, and again after a failure.
   * @throws {LoadError}
   */
  readonly declarations: () => Promise<Declarations>;
  readonly scheduler: Scheduler;
  /** Whether all functions may be called; until then those that the first picture needs. */
  readonly isWhole: boolean;
  /** Settles once they may. */
  readonly whole: Promise<void>;
  /**
   * Fetches the rest of the functions, once; after a failure, another time.
   * @throws {LoadError}
   */
  readonly complete: () => Promise<void>;
  /** Where the runs and pictures live; it grows when they need it and never shrinks. */
  readonly memory: WebAssembly.Memory;
}

let engine: Promise<Engine> | undefined;

/**
 * The module, ready to be called; asked again after a failure, it tries again.
 * @param anew whether to try again though it may still come
 * @throws {LoadError}
 */
export function load(anew = false): Promise<Engine> {
  if (anew) engine = undefined;
  engine ??= start().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start(): Promise<Engine> {
  const compiled = await compile(new URL('./gd-web_bg.wasm', import.meta.url));
  const { memory } = await init({ module_or_path: compiled }).catch((error: unknown) => {
    // What the module imports is not there, or is another thing.
    throw error instanceof WebAssembly.LinkError || error instanceof TypeError
      ? new LoadError('The parts of the playground are of two releases: load the page again.')
      : error;
  });
  // What is called for the first time is compiled: a piece at a time leaves the page responsive.
  await turn();
  let fetched: Promise<Declarations> | undefined;
  const declarations = () =>
    (fetched ??= declared(new URL('./declarations.json', import.meta.url)).catch((error: unknown) => {
      fetched = undefined;
      throw error;
    }));
  let isWhole = false;
  let tellWhole = () => {};
  const whole = new Promise<void>((done) => (tellWhole = done));
  let completed: Promise<void> | undefined;
  const complete = () =>
    (completed ??= compile(new URL('./gd-web_rest.wasm', import.meta.url))
      .then(add_rest)
      .then(
        () => {
          isWhole = true;
          tellWhole();
        },
        (error: unknown) => {
          completed = undefined;
          throw error;
        },
      ));
  const scheduler = new Scheduler();
  return {
    declarations,
    scheduler,
    memory,
    get isWhole() {
      return isWhole;
    },
    whole,
    complete,
  };
}

async function declared(url: URL): Promise<Declarations> {
  const response = await fetched(url);
  return response.json().catch(() => {
    throw new LoadError('A part of the playground arrived incomplete.');
  }) as Promise<Declarations>;
}
