import { expect, fresh, test } from './page.js';

/** @typedef {import('./playground.js').Playground} Playground */

/** The data in the link. @param {Playground} playground */
const data = async (playground) => new URLSearchParams(await playground.query()).get('data');

/**
 * A point's place on the page.
 * @param {Playground} playground
 * @param {number} index from 0
 */
async function placeOf(playground, index) {
  await playground.data.focus();
  await playground.page.keyboard.press('Escape');
  for (let k = 0; k <= index; k += 1) await playground.page.keyboard.press('ArrowRight');
  const ring = playground.data.locator('.picked');
  await expect(ring).toBeVisible();
  const { x, y, width, height } = (await ring.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

test('a line is fitted to data', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('data=line');
  await expect(playground.data).toHaveAccessibleName('50 points, fitted: Line, mean squared error');
  const [run] = await playground.status();
  expect(run?.verdictId).toBe('converged:global-minimum');
  // The least squares solution of the points, as numpy has it.
  expect(run?.theta[0]).toBeCloseTo(1.519, 3);
  expect(run?.theta[1]).toBeCloseTo(0.5575, 4);
});

test('data are chosen beside functions, and models and losses for them', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  await expect(playground.dataPanel).toBeHidden();
  await playground.functions.selectOption('Overlapping blobs');
  await expect(page).toHaveURL(/data=overlap$/);
  await expect(playground.data).toHaveAccessibleName(/Logistic regression, cross-entropy$/);
  await expect(playground.formula).toBeHidden();
  await playground.openSettings();
  await page.getByRole('combobox', { name: 'Model' }).selectOption('Linear classifier');
  await expect(page).toHaveURL(/model=linear-classifier/);
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Cross-entropy');
  await expect(page).toHaveURL(/loss=cross-entropy/);
  await playground.functions.selectOption('Ravine');
  await expect(playground.dataPanel).toBeHidden();
  await expect(page).not.toHaveURL(/data|model|loss/);
});

test('your own points are always in the menu', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open();
  await playground.functions.selectOption('Your own points');
  await expect(playground.data).toHaveAccessibleName(/^5 points/);
  await playground.functions.selectOption('Overlapping blobs');
  await expect(playground.data).toHaveAccessibleName(/^60 points/);
  // Those that there are become the reader's own.
  await playground.functions.selectOption('Your own points');
  await expect.poll(() => data(playground)).toMatch(/^csv:/);
  await expect(playground.data).toHaveAccessibleName(/^60 points/);
});

test('outliers mislead the squared loss only', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=outliers&show=losses');
  await expect(playground.dataPanel).toContainText('Mean squared error: best at (w, b) = (0.991, −0.108)');
  await expect(playground.dataPanel).toContainText('Mean absolute error: best at (w, b) = (1.47, 0.478)');
  await expect(playground.dataPanel).toContainText('Huber loss: best at (w, b) = (1.44, 0.522)');
  expect((await playground.status())[0]?.theta[0]).toBeCloseTo(0.9914, 4);
  await playground.openSettings();
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Huber loss');
  await playground.settled();
  const [w = NaN, b = NaN] = (await playground.status())[0]?.theta ?? [];
  expect(w).toBeCloseTo(1.441, 3);
  expect(b).toBeCloseTo(0.5221, 4);
});

test('three kinds of batches race', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line&steps=50');
  await playground.openSettings();
  await page.getByRole('button', { name: 'Race full, one, and 32' }).click();
  await playground.settled();
  await expect(page).toHaveURL(/show=epochs/);
  await playground.seek(4);
  const runs = /** @type {{ samples: number }[]} */ (/** @type {unknown} */ (await playground.status()));
  // Four passes over 50 points; four points; 32 and 18, twice.
  expect(runs.map(({ samples }) => samples)).toEqual([200, 4, 100]);
});

// It was said while the runs were on their way.
test('what the runs say about batch sizes is said at their end', { tag: '@desktop' }, async ({ playground }) => {
  await playground.open('data=line&batch=full;1&steps=300&step=30');
  const advice = playground.dataPanel.locator('.advice');
  await expect(advice).toHaveText('');
  await playground.seekEnd();
  await expect(advice).toContainText(/^Batch size 1 was 95 % of the way to the lowest loss after \d+ samples; the full batch needed \d+/);
  await playground.back.click();
  await expect(advice).toHaveText('');
});

test('data are as large as the landscape, beside it', { tag: '@desktop' }, async ({ page, playground }) => {
  for (const [width, height] of /** @type {const} */ ([[1920, 1080], [1280, 800], [1100, 800], [768, 1024]])) {
    await page.setViewportSize({ width, height });
    await playground.open('data=line');
    const [map, card] = [await playground.picture.boundingBox(), await playground.dataPanel.boundingBox()];
    expect(card?.x ?? 0, `${width}`).toBeGreaterThan((map?.x ?? NaN) + (map?.width ?? NaN));
    expect((card?.width ?? 0) / (map?.width ?? NaN), `${width}`).toBeGreaterThan(0.9);
    const plot = await playground.data.boundingBox();
    expect(plot?.height ?? 0, `${width}`).toBeGreaterThan(0.55 * (map?.height ?? NaN));
  }
});

