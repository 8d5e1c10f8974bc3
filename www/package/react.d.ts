import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PlaygroundElement } from './gd-playground.js';
import type { PlaygroundProperties } from './attributes.js';

type Told<Detail> = ((event: CustomEvent<Detail>) => void) | undefined;

interface Events {
  'ongd-ready'?: Told<void>;
  'ongd-change'?: Told<{ query: string }>;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'gd-playground': DetailedHTMLProps<HTMLAttributes<PlaygroundElement>, PlaygroundElement> & PlaygroundProperties & Events;
    }
  }
}
