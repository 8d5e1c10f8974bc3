import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Painters } from '../../www/src/session/painters.js';
import { reported } from './browser.js';

/** @param {string[]} drawn @param {string} name */
const painter = (drawn, name, rank = 0, pause = 0) => ({
  rank,
  pause,
  paint: () => {
    drawn.push(name);
    return false;
  },
});

test('what is out of date is drawn once, the lowest rank first', () => {
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  const [low, high] = [painter(drawn, 'low', 0), painter(drawn, 'high', 5)];
  for (const each of [high, low, high]) painters.invalidate(each);
  assert.equal(painters.draw(Infinity, false), false);
  assert.deepEqual(drawn, ['low', 'high']);
  painters.draw(Infinity, false);
  assert.deepEqual(drawn, ['low', 'high']);
});

test('what has not been drawn whole is drawn on in the next frame', () => {
  const painters = new Painters();
  let left = 2;
  painters.invalidate({ rank: 0, pause: 0, paint: () => (left -= 1) > 0 });
  assert.equal(painters.draw(Infinity, false), true);
  assert.equal(painters.draw(Infinity, false), false);
  assert.equal(left, 0);
});

test('what has no room in a frame is put off, and not for ever', (context) => {
  let now = 1000;
  context.mock.method(performance, 'now', () => now);
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  painters.invalidate(painter(drawn, 'it'));
  now = 1010;
  assert.equal(painters.draw(1005, false), true);
  assert.deepEqual(drawn, []);
  now = 1300;
  painters.draw(1005, false);
  assert.deepEqual(drawn, ['it']);
});

test('while it plays, no more often than it asks for', (context) => {
  let now = 1000;
  context.mock.method(performance, 'now', () => now);
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  const text = painter(drawn, 'text', 0, 100);
  for (; now < 1200; now += 20) {
    painters.invalidate(text);
    painters.draw(Infinity, true);
  }
  assert.equal(drawn.length, 2);
  assert.equal(painters.draw(Infinity, false), false, 'and at once when it stands');
  assert.equal(drawn.length, 3);
});

test('one that fails is reported, and the others are drawn', () => {
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  const failing = {
    rank: 0,
    pause: 0,
    paint: () => {
      throw new Error('no canvas');
    },
  };
  for (const each of [failing, painter(drawn, 'other', 1)]) painters.invalidate(each);
  assert.equal(painters.draw(Infinity, false), false);
  assert.deepEqual(drawn, ['other']);
  assert.equal(reported.splice(0).length, 1);
});

test('one that is forgotten by another, in the frame in which it is due, is not drawn', () => {
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  const gone = painter(drawn, 'gone', 1);
  painters.invalidate(gone);
  painters.invalidate({
    rank: 0,
    pause: 0,
    paint: () => {
      painters.forget(gone);
      return false;
    },
  });
  painters.draw(Infinity, false);
  assert.deepEqual(drawn, []);
});

test('of those that have waited for long, one is drawn in a frame without room', (context) => {
  let now = 1000;
  context.mock.method(performance, 'now', () => now);
  /** @type {string[]} */
  const drawn = [];
  const painters = new Painters();
  for (const name of ['a', 'b']) painters.invalidate(painter(drawn, name));
  now = 1300;
  assert.equal(painters.draw(1005, false), true);
  assert.deepEqual(drawn, ['a']);
  assert.equal(painters.draw(1005, false), false);
  assert.deepEqual(drawn, ['a', 'b']);
});
