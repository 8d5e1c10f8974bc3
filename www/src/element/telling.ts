/** What a host is told of a session that goes on, as events of an element or as messages of a frame. */

import type { Status } from 'gd-web';
import { Changed, type Session } from '../session/session.js';

/** Which step is shown. */
export interface Step {
  step: number;
  /** The last step that any run has reached. */
  last: number;
  playing: boolean;
  /** Whether all runs have ended by that. */
  complete: boolean;
}

/** What became of the runs. */
export interface Outcome {
  /** What became of the race, in a sentence. */
  summary: string;
  /** Where each run has ended, with its verdict. */
  status: Status[];
}

/** What is told, by the event's name. */
export interface Told {
  /** Another step is shown, more are known, or it plays or no more. */
  'gd-step': Step;
  /** The ends of all runs are shown. */
  'gd-verdict': Outcome;
}

/** Tells what is shown now, and what changes, for as long as the session lasts. */
export function tell(session: Session, told: <Name extends keyof Told>(name: Name, detail: Told[Name]) => void): void {
  let [before, wasOver] = ['', false];
  const look = () => {
    const { step, last, playing, complete } = session.time;
    const now: Step = { step, last, playing, complete };
    if (JSON.stringify(now) !== before) {
      before = JSON.stringify(now);
      told('gd-step', now);
    }
    const isOver = complete && step >= last && !session.scenario.experiment;
    if (isOver && !wasOver) {
      const status = session.statuses;
      told('gd-verdict', { summary: session.playground.summary(step) ?? status[0]?.sentence ?? '', status });
    }
    wasOver = isOver;
  };
  session.listen((changed) => {
    // Runs that are others have other ends.
    if (changed & Changed.RUNS) wasOver = false;
    if (changed & (Changed.RUNS | Changed.STEP | Changed.COMPLETE)) look();
  });
  look();
}
