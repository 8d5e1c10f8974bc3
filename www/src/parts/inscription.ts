import { glyphs, type Glyph } from 'gd-web';
import type { Session } from '../session/session.js';

/** What is written below a picture that leaves the page: what is descended, and a key to the runs. */
export interface Inscription {
  readonly name: string;
  readonly formula: string;
  readonly runs: readonly { readonly look: Glyph; readonly text: string }[];
}

/** @param isDark whether the picture is */
export function inscription({ scenario, statuses, playground }: Session, isDark: boolean): Inscription {
  const { name, valueName, variables, dimension, formula, fit } = scenario;
  const of = fit ? 'ŷ' : `${valueName}(${variables.slice(0, dimension).join(', ')})`;
  const looks = glyphs(playground, isDark);
  const runs = statuses.flatMap(({ name, outcome, step }, racer) => {
    const look = looks[racer];
    return look ? [{ look, text: `${name}: ${outcome}, step ${step}` }] : [];
  });
  return { name, formula: `${of} = ${formula}`, runs };
}
