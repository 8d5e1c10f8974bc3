/**
 * Defines an element unless the document has it: a second copy of these scripts must not fail for it.
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
