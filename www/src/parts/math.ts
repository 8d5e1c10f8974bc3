import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** Presentation MathML that the core has made, in display size. */
export function math(inner: string) {
  return unsafeHTML(`<math displaystyle="true"><mrow>${inner}</mrow></math>`);
}
