import type { PlaygroundElement, PlaygroundEvents } from './gd-playground.js';

type Told = { [Name in keyof PlaygroundEvents]: CustomEvent<PlaygroundEvents[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    'gd-playground': PlaygroundElement;
  }
  interface HTMLElementEventMap extends Told {}
}
