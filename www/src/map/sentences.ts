import { short, type CriticalPoint, type Point } from 'gd-web';
import type { Session } from '../session/session.js';

/** What can be looked up on the picture. */
export interface Landmark {
  readonly at: Point;
  readonly text: string;
}

const MEANINGS: Record<CriticalPoint['kind'], string> = {
  minimum: 'lower than all around: descent ends here',
  maximum: 'higher than all around: ascent ends here',
  saddle: 'lower one way, higher another: descent slows down here, then leaves',
  plateau: 'flat all around: the gradient gives no direction',
};

/** A point as a person writes it. */
export function place(point: ArrayLike<number>, dimension: number, digits = 4): string {
  const [x = NaN, y = NaN] = [point[0], point[1]];
  return dimension === 1 ? short(x, digits) : `(${short(x, digits)}, ${short(y, digits)})`;
}

/** A place of the map in words. */
export function describe({ playground, scenario }: Session, [x = 0, y = 0]: ArrayLike<number> & Iterable<number>): string {
  return `${place([x, y], scenario.dimension, 3)}, ${scenario.valueName} = ${short(playground.value(x, y), 4)}`;
}

/** The way downhill, or uphill for ascent. */
export function downhill({ playground, scenario }: Session, [x = 0, y = 0]: ArrayLike<number> & Iterable<number>): Point {
  const sign = scenario.goal === 'max' ? 1 : -1;
  const slope = (dx: number, dy: number) => (sign * (playground.value(x + dx, y + dy) - playground.value(x - dx, y - dy))) / 2e-4;
  return [slope(1e-4, 0), scenario.dimension === 1 ? 0 : slope(0, 1e-4)];
}

/** What can be looked up at the step shown, the more telling first. */
export function landmarks(session: Session): Landmark[] {
  const { playground, scenario, time } = session;
  const { dimension } = scenario;
  const found: Landmark[] = [];
  for (const { name, start, sentence, verdict } of session.statuses) {
    if (sentence && verdict) found.push({ at: verdict.at, text: `${name}, run ${start + 1}: ${sentence}` });
  }
  for (const { at, racer, step, event } of playground.events(time.step)) {
    const what = event === 'saddle-escape' ? 'leaves a saddle' : 'lingers near a saddle';
    found.push({ at, text: `At step ${step} run ${racer + 1} ${what} (Dauphin et al. 2014).` });
  }
  if (scenario.show.includes('plain')) return found;
  for (const { at, value, kind, eigenvalues } of playground.critical()) {
    const [low, high] = eigenvalues;
    const curvature = dimension === 1 ? short(low) : `${short(low)} and ${short(high)}`;
    const name = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    found.push({
      at,
      text: `${name} at ${place(at, dimension)}, value ${short(value)}, curvature ${curvature}: ${MEANINGS[kind]}.`,
    });
  }
  return found;
}
