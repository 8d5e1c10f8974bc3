import { announce } from './announce.js';
import { byId, element, icon, setText } from './element.js';
import { paced } from './pace.js';

/** While it plays, the scrubber moves this often, in milliseconds. */
const PAUSE = 100;

const ICONS = {
  play: 'M8 5v14l11-7z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  back: 'M17 5v14L8 12zM5 5h2.5v14H5z',
  forward: 'M7 5v14l9-7zM16.5 5H19v14h-2.5z',
  reset: 'M12 5V1L7 6l5 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z',
  end: 'M5 5v14l7-7zM12 5v14l7-7zM19 5h2v14h-2z',
};

/**
 * Play, pause, step forwards and back, restart, the scrubber and the speed.
 * @param {import('./store.js').Store} store
 * @param {import('./player.js').Player} player
 * @param {import('./gd-web.js').Declarations} declarations
 */
export function showTransport(store, player, declarations) {
  /** @param {string} label @param {string} path @param {() => void} onclick */
  const button = (label, path, onclick) =>
    element('button', { type: 'button', className: 'round', 'aria-label': label, title: label, onclick }, icon(path));
  const reset = button('Back to the start', ICONS.reset, () => player.move(-Infinity));
  const back = button('Step back', ICONS.back, () => player.move(-1));
  const play = button('Play', ICONS.play, () => (player.playing ? player.pause() : player.play()));
  const forward = button('Step forward', ICONS.forward, () => player.move(1));
  const end = button('To the end', ICONS.end, () => player.move(Infinity));
  play.classList.add('primary');
  const scrubber = element('input', {
    type: 'range',
    min: '0',
    className: 'scrubber',
    'aria-label': 'Step',
    oninput: () => {
      player.playing = false;
      player.seek(Number(scrubber.value));
    },
  });
  const count = element('output', { className: 'count' });
  const declared = declarations.settings.find(({ id }) => id === 'speed');
  const speeds = [1, 2, 5, 10, 20, 50, 100, 500, 10_000];
  const speed = element(
    'select',
    { 'aria-label': 'Speed', title: declared?.meaning, onchange: () => store.edit({ type: 'set', key: 'speed', value: speed.value }) },
    ...speeds.map((value) =>
      element('option', { value: String(value) }, value >= 10_000 ? 'at once' : `${value} / s`),
    ),
  );
  byId('transport').append(reset, back, play, forward, end, scrubber, count, speed);

  let playing = false;
  const update = () => {
    if (playing !== player.playing) {
      playing = player.playing;
      const label = playing ? 'Pause' : 'Play';
      play.setAttribute('aria-label', label);
      play.title = label;
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
      if (!playing) announce(`Step ${player.step} of ${player.last}`);
    }
    scrubber.max = String(player.last);
    scrubber.value = String(player.step);
    setText(count, `${player.step} / ${player.last}${player.complete ? '' : '…'}`);
    // Not disabled, which would take the focus from a reader who steps to the end.
    const [first, last] = [player.step === 0, player.complete && player.step >= player.last];
    for (const button of [back, reset]) button.setAttribute('aria-disabled', String(first));
    for (const button of [forward, end]) button.setAttribute('aria-disabled', String(last));
  };
  player.listen(paced(player, PAUSE, update));
  store.listen(() => {
    const value = String(store.scenario.speed);
    if (![...speed.options].some((option) => option.value === value)) {
      speed.append(element('option', { value }, `${value} / s`));
    }
    speed.value = value;
    update();
  });
}
