/** Defines `<gd-playground>` and the parts it is made of. */

import { PlaygroundElement } from './element/playground-element.js';
import { Legend } from './map/legend.js';
import { GdMap } from './map/map.js';
import { PlayBar } from './panels/play-bar.js';
import { define } from './parts/define.js';

export type { Edit, Reading, Status } from 'gd-web';
export { PlaygroundElement } from './element/playground-element.js';
export { LoadError, load, type Engine } from './engine.js';

define('gd-legend', Legend);
define('gd-map', GdMap);
define('gd-play-bar', PlayBar);
define('gd-playground', PlaygroundElement);
