// Bundles the page's scripts and styles with the bindings in the site that Trunk has built.
//   node bundle.mjs <site>
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completable } from './completable.mjs';
import { gallery } from './gallery.mjs';
import { licences } from './licences.mjs';
import { oembed } from './oembed.mjs';
import { sheets } from './sheets.mjs';
import { split } from './split.mjs';

const [site] = process.argv.slice(2);
if (!site) {
  console.error('node bundle.mjs <site>');
  process.exit(2);
}
const app = join(site, 'app');
const bindings = join(app, 'gd-web.js');
const here = fileURLToPath(new URL('.', import.meta.url));

// What the first picture calls. All else of the module comes after it, and is added to what was exported.
const FIRST = /^(__.*|link_of|query_of_attributes|picture_(new|draw|forget|forget_runs|place|plot|view)|playground_(new|is_part|reading|work|go_on|surveyed|racers|reached))$/;
// What is told and never drawn: the sentences on an end, the equations, what lessons ask for, the legend; how a hole is laid
// out, edits, and what they alone ask of keys.
const LATER =
  /gd_core::(words::(verdict|equation)|fact|scenario::(edit|course_keys::read_hole|page_keys::(dirty_parts|maps_meaning)))::|gd_plot::layers::\w+::legend::|gd_web::lesson::|serde_core::de::/;
await split(join(app, 'gd-web_bg.wasm'), join(app, 'gd-web_rest.wasm'), FIRST, LATER, 'first');
await writeFile(bindings, completable(await readFile(bindings, 'utf8')));

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: here,
  outdir: app,
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'linked',
};

await build({ ...options, entryPoints: ['src/boot.ts'], format: 'iife' });
/** @type {import('esbuild').BuildOptions} */
const modules = {
  ...options,
  entryPoints: ['src/page.ts', 'src/gd-playground.ts'],
  alias: { 'gd-web': bindings },
  splitting: true,
  format: 'esm',
  chunkNames: 'part-[hash]',
};

// What comes later needs all that the first picture needs, and the controls, and says so, so that each of
// these is one file: parts are split by who imports them, and each request costs its time.
const alone = await build({ ...modules, metafile: true, write: false, plugins: [sheets] });
const later = new Set(
  Object.values(alone.metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => join(here, path)),
  ),
);
/** @type {import('esbuild').Plugin} */
const together = {
  name: 'together',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!later.has(path)) return null;
      const needed = ['src/element/elements.ts', 'src/element/playground-element.ts', 'src/element/controls.ts'].map((name) => join(here, name));
      const imports = needed.filter((needed) => needed !== path).map((needed) => `import ${JSON.stringify(needed)};\n`);
      return { contents: imports.join('') + (await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
};
const { metafile } = await build({ ...modules, metafile: true, plugins: [sheets, together] });
await rm(bindings);

// What is worked out in workers: for each a script of its own, and the module that it is the face of.
const workers = [];
for (const [script, module] of [
  ['src/background/worker.ts', 'gd-worker'],
  ['src/lesson/lesson-worker.ts', 'gd-lesson-web'],
]) {
  const bindings = join(app, `${module}.js`);
  workers.push(await build({ ...options, entryPoints: [script], alias: { [module]: bindings }, format: 'esm', metafile: true }));
  await rm(bindings);
}

// What leaves the page, in another; the encoder of videos comes when it is asked for.
const exporter = await build({
  ...options,
  entryPoints: ['src/export/exporter.ts'],
  alias: { 'gd-export': join(app, 'gd-export.js') },
  splitting: true,
  format: 'esm',
  chunkNames: 'part-[hash]',
  metafile: true,
});
await rm(join(app, 'gd-export.js'));

// The page of a worksheet, which is no playground.
const worksheet = await build({ ...options, entryPoints: ['src/worksheet.ts'], format: 'esm', metafile: true });

// What is imported is asked for beside what imports it, not one after another.
const outputs = new Map(Object.entries(metafile.outputs).map(([path, { imports }]) => [basename(path), imports]));
/**
 * What a script imports at once, and what that does, by their names.
 * @param {string} name
 */
function needed(name) {
  const all = new Set([name]);
  for (const one of all) {
    for (const { kind, path } of outputs.get(one) ?? []) if (kind === 'import-statement') all.add(basename(path));
  }
  all.delete(name);
  return all;
}
for (const name of outputs.keys()) {
  if (!name.endsWith('.js')) continue;
  const here = needed(name);
  const text = await readFile(join(app, name), 'utf8');
  const whole = text.replace(/import\("\.\/([^"]+)"\)/g, (one, part) => {
    const beside = [...needed(part)].filter((other) => other !== name && !here.has(other));
    return beside.length ? `Promise.all([${[part, ...beside].map((part) => `import("./${part}")`)}]).then(([m])=>m)` : one;
  });
  await writeFile(join(app, name), whole);
}
const preloads = [...needed('page.js')].map((name) => `    <link rel="modulepreload" href="app/${name}" />\n`);
const index = join(site, 'index.html');
const text = await readFile(index, 'utf8');
const asked = text.indexOf('    <link rel="modulepreload"');
if (asked < 0) throw new Error('index.html asks for no module');
// Whoever builds it for a host may say where that is.
const { SITE_URL } = process.env;
const said = SITE_URL ? oembed(SITE_URL, 'Gradient descent playground') : null;
if (said) await writeFile(join(site, 'oembed.json'), `${JSON.stringify(said.answer)}\n`);
const told = said ? `    ${said.link}\n` : '';
await writeFile(index, text.slice(0, asked) + preloads.join('') + text.slice(asked).replace('  </head>', `${told}  </head>`));

// What can be opened, for those who run no script and for search engines.
await writeFile(join(site, 'gallery.html'), await gallery(join(app, 'declarations.json')));

// What a page has of a frame is small, and alone.
await build({ ...options, outdir: site, entryPoints: ['src/gd-frame.ts'], format: 'esm' });

// Other pages load the element by a name that stays.
await writeFile(join(site, 'gd-playground.js'), "export * from './app/gd-playground.js';\n");

await writeFile(join(site, 'licences.txt'), await licences([{ metafile }, ...workers, exporter, worksheet].flatMap(({ metafile }) => Object.keys(metafile.inputs))));

// What keeps the site for when there is no network: it names all of it, so it comes last. Where the site is
// served while it is worked on nothing is kept.
const entries = await readdir(site, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(site, join(parentPath, name)).split(sep).join('/')).sort();
const version = createHash('sha256');
for (const file of files) version.update(`${file}\0`).update(await readFile(join(site, file)));
// A page of a folder goes by the folder's name.
const kept = process.env.SITE_IS_WORKED_ON ? [] : files.map((file) => `./${file.replace(/(^|\/)index\.html$/, '$1')}`);
await build({
  ...options,
  outdir: site,
  entryPoints: ['src/service-worker.ts'],
  format: 'iife',
  define: { FILES: JSON.stringify(kept), VERSION: JSON.stringify(version.digest('hex').slice(0, 16)) },
});
