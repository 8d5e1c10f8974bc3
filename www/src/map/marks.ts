import { glyphs, type CriticalPoint, type Point } from 'gd-web';
import type { Session } from '../session/session.js';

/** A part of a mark, in CSS pixels around its place, y downwards; a gradient goes from low to high. */
export type Shape =
  | { type: 'polygon'; points: Point[]; fill: string }
  | { type: 'line'; points: Point[]; closed: boolean; stroke: string; width: number }
  | { type: 'gradient'; stops: string[] };

/** A kind of mark that is to be seen: what it is, and what it looks like, from below. */
export interface LegendEntry { id: string; name: string; shapes: Shape[] }

const KINDS: readonly [CriticalPoint['kind'], Point[]][] = [
  ['minimum', [[-5, -4], [5, -4], [0, 5]]],
  ['saddle', [[-5, -3], [-3, -5], [0, -2], [3, -5], [5, -3], [2, 0], [5, 3], [3, 5], [0, 2], [-3, 5], [-5, 3], [-2, 0]]],
  ['maximum', [[-5, 4], [5, 4], [0, -5]]],
  ['plateau', [[-4, -4], [4, -4], [4, 4], [-4, 4]]],
];

/** The kinds of mark on the picture. */
export function marks({ playground, scenario, status, selected, isDark }: Session): LegendEntry[] {
  const { color = '', outline = [] } = glyphs(playground, isDark)[selected] ?? {};
  const ink = isDark ? '#e8ecf2' : '#16202c';
  const run: LegendEntry[] = [
    { id: 'start', name: 'start', shapes: [{ type: 'line', points: outline, closed: true, stroke: color, width: 2 }] },
    { id: 'now', name: 'now', shapes: [{ type: 'polygon', points: outline, fill: color }] },
  ];
  const found = new Set(scenario.show.includes('plain') ? [] : playground.critical().map(({ kind }) => kind));
  const critical = KINDS.filter(([kind]) => found.has(kind)).map(
    ([id, points]): LegendEntry => ({ id, name: id, shapes: [{ type: 'polygon', points, fill: ink }] }),
  );
  const arrow: LegendEntry = {
    id: 'step',
    name: 'step −α∇f',
    shapes: [{ type: 'line', points: [[-8, 0], [8, 0], [4, -4], [8, 0], [4, 4]], closed: false, stroke: color, width: 2 }],
  };
  const stops = isDark ? ['#2f1240', '#274e63', '#1f7a63', '#a5a72b'] : ['#986399', '#85a0bb', '#86d3b0', '#fbe97f'];
  const scale: LegendEntry = { id: 'scale', name: 'low to high', shapes: [{ type: 'gradient', stops }] };
  return [...run, ...critical, ...(status && !status.verdict ? [arrow] : []), ...(scenario.dimension === 2 ? [scale] : [])];
}
