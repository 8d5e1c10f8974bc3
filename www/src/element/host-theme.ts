/** The theme of the page that holds an element, by what pages mark it with. */

export type Theme = 'light' | 'dark';

/** Attributes that name a theme: of many generators, of Material for MkDocs, of Bootstrap. */
const NAMING = ['data-theme', 'data-md-color-scheme', 'data-bs-theme'];

/** What they call it; another name says nothing. */
const NAMES = new Map<string | null, Theme>([
  ['light', 'light'],
  ['default', 'light'],
  ['dark', 'dark'],
  ['slate', 'dark'],
]);

/** What else may change it. */
const WATCHED = [...NAMING, 'class', 'style'];

/** What an element is in, from inside, through shadow trees. */
function* around(element: Element): Generator<Element> {
  for (let node: Node | null = element.parentNode; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element) yield node;
  }
}

/** What an element is marked with. */
function marked(element: Element): Theme | undefined {
  const named = NAMING.map((name) => NAMES.get(element.getAttribute(name))).find(Boolean);
  return named ?? (['dark', 'light'] as const).find((theme) => element.classList.contains(theme));
}

/** The theme of the page around an element; null where it leaves that to the reader. */
function themeAround(element: Element): Theme | null {
  const all = [...around(element)];
  const { body } = document;
  // A mark on the body counts for all of the page.
  for (const at of all.includes(body) ? all : [...all, body]) {
    const theme = marked(at);
    if (theme) return theme;
  }
  const [parent] = all;
  const scheme = parent ? getComputedStyle(parent).colorScheme.replace('only', '').trim() : '';
  return scheme === 'light' || scheme === 'dark' ? scheme : null;
}

/**
 * Calls back with the theme of the page around an element, now and when it changes.
 * @returns what ends it
 */
export function watchHostTheme(element: Element, changed: (theme: Theme | null) => void): () => void {
  const tell = () => changed(themeAround(element));
  const marks = new MutationObserver(tell);
  for (const at of new Set([...around(element), document.body])) marks.observe(at, { attributes: true, attributeFilter: WATCHED });
  tell();
  return () => marks.disconnect();
}
