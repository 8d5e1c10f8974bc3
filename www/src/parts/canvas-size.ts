/** How large a canvas is on the page and on the screen. */
export interface CanvasSize {
  /** In CSS pixels, which may be fractions. */
  readonly width: number;
  readonly height: number;
  /** In the screen's pixels, whole ones. */
  readonly pixels: [number, number];
  /** The screen's pixels in a CSS pixel. */
  readonly ratio: number;
}

/** On finer screens a canvas is drawn no finer than this, in pixels a CSS pixel. */
const FINEST = 4;

/**
 * Calls back with the size of a canvas, now and whenever it changes: with the page, or with the
 * screen's resolution or the browser's zoom.
 * @param signal ends it
 */
export function watchSize(canvas: HTMLCanvasElement, changed: (size: CanvasSize) => void, signal: AbortSignal): void {
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    const [box] = entry.devicePixelContentBoxSize ?? [];
    const screen = devicePixelRatio || 1;
    const ratio = Math.min(screen, FINEST);
    // Whole pixels, up to one off; an emulated screen's are not told.
    const whole = (told: number | undefined, length: number) =>
      Math.round(((told && Math.abs(told - length * screen) < 1.5 ? told : length * screen) * ratio) / screen);
    const pixels: [number, number] = [whole(box?.inlineSize, width), whole(box?.blockSize, height)];
    changed({ width, height, pixels, ratio });
  });
  signal.addEventListener('abort', () => observer.disconnect());
  if ('devicePixelContentBoxSize' in ResizeObserverEntry.prototype) {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
    return;
  }
  // Where whole pixels are not told, the resolution is watched by itself.
  const watch = () => {
    observer.unobserve(canvas);
    observer.observe(canvas);
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', watch, { once: true, signal });
  };
  watch();
}
