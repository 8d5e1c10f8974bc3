/** The panels beside the map, in their order: a row each. They come after the first picture. */

import type { Description } from 'gd-web';
import type { SessionElement } from '../parts/session-element.js';

/** The tabs of the sheet on a narrow page. */
export const TABS = ['Runs', 'Why', 'Curve', 'Set up'] as const;

export interface Panel {
  /** Its element's name, without `gd-`. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  readonly tab: (typeof TABS)[number];
  readonly element: new () => SessionElement;
  /** Whether there is something to show. */
  readonly isShown?: (scenario: Description) => boolean;
  /** Whether it begins closed, as a disclosure under its title. */
  readonly isMore?: boolean;
}

export const PANELS: readonly Panel[] = [];
