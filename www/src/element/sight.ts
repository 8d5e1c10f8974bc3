/** How much of something is seen: what is out of sight neither begins nor plays. */

/** Nothing of it, an edge of it, or enough to be looked at. */
export type Sight = 'none' | 'edge' | 'enough';

/** Which share of it is enough, or which share of the window it fills. */
const ENOUGH = 0.4;

/** At which shares it is told. */
const STEPS = Array.from({ length: 21 }, (_, k) => k / 20);

/**
 * Calls back with how much of an element is seen, now and when that changes.
 * @returns what ends it
 */
export function watchSight(element: Element, changed: (sight: Sight) => void): () => void {
  let before: Sight | null = null;
  const observer = new IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      if (!entry) return;
      const { isIntersecting, intersectionRatio, intersectionRect, rootBounds } = entry;
      const window = rootBounds?.height ?? innerHeight;
      const isEnough = intersectionRatio >= ENOUGH || intersectionRect.height >= ENOUGH * window;
      const sight = !isIntersecting ? 'none' : isEnough ? 'enough' : 'edge';
      if (sight !== before) changed((before = sight));
    },
    { threshold: STEPS },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
