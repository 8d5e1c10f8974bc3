import { CanvasStack } from './canvas-stack.js';
import { showCurve } from './curve.js';
import { DataPanel } from './data-plot.js';
import { byId } from './element.js';
import { showExamples } from './examples.js';
import { showExperiment } from './experiment.js';
import { showFunctionPicker } from './function-picker.js';
import init, { declarations } from './gd-web.js';
import { showHandles } from './handles.js';
import { hideNote } from './landmarks.js';
import { showLayers } from './layers.js';
import { onThemeChange } from './look.js';
import { showPage } from './page.js';
import { actOnPicture } from './picture.js';
import { Player } from './player.js';
import { showRate } from './rate.js';
import { showResults } from './results.js';
import { Selection } from './selection.js';
import { showSettings } from './settings.js';
import { showShare } from './share.js';
import { Starts } from './starts.js';
import { Store } from './store.js';
import { showTransport } from './transport.js';
import { showViews } from './views.js';
import { showWhy } from './why.js';

/** The query of the address, which may also stand behind a `#`. */
const address = () => location.search || location.hash;

await init();
const declared = declarations();
const store = new Store(address());
const player = new Player(store);

store.listen(({ edit, rerun }) => {
  if (!rerun) return;
  hideNote();
  const { step, play } = store.scenario;
  if (!edit) player.restart(step ?? (play ? 0 : Infinity), play);
  else if (edit.type === 'changeRate' && edit.step > 0) player.restart(player.step, player.playing);
  else player.restart(player.playing ? 0 : Infinity, player.playing);
});

showPage(store);
const selection = new Selection(store);
const stack = new CanvasStack(byId('picture'), store, player, selection);
const starts = new Starts(store, stack);
showFunctionPicker(store, declared);
showViews(stack, declared);
actOnPicture(stack, starts, player);
showHandles(stack, starts, player);
showTransport(store, player, declared);
showRate(store, player, declared);
showSettings(store, starts, player, declared);
new DataPanel(store, player, selection);
showLayers(store, player, selection);
showExperiment(store);
showResults(store, player, selection);
showWhy(store, player, selection, declared);
showCurve(store, player, selection);
showShare(store, player, stack);
showExamples(store, (query) => {
  history.pushState(null, '', `?${query}`);
  store.open(query);
});

onThemeChange(() => store.refresh());
for (const event of ['popstate', 'hashchange']) {
  addEventListener(event, () => store.open(address()));
}
document.documentElement.dataset.ready = 'true';
