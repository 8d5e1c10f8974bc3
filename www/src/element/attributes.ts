/** An element's attributes as a link. */

import { query_of_attributes, type Edit } from 'gd-web';

/** Attributes that any element may have, and those that frameworks add: no keys of a link. */
const OTHERS =
  /^(id|class|style|slot|part|exportparts|is|lang|dir|title|hidden|role|tabindex|accesskey|autofocus|draggable|inert|itemid|itemprop|itemref|itemscope|itemtype|nonce|popover|spellcheck|translate|query|compact|loading|xmlns|on.*|.*[^a-z0-9-].*|(data|aria|v|x|ng|hx|wire)-.*)$/;

/** A link, or the attributes that say it. */
export type Link = string | [name: string, value: string][];

/** The link in an element's attributes: `query`, or else each other one as a key. Null where there are none. */
export function linkOf(element: Element): Link | null {
  const whole = element.getAttribute('query');
  if (whole !== null) return whole;
  const keys = [...element.attributes].filter(({ name }) => !OTHERS.test(name));
  return keys.length ? keys.map(({ name, value }) => [name, value]) : null;
}

/** Keys that say what is descended: with another value the others are of another link. */
const DESCENDED = ['f', 'data', 'layers'];

/**
 * What is to be done where attributes have become others: edits of their keys, which leave what else the
 * reader has changed; null where it is another link that is to be opened.
 */
export function changed(before: Link, now: Link): Edit[] | null {
  if (typeof before === 'string' || typeof now === 'string') return null;
  const [old, set] = [new Map(before), new Map(now)];
  const names = [...new Set([...old.keys(), ...set.keys()])].filter((name) => old.get(name) !== set.get(name));
  if (names.some((name) => DESCENDED.includes(name))) return null;
  return names.map((key) => {
    const value = set.get(key);
    return value === undefined ? { type: 'reset', key } : { type: 'set', key, value };
  });
}

/** A link as it is written; to be asked once the module has arrived. */
export function written(link: Link): string {
  return typeof link === 'string' ? link : query_of_attributes(link);
}
