import type { Point } from 'gd-web';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../parts/icon.js';

/** Something said over the map until it is closed: of a place, or of what was not done. */
export interface Note {
  readonly text: string;
  /** Where a run can be started, if it is about a place. */
  readonly at?: Point;
  /** Whether it stands at the upper edge, so as not to cover its place. */
  readonly isUpper?: boolean;
}

/** A note as a card at an edge of the map. */
export function noteCard(note: Note | null, startAt: (at: Point) => void, close: () => void): TemplateResult | typeof nothing {
  if (!note) return nothing;
  const { text, at, isUpper } = note;
  return html`<div class="note ${isUpper ? 'upper' : ''}" role="group" aria-label="Note" @keydown=${(event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  }}>
    <p>${text}</p>
    ${at ? html`<button type="button" @click=${() => startAt(at)}>Start a run here</button>` : nothing}
    <button type="button" class="round quiet" aria-label="Close" title="Close" @click=${close}>${icon('close')}</button>
  </div>`;
}
