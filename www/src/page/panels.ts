/** What stands around the map: the panels beside it in their order, a row each. It comes after the first picture. */

import type { Description } from 'gd-web';
import { Caption } from '../panels/caption.js';
import { Curve } from '../panels/curve.js';
import { Derivatives } from '../panels/derivatives.js';
import { FunctionBar } from '../panels/function-bar.js';
import { PageMenu } from '../panels/page-menu.js';
import { PresentBar } from '../panels/present-bar.js';
import { Runs } from '../panels/runs.js';
import { RunVerdict } from '../panels/verdict.js';
import { Why } from '../panels/why.js';
import { COMPANIONS } from '../panels/companions.js';
import { Settings } from '../panels/settings.js';
import type { SessionElement } from '../parts/session-element.js';

export { defineControls } from '../element/controls.js';
export { bringLessons } from './lessons.js';

/** The elements above the map. */
export const BARS: Readonly<Record<string, CustomElementConstructor>> = {
  'gd-caption': Caption,
  'gd-derivatives': Derivatives,
  'gd-function-bar': FunctionBar,
  'gd-page-menu': PageMenu,
  'gd-present-bar': PresentBar,
};

/** The tabs of the sheet on a narrow page; those without a panel are left out. */
export const TABS = ['Data', 'Layers', 'Experiment', 'Sweep', 'Runs', 'Why', 'Curve', 'Set up'] as const;

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
  /** Whether it stands beside the map where there is room for both. */
  readonly isCompanion?: boolean;
  /** Whether its heading is only for those who hear the page. */
  readonly isUntitled?: boolean;
}

export const PANELS: readonly Panel[] = [
  ...COMPANIONS.map((companion) => ({ ...companion, isCompanion: true })),
  { id: 'verdict', title: 'What happened', tab: 'Runs', element: RunVerdict, isUntitled: true },
  { id: 'runs', title: 'Runs', tab: 'Runs', element: Runs },
  { id: 'why', title: 'Why this step', tab: 'Why', element: Why },
  { id: 'curve', title: 'Learning curve', tab: 'Curve', element: Curve },
  {
    id: 'settings',
    title: 'More: schedule, clipping, noise, stopping',
    tab: 'Set up',
    element: Settings,
    isMore: true,
  },
];
