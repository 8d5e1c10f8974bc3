import { difference } from './pixels.js';
import { expect, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/** The data in the address. @param {Playground} playground */
const data = (playground) => new URL(playground.page.url()).searchParams.get('data');

test('a line is fitted to data', async ({ playground }) => {
  await playground.open('data=line');
  await expect(playground.data).toHaveAccessibleName('50 points, fitted: Line, mean squared error');
  await expect(playground.verdict).toContainText('at the global minimum');
  // The least squares solution of the points, as numpy has it.
  expect((await playground.numbers())['(w, b)']).toBe('(1.519, 0.5575)');
});

test('data are chosen beside functions, and models and losses for them', async ({ page, playground }) => {
  await playground.open();
  await expect(playground.dataPanel).toBeHidden();
  await playground.functions.selectOption('Overlapping blobs');
  await expect(page).toHaveURL(/data=overlap$/);
  await expect(playground.data).toHaveAccessibleName(/Logistic regression, cross-entropy$/);
  await expect(playground.formula).toBeHidden();
  await page.getByRole('combobox', { name: 'Model' }).selectOption('Linear classifier');
  await expect(page).toHaveURL(/model=linear-classifier/);
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Cross-entropy');
  await expect(page).toHaveURL(/loss=cross-entropy/);
  await playground.functions.selectOption('Ravine');
  await expect(playground.dataPanel).toBeHidden();
  await expect(page).not.toHaveURL(/data|model|loss/);
});

test('outliers mislead the squared loss only', async ({ page, playground }) => {
  await playground.open('data=outliers&show=losses');
  await expect(playground.dataPanel).toContainText('Mean squared error: best at (w, b) = (0.991, −0.108)');
  await expect(playground.dataPanel).toContainText('Mean absolute error: best at (w, b) = (1.47, 0.478)');
  await expect(playground.dataPanel).toContainText('Huber loss: best at (w, b) = (1.44, 0.522)');
  expect((await playground.numbers())['(w, b)']).toBe('(0.9914, −0.108)');
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Huber loss');
  await playground.settled();
  expect((await playground.numbers())['(w, b)']).toBe('(1.441, 0.5221)');
});

test('three kinds of batches race, counted in samples', async ({ page, playground }) => {
  await playground.open('data=line&steps=50&step=10');
  await page.getByRole('button', { name: 'Race full, one, and 32' }).click();
  await playground.settled();
  await expect(playground.runs).toHaveCount(3);
  await playground.seek(4);
  const seen = [];
  for (const run of [0, 1, 2]) seen.push(await (await playground.cell(run, 'Samples')).textContent());
  // Four passes over 50 points; four points; 32 and 18, twice.
  expect(seen).toEqual(['200', '4', '100']);
  await expect(playground.dataPanel).not.toContainText('Ringed');
  await playground.runs.nth(2).getByRole('radio').check();
  await expect(playground.dataPanel).toContainText('Ringed: the 32 points of 50 that the step from here sees.');
  await expect(playground.why).toContainText('The step sees only 32 points, whose gradient is (');
  await expect(playground.dataPanel).toContainText(/Cheapest was batch size \d+: \d+ samples/);
  await expect(page).toHaveURL(/show=epochs/);
  await playground.curve.focus();
  await expect(playground.curvePanel).toContainText('Epoch 2: Gradient descent ');
});

test('a point that is dragged reshapes the landscape', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:-2,-3;-1,-1;0,1;1,3;2,5&steps=10');
  const before = await playground.picture.screenshot();
  await playground.data.focus();
  // To the last point, and from there by the pointer.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const box = await playground.data.boundingBox();
  if (!box) throw new Error('there is no plot');
  const ring = await page.locator('.picked').boundingBox();
  if (!ring) throw new Error('no point is picked');
  await page.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await page.mouse.down();
  await page.mouse.move(ring.x + ring.width / 2, box.y + box.height * 0.7, { steps: 4 });
  await page.mouse.up();
  expect(data(playground)).toMatch(/^csv:-2,-3;-1,-1;0,1;1,3;2,-?[\d.]+$/);
  await playground.settled();
  const after = await playground.picture.screenshot();
  expect((await difference(page, before, after)).share).toBeGreaterThan(0.2);
});

test('points are added, moved and removed by keys', async ({ page, playground }) => {
  await playground.open('data=csv:0,0;1,1;2,2.5&model=line&loss=mae');
  await playground.data.focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.announced).toContainText('Point 1 of 3 at (0, 0)');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page).toHaveURL(/data=csv:0,0\.\d+;1,1;2,2\.5&/);
  await page.keyboard.press('Delete');
  await expect(page).toHaveURL(/data=csv:1,1;2,2\.5&/);
  await page.keyboard.press('Enter');
  await expect(playground.data).toHaveAccessibleName(/^3 points/);
  // All else stays.
  await expect(page).toHaveURL(/loss=mae/);
});

