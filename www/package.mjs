// Makes the npm package from the site that was built, in an empty folder.
//   node package.mjs <site> <folder> <version>
import { build } from 'esbuild';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completable } from './completable.mjs';
import { sheets } from './sheets.mjs';

const [site, folder, version] = process.argv.slice(2);
if (!site || !folder || !version) {
  console.error('node package.mjs <site> <folder> <version>');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const www = join(root, 'www');
const given = join(www, 'package');
const bindings = join(root, 'target', 'bindings');
const app = (await readdir(site)).find((name) => name.startsWith('app-'));
if (!app) throw new Error(`no site in ${site}`);

/** What the scripts load by its address. */
const PARTS = ['gd-web_bg.wasm', 'gd-web_rest.wasm', 'gd-worker_bg.wasm', 'worker.js', 'declarations.json'];
for (const name of PARTS) await cp(join(site, app, name), join(folder, name));

/**
 * The page that the element leads to lies beside the scripts of a site, and beside these there is none.
 * @type {import('esbuild').Plugin}
 */
const homeless = {
  name: 'homeless',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]parts[/\\]home\.ts$/ }, () => ({ contents: 'export const HOME = null;', loader: 'ts' }));
  },
};

const scratch = await mkdtemp(join(tmpdir(), 'playground-'));
const glue = join(scratch, 'gd-web.js');
await writeFile(glue, completable(await readFile(join(bindings, 'gd-web.js'), 'utf8')));
await build({
  absWorkingDir: www,
  outdir: resolve(folder),
  entryPoints: ['src/gd-playground.ts'],
  alias: { 'gd-web': glue },
  inject: [join(given, 'without-document.js')],
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  chunkNames: 'part-[hash]',
  legalComments: 'linked',
  plugins: [sheets, homeless],
});
await rm(scratch, { recursive: true });

// The types: of the element, of what the engine takes and gives, and of the keys of a link.
for (const name of ['gd-playground.d.ts', 'elements.d.ts', 'react.d.ts', 'vue.d.ts', 'svelte.d.ts']) {
  const text = (await readFile(join(given, name), 'utf8')).replace("from 'gd-web'", "from './engine.js'");
  const names = name === 'gd-playground.d.ts' ? '/// <reference path="./elements.d.ts" />\n' : '';
  await writeFile(join(folder, name), names + text);
}
// The classes of the bindings are the element's own.
const [types = ''] = (await readFile(join(bindings, 'gd-web.d.ts'), 'utf8')).split(/(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export class /);
await writeFile(join(folder, 'engine.d.ts'), `${types.trimEnd()}\n`);
const readme = await readFile(join(root, 'README.md'), 'utf8');
const table = readme.slice(readme.indexOf('### Keys of a link'), readme.indexOf('### Update rules'));
const keys = [...table.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \| `.*` \|$/gm)];
if (keys.length < 20) throw new Error('the table of keys in README.md is of another form');
const rows = keys.map(([, key = '', meaning = '']) => `  /** ${meaning.replaceAll('\\|', '|')} */\n  ${/^[a-z0-9]+$/.test(key) ? key : `'${key}'`}?: string | number;\n`);
await writeFile(
  join(folder, 'attributes.d.ts'),
  `import type { PlaygroundElement } from './gd-playground.js';

/** The attributes of \`<gd-playground>\`: the keys of a link. */
export interface PlaygroundAttributes {
${rows.join('')}}

/** What a framework may set, which takes a name of the element's own for a property. */
export type PlaygroundProperties = Omit<PlaygroundAttributes, keyof PlaygroundElement> &
  Partial<Pick<PlaygroundElement, 'compact' | 'query' | 'step'>>;
`,
);

await cp(join(given, 'README.md'), join(folder, 'README.md'));
await cp(join(site, 'licences.txt'), join(folder, 'licences.txt'));
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) await cp(join(root, name), join(folder, name));
const manifest = {
  name: 'gradient-descent-playground',
  version,
  description: 'The element <gd-playground>: see gradient descent run on any function, every step explained.',
  keywords: ['gradient descent', 'optimisation', 'machine learning', 'visualisation', 'web component', 'webassembly'],
  license: 'MIT OR Apache-2.0',
  type: 'module',
  // Elements are defined by the parts too that they are in.
  sideEffects: ['./*.js'],
  exports: {
    '.': { types: './gd-playground.d.ts', default: './gd-playground.js' },
    './react': { types: './react.d.ts' },
    './vue': { types: './vue.d.ts' },
    './svelte': { types: './svelte.d.ts' },
    ...Object.fromEntries(PARTS.map((name) => [`./${name}`, `./${name}`])),
    './package.json': './package.json',
  },
};
await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
