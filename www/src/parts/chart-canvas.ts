import type { Look } from 'gd-web';
import type { Session } from '../session/session.js';

/**
 * Gives a chart's canvas as many pixels as its box has on the screen.
 * @returns how a chart is to be drawn on it, or null where there is no room
 */
export function fitCanvas(canvas: HTMLCanvasElement, session: Session): Look | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return null;
  const ratio = Math.min(devicePixelRatio || 1, 4);
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  const text = parseFloat(getComputedStyle(canvas).fontSize) * 0.8;
  return { width, height, ratio, dark: session.isDark, text };
}