test('a click adds a point of the chosen class', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('data=csv:-1,-1,0;1,1,1;-1,0,0');
  await playground.dataPanel.getByRole('radio', { name: 'class 0' }).check();
  const { width = 0, height = 0 } = (await playground.data.boundingBox()) ?? {};
  await playground.data.click({ position: { x: width * 0.6, y: height * 0.3 } });
  expect(data(playground)).toMatch(/^csv:-1,-1,0;1,1,1;-1,0,0;[\d.-]+,[\d.-]+,0$/);
  await expect(playground.data).toHaveAccessibleName(/^4 points/);
});

test('pasted tables are read, and what is wrong with them is told', async ({ page, playground }) => {
  await playground.open('data=line');
  await page.getByText('Your own points').last().click();
  const field = page.getByRole('textbox', { name: 'Points, one a line' });
  const use = page.getByRole('button', { name: 'Use these points' });
  const told = page.getByRole('status').filter({ has: page.getByRole('listitem') });
  await field.fill('x;y\n1;2,5\n2;3,5\n3;</script><img src=x onerror=alert(1)>\n4;NaN');
  await use.click();
  expect(data(playground)).toBe('csv:1,2.5;2,3.5');
  await expect(told).toContainText('The first row is taken for names and left out.');
  await expect(told).toContainText('Row 4: “</script><img src=x onerror=alert(1)>” is not a number.');
  await expect(told).toContainText('Row 5: NaN is not a finite number.');
  await field.fill('1,2');
  await use.click();
  await expect(told).toContainText('One point is not enough to learn from');
  expect(data(playground)).toBe('csv:1,2.5;2,3.5');
  const table = Array.from({ length: 5000 }, (_, k) => `${k},${k % 7}\n`).join('');
  await page.getByLabel('Or a file').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(told).toContainText('There are 5000 rows; 200 of them at equal distances are taken.');
  await expect(playground.data).toHaveAccessibleName(/^200 points/);
  await expect(field).toHaveValue(/^0, 0\n25, 4\n/);
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '1,2\n3,4\n'.repeat(100_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  });
  await expect(told).toContainText('There are 200000 rows; 200 of them at equal distances are taken.');
});

test('of two files the one chosen last is taken, whichever is read first', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await page.getByText('Your own points').last().click();
  await page.evaluate(() => {
    const { text } = File.prototype;
    /** @this {File} */
    File.prototype.text = async function () {
      const read = await text.call(this);
      if (this.name === 'slow.csv') await new Promise((resolve) => setTimeout(resolve, 400));
      document.documentElement.dataset.read = this.name;
      return read;
    };
  });
  const file = (/** @type {string} */ name, /** @type {string} */ rows) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByLabel('Or a file').setInputFiles(file('slow.csv', '1,1\n2,2\n'));
  await page.getByLabel('Or a file').setInputFiles(file('quick.csv', '3,3\n4,4\n'));
  await expect(page.locator('html')).toHaveAttribute('data-read', 'slow.csv');
  expect(data(playground)).toBe('csv:3,3;4,4');
});

test('a file that can’t be read is named', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await page.getByText('Your own points').last().click();
  await page.evaluate(() => {
    File.prototype.text = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await page.getByLabel('Or a file').setInputFiles({ name: 'gone.csv', mimeType: 'text/csv', buffer: Buffer.from('1,1') });
  await expect(page.getByRole('status').filter({ has: page.getByRole('listitem') })).toContainText('gone.csv can’t be read.');
  expect(data(playground)).toBe('line');
});

// A standing problem of the data once refused every edit of anything.
test('where no line fits the points best, every control works', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:0,1;0,2');
  await expect(playground.problems).toContainText('same place');
  /** @param {string} key */
  const inAddress = (key) => expect.poll(() => new URL(page.url()).searchParams.get(key));
  await playground.learningRate.fill('0.05');
  await playground.learningRate.press('Enter');
  await inAddress('lr').toBe('0.05');
  await playground.rule('Momentum').check();
  await inAddress('opt').toBe('gd;momentum');
  await playground.newStart.fill('2, 1');
  await playground.newStart.press('Enter');
  await inAddress('at').toBe('2,1');
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Huber loss');
  await inAddress('loss').toBe('huber');
  await page.getByRole('button', { name: 'Race full, one, and 32' }).click();
  await inAddress('batch').toBe('full;1;32');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await inAddress('zoom').not.toBeNull();
  await page.getByRole('button', { name: /^Theme/ }).click();
  await inAddress('theme').toBe('light');
  await playground.data.focus();
  await page.keyboard.press('Enter');
  await inAddress('data').toMatch(/^csv:0,1;0,2;/);
  await inAddress('loss').toBe('huber');
});

test('a frame shows data beside the picture', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await playground.open('data=line&embed=1');
  await expect(playground.data).toBeVisible();
  await expect(playground.table).toBeHidden();
  const [left, right] = await Promise.all([playground.picture.boundingBox(), playground.data.boundingBox()]);
  expect(right?.x ?? 0).toBeGreaterThan((left?.x ?? NaN) + (left?.width ?? NaN));
});
