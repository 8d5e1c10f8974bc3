import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ParSearch, Playground, hole, round_of } from 'gd-web';
import './browser.js';

const fixture = readFileSync(`${process.env.PLAYGROUND_FIXTURES}/course.tsv`, 'utf8');

test('rounds and claims are judged as natively', () => {
  const lines = fixture.split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length > 8);
  for (const line of lines) {
    const [query = '', told, judged] = line.split('\t');
    const playground = new Playground(query);
    assert.equal(round_of(playground, undefined), null, 'not before its end');
    while (playground.work(10_000));
    const id = new URLSearchParams(query).get('hole') ?? '';
    const round = round_of(playground, hole(id)?.par ?? undefined);
    assert.deepEqual([round?.sentence, round?.claim ?? ''], [told, judged], query);
    playground.free();
  }
});

test('the par of a day is found in pieces', () => {
  assert.equal(hole('2026-11-26')?.par, null);
  const search = ParSearch.of('2026-11-26');
  assert.ok(search);
  let pieces = 0;
  while (search.work(50_000)) pieces += 1;
  assert.ok(pieces > 3);
  assert.equal(search.par(), 10);
  search.free();
  assert.equal(ParSearch.of('10'), undefined);
  assert.equal(hole('2026-13-01'), null);
});
