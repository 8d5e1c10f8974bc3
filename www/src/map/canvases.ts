import { Picture, type Look, type View } from 'gd-web';
import type { Painter } from '../session/painters.js';
import type { Session } from '../session/session.js';

/**
 * The canvases of the picture, from below: ground, casings of trails, trails, and what moves. The
 * picture draws on each only what has changed.
 */
export class Canvases implements Painter {
  readonly rank = 0;
  readonly pause = 0;
  #picture: Picture | null = null;
  #look: Look | null = null;
  #region: View | null = null;
  readonly viewpoint = { yaw: 0.5, pitch: 0.65 };

  constructor(
    private readonly session: Session,
    private readonly canvases: readonly [HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement],
    /** Called after the picture is laid out anew. */
    private readonly laidOut: () => void,
  ) {}

  /** Frees what is drawn with. */
  dispose(): void {
    this.session.forget(this);
    this.#picture?.free();
    this.#picture = null;
  }

  /** Draws with another size, resolution or theme. */
  resize(look: Look | null): void {
    this.#look = look;
    this.session.invalidate(this);
  }

  /** Draws all runs anew. */
  forgetRuns(): void {
    this.#picture?.forget_runs();
  }

  /** The region that is shown at least. */
  get region(): View {
    return this.#region ?? this.session.scenario.camera;
  }

  /** Shows another region for now, while it is dragged; null for the scenario's. */
  preview(region: View | null): void {
    this.#region = region;
    this.session.invalidate(this);
  }

  turn(yaw: number, pitch: number): void {
    this.viewpoint.yaw = yaw;
    this.viewpoint.pitch = Math.min(1.5, Math.max(0.1, pitch));
    this.#picture?.turn(this.viewpoint.yaw, this.viewpoint.pitch);
    this.session.invalidate(this);
  }

  paint(): boolean {
    const { session } = this;
    const look = this.#look;
    if (!look || !look.width || !look.height) return false;
    const { playground } = session;
    this.#picture ??= new Picture(playground, look);
    const region = new Float64Array(this.#region ?? []);
    if (this.#picture.draw(playground, look, region, session.time.step, session.selected, ...this.canvases)) this.laidOut();
    return false;
  }

  /** θ under a place in CSS pixels, or null. */
  theta(x: number, y: number): Float64Array | null {
    const theta = this.#picture?.theta(x, y);
    return theta?.length ? theta : null;
  }

  /** The place of θ in CSS pixels, or null where it is out of sight. */
  place(theta: ArrayLike<number>): { x: number; y: number } | null {
    const place = this.#picture?.place(this.session.playground, theta[0] ?? 0, theta[1] ?? 0);
    return place?.length ? { x: place[0] ?? 0, y: place[1] ?? 0 } : null;
  }
}
