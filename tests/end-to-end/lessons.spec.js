import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, fresh } from './page.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./playground.js').Playground} Playground
 * @typedef {import('../../www/src/lesson/lesson-file.js').Lesson} Lesson
 * @typedef {import('../../www/src/lesson/lesson-file.js').Part} Part
 * @typedef {import('../../www/src/lesson/lesson-file.js').Text} Text
 * @typedef {import('../../www/src/lesson/lesson-file.js').Piece} Piece
 * @typedef {import('../../www/src/lesson/lesson-file.js').Contents} Contents
 */

const SIZES = /** @type {const} */ ([{ width: 1280, height: 800 }, { width: 390, height: 844 }]);

/** A file of the site's folder of scripts. @param {Page} page @param {string} name */
async function read(page, name) {
  return page.evaluate(async (name) => {
    const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[type=module]')).src;
    return (await fetch(new URL(name, script))).json();
  }, name);
}

/** A text, its numbers and the words of what a reader does left open. @param {Text | undefined} text */
function wording(text) {
  const pieces = text?.flat() ?? [];
  if (!pieces.length) throw new Error('nothing is to be said');
  const open = (/** @type {Piece} */ piece) =>
    'number' in piece || 'word' in piece ? '.+' : plain([piece]).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
  return new RegExp(pieces.map(open).join('').replace(/^\\s\+|\\s\+$/g, ''), 's');
}

/** @param {readonly Piece[]} pieces @returns {string} */
const plain = (pieces) => pieces.map((piece) => ('text' in piece ? piece.text : 'fact' in piece ? piece.fact : 'emphasis' in piece ? plain(piece.emphasis) : '')).join('');

/** A lesson as a reader sees it. @param {Page} page */
function seen(page) {
  const lesson = page.getByRole('region', { name: 'Lesson' });
  return {
    lesson,
    answers: lesson.getByRole('list').getByRole('button'),
    said: lesson.getByRole('status'),
    next: lesson.getByRole('button', { name: 'Next', exact: true }),
    field: lesson.getByRole('textbox'),
    showMe: lesson.getByRole('button', { name: 'Show me' }),
    explore: lesson.getByRole('button', { name: 'Explore from here' }),
    contents: page.getByRole('dialog', { name: 'Lessons' }),
  };
}

/** Presses a control that has the focus. @param {import('@playwright/test').Locator} control */
async function press(control) {
  await control.focus();
  await control.page().keyboard.press('Enter');
}

/** Points at a place by the crosshair. @param {Playground} playground @param {readonly [number, number]} at */
async function point(playground, at) {
  const { page, picture } = playground;
  await press(page.getByRole('button', { name: 'Point by the keyboard' }));
  await expect(picture).toBeFocused();
  // Wherever the crosshair is, it begins anew in the middle.
  await page.keyboard.press('Escape');
  const [to, middle] = [await playground.pixel(...at), await playground.placeOn(0.5, 0.5)];
  for (const [by, less, more] of /** @type {const} */ ([[to.x - middle.x, 'ArrowLeft', 'ArrowRight'], [to.y - middle.y, 'ArrowUp', 'ArrowDown']])) {
    const [key, far] = [by < 0 ? less : more, Math.round(Math.abs(by))];
    for (let k = 0; k < Math.floor(far / 12); k += 1) await page.keyboard.press(key);
    for (let k = 0; k < far % 12; k += 1) await page.keyboard.press(`Alt+${key}`);
  }
  await page.keyboard.press('Enter');
}

