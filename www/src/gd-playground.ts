/** Defines `<gd-playground>` and the parts it is made of. */

import { CompanionView } from './element/companion.js';
import { PlaygroundElement } from './element/playground-element.js';
import { Legend } from './map/legend.js';
import { GdMap } from './map/map.js';
import { PlayBar } from './panels/play-bar.js';
import { Problems } from './panels/problems.js';
import { Rate } from './panels/rate.js';
import { RunLegend } from './panels/run-legend.js';
import { RunVerdict } from './panels/verdict.js';
import { Announcer } from './parts/announcer.js';
import { define } from './parts/define.js';
import { Menu } from './parts/menu.js';
import { NumberControl } from './parts/number-control.js';

export type { Edit, Reading, Status } from 'gd-web';
export { PlaygroundElement } from './element/playground-element.js';
export { LoadError, load, type Engine } from './engine.js';

define('gd-announcer', Announcer);
define('gd-companion', CompanionView);
define('gd-legend', Legend);
define('gd-map', GdMap);
define('gd-menu', Menu);
define('gd-number', NumberControl);
define('gd-play-bar', PlayBar);
define('gd-problems', Problems);
define('gd-rate', Rate);
define('gd-run-legend', RunLegend);
define('gd-verdict', RunVerdict);
define('gd-playground', PlaygroundElement);
