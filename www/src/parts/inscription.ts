import { glyphs, round_of, short, type Glyph } from 'gd-web';
import { html, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import { math } from './math.js';
import { knownPar } from './par.js';

/** What is written below a picture that leaves the page: what is descended, and a key to the runs; an experiment has neither. */
export interface Inscription {
  readonly name: string;
  /** The function, as `f(x) = …`. */
  readonly formula: string | null;
  /** What a round of the course has come to, once it is over. */
  readonly round: string | null;
  readonly runs: readonly { readonly look: Glyph; readonly text: string }[];
}

/** @param isDark whether the picture is */
export function inscription({ scenario, statuses, playground, time }: Session, isDark: boolean): Inscription {
  const { name, valueName, variables, dimension, formula, fit, experiment, hole } = scenario;
  if (experiment) return { name, formula: null, round: null, runs: [] };
  const of = fit ? 'ŷ' : `${valueName}(${variables.slice(0, dimension).join(', ')})`;
  const looks = glyphs(playground, isDark);
  const runs = statuses.flatMap(({ name, outcome, step, learningRate }, racer) => {
    const look = looks[racer];
    return look ? [{ look, text: `${name}: ${outcome}, step ${step}, α = ${short(learningRate)}` }] : [];
  });
  const round = hole && time.complete ? round_of(playground, knownPar(hole) ?? undefined) : null;
  return { name, formula: `${of} = ${formula}`, round: round?.sentence ?? null, runs };
}

/** The function as mathematics is set; as `f(x) = …` is written where that is not known. */
export function equation({ scenario, playground }: Session, formula: string): TemplateResult | string {
  const typeset = playground.typeset();
  return typeset ? html`<i>${scenario.valueName}</i> = ${math(typeset)}` : formula;
}
