/** Defines `<gd-playground>` on a page of someone else, and the parts that its picture is made of. */

import './element/elements.js';
import { HostedElement } from './element/hosted-element.js';
import { define } from './parts/define.js';

export type { Edit, Reading, Status } from 'gd-web';
export { LoadError } from './compile.js';
export type { Outcome, Step, Told } from './element/telling.js';
export { HostedElement as PlaygroundElement };
export { load, type Engine } from './engine.js';

const NAME = 'gd-playground';
const before = customElements.get(NAME) as typeof HostedElement | undefined;
if (before && before.folder !== HostedElement.folder) {
  console.warn(`<${NAME}> is defined by ${before.folder} already: ${HostedElement.folder} is left out.`);
}
define(NAME, HostedElement);
