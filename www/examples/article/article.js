// Ties the controls and the numbers of an article to the picture. An element and a frame are asked, told
// and listened to alike; what a frame answers is a promise, which `await` takes either way.
import { connect } from '../../gd-frame.js';

/** Puts what is told into the words of a section. */
function tie(it, section) {
  const write = (name, text) => {
    const place = section.querySelector(`.${name}`);
    if (place) place.textContent = text;
  };
  it.addEventListener('gd-step', async ({ detail: { step, last } }) => {
    write('step', step);
    write('last', last);
    write('verdict', '');
    const [run] = await it.status();
    if (!run) return;
    write('at', run.theta[0].toPrecision(4));
    write('value', run.value.toPrecision(4));
  });
  it.addEventListener('gd-verdict', ({ detail: { summary } }) => write('verdict', summary));
}

// The element, with a slider for its learning rate.
const bowl = document.querySelector('#bowl');
const element = bowl.querySelector('gd-playground');
const rate = bowl.querySelector('#rate');
const set = () => {
  bowl.querySelector('.rate').textContent = Number(rate.value).toFixed(2);
  element.apply({ type: 'set', key: 'lr', value: rate.value });
};
tie(element, bowl);
element.addEventListener('gd-ready', set);
rate.addEventListener('input', set);
for (const button of bowl.querySelectorAll('[data-rate]')) {
  button.addEventListener('click', () => {
    rate.value = button.dataset.rate;
    set();
  });
}

// The frame, which grows as high as it asks for.
const valley = document.querySelector('#valley');
const frame = connect(valley.querySelector('iframe'));
tie(frame, valley);
frame.addEventListener('gd-height', ({ detail: { height } }) => (frame.frame.height = String(height)));
valley.querySelector('.play').addEventListener('click', () => {
  if (frame.playing) frame.pause();
  else frame.play();
});
valley.querySelector('.add').addEventListener('click', async ({ currentTarget }) => {
  const button = currentTarget;
  const { refused } = await frame.apply({ type: 'addRule', rule: 'adam' });
  if (!refused) button.disabled = true;
});
frame.addEventListener('gd-step', ({ detail: { playing } }) => {
  valley.querySelector('.play').textContent = playing ? 'Pause' : 'Play';
});

// The theme, which both follow.
const theme = document.querySelector('#theme');
theme.addEventListener('click', () => {
  const isDark = document.documentElement.dataset.theme !== 'dark';
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  theme.setAttribute('aria-pressed', String(isDark));
  frame.theme = isDark ? 'dark' : 'light';
});
frame.theme = 'light';
