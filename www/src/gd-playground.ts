/** Defines `<gd-playground>` and the parts it is made of. */

import { CompanionView } from './element/companion.js';
import { PlaygroundElement } from './element/playground-element.js';
import { GdMap } from './map/map.js';
import { PlayBar } from './panels/play-bar.js';
import { Problems } from './panels/problems.js';
import { define } from './parts/define.js';
import { NumberControl } from './parts/number-control.js';

define('gd-companion', CompanionView);
define('gd-map', GdMap);
define('gd-number', NumberControl);
define('gd-play-bar', PlayBar);
define('gd-problems', Problems);
define('gd-playground', PlaygroundElement);
