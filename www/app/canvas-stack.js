import { Picture } from './gd-web.js';
import { fit, watchLook } from './look.js';

/**
 * The canvases of the picture, from below: ground, casings of trails, trails, and what moves. The
 * picture draws on each only what has changed.
 */
export class CanvasStack {
  /** @type {Picture | null} */
  picture = null;
  /** @type {import('./gd-web.js').View | null} the region shown in place of the scenario's own */
  #region = null;
  /** @type {import('./gd-web.js').Look | null} null where it may be another now */
  #look = null;
  viewpoint = { yaw: 0.5, pitch: 0.65 };
  #request = 0;

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
    store.listen(({ rerun }) => {
      if (rerun) this.picture?.forget_runs();
      this.#look = null;
      this.redraw();
    });
    player.listen(() => this.redraw());
    player.onSurvey(() => this.redraw());
    selection.listen(() => this.redraw());
    watchLook(box, () => {
      this.#look = null;
      this.redraw();
    });
  }

  /** @param {() => void} listener called after the picture is laid out anew */
  onLayout(listener) {
    this.listeners.push(listener);
  }

  /** The region that is shown at least. @returns {import('./gd-web.js').View} */
  get region() {
    return this.#region ?? this.store.scenario.camera;
  }

  /**
   * Shows another region for now, while it is dragged; null for the scenario's.
   * @param {import('./gd-web.js').View | null} region
   */
  preview(region) {
    this.#region = region;
    this.redraw();
  }

  /** @param {{ yaw: number, pitch: number }} viewpoint */
  turn({ yaw, pitch }) {
    this.viewpoint = { yaw, pitch: Math.min(1.5, Math.max(0.1, pitch)) };
    this.picture?.turn(this.viewpoint.yaw, this.viewpoint.pitch);
    this.redraw();
  }

  /** Draws what has changed at the next frame. */
  redraw() {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.drawNow();
    });
  }

  drawNow() {
    const { box, store, player, selection } = this;
    if (!box.clientWidth || !box.clientHeight) return;
    const { ground, casing, line, overlay } = this.canvases;
    const look = (this.#look ??= fit(box, [ground, casing, line, overlay], store.scenario));
    const { playground } = store;
    this.picture ??= new Picture(playground, look);
    const region = new Float64Array(this.#region ?? []);
    const isLaidOut = this.picture.draw(playground, look, region, player.step, selection.racer, ground, casing, line, overlay);
    if (isLaidOut) for (const listener of this.listeners) listener();
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

  /** The point at a place of the box in CSS pixels, also outside of the view. @param {number} x @param {number} y */
  point(x, y) {
    const [across = 0, up = 0] = this.picture?.point(x, y) ?? [];
    return /** @type {[number, number]} */ ([across, up]);
  }

  /** The view's rectangle in CSS pixels. */
  get plot() {
    const [left = 0, top = 0, right = 1, bottom = 1] = this.picture?.plot() ?? [];
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }

  /** The length of a CSS pixel in the view's units, the finer of both axes. */
  get pixel() {
    const [xmin = 0, xmax = 1, ymin = 0, ymax = 1] = this.picture?.view() ?? [];
    const { width, height } = this.plot;
    const across = (xmax - xmin) / width;
    return this.store.scenario.dimension === 1 ? across : Math.min(across, (ymax - ymin) / height);
  }

  get isSurface() {
    const { show, dimension } = this.store.scenario;
    return dimension === 2 && show.includes('surface');
  }
}
