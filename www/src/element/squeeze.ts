/** How an element fits into a box that its host gives it: the less room, the less beside the picture. */

import type { PlaygroundElement } from './playground-element.js';

/** How high the picture is at least with all controls, with few, without the verdict, and without the legend, in CSS pixels. */
const LEAST = [180, 120, 90, 60];

/** How high all is that is not the picture, with the gaps between, in CSS pixels. */
export function besidePicture(element: PlaygroundElement): number {
  const gap = parseFloat(getComputedStyle(element).rowGap) || 0;
  return [...element.renderRoot.children].reduce((sum, child) => {
    const counts = child instanceof HTMLElement && child.localName !== 'gd-companion' && getComputedStyle(child).position !== 'absolute';
    return counts && child.offsetHeight ? sum + child.offsetHeight + gap : sum;
  }, 0);
}

/**
 * Keeps an element within its box, now and when that changes.
 * @returns what ends it
 */
export function keepWithin(element: PlaygroundElement): () => void {
  const root = element.renderRoot;
  /** How high the box must be for all of each level. */
  const needs: number[] = [];
  let frame = 0;

  const fit = () => {
    frame = 0;
    const room = element.clientHeight;
    if (!room || !element.session) return;
    const level = element.squeeze;
    const need = besidePicture(element) + (LEAST[level] ?? 0);
    needs[level] = need;
    if (need > room && level + 1 < LEAST.length) element.squeeze = level + 1;
    else if (level > 0 && room >= (needs[level - 1] ?? Infinity)) element.squeeze = level - 1;
    else return;
    // What a level leaves out may be of no height, and then nothing tells of it.
    frame = requestAnimationFrame(fit);
  };
  const sizes = new ResizeObserver(() => (frame ||= requestAnimationFrame(fit)));
  const observe = () => {
    sizes.disconnect();
    for (const one of [element, ...root.children]) sizes.observe(one);
  };
  const children = new MutationObserver(observe);
  children.observe(root, { childList: true });
  observe();
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    children.disconnect();
  };
}
