import { byId, element, setText } from './element.js';
import { place } from './format.js';
import { DataPlot, draw_losses } from './gd-web.js';
import { glyphPicture } from './glyph.js';
import { fit, watchLook } from './look.js';
import { paced } from './pace.js';
import { editPoints } from './data-points.js';

/** While it plays, the plot changes this often, in milliseconds. */
const PAUSE = 50;

/**
 * The data with what each run's model makes of them at the step shown, the selected run's residuals
 * and mini-batch; below them the loss of each point, and what the runs say about batch sizes.
 */
export class DataPanel {
  /** @type {DataPlot | null} */
  plot = null;
  /** The plot stays as it is laid out, as while a point is dragged. */
  held = false;
  #request = 0;
  #stale = true;

  /**
   * @param {import('./store.js').Store} store
   * @param {import('./player.js').Player} player
   * @param {import('./selection.js').Selection} selection
   */
  constructor(store, player, selection) {
    this.store = store;
    this.player = player;
    this.selection = selection;
    this.panel = byId('data');
    this.canvas = element('canvas', { 'aria-hidden': 'true' });
    this.box = element('div', { className: 'chart points', tabIndex: 0, role: 'application', 'aria-roledescription': 'editable plot' }, this.canvas);
    this.losses = element('canvas', { 'aria-hidden': 'true' });
    this.shape = element('div', { className: 'chart still' }, this.losses);
    this.legend = element('ul', { className: 'legend' });
    this.batch = element('p', { className: 'about' });
    this.advice = element('p', { className: 'about', role: 'status' });
    this.panel.append(
      this.box,
      ...editPoints(this),
      this.batch,
      this.legend,
      this.advice,
      element('h3', {}, 'Loss of each point'),
      this.shape,
    );
    const soon = paced(player, PAUSE, () => this.draw());
    store.listen(() => {
      this.panel.hidden = !store.scenario.fit;
      if (!this.held) this.#stale = true;
      this.#label();
      soon();
    });
    player.listen(soon);
    selection.listen(() => this.draw());
    for (const box of [this.box, this.shape]) {
      watchLook(box, () => {
        this.#stale = true;
        this.draw();
      });
    }
  }

  /** Draws at the next frame. */
  draw() {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.#drawNow();
    });
  }

  #drawNow() {
    const { store, player, selection, box, canvas, shape, losses } = this;
    const { scenario, playground } = store;
    if (!scenario.fit || !box.clientWidth) return;
    if (this.#stale || !this.plot) {
      this.plot?.free();
      this.plot = new DataPlot(playground, fit(box, [canvas], scenario));
      this.#stale = false;
    }
    this.#compare();
    this.plot.draw(playground, canvas, player.step, selection.racer);
    draw_losses(playground, losses, fit(shape, [losses], scenario), player.step, selection.racer);
    setText(this.batch, playground.seen(selection.racer, player.step) ?? '');
    setText(this.advice, player.complete ? (playground.advice() ?? '') : '');
    this.box.dispatchEvent(new Event('drawn'));
  }

  /** The best fits by each loss, if they are shown. */
  #compare() {
    const { store, legend, plot } = this;
    const { show, dimension, variables } = store.scenario;
    const best = show.includes('losses') ? (plot?.compare(store.playground) ?? []) : [];
    legend.hidden = best.length === 0;
    const names = dimension === 1 ? variables[0] : `(${variables.join(', ')})`;
    legend.replaceChildren(
      ...best.map(({ name, theta, glyph }) =>
        element('li', {}, glyphPicture(glyph), `${name}: best at ${names} = ${place(theta, dimension, 3)}`),
      ),
    );
  }

  #label() {
    const { fit, name } = this.store.scenario;
    if (fit) this.box.setAttribute('aria-label', `${fit.samples.length} points, fitted: ${name}`);
  }
}
