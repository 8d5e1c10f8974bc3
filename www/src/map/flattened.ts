/** Canvases of one size, one over the other on a ground, as a PNG. */
export function flattened(canvases: Iterable<HTMLCanvasElement>, ground: string): Promise<Blob> {
  const layers = [...canvases];
  const flat = document.createElement('canvas');
  flat.width = layers[0]?.width ?? 0;
  flat.height = layers[0]?.height ?? 0;
  const context = flat.getContext('2d');
  if (context) {
    context.fillStyle = ground;
    context.fillRect(0, 0, flat.width, flat.height);
    for (const layer of layers) context.drawImage(layer, 0, 0);
  }
  return new Promise((resolve, reject) => {
    flat.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('there is no picture'))));
  });
}
