import { css, html, type TemplateResult } from 'lit';

/**
 * How many characters of a text are shown at most before the place that is marked, of it, and after it:
 * together no more than a narrow page has room for, so that the place is always to be seen.
 */
const SHOWN = { before: 12, marked: 16, after: 12 };

/** How what `pointedAt` shows looks. */
export const pointedSheet = css`
  .pointed {
    max-inline-size: 100%;
    overflow-x: auto;
    padding: 0.25em 0.5em;
    border-radius: 0.4em;
    background: var(--gd-raised);
    color: var(--gd-ink);
    font: 0.9375em/1.3 ui-monospace, 'DejaVu Sans Mono', monospace;
    white-space: pre;
    direction: ltr;
  }
  .pointed mark {
    background: none;
    color: var(--gd-bad);
    font-weight: 700;
    text-decoration: underline;
  }
`;

/** A text with a place marked, and a caret under it. `start` and `end` count UTF-16 units. */
export function pointedAt(text: string, start: number, end: number): TemplateResult {
  const from = Math.max(0, start - SHOWN.before);
  const to = Math.min(text.length, Math.max(end, start) + SHOWN.after);
  const before = (from > 0 ? '…' : '') + text.slice(from, start);
  const after = text.slice(end, to) + (to < text.length ? '…' : '');
  const whole = text.slice(start, end);
  const marked = whole.length > SHOWN.marked ? `${whole.slice(0, SHOWN.marked)}…` : whole;
  const caret = ' '.repeat([...before].length) + '^'.repeat(Math.max(1, [...marked].length));
  // prettier-ignore
  return html`<pre class="pointed" aria-hidden="true">${before}<mark>${marked || ' '}</mark>${after}
${caret}</pre>`;
}
