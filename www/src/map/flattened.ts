import { inscription } from '../parts/inscription.js';
import type { Session } from '../session/session.js';

/** The width that a run's line takes beside its name, in CSS pixels. */
const LINE = 36;

/** A session's canvases, one over the other, with what is descended and the runs written below, as a PNG. */
export function flattened(
  session: Session,
  canvases: Iterable<HTMLCanvasElement>,
  { backgroundColor: ground, color: ink, fontSize, fontFamily }: CSSStyleDeclaration,
): Promise<Blob> {
  const { name, formula, round, runs } = inscription(session, session.isDark);
  const [title, size] = [formula === null ? name : `${name}: ${formula}`, parseFloat(fontSize)];
  const layers = [...canvases];
  const [first] = layers;
  const flat = document.createElement('canvas');
  const context = flat.getContext('2d');
  if (!first || !context) return Promise.reject(new Error('there is no picture'));
  const ratio = first.width / (first.clientWidth || first.width);
  const row = size * 1.6;
  const width = first.width / ratio;
  const font = `${size}px ${fontFamily}`;
  // As many runs to a row as have room.
  context.font = font;
  const places: [number, number][] = [];
  let [x, rows] = [size, round === null ? 1 : 2];
  for (const { text } of runs) {
    const needed = LINE + size * 0.5 + context.measureText(text).width;
    if (x > size && x + needed > width - size) [x, rows] = [size, rows + 1];
    places.push([x, rows]);
    x += needed + size * 1.5;
  }
  flat.width = first.width;
  flat.height = first.height + Math.ceil((rows + 1.7) * row * ratio);
  context.fillStyle = ground;
  context.fillRect(0, 0, flat.width, flat.height);
  for (const layer of layers) context.drawImage(layer, 0, 0);
  context.scale(ratio, ratio);
  context.translate(0, first.height / ratio + row);
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  context.font = `bold ${font}`;
  context.fillText(title, size, 0, width - 2 * size);
  context.font = font;
  if (round !== null) context.fillText(round, size, row, width - 2 * size);
  runs.forEach(({ look, text }, k) => {
    const [left, line] = places[k] ?? [size, 1];
    context.save();
    context.translate(left, line * row);
    context.strokeStyle = context.fillStyle = look.color;
    context.lineWidth = 2.25;
    context.setLineDash(look.dash);
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(LINE, 0);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    for (const [across, down] of look.outline) context.lineTo(LINE / 2 + across, down);
    context.closePath();
    context.fill();
    context.fillStyle = ink;
    context.fillText(text, LINE + size * 0.5, 0, width - 2 * size - LINE);
    context.restore();
  });
  return new Promise((resolve, reject) => {
    flat.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('there is no picture'))));
  });
}
