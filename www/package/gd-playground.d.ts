/**
 * Defines `<gd-playground>`: gradient descent as a picture with its controls. Where there is no document,
 * as on a server, importing it does nothing.
 */

import type { Edit, Reading, Status } from 'gd-web';

export type { Edit, Reading, Status };

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

/** What its events tell as `detail`; they bubble. */
export interface PlaygroundEvents {
  /** It can be asked and told. */
  'gd-ready': { query: string };
  /** The link is another one. */
  'gd-change': { query: string };
  /** Another step is shown, more are known, or it plays or no more. */
  'gd-step': Step;
  /** The ends of all runs are shown. */
  'gd-verdict': Outcome;
}

/** The element. */
export interface PlaygroundElement extends HTMLElement {
  /** The picture alone with its most needed controls, for a small frame. */
  compact: boolean;
  /** The link that is shown, without `?`. */
  query: string;
  /** The step shown. One that is not computed yet is shown as soon as it is. */
  step: number;
  /** Whether it plays. */
  readonly playing: boolean;
  /** Begins now, though nobody has seen it yet. */
  start(): void;
  play(): void;
  pause(): void;
  /** Follows an edit; what is `refused` changes nothing, and `problems` say why. Null before `gd-ready`. */
  apply(edit: Edit): Reading | null;
  /** Takes the last edit back. */
  undo(): void;
  /** Follows the edit again that was taken back last. */
  redo(): void;
  /** Where every run is at the step shown. */
  status(): Status[];
  /** Where θ = (x, y) is, in CSS pixels from the element’s upper left corner; null out of sight. */
  pixel(x: number, y: number): { x: number; y: number } | null;
}

export declare const PlaygroundElement: { prototype: PlaygroundElement; new (): PlaygroundElement };
