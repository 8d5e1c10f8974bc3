import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Locator} Locator */

/**
 * The page as a reader perceives it: each part by its role and name, which stand here and nowhere
 * else in the tests, and what a reader does with it.
 */
export class Playground {
  /** Whether this test's playground has come. */
  #isOpen = false;
  /** The keys of the history's entries that were seen. @type {Set<string>} */
  #entries = new Set();

  /** @param {import('@playwright/test').Page} page */
  constructor(page) {
    this.page = page;
    this.stage = page.locator('gd-playground').first();
    this.map = page.locator('gd-map').first();
    this.picture = this.map.getByRole('application');
    this.legend = page.getByRole('list', { name: 'Legend' });
    this.everyStart = this.map.getByRole('button', { name: 'Every start' });
    this.ends = page.getByRole('list', { name: 'Where each start ends', exact: true });
    this.sweepPanel = page.locator('gd-sweep');
    this.sweep = this.sweepPanel.getByRole('application');
    this.tryTwo = page.getByRole('button', { name: 'Try two options at once' });
    this.tip = this.map.locator('.tip');
    this.invitation = this.map.getByText(/^(Click|Tap) anywhere to drop a ball$/);
    this.playback = page.getByRole('toolbar', { name: 'Playback' });
    this.play = this.playback.getByRole('button', { name: 'Play' });
    this.pause = this.playback.getByRole('button', { name: 'Pause' });
    this.forward = this.playback.getByRole('button', { name: 'Step forward' });
    this.back = this.playback.getByRole('button', { name: 'Step back' });
    this.reset = this.playback.getByRole('button', { name: 'Back to the start' });
    this.toEnd = this.playback.getByRole('button', { name: 'To the end' });
    this.scrubber = this.playback.getByRole('slider', { name: 'Step' });
    this.count = this.playback.locator('output');
    this.speed = this.playback.getByRole('combobox', { name: 'Speed' });
    this.learningRate = page.getByRole('textbox', { name: /^Learning rate( of (this run|all runs))? α$/ });
    this.learningRateSlider = page.getByRole('slider', { name: /^Learning rate( of (this run|all runs))? α$/ });
    this.changeFromHere = page.getByRole('checkbox', { name: 'Change the rate from this step onwards' });
    this.functions = page.getByRole('combobox', { name: 'Function' });
    this.formula = page.getByRole('textbox', { name: /^f\(x(, y)?\) =$/ });
    this.typeset = page.locator('gd-function-bar .typeset');
    this.differentiate = page.getByRole('button', { name: /^(Gradient and Hessian|Derivatives)$/ });
    this.derivatives = page.getByRole('region', { name: /^(Gradient and Hessian|Derivatives)$/ });
    this.functionBar = page.locator('gd-function-bar');
    this.undo = page.getByRole('button', { name: 'Undo' });
    this.redo = page.getByRole('button', { name: 'Redo' });
    this.examples = page.getByRole('button', { name: 'Examples', exact: true }).first();
    this.gallery = page.getByRole('dialog', { name: 'Open' });
    this.newStart = page.getByRole('textbox', { name: 'New start' });
    this.runsPanel = page.getByRole('region', { name: 'Runs' });
    this.runs = this.runsPanel.getByRole('list', { name: 'Runs' }).getByRole('listitem').filter({ has: page.getByRole('radio') });
    this.addRun = this.runsPanel.getByRole('button', { name: 'Add a run' });
    this.why = page.getByRole('region', { name: 'Why this step' });
    this.curvePanel = page.getByRole('region', { name: 'Learning curve' });
    this.curve = this.curvePanel.getByRole('slider', { name: 'Step on the learning curve' });
    this.dataPanel = page.getByRole('region', { name: 'Data and fit' });
    this.data = this.dataPanel.getByRole('application');
    this.layersPanel = page.getByRole('region', { name: 'Gradient by layer' });
    this.experimentPanel = page.getByRole('region', { name: 'How rare are minima?' });
    this.more = page.getByRole('button', { name: 'Nine holes, theme, present, print, open a file' });
    this.experimentChart = this.experimentPanel.getByRole('img', { name: /^The share of minima against/ });
    this.hole = page.getByRole('region', { name: 'The hole' });
    this.course = page.getByRole('dialog', { name: 'Nine holes' });
    this.announced = page.locator('gd-announcer').getByRole('status');
    this.problems = page.locator('gd-problems').getByRole('alert');
    this.share = page.getByRole('button', { name: 'Share' });
    this.shareDialog = page.getByRole('dialog', { name: 'Share' });
    this.verdict = page.locator('gd-verdict').getByText(/(Converged|Stopped|Diverged|Could|Left)/);
    this.note = this.map.getByRole('group', { name: 'Note' });
  }