test('on a phone data are below the map, which stays', { tag: '@phone' }, async ({ playground }) => {
  await playground.open('data=line');
  await playground.openTab('Data');
  await playground.data.scrollIntoViewIfNeeded();
  await expect(playground.picture).toBeInViewport();
  await expect(playground.data).toBeInViewport();
});

test('clearing leaves two points and says what to do; undo brings the others back', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line&loss=mae');
  const first = await playground.query();
  await playground.dataPanel.getByRole('button', { name: 'Clear' }).click();
  await expect(playground.data).toHaveAccessibleName(/^2 points, fitted: Line, mean absolute error/);
  await expect(playground.dataPanel.getByRole('status').first()).toContainText('A model needs two points, which these are: click or tap to add more');
  await expect(playground.data).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.data).toHaveAccessibleName(/^3 points/);
  await playground.undo.click();
  await playground.undo.click();
  expect(await playground.query()).toBe(first);
});

test('a point that is dragged reshapes the landscape, as one act', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:-2,-3;-1,-1;0,1;1,3;2,5&steps=10');
  const first = await playground.query();
  const before = await playground.entries();
  const { x, y } = await placeOf(playground, 4);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => data(playground)).toMatch(/^csv:-2,-3;-1,-1;0,1;1,3;[\d.]+,-?[\d.]+$/);
  expect(await data(playground)).not.toMatch(/2,5$/);
  expect(await playground.entries()).toBe(before + 1);
  await playground.undo.click();
  expect(await playground.query()).toBe(first);
});

test('points are added, moved and removed by keys', { tag: '@desktop' }, async ({ page, playground }) => {
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

test('a press adds a point of the chosen class; one that began elsewhere, or by another button, does not', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:-1,-1,0;1,1,1;-1,0,0');
  const box = await playground.data.boundingBox();
  if (!box) throw new Error('there is no plot');
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.3];
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.click(x, y, { button: 'middle' });
  await page.mouse.move(box.x + 20, box.y - 8);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  // Neither does one that is dragged away.
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y + 40, { steps: 3 });
  await page.mouse.up();
  await expect(playground.data).toHaveAccessibleName(/^3 points/);

  await playground.dataPanel.getByRole('radio', { name: 'class 0' }).check();
  await page.mouse.click(x, y);
  await expect(playground.data).toHaveAccessibleName(/^4 points/);
  expect(await data(playground)).toMatch(/^csv:-1,-1,0;1,1,1;-1,0,0;[\d.-]+,[\d.-]+,0$/);
  // It is picked, and its class can be changed.
  await playground.dataPanel.getByRole('button', { name: 'Change class' }).click();
  await expect.poll(() => data(playground)).toMatch(/,1$/);
  await playground.dataPanel.getByRole('button', { name: 'Remove point' }).click();
  await expect(playground.data).toHaveAccessibleName(/^3 points/);
});

test('after a press that is lost, the next one works', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:-2,-3;-1,-1;0,1;1,3;2,5&steps=10');
  const { x, y } = await placeOf(playground, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 20, { steps: 2 });
  await playground.data.dispatchEvent('pointercancel', { pointerId: 1 });
  const lost = await data(playground);
  await page.mouse.move(x + 30, y + 60);
  await page.mouse.up();
  expect(await data(playground)).toBe(lost);
  await page.mouse.click(x + 60, y + 50);
  await expect(playground.data).toHaveAccessibleName(/^6 points/);
});

test('pasted tables are read, and what is wrong with them is told', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await playground.openSettings('Your own points');
  const field = page.getByRole('textbox', { name: 'Points, one a line' });
  const use = page.getByRole('button', { name: 'Use these points' });
  const told = page.getByRole('status').filter({ has: page.getByRole('listitem') });
  await field.fill('x;y\n1;2,5\n2;3,5\n3;</script><img src=x onerror=alert(1)>\n4;NaN');
  await use.click();
  await expect.poll(() => data(playground)).toBe('csv:1,2.5;2,3.5');
  await expect(told).toContainText('The first row is taken for names and left out.');
  await expect(told).toContainText('Row 4: “</script><img src=x onerror=alert(1)>” is not a number.');
  await expect(told).toContainText('Row 5: “NaN” is not a finite number.');
  await field.fill('1,2');
  await use.click();
  await expect(told).toContainText('One point is not enough to learn from');
  expect(await data(playground)).toBe('csv:1,2.5;2,3.5');
  const table = Array.from({ length: 5000 }, (_, k) => `${k},${k % 7}\n`).join('');
  await page.getByLabel('Or a file').setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(told).toContainText('There are 5000 rows; 200 are taken');
  await expect(playground.data).toHaveAccessibleName(/^200 points/);
  await expect(field).toHaveValue(/^\d+, \d\n/);
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '1,2\n3,4\n'.repeat(100_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  });
  await expect(told).toContainText('There are 200000 rows; 200 are taken');
});

