import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scheduler } from '../../www/src/session/scheduler.js';
import { frames, isAwake, reported } from './browser.js';

/** @param {string[]} log @param {string} name @param {number} wanted how many frames it has work for */
function task(log, name, wanted) {
  let left = wanted;
  return {
    tick: () => (log.push(`${name} ticks`), false),
    draw: () => (log.push(`${name} draws`), false),
    compute: () => (left -= 0.5) > 0,
  };
}

test('frames come as long as there is work, and time goes on in all before any draws', async () => {
  /** @type {string[]} */
  const log = [];
  const scheduler = new Scheduler();
  scheduler.add(task(log, 'a', 1));
  scheduler.add(task(log, 'b', 3));
  await frames();
  assert.equal(isAwake(), false);
  assert.deepEqual(log.slice(0, 4), ['a ticks', 'b ticks', 'a draws', 'b draws']);
  assert.equal(log.length, 4 * 3);
});

test('one that fails does not take the frames of others', async () => {
  /** @type {string[]} */
  const log = [];
  const scheduler = new Scheduler();
  const failing = () => {
    throw new Error('broken');
  };
  scheduler.add({ tick: failing, draw: failing, compute: failing });
  scheduler.add(task(log, 'b', 2));
  await frames();
  assert.equal(log.filter((line) => line === 'b draws').length, 2);
  assert.ok(reported.splice(0).length > 0);
});

test('one that is removed within a frame is not called any more', async () => {
  /** @type {string[]} */
  const log = [];
  const scheduler = new Scheduler();
  const gone = task(log, 'gone', 9);
  scheduler.add({ ...task(log, 'a', 1), tick: () => (scheduler.remove(gone), false) });
  scheduler.add(gone);
  await frames();
  assert.deepEqual(log, ['a draws']);
  assert.equal(scheduler.size, 1);
});

test('a frame that is full before it draws leaves that to the next one, which draws first', async (context) => {
  let now = 1000;
  context.mock.method(performance, 'now', () => now);
  /** @type {string[]} */
  const log = [];
  const scheduler = new Scheduler();
  let left = 2;
  scheduler.add({
    tick: () => false,
    draw: () => (log.push('draws'), false),
    compute: () => {
      log.push('computes');
      now += 40;
      return (left -= 1) > 0;
    },
  });
  await frames();
  assert.deepEqual(log, ['computes', 'draws', 'computes']);
});
