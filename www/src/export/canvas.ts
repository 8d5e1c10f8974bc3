/** The contexts of canvases that are on no page. */

/**
 * A canvas’s context, in the type that the bindings want: it has the same methods.
 * @param isRead whether its pixels are read often
 */
export function contextOf(canvas: OffscreenCanvas, isRead = false): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: isRead });
  if (!context) throw new Error('there is no canvas');
  return context as unknown as CanvasRenderingContext2D;
}
