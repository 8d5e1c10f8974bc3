/** The page: one playground and its surroundings. */

import './gd-playground.js';
import { Page } from './page/page.js';
import { define } from './parts/define.js';

define('gd-page', Page);
