import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { test } from 'node:test';

const TESTS = join(env.PLAYGROUND_FIXTURES ?? '', '..');

/** The titles of the tests of each file, by its name without endings. @type {Map<string, Set<string>>} */
const titles = new Map();
for (const folder of ['end-to-end', 'hosts', 'modules']) {
  for (const file of readdirSync(join(TESTS, folder)).filter((file) => /\.(spec|test)\.js$/.test(file))) {
    const text = readFileSync(join(TESTS, folder, file), 'utf8');
    const found = [...text.matchAll(/\b(?:test|fresh|keeping)\((['`])((?:\\.|(?!\1).)*)\1/g)].map(([, , title = '']) => title.replaceAll("\\'", "'"));
    titles.set(basename(file).replace(/\.\w+\.js$/, ''), new Set(found));
  }
}

/** The tests that a table names: each file’s name, then titles until the next one. @param {string} table */
function* named(table) {
  let file = '';
  for (const [, name, title] of table.matchAll(/`([a-z-]+)`|“([^”]+)”/g)) {
    if (name !== undefined) file = name;
    else if (title !== undefined) yield /** @type {const} */ ([file, title]);
  }
}

test('each test that the README names is there', () => {
  const [, section = ''] = readFileSync(join(TESTS, 'README.md'), 'utf8').split(/^## What hosts do.*$/m);
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what holds'));
  assert.ok(rows.length > 20);
  for (const row of rows) {
    const tests = [...named(row.split(' | ')[1] ?? '')];
    assert.notEqual(tests.length, 0, row);
    for (const [file, title] of tests) assert.ok(titles.get(file)?.has(title), `${file}: “${title}” of\n${row}`);
  }
});

test('each folder of examples is named with the test that builds it', () => {
  const table = readFileSync(join(TESTS, '..', 'examples', 'README.md'), 'utf8');
  const folders = readdirSync(join(TESTS, '..', 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const row = table.split('\n').find((line) => line.startsWith('| ') && line.includes(`](${name})`)) ?? '';
    const tests = [...named(row.split(' | ').at(-1) ?? '')];
    assert.notEqual(tests.length, 0, name);
    for (const [file, title] of tests) assert.ok(titles.get(file)?.has(title), `${file}: “${title}” of\n${row}`);
  }
});
