/** Defines what every playground is made of before its first picture. */

import { GdMap } from '../map/map.js';
import { Announcer } from '../parts/announcer.js';
import { define } from '../parts/define.js';
import { CompanionView } from './companion.js';

define('gd-announcer', Announcer);
define('gd-companion', CompanionView);
define('gd-map', GdMap);
