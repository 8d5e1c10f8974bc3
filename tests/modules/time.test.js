import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Time } from '../../www/src/session/time.js';

/** Ten steps a second. @param {number} position @param {number} seconds */
const TEN = (position, seconds) => position + 10 * seconds;

/** A frame each 20 milliseconds. @param {Time} time @param {number} from @param {number} to @param {typeof TEN} [next] */
function frames(time, from, to, next = TEN) {
  const seen = [];
  for (let now = from; now <= to; now += 20) {
    time.advance(now, next);
    seen.push(time.position);
  }
  return seen;
}

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

test('it plays at its pace, waits for what is not computed, and ends', () => {
  const time = new Time();
  time.reach(3, false);
  time.play();
  time.advance(1000, TEN);
  assert.equal(time.step, 0, 'the first frame only says when it begins');
  time.advance(1100, TEN);
  assert.equal(time.step, 1);
  for (let now = 1200; now <= 3000; now += 100) time.advance(now, TEN);
  assert.deepEqual([time.step, time.position, time.playing], [3, 3, true], 'it waits');
  time.reach(5, true);
  time.advance(3100, TEN);
  time.advance(3200, TEN);
  time.advance(3300, TEN);
  assert.deepEqual([time.step, time.position, time.playing], [5, 5, false]);
  time.play();
  assert.deepEqual([time.step, time.playing], [0, true], 'from the end it plays from the start');
});

test('it goes on between two steps, of which the first is shown', () => {
  const time = new Time();
  time.reach(1000, true);
  time.play();
  const seen = frames(time, 1000, 1360);
  assert.ok(seen.every((position, k) => k === 0 || Math.abs(position - (seen[k - 1] ?? 0) - 0.2) < 1e-9));
  assert.equal(time.step, 3);
  assert.ok(Math.abs(time.position - 3.6) < 1e-9);
});

test('a pause shows the step that is nearest, and steps and places are whole', () => {
  const time = new Time();
  time.reach(1000, true);
  time.play();
  frames(time, 1000, 1340);
  time.pause();
  assert.deepEqual([time.step, time.position, time.playing], [3, 3, false]);
  time.play();
  frames(time, 2000, 2060);
  time.pause();
  assert.deepEqual([time.step, time.position], [4, 4]);
  time.seek(2.5);
  assert.deepEqual([time.step, time.position], [2, 2]);
});

test('it rests at the start where it plays by itself, and not where it is told to play', () => {
  const time = new Time();
  time.reach(1000, true);
  time.seek(0, true);
  frames(time, 1000, 1600);
  assert.equal(time.position, 0);
  frames(time, 1620, 1800);
  assert.ok(time.position > 0.9 && time.position < 1.1, `${time.position}`);
  time.seek(0);
  time.play();
  frames(time, 2000, 2100);
  assert.ok(time.position > 0.9, `${time.position}`);
  time.seek(7, true);
  frames(time, 3000, 3100);
  assert.ok(time.position > 7.9, 'elsewhere it goes on');
  time.seek(1000);
  time.play();
  frames(time, 4000, 4100);
  assert.equal(time.position, 0, 'from the end it begins anew');
});

test('from a step that is not computed yet it plays once it is', () => {
  const time = new Time();
  time.seek(50, true);
  time.advance(1000, TEN);
  time.reach(20, false);
  time.advance(1100, TEN);
  assert.deepEqual([time.step, time.playing], [20, true]);
  time.reach(60, false);
  time.advance(1200, TEN);
  assert.ok(time.position > 50 && time.position <= 51, `${time.position}`);
});

test('after a pause of the page it goes on from where it was', () => {
  const time = new Time();
  time.reach(1000, true);
  time.play();
  time.advance(1000, TEN);
  time.advance(61_000, TEN);
  assert.ok(time.step <= 1, `step ${time.step}`);
});

test('the fastest pace shows a run at once', () => {
  const time = new Time();
  time.reach(40, true);
  time.seek(0, true);
  time.advance(16, () => Infinity);
  assert.deepEqual([time.step, time.playing], [40, false]);
});