fresh('of two files the one chosen last is taken, whichever is read first', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await playground.openSettings('Your own points');
  await page.evaluate(() => {
    const { text } = File.prototype;
    let isRead = () => {};
    /** @type {Promise<void>} */
    const quick = new Promise((resolve) => (isRead = resolve));
    /** @this {File} */
    File.prototype.text = async function () {
      const read = await text.call(this);
      if (this.name === 'quick.csv') setTimeout(isRead);
      else await quick;
      document.documentElement.dataset.read = this.name;
      return read;
    };
  });
  const file = (/** @type {string} */ name, /** @type {string} */ rows) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByLabel('Or a file').setInputFiles(file('slow.csv', '1,1\n2,2\n'));
  await page.getByLabel('Or a file').setInputFiles(file('quick.csv', '3,3\n4,4\n'));
  await expect(page.locator('html')).toHaveAttribute('data-read', 'slow.csv');
  expect(await data(playground)).toBe('csv:3,3;4,4');
});

fresh('a file that can’t be read is named', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  await playground.openSettings('Your own points');
  const large = Buffer.alloc(5_000_001, '1,2\n');
  await page.getByLabel('Or a file').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: large });
  await expect(page.getByRole('status').filter({ has: page.getByRole('listitem') })).toContainText('large.csv has more than 5 MB.');
  await page.evaluate(() => {
    File.prototype.text = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await page.getByLabel('Or a file').setInputFiles({ name: 'gone.csv', mimeType: 'text/csv', buffer: Buffer.from('1,1') });
  await expect(page.getByRole('status').filter({ has: page.getByRole('listitem') })).toContainText('gone.csv can’t be read.');
  expect(await data(playground)).toBe('line');
});

// A standing problem of the data once refused every edit of anything.
test('where no line fits the points best, every control works', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=csv:0,1;0,2');
  await expect(page.locator('gd-problems').getByRole('status')).toContainText('All points have the same x.');
  /** @param {string} key */
  const inAddress = (key) => expect.poll(() => new URL(page.url()).searchParams.get(key), key);
  for (const edit of [
    { type: 'changeRate', step: 0, rate: '0.05' },
    { type: 'addRule', rule: 'momentum' },
    { type: 'addStart', at: '2, 1' },
    { type: 'zoomBy', factor: 0.5, at: [0.5, 0.5] },
  ]) {
    await playground.apply(edit);
  }
  await inAddress('lr').toBe('0.05');
  await inAddress('opt').toBe('gd;momentum');
  await inAddress('at').toBe('2,1');
  await inAddress('zoom').not.toBeNull();
  await playground.openSettings();
  await page.getByRole('combobox', { name: 'Loss' }).selectOption('Huber loss');
  await inAddress('loss').toBe('huber');
  await page.getByRole('button', { name: 'Race full, one, and 32' }).click();
  await inAddress('batch').toBe('full;1;32');
  await playground.data.focus();
  await page.keyboard.press('Enter');
  await inAddress('data').toMatch(/^csv:0,1;0,2;/);
  await inAddress('loss').toBe('huber');
});

test('a frame shows data beside the map, or in turn where it is narrow', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 800, height: 560 });
  await playground.open('data=line&embed=1');
  await expect(playground.data).toBeVisible();
  await expect(page.getByRole('group', { name: 'What is shown' })).toBeHidden();
  const [left, right] = await Promise.all([playground.picture.boundingBox(), playground.data.boundingBox()]);
  expect(right?.x ?? 0).toBeGreaterThan((left?.x ?? NaN) + (left?.width ?? NaN));

  await page.setViewportSize({ width: 420, height: 400 });
  await expect(playground.data).toBeInViewport();
  await expect(playground.picture).toBeHidden();
  // Nothing is said of marks that are not seen.
  const marks = page.getByRole('list', { name: 'Legend' }).getByRole('listitem');
  await expect(marks).toHaveCount(0);
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(playground.data).toBeHidden();
  await expect(playground.picture).toBeVisible();
  await expect(marks.first()).toBeVisible();
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await expect(playground.data).toBeInViewport();
});

test('a file that is dropped beside its field leaves the page where it is', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('data=line');
  const isKept = await playground.picture.evaluate((picture) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1,2'], 'points.csv'));
    const drop = (/** @type {string} */ type) =>
      !picture.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    return drop('dragover') && drop('drop');
  });
  expect(isKept).toBe(true);
  await expect(page).toHaveURL(/data=line/);
});
