import { byId, element } from './element.js';
import { pointedAt } from './function-picker.js';
import { edit } from './gd-web.js';
import { setting } from './store.js';

/** @type {Record<string, string>} the next theme, and what the button says now */
const NEXT = { auto: 'light', light: 'dark', dark: '' };

/**
 * The page as a whole: theme, compact form, size of type, title, and what is wrong with the link.
 * @param {import('./store.js').Store} store
 */
export function showPage(store) {
  const root = document.documentElement;
  const theme = byId('theme');
  theme.addEventListener('click', () => store.edit(setting('theme', NEXT[store.scenario.theme ?? 'auto'] ?? '')));
  store.listen(() => {
    const { scenario, problems, query } = store;
    root.dataset.theme = scenario.theme ?? 'auto';
    root.toggleAttribute('data-embed', scenario.embed);
    root.toggleAttribute('data-beside', Boolean(scenario.fit || scenario.layers || scenario.experiment));
    root.toggleAttribute('data-large', scenario.show.includes('large'));
    theme.textContent = `Theme: ${scenario.theme ?? 'auto'}`;
    document.title = `${scenario.name} · Gradient descent playground`;
    const home = byId('home');
    home.hidden = !scenario.embed;
    if (scenario.embed) home.setAttribute('href', `?${edit(query, { type: 'reset', key: 'embed' }).query}`);
    showProblems(problems);
  });
}

/** @param {import('./gd-web.js').Problem[]} problems */
function showProblems(problems) {
  const box = byId('problems');
  box.hidden = problems.length === 0;
  if (!problems.length) return box.replaceChildren();
  const items = problems.map(({ key, message, hint, value, place }) =>
    element(
      'li',
      {},
      element('p', {}, element('code', {}, key), ` ${message} ${hint ?? ''}`),
      place.end > place.start ? pointedAt(value, place.start, place.end) : null,
    ),
  );
  const what = problems.length === 1 ? 'One thing' : `${problems.length} things`;
  box.replaceChildren(
    element('p', {}, `${what} in the link can’t be followed; the rest is shown.`),
    element('ul', {}, ...items),
    element('button', { type: 'button', onclick: () => (box.hidden = true) }, 'Dismiss'),
  );
}
