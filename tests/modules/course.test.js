import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Playground, hole, round_of } from 'gd-web';
import './browser.js';

const fixture = readFileSync(`${process.env.PLAYGROUND_FIXTURES}/course.tsv`, 'utf8');

test('rounds and claims are judged as natively', () => {
  const lines = fixture.split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length > 8);
  for (const line of lines) {
    const [query = '', par, told, judged] = line.split('\t');
    const playground = new Playground(query);
    assert.equal(round_of(playground, undefined), null, 'not before its end');
    while (playground.work(10_000));
    const round = round_of(playground, par ? Number(par) : undefined);
    assert.deepEqual([round?.sentence, round?.claim ?? ''], [told, judged], query);
    playground.free();
  }
});

test('before the module is whole a link of the course is known as one, and its hole is left out', () => {
  const part = new Playground('hole=1&lr=0.5', false);
  assert.equal(part.is_part(), true);
  assert.equal(part.reading().scenario.hole, null);
  const other = new Playground('f=sphere', false);
  assert.equal(other.is_part(), false);
  for (const playground of [part, other]) playground.free();
  assert.equal(hole('2026-11-26')?.title, 'Hole of 26 November 2026');
  assert.equal(hole('2026-13-01'), null);
});
