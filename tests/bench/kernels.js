// Measures maps by the kernels of gd_core::map against the same maps written in JavaScript, by math.js and by
// Rust compiled for this machine: momentum from the starts of a raster over the function's region, 200 steps
// without an early exit. All ways compute the same ends, which is checked, and take turns, so that a change
// of the machine's pace falls on all. Prints a line for each figure, see rows.js. `cargo xtask bench` calls
// it, in a process for each function, so that the engine optimises as for a page that has one.
//   node bench/kernels.js himmelblau|typed|rastrigin <folder of gd-bench's bindings> [<native_map>]
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import * as idiomatic from './idiomatic.js';
import * as inlined from './inlined.js';
import { open } from './starts.js';
import { tell } from './rows.js';

const [name, bindings, native] = process.argv.slice(2);

/** A polynomial that is not in the catalogue, of about as many operations as Himmelblau's. */
const TYPED = '(x^2+y-5)^2+(x-y^2+3)^2+0.5x*y';
const HIMMELBLAU = '(x^2+y-11)^2+(x+y^2-7)^2';

/** Starts in a row; fewer for what is a hundred times as slow. */
const [SIDE, FEW] = [128, 16];
const [ROUNDS, WARM_UP] = [41, 10];

/** @param {string} f @param {number} alpha */
const link = (f, alpha) => `f=${f}&opt=momentum(beta=0.9)&steps=200&tol=0&lr=${alpha}`;
/** Himmelblau's. */
const view = '&view=-6,6,-6,6';

/** @typedef {{ alpha: number, bar: string, query: string }} Case */
/** @type {Record<string, Case>} */
const CASES = {
  himmelblau: { alpha: 0.003, bar: '>=4', query: link('himmelblau', 0.003) },
  typed: { alpha: 0.003, bar: '>=4', query: link(TYPED, 0.003) + view },
  rastrigin: { alpha: 0.0005, bar: '>=2.2', query: link('rastrigin', 0.0005) },
};

const { alpha, bar, query } = CASES[name];
const kernel = await open(bindings, query, SIDE);
const runs = { region: kernel.region, steps: 200, alpha, beta: 0.9, small: -1 };
const ends = new Float64Array(2 * SIDE * SIDE);

/** Processor time in milliseconds a map, which other programs on the machine do not add to. @param {() => void} map */
function time(map) {
  const start = process.cpuUsage();
  map();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
}

/** What is timed; `prepare` is not. @typedef {{ prepare?: () => void, map: () => Promise<number> | number, ends?: () => ArrayLike<number> }} Way */
/** @type {Record<string, Way>} */
const ways = {
  kernel: { prepare: kernel.reset, map: () => time(kernel.advance), ends: kernel.places },
  inlined: { map: () => time(() => /** @type {any} */ (inlined)[name](runs, SIDE, ends)), ends: () => ends },
};

/** @type {import('./idiomatic.js').Point[]} */
let points = [];
const objective = idiomatic.OBJECTIVES[name];
ways.idiomatic = { map: () => time(() => (points = idiomatic.map(objective, runs, SIDE))), ends: () => points.flat() };

if (name === 'himmelblau') {
  const formula = await open(bindings, link(HIMMELBLAU, alpha) + view, SIDE);
  ways.formula = { prepare: formula.reset, map: () => time(formula.advance), ends: formula.places };
}

if (name === 'typed') {
  const { map } = await import('./mathjs.js');
  const few = new Float64Array(2 * FEW * FEW);
  const derivatives = map(TYPED);
  const scale = (SIDE / FEW) ** 2;
  ways.mathjs = { map: () => scale * time(() => derivatives(runs, FEW, few)) };
  derivatives(runs, FEW, few);
  const same = await open(bindings, query, FEW);
  same.reset();
  same.advance();
  compare('mathjs', same.places(), few);
}

/** @type {number[]} */
const blind = [];
if (native) {
  const child = spawn(native, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let sum = NaN;
  ways.native = {
    map: async () => {
      child.stdin.write('\n');
      const [took, without, total] = String((await lines.next()).value).split('\t').map(Number);
      blind.push(without);
      sum = total;
      return took;
    },
    ends: () => [sum],
  };
  process.on('exit', () => child.kill());
}

/** Compares ends with those of the kernel, up to what rounding makes of them. @param {string} way @param {ArrayLike<number>} expected @param {ArrayLike<number>} found */
function compare(way, expected, found) {
  assert.equal(found.length, expected.length, way);
  for (let k = 0; k < expected.length; k += 1) {
    const difference = Math.abs(expected[k] - found[k]);
    assert.ok(difference <= 1e-9, `${way}: ${found[k]} in place of ${expected[k]} at ${k}`);
  }
}

// The engine compiles a kernel anew, and better, when it has been called often.
await kernel.warmUp();
/** @type {Record<string, number[]>} */
const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  for (const [way, { prepare, map, ends: answer }] of Object.entries(ways)) {
    prepare?.();
    const took = await map();
    if (round >= WARM_UP) times[way].push(took);
    if (round === 0 && answer) {
      const expected = kernel.places();
      if (way === 'native') {
        const sum = expected.reduce((total, number) => total + number, 0);
        assert.ok(Math.abs(sum - answer()[0]) <= 1e-6, `native: the sum of all ends is ${answer()[0]} in place of ${sum}`);
      } else compare(way, expected, answer());
    }
  }
  // Lets what is compiled beside come in.
  if (round < WARM_UP) await setTimeout(50);
}

/** How many times as long as one way another takes, round by round. @param {string} way @param {string} than */
const ratios = (way, than) => times[way].map((took, k) => took / times[than][k]);

tell(`map_${name}_vs_js_inlined`, ratios('inlined', 'kernel'), bar);
tell(`map_${name}_vs_js_idiomatic`, ratios('idiomatic', 'kernel'));
if (ways.formula) tell('map_typed_vs_builtin', ratios('formula', 'kernel'), '<=1.1');
if (ways.mathjs) tell('map_typed_vs_mathjs', ratios('mathjs', 'kernel'), '>=100');
if (ways.native) {
  tell('wasm_vs_native', ratios('native', 'kernel'), '>=0.7');
  tell('wasm_vs_native_blind', blind.slice(WARM_UP).map((took, k) => took / times.kernel[k]));
}
for (const way of Object.keys(ways)) {
  const steps = SIDE * SIDE * 200;
  console.error(`${name} ${way}: ${times[way].map((took) => (took * 1e6) / steps).sort((a, b) => a - b)[ROUNDS >> 1].toFixed(2)} ns a step`);
}
process.exit();