/** Answers wrongly, then rightly. @param {Playground} playground @param {Part} part */
async function answer(playground, part) {
  const { page } = playground;
  const { answers, said, field } = seen(page);
  const { predict } = part;
  if (!predict) return;
  await expect(playground.play).toBeHidden();
  const replied = (/** @type {Text | undefined} */ text) => expect(said.first()).toContainText(wording(text));
  if (predict.kind === 'choose') {
    const right = predict.answers.findIndex((answer) => answer.right);
    const wrong = predict.answers.findIndex((answer) => !answer.right);
    await press(answers.nth(wrong));
    await replied(predict.answers[wrong]?.reply);
    await press(answers.nth(right));
    await replied(predict.answers[right]?.reply);
    return;
  }
  if (predict.kind === 'point') {
    const [wrong] = predict.reply.wrong;
    if (wrong?.example) await point(playground, wrong.example);
    await replied(wrong?.reply);
    await point(playground, predict.reply.answer);
  } else {
    const [wrong] = predict.reply.wrong;
    await field.fill(String(wrong?.example));
    await page.keyboard.press('Enter');
    await replied(wrong?.reply);
    await field.fill(String(predict.reply.answer));
    await page.keyboard.press('Enter');
  }
  await replied(predict.reply.reply);
}

/** Fails at the task, then reaches it. @param {Playground} playground @param {Lesson} lesson @param {number} step @param {Part} part */
async function attempt(playground, { id }, step, part) {
  const { task } = part;
  if (!task) return;
  const { lesson, said, showMe } = seen(playground.page);
  await expect(lesson).toContainText(wording(task.goal));
  const hint = task.hints.find(({ example }) => example);
  if (hint) {
    // What is changed of a run has tests of its own: any way to another link counts.
    await playground.stage.evaluate((element, link) => void (/** @type {any} */ (element).session.open(link, {})), `${hint.example}&lesson=${id}.${step}`);
    await expect(said.last()).toContainText(wording(hint.reply));
  }
  await press(showMe);
  await expect(said.last()).toContainText(wording(task.done));
}

/** Every lesson that there is, to be finished. @param {Playground} playground @param {boolean} isLooked whether axe looks at each step */
async function finishAll(playground, isLooked) {
  const { page } = playground;
  const { next, contents, lesson: region } = seen(page);
  const { lessons } = /** @type {Contents} */ (await read(page, 'lessons/contents.json'));
  expect(lessons.length).toBeGreaterThan(0);
  for (const { id, title } of lessons) {
    const lesson = /** @type {Lesson} */ (await read(page, `lessons/${id}.json`));
    await playground.open(`lesson=${id}`);
    for (const [k, part] of lesson.parts.entries()) {
      await expect(region.getByRole('heading', { name: part.title })).toBeVisible();
      await playground.settled();
      if (isLooked) await expectAccessible(page);
      await answer(playground, part);
      await attempt(playground, lesson, k + 1, part);
      // An experiment has no runs.
      const hasRuns = !part.link.includes('experiment=');
      await expect(playground.play).toBeVisible({ visible: hasRuns && (part.plays || part.predict !== null) });
      if (isLooked) await expectAccessible(page, [['gd-page', 'gd-lesson']]);
      if (k + 1 < lesson.parts.length) await press(next);
    }
    await press(region.getByRole('button', { name: 'All lessons' }).last());
    await expect(contents.getByRole('button', { name: title })).toContainText('✓ done');
    await page.keyboard.press('Escape');
  }
}

for (const [k, size] of SIZES.entries()) {
  fresh(`every lesson is finished by the keyboard, wrongly and rightly, at ${size.width} × ${size.height}`, { tag: '@desktop' }, async ({ page, playground }) => {
    fresh.setTimeout(600_000);
    await page.setViewportSize(size);
    await playground.open('f=sphere');
    await finishAll(playground, k === 0);
  });
}

