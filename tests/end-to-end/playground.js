import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Locator} Locator */

/**
 * The page as a reader perceives it: each part by its role and name, which stand here and nowhere
 * else in the tests, and what a reader does with it.
 */
export class Playground {
  /** Whether this page shows the playground. */
  #isOpen = false;

  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
    this.stage = page.locator('gd-playground');
    this.picture = page.locator('gd-map').getByRole('application');
    this.playback = page.getByRole('toolbar', { name: 'Playback' });
    this.play = this.playback.getByRole('button', { name: 'Play' });
    this.pause = this.playback.getByRole('button', { name: 'Pause' });
    this.forward = this.playback.getByRole('button', { name: 'Step forward' });
    this.back = this.playback.getByRole('button', { name: 'Step back' });
    this.reset = this.playback.getByRole('button', { name: 'Back to the start' });
    this.toEnd = this.playback.getByRole('button', { name: 'To the end' });
    this.scrubber = this.playback.getByRole('slider', { name: 'Step' });
    this.count = this.playback.getByRole('status');
    this.speed = this.playback.getByRole('combobox', { name: 'Speed' });
    this.learningRate = page.getByRole('textbox', { name: 'Learning rate α', exact: true });
    this.learningRateSlider = page.getByRole('slider', { name: 'Learning rate α', exact: true });
    this.changeFromHere = page.getByRole('checkbox', { name: 'Change it from the step shown on' });
    this.functions = page.getByRole('combobox', { name: 'Function' });
    this.formula = page.getByRole('textbox', { name: /^f\(x(, y)?\) =$/ });
    this.functionBar = page.locator('gd-function-bar');
    this.undo = page.getByRole('button', { name: 'Undo' });
    this.redo = page.getByRole('button', { name: 'Redo' });
    this.examples = page.getByRole('combobox', { name: 'Examples' });
    this.newStart = page.getByRole('textbox', { name: 'New start' });
    this.table = page.getByRole('region', { name: 'Table of runs' });
    this.runs = this.table.getByRole('row').filter({ has: page.getByRole('radio') });
    this.why = page.getByRole('region', { name: 'Why this step' });
    this.curvePanel = page.getByRole('region', { name: 'Learning curve' });
    this.curve = this.curvePanel.getByRole('slider', { name: 'Step on the learning curve' });
    this.dataPanel = page.getByRole('region', { name: 'Data and fit' });
    this.data = this.dataPanel.getByRole('application');
    this.layersPanel = page.getByRole('region', { name: 'Gradient by layer' });
    this.experimentPanel = page.getByRole('region', { name: 'How rare are minima?' });
    this.announced = page.getByRole('status').and(page.locator('[aria-live]'));
    this.problems = page.locator('gd-problems').getByRole('alert');
    this.share = page.getByRole('button', { name: 'Share' });
    this.shareDialog = page.getByRole('dialog', { name: 'Share' });
    this.verdict = this.stage.getByText(/: (Converged|Stopped|Diverged|Could)/);
    this.note = this.stage.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close' }) });
  }

  /**
   * Opens a link and waits until its runs are worked out. Once the page has come it is led there as by
   * Back, which takes a tenth of the time; `page.goto` loads it anew.
   * @param {string} [query] what follows the `?`
   */
  async open(query = '') {
    const link = query ? `./?${query}` : './';
    if (this.#isOpen) {
      await this.page.evaluate(async (link) => {
        history.pushState(null, '', link);
        dispatchEvent(new PopStateEvent('popstate'));
        for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
      }, link);
    } else {
      await this.page.goto(link);
      this.#isOpen = true;
    }
    await this.settled();
  }

  /** Waits until the picture has its runs and all of them have ended. */
  async settled() {
    await expect(this.picture).toHaveAccessibleName(/ with \d+ runs?$/);
    await expect(this.count).toHaveText(/^\d+ \/ \d+$/);
  }

  /** A part of the picture, turned on or off in the map's menu. @param {string} name */
  part(name) {
    return this.page.getByRole('group', { name: 'Map' }).getByRole('checkbox', { name });
  }

  /** Turns a part of the picture on or off. @param {string} name */
  async togglePart(name) {
    await this.page.getByRole('button', { name: 'Map', exact: true }).click();
    await this.part(name).click();
    await this.page.keyboard.press('Escape');
  }

  /** Opens groups of what is rarely set. @param {...string} titles */
  async openSettings(...titles) {
    const tab = this.page.getByRole('tab', { name: 'Set up' });
    if (await tab.isVisible()) await tab.click();
    else if (!(await this.page.locator('gd-settings').isVisible())) await this.page.getByText(/^More: /).click();
    for (const title of titles) await this.page.locator('gd-settings summary').filter({ hasText: title }).click();
  }

  /** Shows a panel, which stands on a tab where there is little room. @param {string} name the tab's */
  async openTab(name) {
    const tab = this.page.getByRole('tab', { name });
    if (await tab.isVisible()) await tab.click();
  }

  /** A handle on the picture. @param {number} number from 1 */
  start(number) {
    return this.picture.getByRole('button', { name: new RegExp(`^Start ${number} at `) });
  }

  /** A rule's switch. @param {string} name */
  rule(name) {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  /** The step shown. */
  async step() {
    return Number(await this.scrubber.inputValue());
  }

  /** @param {number} step */
  async seek(step) {
    await this.scrubber.fill(String(step));
    await expect(this.count).toHaveText(new RegExp(`^${step} /`));
  }

  /** The numbers below the picture by their names: step, point, value, gradient's norm, rate. */
  async numbers() {
    const names = await this.stage.getByRole('term').allTextContents();
    const values = await this.stage.getByRole('definition').allTextContents();
    return Object.fromEntries(names.map((name, k) => [name, values[k]]));
  }

  /** A cell of the table of runs. @param {number} run from 0 @param {string} column its heading */
  async cell(run, column) {
    const headings = await this.table.getByRole('columnheader').allTextContents();
    return this.runs.nth(run).getByRole('cell').nth(headings.indexOf(column) - 1);
  }

  /** The starts in the address. */
  starts() {
    return new URL(this.page.url()).searchParams.get('at');
  }

  /**
   * Presses a button that saves a file.
   * @param {string} name
   * @returns {Promise<{ name: string, content: Buffer }>}
   */
  async download(name) {
    const downloading = this.page.waitForEvent('download');
    await this.shareDialog.getByRole('button', { name }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }
}
