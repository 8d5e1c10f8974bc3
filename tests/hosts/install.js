// Installs what makes a host's pages into the cache folder of the build's tools, never into the repository.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CACHE = env.HOSTS_FOLDER ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gradient-descent-playground', 'hosts');
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../target/package/npm', import.meta.url));

/**
 * Runs a program to its end.
 * @param {string} folder where it begins
 * @param {string} program
 * @param {string[]} given
 */
export async function run(folder, program, ...given) {
  // Tools look for colours, and for who has begun them.
  const options = { cwd: folder, maxBuffer: 1 << 26, env: { ...env, FORCE_COLOR: '0', NODE_OPTIONS: '' } };
  const { stdout } = await promisify(execFile)(program, given, options).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  return stdout;
}

/**
 * A folder of the cache, made once for what it holds.
 * @param {string} name
 * @param {string[]} packages
 * @param {(folder: string) => Promise<unknown>} make
 */
async function made(name, packages, make) {
  const folder = join(CACHE, `${name}-${createHash('sha256').update(packages.join(' ')).digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  // Whole or not there: others may make it at the same time.
  const partial = await mkdtemp(`${folder}-`);
  await make(partial);
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
  return folder;
}

/** Packages of npm, with their exact versions: the folder that holds node_modules. @param {string[]} packages */
export const npm = (...packages) =>
  made('npm', packages, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await run(folder, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
  });

/**
 * Packages of PyPI, with their exact versions: runs one of their modules in a folder.
 * @param {string[]} packages
 */
export async function pip(...packages) {
  const folder = await made('pip', packages, (folder) => run(folder, 'python3', '-m', 'pip', 'install', '--quiet', '--no-warn-script-location', '--target', folder, ...packages));
  return (/** @type {string} */ at, /** @type {string} */ module, /** @type {string[]} */ ...given) =>
    run(at, 'env', `PYTHONPATH=${folder}`, `JUPYTER_PATH=${join(folder, 'share', 'jupyter')}`, 'python3', '-m', module, ...given);
}

/**
 * A program of crates.io, of an exact version, which is compiled: runs it in a folder.
 * @param {string} name
 * @param {string} version
 */
export async function crate(name, version) {
  const folder = await made('crate', [name, version], (folder) =>
    run(folder, env.CARGO ?? 'cargo', 'install', name, '--version', version, '--locked', '--no-default-features', '--quiet', '--root', folder));
  return (/** @type {string} */ at, /** @type {string[]} */ ...given) => run(at, join(folder, 'bin', name), ...given);
}

/** Downloads packages of Debian into a folder and unpacks them there. @param {string} folder @param {string[]} packages */
async function unpack(folder, ...packages) {
  await run(folder, 'apt-get', 'download', ...packages);
  for (const file of (await readdir(folder)).filter((file) => file.endsWith('.deb'))) await run(folder, 'dpkg', '-x', file, '.');
}

/**
 * A program of Debian's packages, which are unpacked and not installed: runs it in a folder.
 * @param {string} name
 * @param {string[]} libraries what it needs beside
 */
export async function deb(name, ...libraries) {
  const folder = await made('deb', [name, ...libraries], (folder) => unpack(folder, name, ...libraries));
  const [machine = ''] = await readdir(join(folder, 'usr', 'lib'));
  return (/** @type {string} */ at, /** @type {string[]} */ ...given) =>
    run(at, 'env', `LD_LIBRARY_PATH=${join(folder, 'usr', 'lib', machine)}`, join(folder, 'usr', 'bin', name), ...given);
}

/** Jekyll as Debian has it, with the Ruby that it runs on, unpacked and not installed: runs it in a folder. */
export async function jekyll() {
  const folder = await made('jekyll', ['jekyll'], async (folder) => {
    const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
    const names = (await run(folder, 'apt-cache', 'depends', '--recurse', ...only, 'jekyll')).split('\n');
    // Not what every system has.
    const own = /^(ruby|libruby|rake$|jekyll$|libsass1$|libmarkdown|libhttp-parser|libyaml-0|libffi\d|libgmp10$)/;
    await unpack(folder, ...new Set(names.filter((name) => own.test(name) && !/:/.test(name))));
    // It looks for one library where it would be installed.
    const gems = join(folder, 'usr', 'share', 'rubygems-integration', 'all', 'gems');
    const [sassc = ''] = (await readdir(gems)).filter((name) => name.startsWith('sassc-'));
    const native = join(gems, sassc, 'lib', 'sassc', 'native.rb');
    await writeFile(native, (await readFile(native, 'utf8')).replace(/ffi_lib ".*/, 'ffi_lib "libsass.so.1"'));
  });
  const usr = (/** @type {string[]} */ ...path) => join(folder, 'usr', ...path);
  const [ruby = ''] = (await readdir(usr('bin'))).filter((name) => /^ruby[\d.]+$/.test(name));
  const [machine = ''] = (await readdir(usr('lib'))).filter((name) => name.endsWith('-linux-gnu'));
  const api = `${ruby.slice('ruby'.length)}.0`;
  const code = [usr('lib/ruby/vendor_ruby'), usr('lib', machine, 'ruby/vendor_ruby', api), usr('lib/ruby/vendor_ruby', api), usr('lib/ruby', api), usr('lib', machine, 'ruby', api)];
  const gems = [usr('share/rubygems-integration/all'), usr('share/rubygems-integration', api), usr('lib', machine, 'rubygems-integration', api), usr('lib/ruby/gems', api)];
  const set = [`LD_LIBRARY_PATH=${usr('lib', machine)}`, `RUBYLIB=${code.join(':')}`, `GEM_PATH=${gems.join(':')}`, 'LANG=C.UTF-8'];
  return (/** @type {string} */ at, /** @type {string[]} */ ...given) => run(at, 'env', ...set, usr('bin', ruby), usr('bin', 'jekyll'), ...given);
}

/**
 * A copy of an example that loads the element from a site, in a folder of its own.
 * @param {string} name
 * @param {string} site
 */
export async function copied(name, site) {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  await cp(join(EXAMPLES, name), folder, { recursive: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'utf8');
    if (text.includes('https://YOUR.SITE/')) await writeFile(path, text.replaceAll('https://YOUR.SITE/', site));
  }
  return folder;
}

/**
 * Gives a project packages of npm, and the package of the element from the file that `npm pack` makes.
 * @param {string} folder
 * @param {string[]} packages
 */
export async function furnish(folder, ...packages) {
  await cp(await npm(...packages), folder, { recursive: true, verbatimSymlinks: true });
  const [tarball = ''] = (await run(folder, 'npm', 'pack', '--silent', '--pack-destination', folder, PACKAGE)).trim().split('\n').slice(-1);
  await run(folder, 'npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`);
}
