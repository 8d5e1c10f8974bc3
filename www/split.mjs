// Splits the compiled module: what the first picture needs, and the rest, which shares its memory and its
// tables and comes later. What is apart is reached from the rest's exports alone, by calls that name their
// functions; whatever stands in a table is kept, but for what is known to be called there by the rest alone.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A name, which is quoted where it holds more than letters. */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

/** @param {string} text */
const names = (text) => text.match(new RegExp(NAME, 'g')) ?? [];

/**
 * The names that a text of WebAssembly gives to functions in a call.
 * @param {string} text
 */
const called = (text) => [...text.matchAll(new RegExp(String.raw`\((?:return_)?call (${NAME})`, 'g'))].map(([, name = '']) => name);

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
const nameOf = (field) => names(field.replace(/^\(export "[^"]*"/, ''))[0] ?? '';

/** @param {string} field */
const exported = (field) => /^\(export "([^"]+)"/.exec(field)?.[1] ?? '';

/**
 * A table's functions, those of the rest in places that the first one leaves free.
 * @param {string} elem
 * @param {(name: string) => boolean} isKept
 */
function placed(elem, isKept) {
  const [, table = '', at = ''] = /^\(elem \S+ (\(table \S+\)) \(i32\.const (\d+)\) func /.exec(elem) ?? [];
  if (!at) throw new Error(`functions stand in a table in another way: ${elem.slice(0, 60)}`);
  /** @type {{ kept: string[], moved: string[] }} */
  const fields = { kept: [], moved: [] };
  const functions = names(elem.slice(elem.indexOf(' func ')));
  for (let k = 0; k < functions.length; ) {
    const kept = isKept(functions[k] ?? '');
    const begin = k;
    while (k < functions.length && isKept(functions[k] ?? '') === kept) k += 1;
    fields[kept ? 'kept' : 'moved'].push(`(elem ${table} (i32.const ${Number(at) + begin}) func ${functions.slice(begin, k).join(' ')})`);
  }
  return fields;
}

/**
 * The texts of both modules.
 * @param {string} text the whole module's
 * @param {RegExp} first the names of the exports that the first one has
 * @param {RegExp} later those of functions in a table that the rest alone calls
 * @param {string} from what the rest imports from: the first one's exports
 */
export function apart(text, first, later, from) {
  const of = fields(text);
  const [types, imports, globals, memories, tables, exports] = ['type', 'import', 'global', 'memory', 'table', 'export'].map(of);
  const functions = new Map(of('func').map((field) => [nameOf(field), field]));
  if (!types || !imports || !globals || !memories || !tables || !exports) throw new Error('a module has fields');

  const isFirst = (/** @type {string} */ field) => !field.includes('(func ') || first.test(exported(field));
  const elems = of('elem');
  const held = [...elems, ...of('start')].flatMap(names).filter((name) => !later.test(name));
  const [firsts, rests] = [exports.filter(isFirst), exports.filter((field) => !isFirst(field))];
  const kept = new Set([...held, ...firsts.filter((field) => field.includes('(func ')).map(nameOf)].filter((name) => functions.has(name)));
  // It grows on the way.
  for (const name of kept) {
    for (const other of called(functions.get(name) ?? '')) if (functions.has(other)) kept.add(other);
  }
  const moved = [...functions].filter(([name]) => !kept.has(name)).map(([, field]) => field);
  const body = moved.join('\n');
  const segments = elems.map((elem) => placed(elem, (name) => kept.has(name) || !functions.has(name)));
  const taken = segments.flatMap((segment) => segment.moved);
  const used = new Set(names([body, ...taken].join('\n')));
  const lent = [...new Set([...called(body), ...rests.map(nameOf)])].filter((name) => kept.has(name));
  const shown = (/** @type {string} */ kind, /** @type {string[]} */ fields) =>
    fields.filter((field) => used.has(nameOf(field)) && field.startsWith(`(${kind} `));

  // The rest imports what it uses of the first one, by short names.
  /** @type {string[]} */
  const lending = [];
  /** @type {string[]} */
  const borrowing = [];
  /** @param {string} kind @param {string} name @param {string} type */
  const lend = (kind, name, type) => {
    const short = `_${lending.length.toString(36)}`;
    lending.push(`(export "${short}" (${kind} ${name}))`);
    borrowing.push(`(import "${from}" "${short}" (${kind} ${name} ${type}))`);
  };
  for (const name of lent) {
    const [head = ''] = (functions.get(name) ?? '').replace(name, '').split('\n');
    lend('func', name, [...head.matchAll(/\((?:type|param|result) [^()]*\)/g)].join(' '));
  }
  for (const global of shown('global', globals)) lend('global', nameOf(global), /^\(global \S+ (\(mut \w+\)|\w+)/.exec(global)?.[1] ?? '');
  for (const table of shown('table', tables)) lend('table', nameOf(table), table.replace(/^\(table \S+ /, '').replace(/\)$/, ''));
  // What works on memory names none.
  for (const memory of memories) lend('memory', nameOf(memory), memory.replace(/^\(memory \S+ /, '').replace(/\)$/, ''));

  const module = (/** @type {string[]} */ fields) => `(module\n${fields.join('\n')}\n)\n`;
  const others = [...['data', 'start', 'tag'].flatMap(of), ...segments.flatMap((segment) => segment.kept)];
  return {
    first: module([...types, ...imports, ...globals, ...memories, ...tables, ...others, ...firsts, ...lending, ...[...functions].filter(([name]) => kept.has(name)).map(([, field]) => field)]),
    rest: module([...types, ...imports.filter((field) => used.has(nameOf(field.slice(field.indexOf('(func'))))), ...borrowing, ...taken, ...rests, ...moved]),
  };
}

/**
 * Splits a module's file.
 * @param {string} path the module's, which the first one takes
 * @param {string} rest the rest's
 * @param {RegExp} first
 * @param {RegExp} later
 * @param {string} from
 */
export async function split(path, rest, first, later, from) {
  const features = (await readFile(fileURLToPath(new URL('index.html', import.meta.url)), 'utf8')).match(/--enable-[a-z-]+/g) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const run = (/** @type {string} */ tool, /** @type {string[]} */ ...given) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL(`node_modules/binaryen/bin/${tool}`, import.meta.url)), ...features, ...given]);
  const [whole, head, tail] = ['whole', 'first', 'rest'].map((name) => join(folder, `${name}.wat`));
  if (!whole || !head || !tail) throw new Error('three files');
  await run('wasm-dis', path, '-o', whole);
  const texts = apart(await readFile(whole, 'utf8'), first, later, from);
  await Promise.all([writeFile(head, texts.first), writeFile(tail, texts.rest)]);
  await Promise.all([run('wasm-as', head, '-o', path), run('wasm-as', tail, '-o', rest)]);
  // What nothing but the rest made use of is gone.
  await run('wasm-opt', path, '-Oz', '--converge', '--low-memory-unused', '--zero-filled-memory', '-o', path);
  await rm(folder, { recursive: true });
}
