/** An element's attributes as a link. */

import { query_of_attributes } from 'gd-web';

/** Attributes that any element may have, and those that frameworks add: no keys of a link. */
const OTHERS =
  /^(id|class|style|slot|part|exportparts|is|lang|dir|title|hidden|role|tabindex|accesskey|autofocus|draggable|inert|itemid|itemprop|itemref|itemscope|itemtype|nonce|popover|spellcheck|translate|query|compact|xmlns|on.*|.*[^a-z0-9-].*|(data|aria|v|x|ng|hx|wire)-.*)$/;

/** A link, or the attributes that say it. */
export type Link = string | [name: string, value: string][];

/** The link in an element's attributes: `query`, or else each other one as a key. Null where there are none. */
export function linkOf(element: Element): Link | null {
  const whole = element.getAttribute('query');
  if (whole !== null) return whole;
  const keys = [...element.attributes].filter(({ name }) => !OTHERS.test(name));
  return keys.length ? keys.map(({ name, value }) => [name, value]) : null;
}

/** A link as it is written; to be asked once the module has arrived. */
export function written(link: Link): string {
  return typeof link === 'string' ? link : query_of_attributes(link);
}
