import { readFile } from 'node:fs/promises';
import { expect, test } from './page.js';

/** What `cargo run -p gd-core --example trace` prints for each of these links, in a file of its name. */
const LINKS = {
  noise: 'f=saddle&at=1,0&lr=0.1&noise=0.05&seed=7&steps=40',
  anneal: 'f=rastrigin&at=3.2,-3.1&opt=gd;anneal(lr=0.001,temp=20,cooling=0.95)&lr=0.001&steps=30',
  restarts: 'f=styblinski-tang&opt=gd&lr=0.01&restarts=3&seed=5&steps=12',
  formula: 'f=exp(-x^2)*sin(3y)%2Bx^2/9%2Btanh(x*y)&at=1,1&opt=nesterov;rmsprop;adam&lr=0.05&steps=25',
};

test('a link replays the same bits as natively', { tag: '@desktop' }, async ({ playground }) => {
  for (const [name, query] of Object.entries(LINKS)) {
    const fixture = await readFile(new URL(`../fixtures/trace/${name}.csv`, import.meta.url), 'utf8');
    await playground.open(query);
    await playground.openFiles();
    const { content } = await playground.download('Steps (CSV)');
    expect(content.toString(), name).toBe(fixture);
    await playground.shareDialog.getByRole('button', { name: 'Close' }).click();
  }
});
