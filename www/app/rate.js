import { numberControl, shareOf } from './controls.js';
import { byId, element } from './element.js';

/**
 * The learning rate below the picture: its slider is marked where plain descent becomes unstable,
 * and a change restarts the runs or goes on from where they are, as the reader chooses.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showRate(store, player, { settings }) {
  const declared = settings.find(({ id }) => id === 'lr');
  if (!declared) return;
  const goOn = element('input', { type: 'checkbox' });

  /** @param {number | string} rate */
  const set = (rate) => store.edit({ type: 'changeRate', step: goOn.checked ? player.step : 0, rate });
  const control = numberControl(declared, set);
  const mark = element('span', { className: 'limit', 'aria-hidden': 'true' });
  const limit = element('p', { className: 'limit-text' });
  const track = element('div', { className: 'track' }, mark);
  control.slider.replaceWith(track);
  track.append(control.slider);
  byId('rate').append(
    control.root,
    element('label', { className: 'check' }, goOn, 'Change it from the step shown on'),
    limit,
  );

  const showLimit = () => {
    const known = store.playground.limit();
    mark.hidden = limit.hidden = !known;
    if (!known) return;
    mark.style.insetInlineStart = `${100 * shareOf(declared, known.rate)}%`;
    limit.textContent = `▲ ${known.sentence}`;
  };
  store.listen(({ rerun }) => {
    const { learningRate, changes } = store.scenario;
    control.update(changes[changes.length - 1]?.[1] ?? learningRate);
    if (rerun) showLimit();
  });
  player.onSurvey(showLimit);
}
