import { css, html } from 'lit';
import { queryAll } from 'lit/decorators.js';
import { SessionElement } from '../parts/session-element.js';
import { Changed } from '../session/session.js';
import base from '../styles/base.css';
import { Canvases } from './canvases.js';
import { flattened } from './flattened.js';

/** The picture of the function and the runs on it, to be seen and acted on. */
export class GdMap extends SessionElement {
  protected override readonly hears = Changed.SCENARIO | Changed.RUNS | Changed.LOOK;
  @queryAll('canvas') private canvasElements!: NodeListOf<HTMLCanvasElement>;

  #canvases: Canvases | null = null;
  #observer: ResizeObserver | null = null;

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        overflow: hidden;
        border: 1px solid var(--gd-line);
        border-radius: 0.75em;
        background: var(--gd-panel);
        touch-action: pan-y;
        user-select: none;
        direction: ltr;
      }
      .box {
        position: absolute;
        inset: 0;
        cursor: crosshair;
      }
      canvas {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        pointer-events: none;
      }
    `,
  ];

  /** The place of θ in CSS pixels in the map's box, or null. */
  place(theta: ArrayLike<number>) {
    return this.#canvases?.place(theta) ?? null;
  }

  /** What is seen now, as a PNG. */
  picture(): Promise<Blob> {
    return flattened(this.canvasElements, getComputedStyle(this).backgroundColor);
  }

  override render() {
    const { name, dimension } = this.session.scenario;
    const runs = this.session.playground.racers();
    const kind = dimension === 1 ? 'Curve' : 'Map';
    return html`<div class="box" role="application" tabindex="0" aria-roledescription="interactive picture"
      aria-label="${kind} of ${name} with ${runs} ${runs === 1 ? 'run' : 'runs'}">
      <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
      <canvas aria-hidden="true"></canvas><canvas aria-hidden="true"></canvas>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#canvases?.dispose();
    this.#canvases = null;
  }

  protected override heard(changed: number): void {
    if (changed & Changed.RUNS) this.#canvases?.forgetRuns();
    if (changed & (Changed.SCENARIO | Changed.LOOK)) this.#fit();
    if (this.#canvases) this.session.invalidate(this.#canvases);
  }

  #begin(): void {
    const [ground, casing, line, overlay] = this.canvasElements;
    if (!ground || !casing || !line || !overlay) return;
    this.#canvases = new Canvases(this.session, [ground, casing, line, overlay], () => {});
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(this);
    this.#fit();
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this;
    const ratio = Math.min(devicePixelRatio || 1, 4);
    for (const canvas of this.canvasElements) {
      const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== across) canvas.width = across;
      if (canvas.height !== down) canvas.height = down;
    }
    const text = parseFloat(getComputedStyle(this).fontSize) * 0.8;
    this.#canvases?.resize({ width, height, ratio, dark: this.session.isDark, text });
  }
}
