/**
 * What stands beside the map of some scenarios, or in its place: a row each, what a reader opens first. It comes
 * when it is needed.
 */

import type { Description } from 'gd-web';
import type { SessionElement } from '../parts/session-element.js';
import { Data } from './data.js';
import { Experiment } from './experiment.js';
import { Layers } from './layers.js';
import { Sweep } from './sweep.js';

export interface Companion {
  /** Its element's name, without `gd-`. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** Its tab on a narrow page, and what leads to it in a narrow frame. */
  readonly tab: 'Data' | 'Layers' | 'Experiment' | 'Sweep';
  readonly element: new () => SessionElement;
  /** Whether there is something to show. */
  readonly isShown: (scenario: Description) => boolean;
}

export const COMPANIONS: readonly Companion[] = [
  {
    id: 'sweep',
    title: 'Two options at once',
    tab: 'Sweep',
    element: Sweep,
    isShown: ({ map, experiment, hide }) => map?.id === 'sweep' && !experiment && !hide.includes('data'),
  },
  {
    id: 'data',
    title: 'Data and fit',
    tab: 'Data',
    element: Data,
    isShown: ({ fit, experiment, hide }) => fit !== null && !experiment && !hide.includes('data'),
  },
  {
    id: 'layers',
    title: 'Gradient by layer',
    tab: 'Layers',
    element: Layers,
    isShown: ({ layers, experiment, hide }) => layers !== null && !experiment && !hide.includes('data'),
  },
  {
    id: 'experiment',
    title: 'How rare are minima?',
    tab: 'Experiment',
    element: Experiment,
    isShown: ({ experiment }) => experiment !== null,
  },
];
