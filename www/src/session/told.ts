import { short, type Choice, type Description, type Edit, type Status, type Verdict } from 'gd-web';

/** An edit that may help a run which is stuck. */
export interface Remedy {
  readonly name: string;
  readonly edit: Edit;
}

/**
 * Where a run is, in numbers and in words. No other run has its name; runs that differ only in their
 * start are of one entrant.
 */
export interface Told extends Status {
  readonly entrant: string;
  readonly outcome: string;
  readonly remedies: readonly Remedy[];
}

/** A point as a person writes it. */
export function place(point: ArrayLike<number>, dimension: number, digits = 4): string {
  const [x = NaN, y = NaN] = [point[0], point[1]];
  return dimension === 1 ? short(x, digits) : `(${short(x, digits)}, ${short(y, digits)})`;
}

/** Tells where all runs of a scenario are. */
export function told(statuses: Status[], scenario: Description, starts: readonly Status[]): Told[] {
  const several = new Set(statuses.map(({ start }) => start)).size > 1;
  return statuses.map((status, racer) => {
    const entrant = entrantOf(status, scenario);
    const { random, theta } = starts[racer] ?? status;
    const from = several ? ` ${random ? `from random (${status.start + 1})` : 'from'} ${place(theta, scenario.dimension, 3)}` : '';
    const sentence = [status.sentence, saddleSentence(status)].filter(Boolean).join(' ') || null;
    const isStuck = status.verdict !== null && STUCK.has(status.verdict.outcome);
    return {
      ...status,
      name: entrant + from,
      entrant,
      outcome: status.verdict ? outcomeOf(status.verdict) : eventOf(status),
      sentence,
      remedies: isStuck ? REMEDIES : [],
    };
  });
}

function entrantOf({ name, rule, batch }: Status, { rules, batches, learningRate }: Description): string {
  const entry = rules[rule];
  if (!entry) return '';
  const rivals = rules.filter(({ rule: { id } }) => id === entry.rule.id);
  const differs = (of: (choice: Choice, rate: number) => unknown) =>
    new Set(rivals.map(({ rule, learningRate: own }) => of(rule, own ?? learningRate))).size > 1;
  const parts = [];
  if (differs((_, rate) => rate)) parts.push(`α ${short(entry.learningRate ?? learningRate, 4)}`);
  for (const [id, value] of Object.entries(entry.rule)) {
    if (differs((choice) => choice[id])) parts.push(`${id} ${value}`);
  }
  if (batches.length > 1) parts.push(batch === 'full' ? 'full batch' : `batch ${batch}`);
  return [name, ...parts].join(', ');
}

function outcomeOf({ stop, outcome }: Verdict): string {
  if (stop === 'diverged') return 'diverged';
  const name = outcome.replaceAll('-', ' ');
  return stop === 'max-steps' && /mum$|saddle/.test(name) ? `near ${name}` : name;
}

function eventOf({ event, step }: Status): string {
  if (!event) return 'running';
  const [what, when] = event;
  if (what === 'saddle-stall') return 'lingering at a saddle';
  return step - when < 50 ? `left a saddle at step ${when}` : 'running';
}

function saddleSentence({ event }: Status): string {
  if (!event) return '';
  const [what, when] = event;
  return what === 'saddle-escape'
    ? `It lingered near a saddle and left it at step ${when}.`
    : `It lingers near a saddle from step ${when} on.`;
}

const REMEDIES: readonly Remedy[] = [
  { name: 'Add momentum', edit: { type: 'addMomentum' } },
  { name: 'Restart from 12 random points', edit: { type: 'addRestarts' } },
  { name: 'Anneal', edit: { type: 'addAnnealing' } },
  { name: 'Add noise', edit: { type: 'shakeGradient' } },
];

/** Outcomes after which the remedies may lead further. */
const STUCK = new Set(['local-minimum', 'local-maximum', 'saddle', 'plateau']);
