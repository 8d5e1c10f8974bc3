/** A worksheet of a link, to be printed: what will happen, and on the second page what does. */

import { html, render } from 'lit';
import { ask, shown } from './export/exporting.js';
import { math } from './parts/math.js';

/** How large the pictures are drawn: CSS pixels, and pixels to each. */
const [WIDTH, RATIO] = [640, 3];

/** How many steps are to be worked out. */
const STEPS = 6;

type Shown = Awaited<ReturnType<typeof shown>>;

/** The query behind `?`, or behind `#` where it is long. */
const query = (location.search || location.hash).slice(1);

const drawing = (step: number | null) => ({ width: WIDTH, ratio: RATIO, isDark: false, selected: 0, step });

async function begin(): Promise<void> {
  const { signal } = new AbortController();
  const asked = await ask('question', query);
  const question = await shown(asked, drawing(0), 0, signal);
  const answer = await shown(query, drawing(null), STEPS, signal);
  const address = new URL(`./${location.search}${location.hash}`, location.href).href;
  const { title } = await ask('texts', query, address, address, '', undefined, 0);
  document.title = `Worksheet: ${title}`;
  document.body.replaceChildren();
  render(page(title, address, question, answer), document.body);
  for (const [id, { bitmap }] of [['question', question], ['answer', answer]] as const) show(id, bitmap);
}

function show(id: string, bitmap: ImageBitmap): void {
  const canvas = document.querySelector<HTMLCanvasElement>(`#${id}`);
  if (!canvas) return;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
}

function page(title: string, address: string, question: Shown, answer: Shown) {
  const rows = tableRows(answer.table);
  const [heads = [], first = []] = rows;
  const blank = Array.from({ length: STEPS }, (_, k) => heads.map((_, column) => (column === 0 ? String(k + 1) : '')));
  return html`
    <main>
      <button type="button" @click=${() => print()}>Print</button>
      <h1>${title}: what will happen?</h1>
      <p class="name">Name <span></span> Date <span></span></p>
      <canvas id="question" role="img" aria-label=${`At the start. ${question.description}`}></canvas>
      <h2>1. Draw into the picture the way that you expect.</h2>
      <h2>2. Where does it end, and after how many steps? Why?</h2>
      <p class="blank"></p>
      <p class="blank"></p>
      <h2>3. Work out the first steps of the first run.</h2>
      ${ruleOf(answer.equations)}
      <p>${answer.options}</p>
      ${table(heads, [first, ...blank])}
    </main>
    <section class="answers" aria-labelledby="answers">
      <h1 id="answers">Answers</h1>
      <canvas id="answer" role="img" aria-label=${`At the end. ${answer.description}`}></canvas>
      <p class="told">${answer.description}</p>
      ${table(heads, rows.slice(1))}
      <p class="link">Try it: <a href=${address}>${address}</a></p>
    </section>
  `;
}

/** The equations of a step. */
function ruleOf(sides: readonly string[]) {
  const lines = Array.from({ length: sides.length / 3 }, (_, k) => sides.slice(3 * k, 3 * k + 3));
  return html`<div class="rule">${lines.map(([left = '', relation, right = '']) => html`<div>${math(left)} ${relation} ${math(right)}</div>`)}</div>`;
}

/** The rows of a table from its cells, whose last head is α. */
function tableRows(cells: readonly string[]): string[][] {
  const columns = cells.indexOf('α') + 1;
  const rows: string[][] = [];
  for (let k = 0; k < cells.length; k += columns) rows.push(cells.slice(k, k + columns));
  return rows;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]) {
  return html`<div class="table"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

begin().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  document.body.replaceChildren();
  render(html`<p role="alert">The worksheet did not come. ${why} <a href="">Try again</a></p>`, document.body);
});
