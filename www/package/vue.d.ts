import type { DefineComponent, HTMLAttributes } from 'vue';
import type { PlaygroundProperties } from './attributes.js';

interface Events {
  'onGd-ready'?: (event: CustomEvent<void>) => void;
  'onGd-change'?: (event: CustomEvent<{ query: string }>) => void;
  onGdReady?: (event: CustomEvent<void>) => void;
  onGdChange?: (event: CustomEvent<{ query: string }>) => void;
}

declare module 'vue' {
  interface GlobalComponents {
    'gd-playground': DefineComponent<PlaygroundProperties & Events & HTMLAttributes>;
  }
}
