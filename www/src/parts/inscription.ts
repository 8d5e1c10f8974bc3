import { caption_of, type Caption } from 'gd-web';
import { html, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import { math } from './math.js';
import { knownPar } from './par.js';

/** What is written below a picture that leaves the page, at the step shown. */
export function inscription({ scenario, playground, time }: Session): Caption {
  const par = scenario.hole === null ? null : knownPar(scenario.hole);
  return caption_of(playground, time.step, par ?? undefined);
}

/** What is descended as mathematics is set; as it is written where that is not known. */
export function equation({ scenario, playground }: Session, written: string): TemplateResult | string {
  const typeset = playground.typeset();
  return typeset ? html`<i>${scenario.valueName}</i> = ${math(typeset)}` : written;
}
