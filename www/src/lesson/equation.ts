import type { Sides } from 'gd-web';
import { html, nothing } from 'lit';
import { math } from '../parts/math.js';
import type { Session } from '../session/session.js';

/** The equation of a run's step: in symbols, and for each coordinate in numbers. */
export function equationOf(session: Session, run: number, step: number | null) {
  const { playground, scenario, time } = session;
  const why = playground.explain(run, step ?? time.step);
  if (!why) return nothing;
  const { dimension, variables } = scenario;
  return html`<div class="equations" role="group" aria-label="The equation of this step" tabindex="0">
    ${why.equations.map(
      ({ symbols, numbers }) => html`${sides(symbols)}${numbers.map((of, k) => sides(of, dimension > 1 && numbers.length === dimension ? variables[k] : undefined))}`,
    )}
  </div>`;
}

function sides([left, relation, right]: Sides, of?: string) {
  return html`<div class="equation">${of ? html`<span class="of">${of}</span>` : nothing}${math(`${left}<mo>${relation}</mo>${right}`)}</div>`;
}
