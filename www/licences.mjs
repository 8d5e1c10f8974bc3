// What the site is made of, and under which licences: a text that is published with it.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} version
 * @property {string} licence as SPDX writes it
 * @property {string} folder where its texts lie
 * @property {RegExp} [files] which of them, if not all
 */

/**
 * The text.
 * @param {string[]} sources the files of the scripts
 */
export async function licences(sources) {
  const parts = [...(await packages(sources)), ...(await crates())];
  /** @type {Map<string, { names: string[]; text: string }>} */
  const texts = new Map();
  for (const { name, version, licence, folder, files = /^(licen[cs]e|copying|notice)/i } of parts) {
    const named = (await readdir(folder)).filter((file) => files.test(file)).sort();
    // Where one of several may be chosen, it is the shortest.
    const short = / OR /.test(licence) ? named.filter((file) => /mit|unicode|notice/i.test(file)) : [];
    const chosen = short.length ? short : named;
    if (!chosen.length) throw new Error(`${folder} has no licence's text`);
    for (const file of chosen) {
      const whole = (await readFile(join(folder, file), 'utf8')).replace(/\r/g, '').trim();
      const text = file.endsWith('.rs') ? commentAbove(whole) : whole;
      const known = texts.get(text) ?? { names: [], text };
      known.names.push(`${name} ${version}`);
      texts.set(text, known);
    }
  }
  const rows = parts.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const sections = [...texts.values()].map(({ names, text }) => `${'-'.repeat(80)}\n${names.join(', ')}\n\n${text}\n`);
  return `This site contains:\n\n${rows.join('\n')}\n\n${sections.join('\n')}`;
}

/** Crates whose licence stands above their code, in no file of its own. */
const ABOVE_CODE = ['qrcodegen'];

/** @param {string} code */
const commentAbove = (code) => (/^\/\*([\s\S]*?)\*\//.exec(code)?.[1] ?? '').replace(/^ \* ?/gm, '').trim();

/**
 * The npm packages that files are of.
 * @param {string[]} sources
 * @returns {Promise<Part[]>}
 */
async function packages(sources) {
  const names = sources.flatMap((source) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
  return Promise.all(
    [...new Set(names)].sort().map(async (name) => {
      const folder = join(root, 'www', 'node_modules', name);
      const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      return { name, version, licence: license, folder };
    }),
  );
}

/**
 * The crates that are linked into the modules, and Rust's own.
 * @returns {Promise<Part[]>}
 */
async function crates() {
  const of = ['--locked', '--filter-platform=wasm32-unknown-unknown', '--format-version=1'];
  /** @type {{ packages: { name: string; version: string; license: string; manifest_path: string; source: string | null }[] }} */
  const known = JSON.parse(await answer('cargo', ['metadata', ...of]));
  const tree = ['--locked', '--package=gd-web', '--package=gd-worker', '--package=gd-export', '--package=gd-lesson-web', '--target=wasm32-unknown-unknown', '--prefix=none'];
  const linked = new Set((await answer('cargo', ['tree', ...tree, '--edges=normal,no-proc-macro', '--format={p}'])).split('\n'));
  const isLinked = (/** @type {{ name: string; version: string; manifest_path: string }} */ { name, version, manifest_path }) =>
    [...linked].some((line) => line === `${name} v${version}` || line.startsWith(`${name} v${version} (${dirname(manifest_path)})`));
  const parts = known.packages.filter(isLinked).map(({ name, version, license, manifest_path, source }) => ({
    name,
    version,
    licence: license,
    // The repository's own crates share its texts.
    folder: !source ? root : ABOVE_CODE.includes(name) ? join(dirname(manifest_path), 'src') : dirname(manifest_path),
    ...(ABOVE_CODE.includes(name) && { files: /^lib\.rs$/ }),
  }));
  const [, rust] = (await answer('rustc', ['--version'])).split(' ');
  const own = {
    name: 'Rust’s standard library',
    version: rust ?? '',
    licence: 'MIT OR Apache-2.0',
    folder: root,
    // The text without a name in it.
    files: /^LICENSE-APACHE$/,
  };
  return [...parts, own].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What a program prints.
 * @param {string} program
 * @param {string[]} options
 */
async function answer(program, options) {
  const { stdout } = await promisify(execFile)(program, options, { cwd: root, maxBuffer: 1 << 26 });
  return stdout.trim();
}
