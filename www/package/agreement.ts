/** What the package declares of the element is what there is: a difference is an error here. */

import type { LitElement } from 'lit';
import type * as built from '../src/gd-playground.js';
import type * as declared from './gd-playground.js';

type Element = built.PlaygroundElement;

/** What is the page's alone, and what Lit calls. */
type Inner = 'alone' | 'first' | 'session' | 'render' | 'squeeze' | 'hostTheme';

/** Each declared member is there, as it is declared. */
export const isThere = (element: Element): declared.PlaygroundElement => element;

/** Each member that is there is declared, here or by what all elements have. */
export const isDeclared = (name: Exclude<keyof Element, keyof LitElement | Inner>): keyof declared.PlaygroundElement => name;

/** So is each event. */
export const isHeard = (name: Extract<keyof HTMLElementEventMap, `gd-${string}`>): keyof declared.PlaygroundEvents => name;
