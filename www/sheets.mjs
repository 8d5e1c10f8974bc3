// A style sheet is imported as one that a component adopts.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @type {import('esbuild').Plugin} */
export const sheets = {
  name: 'sheets',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'chrome123' });
      const contents = `import { unsafeCSS } from 'lit';\nexport default unsafeCSS(${JSON.stringify(code.trim())});`;
      return { contents, loader: 'js', resolveDir: here };
    });
  },
};
