// Splits the compiled module: what the first picture needs, and the rest, which shares its memory and its
// tables and comes later. What is apart is reached from the rest's exports alone: by calls that name their
// functions, as whatever stands in a table is kept.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * The names that a text of WebAssembly gives to functions in a call.
 * @param {string} text
 */
const called = (text) => [...text.matchAll(/\((?:return_)?call (\$[^\s()]+)/g)].map(([, name = '']) => name);

/**
 * A module's fields, by their kind.
 * @param {string} text
 */
function fields(text) {
  const all = text.split(/^ (?=\()/m).slice(1);
  // The last one ends with the module.
  all.push((all.pop() ?? '').replace(/\)\s*$/, '\n'));
  /** @param {string} kind */
  return (kind) => all.filter((field) => field.startsWith(`(${kind} `)).map((field) => field.trimEnd());
}

/** @param {string} field */
const nameOf = (field) => /(\$[^\s()]+)/.exec(field)?.[1] ?? '';

/** @param {string} field */
const exported = (field) => /^\(export "([^"]+)"/.exec(field)?.[1] ?? '';

/**
 * The texts of both modules.
 * @param {string} text the whole module's
 * @param {RegExp} first the names of the exports that the first one has
 * @param {string} from what the rest imports from: the first one's exports
 */
export function apart(text, first, from) {
  const of = fields(text);
  const [types, imports, globals, memories, tables, exports] = ['type', 'import', 'global', 'memory', 'table', 'export'].map(of);
  const functions = new Map(of('func').map((field) => [nameOf(field), field]));
  if (!types || !imports || !globals || !memories || !tables || !exports) throw new Error('a module has fields');

  const isFirst = (/** @type {string} */ field) => !field.includes('(func ') || first.test(exported(field));
  const held = ['elem', 'start'].flatMap(of).flatMap((field) => [...field.matchAll(/\$[^\s()]+/g)].map(([name]) => name));
  const [firsts, rests] = [exports.filter(isFirst), exports.filter((field) => !isFirst(field))];
  const kept = new Set([...held, ...firsts.filter((field) => field.includes('(func ')).map(nameOf)].filter((name) => functions.has(name)));
  // It grows on the way.
  for (const name of kept) {
    for (const other of called(functions.get(name) ?? '')) if (functions.has(other)) kept.add(other);
  }
  const moved = [...functions].filter(([name]) => !kept.has(name)).map(([, field]) => field);
  const body = moved.join('\n');
  const used = new Set([...body.matchAll(/\$[^\s()]+/g)].map(([name]) => name));
  const lent = [...new Set([...called(body), ...rests.map(nameOf)])].filter((name) => kept.has(name));
  const shown = (/** @type {string} */ kind, /** @type {string[]} */ fields) =>
    fields.filter((field) => used.has(nameOf(field)) && field.startsWith(`(${kind} `));

  // The rest imports what it uses of the first one, by short names.
  /** @type {string[]} */
  const [lending, borrowing] = [[], []];
  /** @param {string} kind @param {string} name @param {string} type */
  const lend = (kind, name, type) => {
    const short = `_${lending.length.toString(36)}`;
    lending.push(`(export "${short}" (${kind} ${name}))`);
    borrowing.push(`(import "${from}" "${short}" (${kind} ${name} ${type}))`);
  };
  for (const name of lent) {
    const [head = ''] = (functions.get(name) ?? '').split('\n');
    lend('func', name, [...head.matchAll(/\((?:type|param|result) [^()]*\)/g)].join(' '));
  }
  for (const global of shown('global', globals)) lend('global', nameOf(global), /^\(global \S+ (\(mut \w+\)|\w+)/.exec(global)?.[1] ?? '');
  for (const table of shown('table', tables)) lend('table', nameOf(table), table.replace(/^\(table \S+ /, '').replace(/\)$/, ''));
  // What works on memory names none.
  for (const memory of memories) lend('memory', nameOf(memory), memory.replace(/^\(memory \S+ /, '').replace(/\)$/, ''));

  const module = (/** @type {string[]} */ fields) => `(module\n${fields.join('\n')}\n)\n`;
  const others = ['data', 'elem', 'start', 'tag'].flatMap(of);
  return {
    first: module([...types, ...imports, ...globals, ...memories, ...tables, ...others, ...firsts, ...lending, ...[...functions].filter(([name]) => kept.has(name)).map(([, field]) => field)]),
    rest: module([...types, ...imports.filter((field) => used.has(nameOf(field.slice(field.indexOf('(func'))))), ...borrowing, ...rests, ...moved]),
  };
}

/**
 * Splits a module's file.
 * @param {string} path the module's, which the first one takes
 * @param {string} rest the rest's
 * @param {RegExp} first
 * @param {string} from
 */
export async function split(path, rest, first, from) {
  const features = (await readFile(fileURLToPath(new URL('index.html', import.meta.url)), 'utf8')).match(/--enable-[a-z-]+/g) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const run = (/** @type {string} */ tool, /** @type {string[]} */ ...given) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL(`node_modules/binaryen/bin/${tool}`, import.meta.url)), ...features, ...given]);
  const [whole, head, tail] = ['whole', 'first', 'rest'].map((name) => join(folder, `${name}.wat`));
  if (!whole || !head || !tail) throw new Error('three files');
  await run('wasm-dis', path, '-o', whole);
  const texts = apart(await readFile(whole, 'utf8'), first, from);
  await Promise.all([writeFile(head, texts.first), writeFile(tail, texts.rest)]);
  await Promise.all([run('wasm-as', head, '-o', path), run('wasm-as', tail, '-o', rest)]);
  await rm(folder, { recursive: true });
}
