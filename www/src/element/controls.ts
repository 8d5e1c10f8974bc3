/** What belongs to a playground and is not its picture: it comes after that. */

import { Legend } from '../map/legend.js';
import { PlayBar } from '../panels/play-bar.js';
import { Problems } from '../panels/problems.js';
import { Rate } from '../panels/rate.js';
import { RunLegend } from '../panels/run-legend.js';
import { RunVerdict } from '../panels/verdict.js';
import { define } from '../parts/define.js';
import { Menu } from '../parts/menu.js';
import { NumberControl } from '../parts/number-control.js';

export { Interaction } from '../map/interaction.js';
export type { Theme } from './host-theme.js';
export { tell, type Outcome, type Step } from './telling.js';

/** Defines it, to be called once all of the module may be. */
export function defineControls(): void {
  define('gd-legend', Legend);
  define('gd-menu', Menu);
  define('gd-number', NumberControl);
  define('gd-play-bar', PlayBar);
  define('gd-problems', Problems);
  define('gd-rate', Rate);
  define('gd-run-legend', RunLegend);
  define('gd-verdict', RunVerdict);
}
