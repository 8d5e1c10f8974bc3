/** Answers what is asked by messages, in a worker, or on the page itself where it may have none. */

export interface Question {
  id: number;
  ask: string;
  arguments: unknown[];
}

export type Answer = { id: number; answer: unknown } | { id: number; trouble: string };

/** What a worker's script offers to a page that imports it. */
export interface Serving {
  /** Makes the compiled module ready to be asked. */
  begin(module: WebAssembly.Module): Promise<void>;
  /** Answers, once the module is ready. */
  answer(question: Question): Promise<Answer>;
}

/**
 * Serves functions by their names; in a worker at once, by messages.
 * @param begin makes the compiled module ready
 */
export function serve(asks: Readonly<Record<string, (...given: never[]) => unknown>>, begin: Serving['begin']): Serving {
  const answer = async ({ id, ask, arguments: given }: Question): Promise<Answer> => {
    try {
      const asked = asks[ask] as (...given: unknown[]) => unknown;
      return { id, answer: await asked(...given) };
    } catch (error) {
      // A trap, or no room on the stack: the module broke, and can be asked no more.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
      return { id, trouble: error instanceof Error ? error.message : String(error) };
    }
  };
  if (typeof document === 'undefined') {
    let ready = Promise.resolve();
    addEventListener('message', ({ data }: MessageEvent<{ module: WebAssembly.Module } | Question>) => {
      if ('module' in data) ready = begin(data.module);
      else void ready.then(() => answer(data)).then((answered) => postMessage(answered)).catch(reportError);
    });
  }
  return { begin, answer };
}
