/** An element's attributes as a link. */

/** Attributes that any element may have, and those that frameworks add: no keys of a link. */
const OTHERS =
  /^(id|class|style|slot|part|exportparts|is|lang|dir|title|hidden|role|tabindex|accesskey|autofocus|draggable|inert|itemid|itemprop|itemref|itemscope|itemtype|nonce|popover|spellcheck|translate|query|compact|xmlns|on.*|.*[^a-z0-9-].*|(data|aria|v|x|ng|hx|wire)-.*)$/;

/**
 * The link that an element's attributes make: `query` whole, then each other one as a key. Null where
 * there are none.
 */
export function linkOf(element: Element): string | null {
  const whole = element.getAttribute('query');
  const keys = [...element.attributes].filter(({ name }) => !OTHERS.test(name));
  if (whole === null && keys.length === 0) return null;
  const pairs = keys.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  return [whole?.replace(/^[?#]/, '') ?? '', ...pairs].filter(Boolean).join('&');
}
