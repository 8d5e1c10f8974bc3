import { Picture, type Basins, type Drawing, type Look, type Point, type View, type Viewpoint, type Wanted } from 'gd-web';
import type { Part } from '../background/maps.js';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';
import { turn } from '../session/turn.js';
import { watchSize, type CanvasSize } from '../parts/canvas-size.js';

/** A place in CSS pixels. */
export type Place = readonly [x: number, y: number];

/** What the canvases are told and tell. */
export interface Frame {
  /** The region shown in place of the scenario's own, as while it is dragged. */
  region(): View | null;
  /** From where a surface is seen in place of the scenario's own, as while it is turned. */
  viewpoint(): Viewpoint | null;
  /** Called after places on the picture have become others, in the frame that shows it. */
  laidOut(): void;
}

/** Between how many milliseconds a drawing should take, and how many evaluations it may ask for. */
const FRAME = { least: 3, most: 8 };
const BUDGET = { first: 8192, least: 64, most: 1 << 20 };

/** How much is drawn at most before a page is printed, in frames. */
const MOST_FRAMES = 200;

/** The length of an arrow at the pointer, in CSS pixels. */
const ARROW = 38;

/** The size of labels beside that of the page's text. */
const LABELS = 0.8;

/**
 * The canvases of the picture, from below: ground, casings of trails, trails, and what moves. The
 * picture draws on each only what has changed.
 */
export class Canvases implements Painter {
  readonly rank = 0;
  readonly pause = 0;
  /** How many pictures there were, of which nothing is left. */
  pictures = 0;
  #picture: Picture | null = null;
  #size: CanvasSize | null = null;
  #text: number | null = null;
  #isPrinted = false;
  #budget = BUDGET.first;
  /** Finds what marks are shown, less often than they are drawn. */
  readonly #marks: Painter = {
    rank: 20,
    pause: 250,
    paint: () => {
      const { session } = this;
      // The legend comes with the rest.
      if (this.#picture) session.show(session.isWhole ? this.#picture.legend() : null);
      return false;
    },
  };

  constructor(
    private readonly session: Session,
    private readonly canvases: readonly [HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement],
    private readonly frame: Frame,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#dispose());
    void session.whole.then(() => signal.aborted || this.#marks.paint());
    watchSize(canvases[0], (size) => this.#resize(size), signal);
    // A browser takes the memory of what has not been seen for long.
    for (const canvas of canvases) canvas.addEventListener('contextrestored', () => this.#forget(), { signal });
    const print = (on: boolean) => this.#print(on);
    addEventListener('beforeprint', () => print(true), { signal });
    addEventListener('afterprint', () => print(false), { signal });
    matchMedia('print').addEventListener('change', ({ matches }) => print(matches), { signal });
  }

  #dispose(): void {
    this.session.forget(this);
    this.session.forget(this.#marks);
    this.#free();
  }

  #free(): void {
    this.pictures += 1;
    const picture = this.#picture;
    this.#picture = null;
    picture?.free();
  }

  /** Draws everything anew. */
  #forget(): void {
    this.#picture?.forget();
    this.redraw();
  }

  #resize(size: CanvasSize): void {
    this.#size = size;
    this.#text = null;
    this.redraw();
    if (!this.#picture) void this.#prepare();
  }

  /** Makes the picture before the next frame, which then draws it. */
  async #prepare(): Promise<void> {
    await turn();
    if (!this.#picture && !this.signal.aborted) this.paint();
  }

  /** Paper is light; it is drawn at once, since a page is printed as it is then. */
  #print(on: boolean): void {
    if (on === this.#isPrinted) return;
    this.#isPrinted = on;
    // Where a canvas is drawn for paper what is cleared of it clears what is below, too: there is one then.
    for (const canvas of this.canvases.slice(1)) canvas.style.visibility = on ? 'hidden' : '';
    this.#picture?.forget();
    for (let frames = 0; frames < MOST_FRAMES && this.paint(); frames += 1);
    // The legends are of the colours that were drawn.
    this.#marks.paint();
    if (this.session.basins) this.session.map(this.basins());
  }

  /** Draws all anew, and what is over the ground upon it. */
  #flatten(picture: Picture, look: Look, region: View | null, viewpoint: Viewpoint | null): void {
    const [ground, ...over] = this.canvases;
    picture.forget();
    this.#draw(picture, look, region, viewpoint);
    const context = ground.getContext('2d');
    context?.resetTransform();
    for (const canvas of over) context?.drawImage(canvas, 0, 0);
  }

  /** Draws all runs anew: they are others. */
  forgetRuns(): void {
    this.#picture?.forget_runs();
  }

  /** Reads the size of type again, which may be another now. */
  forgetLook(): void {
    this.#text = null;
    this.redraw();
  }

