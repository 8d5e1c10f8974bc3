// Measures the map of every start in the page, in Chromium against dist/: 512 × 512 starts, 200 steps of
// momentum, after a change of the learning rate. Prints a line for each figure, see rows.js.
// `cargo xtask bench` calls it.
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.js';
import { serve } from '../server.js';
import { cost, tasks, trace } from '../trace.js';
import { tell } from './rows.js';

const QUERY = 'f=himmelblau&opt=momentum(beta=0.9)&lr=0.003&steps=200&map=basins&show=stretch';
const RATES = ['0.0029', '0.0031'];
const ROUNDS = 12;
const TRACED = 4;
/** How long a map is waited for, in milliseconds: a slower one is told as if it took so long. */
const PATIENCE = 15_000;

/** When a tile was asked for and when it came, in milliseconds, and of how many cells. @typedef {{ query: string, raster: number[], tile: number[], asked: number, came: number }} Tile */

const server = await serve(0);
const browser = await chromium.launch(launchOptions());
// Of this size the picture is so large that it has 512 cells either way, the most.
const page = await browser.newPage({ viewport: { width: 700, height: 700 } });

// Notes what the page asks its workers, and when they answer.
await page.addInitScript(() => {
  const { prototype } = Worker;
  const post = prototype.postMessage;
  /** @type {WeakMap<Worker, Map<number, Tile>>} */
  const asked = new WeakMap();
  /** @type {Tile[]} */
  const tiles = [];
  Reflect.set(window, 'tiles', tiles);
  prototype.postMessage = function (/** @type {any[]} */ ...what) {
    const [message] = what;
    if (message?.ask === 'mapTile') {
      let open = asked.get(this);
      if (!open) {
        open = new Map();
        asked.set(this, open);
        this.addEventListener('message', ({ data }) => {
          const tile = asked.get(this)?.get(data.id);
          // The page's own listener, which draws it, comes first.
          if (tile) tile.came = performance.now();
        });
      }
      const [query, raster, tile] = message.arguments;
      const noted = { query, raster, tile, asked: performance.now(), came: NaN };
      open.set(message.id, noted);
      tiles.push(noted);
    }
    return Reflect.apply(post, this, what);
  };
});

/**
 * Changes the learning rate, and waits for the map of it: the milliseconds until the first tile is in the
 * picture's next frame, and until the last has come.
 * @param {string} rate
 */
const change = (rate) =>
  page.evaluate(
    async ({ rate, patience }) => {
      /** @type {Tile[]} */
      const tiles = Reflect.get(window, 'tiles');
      tiles.length = 0;
      const start = performance.now();
      /** @type {any} */
      const element = document.querySelector('gd-page')?.shadowRoot?.querySelector('gd-playground');
      element.apply({ type: 'set', key: 'lr', value: rate });
      let first = NaN;
      for (;;) {
        const now = await new Promise((frame) => requestAnimationFrame(frame)).then(() => performance.now());
        const ours = tiles.filter(({ query, came }) => query.includes(`lr=${rate}`) && came > 0);
        if (Number.isNaN(first) && ours.length) first = now - start;
        const fine = ours.filter(({ raster }) => raster[4] === 512 && raster[5] === 512);
        const done = fine.reduce((sum, { tile }) => sum + (tile[2] ?? 0) * (tile[3] ?? 0), 0);
        if (done === 512 * 512) return { first, all: Math.max(...fine.map(({ came }) => came)) - start };
        if (now - start > patience) return { first: Number.isNaN(first) ? patience : first, all: patience };
      }
    },
    { rate, patience: PATIENCE },
  );

await page.goto(`${server.url}?${QUERY}`);
await page.getByRole('application').first().waitFor();
await page.waitForFunction(() => Reflect.get(window, 'tiles').length > 0);
for (const rate of RATES) await change(rate);

/** @type {{ first: number, all: number }[]} */
const measured = [];
/** The first that is not done in time is enough to know. */
const isSlow = () => measured.some(({ all }) => all === PATIENCE);
for (let round = 0; round < ROUNDS && !isSlow(); round += 1) measured.push(await change(RATES[round % 2]));
tell('first_coarse_map_ms', measured.map(({ first }) => first), '<=50');
tell('map_512_200_ms', measured.map(({ all }) => all), '<=250');

/** @type {number[]} */
const longest = [];
for (let round = 0; round < (isSlow() ? 1 : TRACED); round += 1) {
  const events = await trace(page, () => change(RATES[round % 2]));
  longest.push(Math.max(...tasks(events).map(cost)));
}
tell('longest_task_ms', longest, '<=50');

await browser.close();
server.close();
