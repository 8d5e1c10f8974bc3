import type { Edit, Reading } from 'gd-web';
import type { Session } from './session.js';

/** Follows an edit that may add a run, looks at the run that has come, and shows the race from its start. */
export function raceAnew(session: Session, edit: Edit): Reading {
  const rules = session.scenario.rules.length;
  const start = session.status?.start;
  const reading = session.apply(edit);
  if (reading.refused || !reading.dirty.runs) return reading;
  const last = session.scenario.rules.length - 1;
  if (last >= rules) session.select(Math.max(0, session.statuses.findIndex((run) => run.rule === last && run.start === start)));
  session.replay();
  return reading;
}