  /**
   * Opens a link and waits until its runs are worked out. Where the page has come before, a test's first
   * link is opened by a playground put up anew, and the next ones as by Back, which takes a tenth of the
   * time; `page.goto` loads it anew.
   * @param {string} [query] what follows the `?`
   */
  async open(query = '') {
    const link = query ? `./?${query}` : './';
    const isLed = await this.page.evaluate(([link, isOpen]) => {
      const page = document.querySelector('gd-page');
      if (!page || !customElements.get('gd-page')) return false;
      history.pushState(null, '', link);
      if (isOpen) {
        dispatchEvent(new PopStateEvent('popstate'));
      } else {
        page.replaceWith(document.createElement('gd-page'));
        scrollTo(0, 0);
      }
      return true;
    }, /** @type {const} */ ([link, this.#isOpen]));
    if (!isLed) await this.page.goto(link);
    this.#isOpen = true;
    await this.settled();
  }

  /** Waits until the picture has its runs and all of them have ended. */
  settled() {
    return this.#until(String.raw`^\d+ / \d+$`);
  }

  /**
   * Waits until the picture, also where it waits behind what belongs beside it, has its runs, the counter
   * is as told, and the panels, which come after the picture, are there.
   * @param {string} count a regular expression
   */
  async #until(count) {
    const told = await this.page.evaluate(async (count) => {
      /** @param {ParentNode | null | undefined} root @param {string} selector */
      const within = (root, selector) => root?.querySelector(selector)?.shadowRoot;
      /** @returns {[picture: string | null | undefined, count: string | undefined, hasPanels: boolean]} */
      const look = () => {
        const page = within(document, 'gd-page');
        const stage = within(page ?? document, 'gd-playground');
        // An experiment is in the place of the picture, its runs and the panels.
        const experiment = within(stage, 'gd-companion')?.querySelector('gd-experiment');
        if (experiment?.shadowRoot?.querySelector('.drawn')) return [' with 0 runs', '0 / 0', true];
        const panels = [...(page?.querySelectorAll('details.panel, .sheet section.panel') ?? [])];
        const panel = panels.find((panel) => panel.checkVisibility()) ?? page?.querySelector('gd-lesson') ?? stage?.querySelector('gd-verdict');
        return [
          within(stage, 'gd-map')?.querySelector('.box')?.ariaLabel,
          within(stage, 'gd-play-bar')?.querySelector('output')?.textContent?.trim(),
          panel?.checkVisibility() ?? false,
        ];
      };
      for (const begun = performance.now(); performance.now() < begun + 10_000; ) {
        const [picture, now, hasPanels] = look();
        if (/ with \d+ runs?$/.test(picture ?? '') && new RegExp(count).test(now ?? '') && hasPanels) return null;
        await new Promise(requestAnimationFrame);
      }
      return look();
    }, count);
    expect(told, 'the picture, the counter, and whether there are panels').toBeNull();
  }

  /** A part of the picture, turned on or off in the map's menu. @param {string} name */
  part(name) {
    return this.functionBar.getByRole('checkbox', { name, includeHidden: true });
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

  /** A button over the map's corner. @param {string} name */
  tool(name) {
    return this.map.getByRole('button', { name, exact: true });
  }

  /**
   * A place on the map in the page's CSS pixels, by its shares of the width from the left and of the
   * height from the top.
   * @param {number} across @param {number} down
   */
  async placeOn(across, down) {
    const box = await this.picture.boundingBox();
    if (!box) throw new Error('no picture');
    return { x: box.x + across * box.width, y: box.y + down * box.height };
  }

  /** Where θ is in the page's CSS pixels. @param {number} x @param {number} y */
  async pixel(x, y) {
    const at = await this.stage.evaluate((element, [x, y]) => {
      const { left, top } = element.getBoundingClientRect();
      const at = /** @type {any} */ (element).pixel(x, y);
      return at && { x: left + at.x, y: top + at.y };
    }, [x, y]);
    if (!at) throw new Error(`(${x}, ${y}) is out of sight`);
    return at;
  }

  /** The region in the address. */
  zoom() {
    return new URL(this.page.url()).searchParams.get('zoom')?.split(',').map(Number) ?? [];
  }

  /** The viewpoint of a surface in the address. */
  turn() {
    return new URL(this.page.url()).searchParams.get('turn')?.split(',').map(Number) ?? [];
  }

  /**
   * How many entries the history has had since this was asked first: a browser keeps so many, and a
   * worker's page has had many.
   */
  async entries() {
    const keys = await this.page.evaluate(() => /** @type {any} */ (window).navigation.entries().map((/** @type {{ key: string }} */ { key }) => key));
    for (const key of keys) this.#entries.add(key);
    return this.#entries.size;
  }

  /** Shows the last step. */
  async seekEnd() {
    await this.stage.evaluate((element) => void (/** @type {any} */ (element).step = Infinity));
    await this.drawn();
  }

  /** Waits until everything is drawn. */
  async drawn() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** A handle on the picture. @param {number} number from 1 */
  start(number) {
    return this.picture.getByRole('button', { name: new RegExp(`^Start ${number} at `) });
  }

  /** Adds a rule to the race. @param {string} name */
  async addRule(name) {
    await this.addRun.click();
    const button = this.runsPanel.getByRole('button', { name, exact: true });
    if (await button.isVisible()) await button.click();
    else await this.runsPanel.getByRole('combobox', { name: 'More rules' }).selectOption(name);
  }

  /** Opens a card's options, which it answers. @param {number} run from 0 */
  async options(run) {
    const toggle = this.runs.nth(run).getByRole('button', { name: /^Options of/ });
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    return this.runs.nth(run).locator('.options');
  }

  /** What is said on a card of its run. @param {number} run from 0 */
  outcome(run) {
    return this.runs.nth(run).locator('.outcome');
  }

  /** Opens the list of starts. */
  async openStarts() {
    if (!(await this.newStart.isVisible())) await this.runsPanel.getByText(/^Starts:/).click();
  }

  /**
   * Where every run is at the step shown, as the element tells it.
   * @returns {Promise<import('gd-web').Status[]>}
   */
  status() {
    return this.stage.evaluate((element) => /** @type {any} */ (element).status());
  }

  /** The link, as the element tells it. @returns {Promise<string>} */
  query() {
    return this.stage.evaluate((element) => /** @type {any} */ (element).query);
  }

  /** Makes an edit as a host does. @param {unknown} edit */
  apply(edit) {
    return this.stage.evaluate((element, edit) => /** @type {any} */ (element).apply(edit), edit);
  }

  /** The step shown. */
  async step() {
    return Number(await this.scrubber.inputValue());
  }

  /** @param {number} step */
  async seek(step) {
    await this.scrubber.fill(String(step));
    await this.#until(`^${step} /`);
  }

  /** The numbers of the run that is looked at by their names: step, point, value, gradient's norm, rate. */
  async numbers() {
    await this.openTab('Why');
    const list = this.why.locator('.numbers');
    const names = await list.getByRole('term').allTextContents();
    const values = await list.getByRole('definition').allTextContents();
    return Object.fromEntries(names.map((name, k) => [name, values[k]]));
  }

  /** The starts in the address. */
  starts() {
    return new URL(this.page.url()).searchParams.get('at');
  }

  /** Opens the files of the share dialog. */
  async openFiles() {
    await this.share.click();
    await this.shareDialog.getByRole('tab', { name: 'Files' }).click();
  }

  /** Opens one of the examples. @param {string} title */
  async openExample(title) {
    await this.examples.click();
    await this.gallery.getByRole('link', { name: title, exact: true }).click();
  }

  /** Drops a file on the page. @param {string} name @param {Buffer} content */
  async drop(name, content) {
    const text = content.toString('base64');
    await this.page.evaluate(async ([name, text]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, /** @type {const} */ ([name, text]));
  }

  /** Chooses a file to be opened. @param {string} name @param {Buffer} buffer */
  async choose(name, buffer) {
    await this.more.click();
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open a saved picture…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /**
   * Presses a button that saves a file.
   * @param {string} name
   * @param {number} [timeout] how long it may take, in milliseconds
   * @returns {Promise<{ name: string, content: Buffer }>}
   */
  async download(name, timeout = 20_000) {
    const downloading = this.page.waitForEvent('download', { timeout });
    await this.shareDialog.getByRole('button', { name }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }
}
