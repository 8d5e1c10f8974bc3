/**
 * Makes an element: properties are set as properties where the element has them, else as
 * attributes; `on…` are listeners.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name in made && !name.startsWith('aria')) {
      Reflect.set(made, name, value);
    } else {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * The element of the page with this id.
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} id
 * @returns {E}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return /** @type {E} */ (found);
}

/**
 * Replaces what is in an element only if it is not the same, so that a reader's selection and focus
 * stay.
 * @param {Element} parent
 * @param {string} text
 */
export function setText(parent, text) {
  if (parent.textContent !== text) parent.textContent = text;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an SVG element.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * An icon of 24 × 24 from a path.
 * @param {string} path
 */
export function icon(path) {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' },
    svg('path', { d: path }),
  );
}