fresh('a link to a step shows it where it is written, and alone', { tag: '@desktop' }, async ({ page, playground, problems }) => {
  const { lesson, answers } = seen(page);
  await playground.open('lesson=update-rule.3');
  await expect(lesson).toContainText('Step 3 of 4');
  await expect(playground.picture).toHaveAttribute('aria-label', /Sphere/);
  // The link says all of it, to be given away.
  await expect(page).toHaveURL(/lesson=update-rule\.3/);
  await playground.open('lesson=nonsense');
  await expect(lesson.getByRole('alert')).toContainText('There is no lesson “nonsense” here.');
  // There might have been one beside this copy of the site.
  expect(problems.splice(0)).toEqual([expect.stringMatching(/^404: .*\/lessons\/nonsense\.toml$/), expect.stringContaining('404')]);
  await playground.open('lesson=update-rule.9');
  await expect(lesson.getByRole('alert')).toContainText('has 4 steps: this is the last');
  await expect(lesson).toContainText('Step 4 of 4');
  await playground.open('lesson=update-rule.1');
  await expect(answers).toHaveCount(3);
});

fresh('what is said to an answer is in sight at once, and so is the way on', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers, next, said } = seen(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    // By another link the lesson is begun anew.
    await page.goto('./?lesson=update-rule.3');
    await playground.settled();
    await expect(next).toBeInViewport({ ratio: 1 });
    await answers.nth(0).click();
    await expect(said.first()).toBeInViewport({ ratio: 1 });
    await expect(answers.nth(0)).toBeFocused();
    await answers.nth(1).click();
    await expect(said.first()).toContainText('Yes');
    await expect(said.first()).toBeInViewport({ ratio: 1 });
    await expect(next).toBeInViewport({ ratio: 1 });
  }
});

fresh('while a question is open nothing tells of its runs or asks for something else', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers } = seen(page);
  await playground.open('lesson=rate.2');
  await expect(answers).toHaveCount(3);
  await expect(playground.invitation).toHaveCount(0);
  await expect(playground.runs.first().getByText(/running/)).toBeHidden();
  await answers.nth(1).click();
  await expect(playground.runs.first().getByText(/steps/)).toBeVisible();
  await expect(playground.invitation).toHaveCount(0);
});

fresh('a step is tried, taken back and tried again', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers, lesson, said } = seen(page);
  const back = lesson.getByRole('button', { name: 'Back to the step’s own' });
  await playground.open('lesson=update-rule.2');
  await answers.nth(1).click();
  await expect(lesson.getByRole('button', { name: 'Show me' })).toBeVisible();
  await expect(back).toBeHidden();
  const type = async (/** @type {string} */ rate) => {
    await playground.learningRate.fill(rate);
    await playground.learningRate.press('Enter');
  };
  await type('0.2');
  await expect(said.last()).toContainText('still short of 0');
  await back.click();
  await expect(playground.learningRate).toHaveValue('0.1');
  await expect(back).toBeHidden();
  await expect(lesson).not.toContainText('still short of 0');
  await type('0.5');
  await expect(said.last()).toContainText('exactly the way to the bottom');
});

fresh('a step that is come back to is as it was left', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers, next, lesson, said } = seen(page);
  await playground.open('lesson=update-rule.1');
  await answers.nth(0).click();
  await next.click();
  await expect(lesson).toContainText('Step 2 of 4');
  await expect(lesson.getByRole('heading', { level: 2 })).toBeFocused();
  await answers.nth(1).click();
  await lesson.getByRole('button', { name: 'Back', exact: true }).click();
  // The wrong answer is still marked, and the question still open.
  await expect(answers.nth(0)).toContainText('(wrong)');
  await expect(said.first()).toContainText('Is it downhill there?');
  await expect(playground.play).toBeHidden();
  await next.click();
  await expect(answers.nth(1)).toContainText('(right)');
  await expect(playground.play).toBeVisible();
  await expect(lesson.getByRole('heading', { name: 'Try' })).toBeVisible();
});

fresh('a step is of its own runs, whatever else its link says', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers, lesson } = seen(page);
  await playground.open('lesson=update-rule.1&f=booth');
  await expect(lesson.getByRole('alert')).toContainText('The link says other runs than this step');
  await expect(answers).toHaveCount(3);
  await expect(playground.picture).toHaveAttribute('aria-label', /Parabola/);
  await playground.open('lesson=update-rule.1&hole=3');
  await expect(playground.problems).toContainText('A hole is played, and no lesson beside it.');
  await expect(playground.hole).toBeVisible();
  await expect(lesson).toBeHidden();
});

