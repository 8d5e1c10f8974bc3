/** The page: one playground and its surroundings. */

import './gd-playground.js';
import { Page } from './page/page.js';
import { Caption } from './panels/caption.js';
import { FunctionBar } from './panels/function-bar.js';
import { PageMenu } from './panels/page-menu.js';
import { define } from './parts/define.js';
import { Menu } from './parts/menu.js';

define('gd-menu', Menu);
define('gd-caption', Caption);
define('gd-function-bar', FunctionBar);
define('gd-page-menu', PageMenu);
define('gd-page', Page);
