import type { PlaygroundElement } from './gd-playground.js';

declare global {
  interface HTMLElementTagNameMap {
    'gd-playground': PlaygroundElement;
  }
  interface HTMLElementEventMap {
    'gd-ready': CustomEvent<void>;
    'gd-change': CustomEvent<{ query: string }>;
  }
}
