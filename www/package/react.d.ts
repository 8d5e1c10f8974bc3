import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PlaygroundProperties } from './attributes.js';
import type { PlaygroundElement, PlaygroundEvents } from './gd-playground.js';

type Listeners = { [Name in keyof PlaygroundEvents as `on${Name}`]?: (event: CustomEvent<PlaygroundEvents[Name]>) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'gd-playground': DetailedHTMLProps<HTMLAttributes<PlaygroundElement>, PlaygroundElement> & PlaygroundProperties & Listeners;
    }
  }
}
