import type { HTMLAttributes } from 'svelte/elements';
import type { PlaygroundElement } from './gd-playground.js';
import type { PlaygroundProperties } from './attributes.js';

interface Events {
  'ongd-ready'?: (event: CustomEvent<void>) => void;
  'ongd-change'?: (event: CustomEvent<{ query: string }>) => void;
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'gd-playground': Omit<HTMLAttributes<PlaygroundElement>, keyof PlaygroundProperties> & PlaygroundProperties & Events;
  }
}
