import { byId } from './element.js';

/**
 * Says something to those who hear the page; the last of what comes at once is said.
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(pending);
  pending = setTimeout(() => {
    byId('announcer').textContent = text;
  }, 150);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;
