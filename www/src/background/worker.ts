/** What is asked of `gd-worker`: each answer is a function of what is asked alone. */

import init, * as bindings from 'gd-worker';
import { beginMaps, knowMap, mapTile, openMap } from './mapping.js';
import { serve } from './served.js';

const asks = {
  derivatives_at: bindings.derivatives_at,
  differentiated: bindings.differentiated,
  kinks: bindings.kinks,
  knowMap,
  mapTile,
  openMap,
  par: bindings.par,
};

/** What can be asked. */
export type Asks = typeof asks;

export const { begin, answer } = serve(asks, async (module) => {
  const { memory, call } = await init({ module_or_path: module });
  beginMaps({ memory, call });
});
