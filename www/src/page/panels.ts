/** What stands around the map: the panels beside it in their order, a row each. It comes after the first picture. */

import type { Description, Section } from 'gd-web';
import { Caption } from '../panels/caption.js';
import { Curve } from '../panels/curve.js';
import { Derivatives } from '../panels/derivatives.js';
import { FunctionBar } from '../panels/function-bar.js';
import { HolePanel } from '../panels/hole.js';
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
export const TABS = ['Hole', 'Data', 'Layers', 'Experiment', 'Sweep', 'Runs', 'Why', 'Curve', 'Set up'] as const;

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

/** Unless the link hides it. */
const unless =
  (section: Section) =>
  ({ hide }: Description): boolean =>
    !hide.includes(section);

export const PANELS: readonly Panel[] = [
  ...COMPANIONS.map((companion) => ({ ...companion, isCompanion: true })),
  { id: 'hole', title: 'The hole', tab: 'Hole', element: HolePanel, isShown: ({ hole }) => hole !== null, isUntitled: true },
  { id: 'verdict', title: 'What happened', tab: 'Runs', element: RunVerdict, isShown: unless('verdict'), isUntitled: true },
  { id: 'runs', title: 'Runs', tab: 'Runs', element: Runs, isShown: unless('rules') },
  { id: 'why', title: 'Why this step', tab: 'Why', element: Why, isShown: unless('why') },
  { id: 'curve', title: 'Learning curve', tab: 'Curve', element: Curve, isShown: unless('curve') },
  {
    id: 'settings',
    title: 'More: schedule, clipping, noise, stopping',
    tab: 'Set up',
    element: Settings,
    isShown: unless('settings'),
    isMore: true,
  },
];
