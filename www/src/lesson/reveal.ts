/** How far what is shown is from the edges of what scrolls it, in CSS pixels. */
const MARGIN = 8;

/**
 * Scrolls so that something is seen: within its box, and within the page that it is on, but never the page
 * around a frame. What is too high is seen from its beginning.
 * @param box what may scroll by itself
 * @param below how much of the lower edge is covered, in CSS pixels
 */
export function reveal(part: HTMLElement, box: HTMLElement, below: number, isStill: boolean): void {
  const behavior = isStill ? 'instant' : 'smooth';
  const by = (top: number, bottom: number, from: number, to: number): number => {
    if (top < from || bottom - top > to - from) return top - from;
    return Math.max(0, bottom - to);
  };
  let { top, bottom } = part.getBoundingClientRect();
  const within = box.getBoundingClientRect();
  const isBox = box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY !== 'visible';
  if (isBox) {
    const moved = by(top, bottom, within.top + MARGIN, within.bottom - MARGIN - below);
    const most = box.scrollHeight - box.clientHeight - box.scrollTop;
    const scrolled = Math.max(-box.scrollTop, Math.min(moved, most));
    box.scrollBy({ top: scrolled, behavior });
    [top, bottom] = [top - scrolled, bottom - scrolled];
  }
  const page = by(top, bottom, MARGIN, innerHeight - MARGIN - (isBox ? 0 : below));
  if (page) scrollBy({ top: page, behavior });
}
