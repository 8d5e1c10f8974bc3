import type { Description, Picture, View } from 'gd-web';

export type Place = readonly [x: number, y: number];

/** What a region shows at a place of the plot. */
function pointOf([xmin, xmax, ymin, ymax]: View, { dimension, show }: Description, plot: Float64Array, at: Place): Place {
  const [left = 0, top = 0, right = 1, bottom = 1] = plot;
  let [across, up] = [(xmax - xmin) / (right - left), (ymax - ymin) / (bottom - top)];
  if (dimension === 2 && !show.includes('stretch')) across = up = Math.max(across, up);
  const [x, y] = [(xmin + xmax) / 2, (ymin + ymax) / 2];
  return [x + across * (at[0] - (left + right) / 2), y - up * (at[1] - (top + bottom) / 2)];
}

/** The region that shows what `base` shows at `from` at `to`, larger by a factor. */
export function regionAfter(picture: Picture, scenario: Description, base: View, from: Place, to: Place, factor: number): View {
  const plot = picture.plot();
  const [x, y] = pointOf(base, scenario, plot, from);
  const [xmin, xmax, ymin, ymax] = base;
  const about = (at: number, middle: number) => middle + factor * (at - middle);
  const scaled: View = [about(xmin, x), about(xmax, x), about(ymin, y), about(ymax, y)];
  const there = pointOf(scaled, scenario, plot, to);
  const [dx, dy] = [x - there[0], y - there[1]];
  return [scaled[0] + dx, scaled[1] + dx, scaled[2] + dy, scaled[3] + dy];
}

/** θ at a place in as many digits as a pixel tells apart. */
export function thetaSeen(picture: Picture, x: number, y: number): ArrayLike<number> {
  const theta = picture.theta(x, y);
  const [here, next] = [picture.point(x, y), picture.point(x + 1, y + 1)];
  return theta.map((value, axis) => {
    const pixel = Math.abs((next[axis] ?? 0) - (here[axis] ?? 0)) || 1;
    return Number(value.toFixed(Math.min(12, Math.max(0, Math.ceil(-Math.log10(pixel))))));
  });
}
