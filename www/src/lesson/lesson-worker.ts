/** Reads a lesson's file, in a worker that is ended where that takes too long. */

import init, { lesson } from 'gd-lesson-web';

const ready = init({ module_or_path: new URL('./gd-lesson-web_bg.wasm', import.meta.url) });

addEventListener('message', ({ data }: MessageEvent<{ name: string; text: string }>) => {
  // Whatever fails is told as the worker's error.
  void ready.then(
    () => postMessage(lesson(data.name, data.text)),
    (error: unknown) => reportError(error),
  );
});
