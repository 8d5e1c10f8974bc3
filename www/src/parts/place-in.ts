/** Where a pointer is in a box, in the box's own CSS pixels within its border: a host may show it larger or smaller. */
export function placeIn(box: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): [x: number, y: number] {
  const { left, top, width } = box.getBoundingClientRect();
  const scale = width / box.offsetWidth || 1;
  return [(clientX - left) / scale - box.clientLeft, (clientY - top) / scale - box.clientTop];
}
