// Writes the gallery as a page that needs no script: all that can be opened, each a picture, a link and a sentence.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The size of a picture in CSS pixels. */
const [WIDTH, HEIGHT] = [320, 240];

/**
 * @typedef {{ query: string, picture: string, title: string, told: string }} Scene
 * @typedef {{ examples: { title: string, watch: string, query: string }[], functions: { id: string, name: string, note: string }[] }} Declarations
 */

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param {Scene} scene */
const card = ({ query, picture, title, told }) => `          <li>
            <a href="./?${escaped(query)}">
              <picture>
                <source media="(prefers-color-scheme: dark)" srcset="app/gallery/${picture}-dark.png" />
                <img src="app/gallery/${picture}.png" alt="" width="${WIDTH}" height="${HEIGHT}" loading="lazy" />
              </picture>
              <strong>${escaped(title)}</strong>
            </a>
            <p>${escaped(told)}</p>
          </li>
`;

/** @param {string} name @param {Scene[]} scenes */
const part = (name, scenes) => `      <section>
        <h2>${name}</h2>
        <ul>
${scenes.map(card).join('')}        </ul>
      </section>
`;

/**
 * The page’s text.
 * @param {string} declarations the file of what can be chosen
 */
export async function gallery(declarations) {
  /** @type {Declarations} */
  const { examples, functions } = JSON.parse(await readFile(declarations, 'utf8'));
  const shown = examples.map(({ title, watch, query }, k) => ({ query, picture: `example-${k}`, title, told: watch }));
  const listed = functions.map(({ id, name, note }) => ({ query: `f=${id}`, picture: id, title: name, told: note }));
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="Gradient descent in pictures: ${examples.length} scenes and ${functions.length} functions, each to be opened and played with." />
    <title>Gradient descent in pictures</title>
    <link rel="icon" type="image/svg+xml" href="app/favicon.svg" />
    <link rel="stylesheet" href="app/gallery.css" />
  </head>
  <body>
    <main>
      <p><a href="./">Gradient descent playground</a></p>
      <h1>Gradient descent in pictures</h1>
      <p>Each picture is a link to the playground, which plays it step by step; that takes JavaScript and WebAssembly.</p>
${part('Examples', shown)}${part('Functions', listed)}    </main>
  </body>
</html>
`;
}
