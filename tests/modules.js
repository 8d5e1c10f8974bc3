// Tests the page's modules that need no page in Node, with the compiled module that the site was built
// from: bundles modules/*.test.js with them and runs Node's test runner.
//   node modules.js [<what node --test takes>]
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bindings = fileURLToPath(new URL('../target/bindings/', import.meta.url));
/** @type {{ build(options: object): Promise<unknown> }} */
const { build } = createRequire(new URL('../www/', import.meta.url))('esbuild');

const names = (await readdir(join(here, 'modules'))).filter((name) => name.endsWith('.test.js'));
const built = await mkdtemp(join(tmpdir(), 'playground-'));
await build({
  entryPoints: names.map((name) => join(here, 'modules', name)),
  outdir: built,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  alias: { 'gd-web': join(bindings, 'gd-web.js'), 'gd-worker': join(bindings, 'gd-worker.js'), 'gd-export': join(bindings, 'gd-export.js') },
});
const tests = names.map((name) => join(built, name.replace(/\.js$/, '.mjs')));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...process.argv.slice(2), ...tests], {
  env: { ...process.env, PLAYGROUND_WASM: join(bindings, 'gd-web_bg.wasm'), PLAYGROUND_FIXTURES: join(here, 'fixtures') },
  stdio: 'inherit',
});
await rm(built, { recursive: true });
process.exit(status ?? 1);
