// Measures how much faster two workers are at a map than one: they share the compiled modules, and each is
// given the next tile when it has answered the last, as in the page. By the clock, since it is about what
// runs beside each other: on a machine that others use, less comes of it. Prints a line, see rows.js.
//   node bench/workers.js <folder of gd-bench's bindings>
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { load, start } from './starts.js';
import { tell } from './rows.js';

const QUERY = 'f=himmelblau&opt=momentum(beta=0.9)&steps=200&tol=0&lr=0.003';
const [SIDE, ROWS] = [256, 16];
const [ROUNDS, WARM_UP] = [41, 10];

if (isMainThread) await measure(process.argv[2]);
else await work();

async function work() {
  const { folder, module, kernel } = workerData;
  const bindings = await load(folder);
  const main = bindings.initSync({ module });
  const tiles = Array.from({ length: SIDE / ROWS }, (_, k) => start(bindings, main, kernel, QUERY, SIDE, k * ROWS, ROWS));
  await tiles[0].warmUp();
  parentPort?.on('message', (/** @type {number} */ tile) => {
    tiles[tile].reset();
    tiles[tile].advance();
    const places = tiles[tile].places();
    parentPort?.postMessage(places, [/** @type {ArrayBuffer} */ (places.buffer)]);
  });
  parentPort?.postMessage('ready');
}

/** @param {string} folder */
async function measure(folder) {
  const module = await WebAssembly.compile(await readFile(join(folder, 'gd_bench_bg.wasm')));
  const bindings = await load(folder);
  bindings.initSync({ module });
  const kernel = await WebAssembly.compile(bindings.Starts.open(QUERY, 1, 0, 1).code);
  const workers = [0, 1].map(() => new Worker(fileURLToPath(import.meta.url), { workerData: { folder, module, kernel } }));
  await Promise.all(workers.map((worker) => new Promise((ready) => worker.once('message', ready))));

  /** Milliseconds for all tiles. @param {Worker[]} pool */
  const map = async (pool) => {
    const began = performance.now();
    let next = 0;
    /** @param {Worker} worker */
    const serve = async (worker) => {
      while (next < SIDE / ROWS) {
        const answer = new Promise((answered) => worker.once('message', answered));
        worker.postMessage(next);
        next += 1;
        await answer;
      }
    };
    await Promise.all(pool.map(serve));
    return performance.now() - began;
  };

  /** @type {number[]} */
  const ratios = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const alone = await map([workers[round % 2]]);
    const ratio = alone / (await map(workers));
    if (round >= WARM_UP) ratios.push(ratio);
  }
  tell('workers_2_vs_1', ratios, '>=1.7');
  await Promise.all(workers.map((worker) => worker.terminate()));
}
