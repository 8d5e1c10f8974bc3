import type { HTMLAttributes } from 'svelte/elements';
import type { PlaygroundProperties } from './attributes.js';
import type { PlaygroundElement, PlaygroundEvents } from './gd-playground.js';

type Listeners = { [Name in keyof PlaygroundEvents as `on${Name}`]?: (event: CustomEvent<PlaygroundEvents[Name]>) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'gd-playground': Omit<HTMLAttributes<PlaygroundElement>, keyof PlaygroundProperties> & PlaygroundProperties & Listeners;
  }
}
