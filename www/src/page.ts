/** The page: one playground and its surroundings. */

import './element/elements.js';
import { PlaygroundElement } from './element/playground-element.js';
import { load } from './engine.js';
import { Page } from './page/page.js';
import { define } from './parts/define.js';

// It comes while the page is built; who needs it tells why it does not.
load().catch(() => {});
define('gd-playground', PlaygroundElement);
define('gd-page', Page);
