// Ties the article’s own slider and the numbers of its text to the picture beside them: the slider sends an
// edit, and what has become of the run is put into the text. Found anew in each document, since a page may
// be led to without a load.

/** @param {HTMLElement} picture */
function told(picture) {
  const [run] = picture.status();
  if (!run) return;
  const text = (name) => document.querySelector(`[data-run="${name}"]`);
  text('steps').textContent = String(run.step);
  text('outcome').textContent = run.outcome || 'still on its way';
}

document.addEventListener('input', ({ target }) => {
  if (target.id !== 'rate') return;
  document.querySelector('#tied').apply({ type: 'set', key: 'lr', value: target.value });
  document.querySelector('[data-run="rate"]').textContent = target.value;
});

// The events of the element bubble.
for (const event of ['gd-ready', 'gd-change']) {
  document.addEventListener(event, ({ target }) => target.id === 'tied' && follow(target));
}

/** Until the run has ended. */
function follow(picture) {
  told(picture);
  if (picture.isConnected && !picture.status()[0]?.verdict) requestAnimationFrame(() => follow(picture));
}
