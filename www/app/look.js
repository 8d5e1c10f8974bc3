/**
 * How charts look: the theme, the size of type, the screen's resolution.
 */

const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {import('./gd-web.js').Description} scenario */
export function isDark(scenario) {
  return scenario.theme ? scenario.theme === 'dark' : dark.matches;
}

/** Calls back when the reader's own theme changes. @param {() => void} changed */
export function onThemeChange(changed) {
  dark.addEventListener('change', changed);
}

/** Whether the reader wants nothing to move by itself. */
export function prefersStill() {
  return still.matches;
}

/**
 * Sizes canvases to a box of the page and says how to draw on them.
 * @param {HTMLElement} box
 * @param {Iterable<HTMLCanvasElement>} canvases
 * @param {import('./gd-web.js').Description} scenario
 * @returns {import('./gd-web.js').Look}
 */
export function fit(box, canvases, scenario) {
  const { clientWidth: width, clientHeight: height } = box;
  const ratio = Math.min(devicePixelRatio || 1, 4);
  for (const canvas of canvases) {
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
  }
  const text = parseFloat(getComputedStyle(box).fontSize) * 0.75;
  return { width, height, ratio, dark: isDark(scenario), text };
}

/**
 * Calls back when what `fit` answers may have changed.
 * @param {HTMLElement} box
 * @param {() => void} changed
 */
export function watchLook(box, changed) {
  let size = '';
  new ResizeObserver(() => {
    const now = `${box.clientWidth}×${box.clientHeight}`;
    if (now !== size) {
      size = now;
      changed();
    }
  }).observe(box);
  onThemeChange(changed);
  const watchRatio = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => (changed(), watchRatio()), { once: true });
  };
  watchRatio();
}