fresh('a run of no steps is not to be played', { tag: '@desktop' }, async ({ page, playground }) => {
  const { answers, lesson } = seen(page);
  await playground.open('lesson=saddles.5');
  await answers.filter({ hasText: 'Nothing' }).click();
  await expect(lesson.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(lesson.getByRole('button', { name: /^Play/ })).toHaveCount(0);
});

fresh('leaving a lesson keeps what is shown', { tag: '@desktop' }, async ({ page, playground }) => {
  const { lesson, explore } = seen(page);
  await playground.open('lesson=update-rule.2');
  await explore.click();
  await expect(lesson).toBeHidden();
  await expect(page).not.toHaveURL(/lesson|hide/);
  await expect(page).toHaveURL(/f=parabola&at=3/);
  await expect(playground.play).toBeVisible();
});

fresh('lessons come without a place to keep what is done', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  const { answers, next, contents } = seen(page);
  await playground.open('lesson=update-rule.1');
  await answers.nth(2).click();
  await next.click();
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await expect(contents).toContainText('1 of 4');
});

fresh('nothing of lessons comes before it is asked for', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open('f=sphere');
  const names = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\//, '')));
  expect((await names()).filter((name) => /lesson|contents/.test(name))).toEqual([]);
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await expect(seen(page).contents.getByRole('button', { name: 'One rule, repeated' })).toBeVisible();
  expect(await names()).toContain('contents.json');
  expect((await names()).filter((name) => name.includes('gd-lesson'))).toEqual([]);
});

fresh('a lesson that is begun has the focus, by the offer or from the contents', { tag: '@desktop' }, async ({ page, playground }) => {
  const { lesson, contents } = seen(page);
  await playground.open();
  await page.getByRole('button', { name: 'Start with lesson 1' }).press('Enter');
  await expect(lesson.getByRole('heading', { level: 2 })).toBeFocused();
  const button = page.getByRole('button', { name: 'Lessons', exact: true });
  await button.press('Enter');
  await expect(contents).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await button.press('Enter');
  await contents.getByRole('button', { name: 'How far to step' }).press('Enter');
  await expect(lesson).toContainText('How far to step');
  await expect(lesson.getByRole('heading', { level: 2 })).toBeFocused();
});

fresh('a first visit offers the first lesson, once', { tag: '@desktop' }, async ({ page, playground }) => {
  await playground.open();
  const offer = page.getByRole('complementary', { name: 'Lessons' });
  await expect(offer).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'Lessons', exact: true })).toBeInViewport({ ratio: 1 });
  await offer.getByRole('button', { name: 'No, thank you' }).click();
  await expect(offer).toBeHidden();
  await page.goto('./');
  await playground.settled();
  await expect(offer).toBeHidden();
});

