import { edit, type Description, type Edit, type LessonStep, type Mark } from 'gd-web';
import type { Session } from '../session/session.js';
import type { Part } from './lesson-file.js';

/** The arrows that tell where the next step goes: not seen while that is asked. */
const TELLING = ['step', 'plain-step', 'full-step'] as const satisfies readonly Mark[];

/** The scenario of a step itself. */
export const own = ({ link }: Part): Description => edit(link, { type: 'all', edits: [] }).scenario;

/** What hides these arrows, or shows those again that the step does not hide itself. */
export function tells(part: Part, on: boolean): Edit {
  const { hide } = own(part);
  const marks = TELLING.filter((mark) => !hide.includes(mark));
  return { type: 'all', edits: marks.map((mark) => ({ type: 'setMark', mark, on })) };
}

/**
 * The link of a lesson's step, before anything moves, dressed as what is shown now.
 * @param asks whether its question is open
 */
export function linkOf(part: Part, at: LessonStep, session: Session, asks = part.predict !== null): string {
  const set = (key: string, value: string): Edit => ({ type: 'set', key, value });
  const edits: Edit[] = [set('lesson', `${at.id}.${at.step}`)];
  if (part.plays || part.predict) edits.push(set('step', '0'));
  if (asks) edits.push(tells(part, false));
  return dressed(edit(part.link, { type: 'all', edits }).query, session);
}

/** A link in a frame, in a theme and presented if what is shown now is. */
export function dressed(query: string, { scenario }: Session): string {
  const put = (key: string, value: string | null): Edit => (value ? { type: 'set', key, value } : { type: 'reset', key });
  const edits: Edit[] = [
    put('embed', scenario.embed ? '1' : null),
    put('theme', scenario.theme),
    { type: 'setPart', part: 'present', on: scenario.show.includes('present') },
  ];
  return edit(query, { type: 'all', edits }).query;
}

/** The same to be given away: of no theme, presented nowhere, in a frame or not. */
export function linkToShare(part: Part, at: LessonStep, isFramed: boolean): string {
  const set = (key: string, value: string): Edit => ({ type: 'set', key, value });
  const edits: Edit[] = [set('lesson', `${at.id}.${at.step}`), set('step', '0')];
  if (part.predict) edits.push(tells(part, false));
  if (isFramed) edits.push(set('embed', '1'));
  return edit(part.link, { type: 'all', edits }).query;
}

/** Whether a link says nothing but a lesson, and how it is shown. */
export function isBare(query: string): boolean {
  const edits: Edit[] = ['lesson', 'embed', 'theme', 'show'].map((key) => ({ type: 'reset', key }));
  const without = (query: string) => edit(query, { type: 'all', edits }).query;
  return without(query) === without('');
}

/** Leaves the lesson; what is shown stays, and what the step has hidden is seen again. */
export function explore(session: Session): void {
  const edits: Edit[] = ['lesson', 'hide', 'step'].map((key) => ({ type: 'reset', key }));
  session.apply({ type: 'all', edits });
}
