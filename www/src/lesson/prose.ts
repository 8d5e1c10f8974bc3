import { lesson_number, lesson_word, type Point } from 'gd-web';
import { html, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import type { Piece, Text } from './lesson-file.js';

/** A text with what it tells of the runs as they are now and of an answer. */
export function told({ playground }: Session, text: Text, answer?: Point): Text {
  const given = answer && Float64Array.of(...answer);
  const piece = (piece: Piece): Piece => {
    if ('number' in piece) return { fact: lesson_number(playground, ...piece.number, given) };
    if ('word' in piece) return { fact: lesson_word(playground, piece.word) };
    return piece;
  };
  return text.map((paragraph) => paragraph.map(piece));
}

/** A text as it is read aloud. */
export function plain(text: Text): string {
  const said = (pieces: readonly Piece[]): string =>
    pieces
      .map((piece) => ('text' in piece ? piece.text : 'emphasis' in piece ? said(piece.emphasis) : 'fact' in piece ? piece.fact : ''))
      .join('');
  return text.map(said).join(' ');
}

/** What is in a paragraph. */
export function inline(pieces: readonly Piece[]): (TemplateResult | string)[] {
  return pieces.map((piece) => {
    if ('text' in piece) return piece.text;
    if ('emphasis' in piece) return html`<em>${inline(piece.emphasis)}</em>`;
    return html`<span class="fact">${'fact' in piece ? piece.fact : '…'}</span>`;
  });
}

/** Its paragraphs. */
export const prose = (text: Text): TemplateResult[] => text.map((paragraph) => html`<p>${inline(paragraph)}</p>`);

/** A text of one paragraph within a line. */
export const line = (text: Text): (TemplateResult | string)[] => text.flatMap((paragraph) => inline(paragraph));
