/** Dialogs that come when they are asked for. */

import type { ReactiveElement } from 'lit';
import { define } from './define.js';

/** One that is opened once it is shown. */
interface Dialog extends HTMLElement {
  open(): Promise<void>;
}

/**
 * Opens a dialog of a component.
 * @param name the dialog's tag
 * @param load what brings its class
 * @param show has the component render it from now on
 */
export async function summon(host: ReactiveElement, name: string, load: () => Promise<new () => Dialog>, show: () => void): Promise<void> {
  define(name, await load());
  show();
  await host.updateComplete;
  await host.renderRoot.querySelector<Dialog>(name)?.open();
}