  redraw(): void {
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { session, canvases } = this;
    const { playground } = session;
    const size = this.#size;
    if (!size?.pixels[0] || !size.pixels[1]) {
      // Its marks are not seen either.
      session.forget(this.#marks);
      if (size) session.hide();
      return false;
    }
    const [across, down] = size.pixels;
    for (const canvas of canvases) {
      if (canvas.width !== across) canvas.width = across;
      if (canvas.height !== down) canvas.height = down;
    }
    this.#text ??= parseFloat(getComputedStyle(canvases[0]).fontSize) * LABELS;
    const { width, height, pixels, ratio } = size;
    const look = { width, height, pixels, ratio, dark: session.isDark && !this.#isPrinted, text: this.#text };
    if (!this.#picture) {
      this.#picture = new Picture(playground, look, this.#budget);
      // What is called for the first time takes long, and so does a canvas that takes its memory: it is
      // drawn in the next frame.
      for (const canvas of canvases) canvas.getContext('2d')?.resetTransform();
      return true;
    }
    const [region, viewpoint] = [this.frame.region(), this.frame.viewpoint()];
    const begun = performance.now();
    const { laidOut, pending } = this.#draw(this.#picture, look, region, viewpoint);
    this.#adapt(performance.now() - begun, pending);
    if (this.#isPrinted && !pending) this.#flatten(this.#picture, look, region, viewpoint);
    if (laidOut) this.frame.laidOut();
    session.invalidate(this.#marks);
    // The runs move in every frame.
    if (session.isMoving) this.redraw();
    return pending;
  }

  /** One that fails is made anew for the next drawing. */
  #draw(picture: Picture, look: Look, region: View | null, viewpoint: Viewpoint | null): Drawing {
    const { session, canvases } = this;
    const { playground, time, selected } = session;
    const position = session.prefersStill ? time.step : time.position;
    const angles = viewpoint ? [viewpoint.yaw, viewpoint.pitch] : [];
    try {
      return picture.draw(playground, look, region ?? [], angles, position, selected, this.#budget, ...canvases);
    } catch (error) {
      this.#free();
      throw error;
    }
  }

  /** As much in a frame as it has room for. */
  #adapt(took: number, isWhole: boolean): void {
    if (took > FRAME.most) this.#budget = Math.max(BUDGET.least, this.#budget >> 1);
    else if (isWhole && took < FRAME.least) this.#budget = Math.min(BUDGET.most, this.#budget * 2);
  }

  /** What is to be worked out of what is mapped; null where nothing is, and while there is no picture. */
  wanted(): Wanted | null {
    return this.#picture?.wanted(this.session.playground) ?? null;
  }

  /** Takes cells of the map that was wanted last. */
  put({ raster: { region, columns: across, rows: down }, column, row, columns, rows, ends, steps }: Part): void {
    this.#picture?.put(new Float64Array([...region, across, down]), new Uint32Array([column, row, columns, rows]), ends, steps);
    this.redraw();
  }

  /** What is said of the map; null where nothing is known of it. */
  basins(): Basins | null {
    return this.#picture?.basins(this.session.playground) ?? null;
  }

  /** What becomes of a run from a place, by the map. */
  endAt([x, y]: Point): string {
    return this.#picture?.end_at(this.session.playground, x, y) ?? '';
  }

  /** Whether a surface is shown. */
  get isSurface(): boolean {
    const { show, dimension } = this.session.scenario;
    return dimension === 2 && show.includes('surface');
  }

  /** θ under a place in CSS pixels, as exact as it can be told there; null outside and beside a surface. */
  theta(x: number, y: number): [number, number] | null {
    const theta = this.#picture?.theta_seen(x, y);
    return theta?.length ? [theta[0] ?? 0, theta[1] ?? 0] : null;
  }

  /** The place of θ in CSS pixels, or null where it is out of sight. */
  place(theta: ArrayLike<number>): { x: number; y: number } | null {
    const place = this.#picture?.place(this.session.playground, theta[0] ?? 0, theta[1] ?? 0);
    return place?.length ? { x: place[0] ?? 0, y: place[1] ?? 0 } : null;
  }

  /** A place in CSS pixels, or the nearest one on the plot. */
  within(x: number, y: number): { x: number; y: number } {
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#picture?.plot() ?? [];
    return { x: Math.min(right, Math.max(left, x)), y: Math.min(bottom, Math.max(top, y)) };
  }

  /** How far the plot is from the edges of the picture, in CSS pixels. */
  get margins(): { left: number; top: number; right: number; bottom: number } {
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#picture?.plot() ?? [];
    const { width = right, height = bottom } = this.#size ?? {};
    return { left, top, right: width - right, bottom: height - bottom };
  }

  /** The middle of the plot in CSS pixels. */
  get middle(): { x: number; y: number } {
    const [left = 0, top = 0, right = 0, bottom = 0] = this.#picture?.plot() ?? [];
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** The end of an arrow from a place in the direction of a vector of θ; null if it has none. */
  arrow([x, y]: Place, vector: Point): { x: number; y: number } | null {
    const [right, down] = this.#picture?.direction(x, y, ...vector) ?? [];
    return right === undefined || down === undefined ? null : { x: x + ARROW * right, y: y + ARROW * down };
  }

  /** Where in the region shown a place is, as shares from its lower left; null where no θ is. */
  share([x, y]: Place): [number, number] | null {
    const share = this.#picture?.share(x, y);
    return share?.length ? [share[0] ?? 0, share[1] ?? 0] : null;
  }

  /** The region that shows what `base` shows at a place at another, larger by a factor. */
  regionAfter(base: View, from: Place, to: Place, factor: number): View {
    const { playground } = this.session;
    const region = this.#picture?.region_after(playground, base, [...from], [...to], factor);
    return region ? (Array.from(region) as View) : base;
  }
}
