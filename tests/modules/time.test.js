import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Time } from '../../www/src/session/time.js';

test('a step is shown as soon as it is reached', () => {
  const time = new Time();
  time.seek(7);
  assert.equal(time.step, 0);
  time.reach(5, false);
  assert.equal(time.step, 5);
  time.reach(20, true);
  assert.equal(time.step, 7);
  time.seek(Infinity);
  assert.equal(time.step, 20);
  time.seek(-3);
  assert.equal(time.step, 0);
});

test('it plays at its speed, waits for what is not computed, and ends', () => {
  const time = new Time();
  time.reach(3, false);
  time.seek(0, true);
  time.advance(1000, 10);
  assert.equal(time.step, 0, 'the first frame only says when it begins');
  time.advance(1100, 10);
  assert.equal(time.step, 1);
  for (let now = 1200; now <= 3000; now += 100) time.advance(now, 10);
  assert.deepEqual([time.step, time.playing], [3, true], 'it waits');
  time.reach(5, true);
  time.advance(3100, 10);
  time.advance(3200, 10);
  time.advance(3300, 10);
  assert.deepEqual([time.step, time.playing], [5, false]);
  time.play();
  assert.deepEqual([time.step, time.playing], [0, true], 'from the end it plays from the start');
});

test('after a pause of the page it goes on from where it was', () => {
  const time = new Time();
  time.reach(1000, true);
  time.seek(0, true);
  time.advance(1000, 10);
  time.advance(61_000, 10);
  assert.ok(time.step <= 1, `step ${time.step}`);
});

test('the fastest speed shows a run at once', () => {
  const time = new Time();
  time.reach(40, true);
  time.seek(0, true);
  time.advance(16, 10_000);
  assert.deepEqual([time.step, time.playing], [40, false]);
});
