import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Acts } from '../../www/src/session/acts.js';

test('acts are undone and done again, one by one', () => {
  const acts = new Acts();
  assert.deepEqual([acts.canUndo, acts.canRedo], [false, false]);
  assert.equal(acts.undo('a'), null);
  for (const left of ['a', 'b', 'c']) assert.equal(acts.note(left, null), true);
  assert.equal(acts.undo('d'), 'c');
  assert.equal(acts.undo('c'), 'b');
  assert.equal(acts.redo('b'), 'c');
  assert.deepEqual([acts.canUndo, acts.canRedo], [true, true]);
  // Another act in between: what was undone is gone.
  acts.note('c', null);
  assert.equal(acts.redo('e'), null);
  assert.equal(acts.undo('e'), 'c');
});

test('a series is one act, until another one or its end', () => {
  const [acts, drag] = [new Acts(), {}];
  const begins = ['a', 'b', 'c'].map((left) => acts.note(left, drag));
  assert.deepEqual(begins, [true, false, false]);
  assert.equal(acts.note('d', {}), true, 'another drag');
  assert.equal(acts.note('e', drag), true, 'the first one does not go on after it');
  acts.end();
  assert.equal(acts.note('f', drag), true);
  assert.deepEqual(['g', 'f', 'e', 'd'].map((now) => acts.undo(now)), ['f', 'e', 'd', 'a']);
  assert.equal(acts.note('a', drag), true, 'nor after it was undone');
});

test('only so many are kept', () => {
  const acts = new Acts();
  for (let k = 0; k < 1000; k += 1) acts.note(String(k), null);
  let undone = 0;
  while (acts.undo('now') !== null) undone += 1;
  assert.equal(undone, 200);
});
