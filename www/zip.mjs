// Packs the site that was built into one zip, as one folder, for those who put it on a host of their own.
//   node zip.mjs <site> <file>
import { zipSync } from 'fflate';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const [site, file] = process.argv.slice(2);
if (!site || !file) {
  console.error('node zip.mjs <site> <file>');
  process.exit(2);
}
const entries = await readdir(site, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort();
/** @type {import('fflate').Zippable} */
const files = {};
for (const path of paths) files[`gradient-descent-playground/${relative(site, path).split(sep).join('/')}`] = await readFile(path);
// The same site gives the same zip, whenever it is packed.
await writeFile(file, zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }));
