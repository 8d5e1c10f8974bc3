/** Defines `<gd-playground>` and the parts that its picture is made of. */

import { CompanionView } from './element/companion.js';
import { PlaygroundElement } from './element/playground-element.js';
import { GdMap } from './map/map.js';
import { Announcer } from './parts/announcer.js';
import { define } from './parts/define.js';

export type { Edit, Reading, Status } from 'gd-web';
export { PlaygroundElement } from './element/playground-element.js';
export { LoadError } from './compile.js';
export { load, type Engine } from './engine.js';

define('gd-announcer', Announcer);
define('gd-companion', CompanionView);
define('gd-map', GdMap);
define('gd-playground', PlaygroundElement);
