import type { DefineComponent, HTMLAttributes } from 'vue';
import type { PlaygroundProperties } from './attributes.js';
import type { PlaygroundEvents } from './gd-playground.js';

/** `gd-change` is heard by `onGdChange`. */
type Heard<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `on${Capitalize<First>}${Capitalize<Rest>}` : never;
type Listeners = { [Name in keyof PlaygroundEvents as Heard<Name>]?: (event: CustomEvent<PlaygroundEvents[Name]>) => void };

declare module 'vue' {
  interface GlobalComponents {
    'gd-playground': DefineComponent<PlaygroundProperties & Listeners & HTMLAttributes>;
  }
}
