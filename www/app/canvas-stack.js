import { Picture } from './gd-web.js';
import { fit, watchLook } from './look.js';

/**
 * The canvases of the picture, from below: ground, casings of trails, trails, and what moves. Each
 * is drawn only when what is on it changes.
 */
export class CanvasStack {
  /** @type {Picture | null} */
  picture = null;
  #ground = '';
  /** @type {import('./gd-web.js').View | null} what is shown in place of the scenario's view */
  #view = null;
  camera = { yaw: 0.5, pitch: 0.65 };
  #request = 0;
  #stale = { layout: true, trails: true, marks: false };

  /**
   * @param {HTMLElement} box
   * @param {import('./store.js').Store} store
   * @param {import('./player.js').Player} player
   * @param {import('./selection.js').Selection} selection
   */
  constructor(box, store, player, selection) {
    this.box = box;
    this.store = store;
    this.player = player;
    this.selection = selection;
    /** @type {(() => void)[]} */
    this.listeners = [];
    const [ground, casing, line, overlay] = box.querySelectorAll('canvas');
    if (!ground || !casing || !line || !overlay) throw new Error('canvases are missing');
    this.canvases = { ground, casing, line, overlay };
    store.listen(({ rerun }) => this.redraw({ layout: true, trails: rerun }));
    player.listen(() => this.redraw({}));
    player.onSurvey(() => this.redraw({ marks: true }));
    selection.listen(() => this.redraw({}));
    watchLook(box, () => this.redraw({ layout: true }));
  }

  /** @param {() => void} listener called after the picture is laid out anew */
  onLayout(listener) {
    this.listeners.push(listener);
  }

  /** What is shown. @returns {import('./gd-web.js').View} */
  get view() {
    return this.#view ?? this.store.scenario.shown;
  }

  /**
   * Shows another view for now, while it is dragged; null for the scenario's.
   * @param {import('./gd-web.js').View | null} view
   */
  preview(view) {
    this.#view = view;
    this.redraw({ layout: true });
  }

  /** @param {{ yaw: number, pitch: number }} camera */
  turn({ yaw, pitch }) {
    this.camera = { yaw, pitch: Math.min(1.5, Math.max(0.1, pitch)) };
    this.picture?.turn(this.camera.yaw, this.camera.pitch);
    this.#ground = '';
    this.redraw({ trails: true });
  }

  /**
   * Draws at the next frame.
   * @param {{ layout?: boolean, trails?: boolean, marks?: boolean }} stale
   */
  redraw({ layout = false, trails = false, marks = false }) {
    this.#stale.layout ||= layout;
    this.#stale.trails ||= layout || trails;
    this.#stale.marks ||= marks;
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.drawNow();
    });
  }

  drawNow() {
    const { box, store, player, selection, canvases } = this;
    if (!box.clientWidth || !box.clientHeight) return;
    const { layout, trails, marks } = this.#stale;
    this.#stale = { layout: false, trails: false, marks: false };
    const before = this.#ground;
    if (layout || !this.picture) {
      const look = fit(box, Object.values(canvases), store.scenario);
      const { fit: learnt, layers } = store.scenario;
      const key = JSON.stringify([store.scenario.function, learnt, layers, store.scenario.goal, store.scenario.seed, this.view, store.scenario.show, look]);
      if (key !== this.#ground) this.#layOut(key, look);
    }
    const { picture } = this;
    if (!picture) return;
    if (this.#ground === '') {
      picture.draw_ground(store.playground, canvases.ground);
      this.#ground = 'turned';
      for (const listener of this.listeners) listener();
    } else if (marks && this.#ground === before) {
      picture.draw_ground(store.playground, canvases.ground);
    }
    if (trails) picture.forget_trails();
    picture.draw_trails(store.playground, canvases.casing, canvases.line, player.step);
    picture.draw_overlay(store.playground, canvases.overlay, selection.racer);
  }

  /** @param {string} key @param {import('./gd-web.js').Look} look */
  #layOut(key, look) {
    this.picture?.free();
    const view = this.#view ? new Float64Array(this.#view) : new Float64Array();
    this.picture = new Picture(this.store.playground, look, view);
    this.picture.turn(this.camera.yaw, this.camera.pitch);
    this.picture.draw_ground(this.store.playground, this.canvases.ground);
    this.#ground = key;
    for (const listener of this.listeners) listener();
  }

  /** θ under a place of the box in CSS pixels, or null. @param {number} x @param {number} y */
  theta(x, y) {
    const theta = this.picture?.theta(x, y);
    return theta?.length ? theta : null;
  }

  /** The place of θ in CSS pixels, or null where it is out of sight. @param {ArrayLike<number>} theta */
  place(theta) {
    const place = this.picture?.place(this.store.playground, theta[0] ?? 0, theta[1] ?? 0);
    return place?.length ? { x: place[0] ?? 0, y: place[1] ?? 0 } : null;
  }

  /** The view's rectangle in CSS pixels. */
  get plot() {
    const [left = 0, top = 0, right = 1, bottom = 1] = this.picture?.plot() ?? [];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }

  /** The length of a pixel in the view's units, the finer of both axes. */
  get pixel() {
    const [xmin, xmax, ymin, ymax] = this.view;
    const { width, height } = this.plot;
    const across = (xmax - xmin) / width;
    return this.store.scenario.dimension === 1 ? across : Math.min(across, (ymax - ymin) / height);
  }

  get isSurface() {
    const { show, dimension } = this.store.scenario;
    return dimension === 2 && show.includes('surface');
  }
}