/** Drops a file on the page. @param {Page} page @param {string} name @param {string} text */
async function drop(page, name, text) {
  await page.evaluate(([name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, /** @type {const} */ ([name, text]));
}

fresh('a lesson’s file that is dropped on the page is shown, or refused with a reason', { tag: '@desktop' }, async ({ page, playground }) => {
  const text = await readFile(new URL('../../www/lessons/en/01-update-rule.toml', import.meta.url), 'utf8');
  const { lesson, contents } = seen(page);
  await playground.open('f=sphere');
  await page.evaluate(() => Object.assign(window, { ran: false }));
  const markup = '<img src=x onerror=\'ran=true\'><script>ran=true</script>';
  /** @type {[name: string, text: string, words: string][]} */
  const refused = [
    ['a.toml', 'x'.repeat(3_000_000), 'at most 65536'],
    ['a.toml', markup, 'not TOML'],
    ['a.toml', text.replace('"gx step=0 > 0"', '"alert step=0 > 0"'), 'there is no fact `alert`'],
    ['a.toml', text.replace('link = "f=parabola', 'link = "https://evil.example/?f=parabola&x=1'), 'the link'],
    ['a.toml', text.replace('Comptes rendus', '", href = "javascript:ran=true'), 'there is no key `href`'],
    ['a.toml', text.replace('x step=0 = 3', 'x step=0 = 4'), 'a claim does not hold'],
    ['<b>.toml', text, 'the file’s name'],
  ];
  for (const [name, text, words] of refused) {
    await drop(page, name, text);
    await expect(contents.getByRole('alert')).toContainText(words, { timeout: 30_000 });
    await expect(contents.getByRole('alert')).toBeFocused();
    await expect(contents.getByRole('alert').getByText(words)).toBeInViewport();
  }
  await drop(page, 'mine.toml', text.replace('The ball lies on', `${markup} The ball lies on`).replace('chapter = "slope"', 'chapter = "own"'));
  await expect(lesson).toContainText(`${markup} The ball lies on`, { timeout: 30_000 });
  await expect(contents).toBeHidden();
  await expect(lesson.locator('img, script')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(false);
});

fresh('a step fits a frame, and is presented', { tag: '@desktop' }, async ({ page, playground }) => {
  await page.setViewportSize({ width: 480, height: 420 });
  const { lesson, answers } = seen(page);
  await playground.open('lesson=update-rule.1&embed=1');
  await expect(answers).toHaveCount(3);
  await expect(page).toHaveURL(/embed=1/);
  await expectAccessible(page);
  await expect(playground.picture).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  await answers.nth(2).click();
  await expect(playground.play.or(playground.pause)).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('./?lesson=update-rule.1&show=present');
  await playground.settled();
  // The class answers first.
  await expect(lesson.getByRole('button', { name: 'Show the answer' })).toBeVisible();
  await lesson.getByRole('button', { name: 'Show the answer' }).click();
  await expect(answers.nth(2)).toContainText('(right)');
});

fresh('the worksheet, the answers and the guide are pages of their own', { tag: '@desktop' }, async ({ page }) => {
  for (const [name, heading] of [['update-rule-worksheet', 'One rule, repeated'], ['update-rule-answers', 'One rule, repeated'], ['teachers', 'In class']]) {
    await page.goto(`./lessons/${name}.html`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
    await expectAccessible(page);
  }
});

for (const { width, height } of SIZES) {
  fresh(`a start that is dragged is judged where it is let go, and nothing moves under the pointer, at ${width} × ${height}`, { tag: '@desktop' }, async ({ page, playground }) => {
    await page.setViewportSize({ width, height });
    await playground.open('lesson=update-rule.4');
    const { lesson } = seen(page);
    const reply = lesson.locator('.task .reply');
    await press(lesson.getByRole('button', { name: 'Show the answer' }));
    await expect(lesson.getByRole('heading', { name: 'Try' })).toBeVisible();
    const handle = playground.map.locator('.handle').first();
    await handle.scrollIntoViewIfNeeded();
    const from = await handle.boundingBox();
    if (!from) throw new Error('no start');
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    // Past where it would be right, down to where it is not.
    for (let k = 1; k <= 24; k += 1) {
      await page.mouse.move(x + 0.5 * k, y + 4 * k);
      await page.waitForTimeout(30);
    }
    const held = await handle.boundingBox();
    expect(held && held.y + held.height / 2).toBeCloseTo(y + 96, -1);
    await expect(reply).toHaveText('');
    await page.mouse.up();
    await expect(reply).toHaveText(/^✗\s*From/);
  });
}

fresh('an answer beside a start is taken by a tap', { tag: '@phone' }, async ({ page, playground }) => {
  await playground.open('lesson=update-rule.4');
  const { lesson } = seen(page);
  await expect(lesson.getByRole('button', { name: 'Point by the keyboard' })).toBeVisible();
  const at = await playground.pixel(-7.76, 0.8);
  await page.touchscreen.tap(at.x, at.y);
  await expect(lesson.locator('.reply').first()).toContainText('Yes, about there');
});
