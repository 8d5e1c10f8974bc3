/** What is worked out in the background, by one worker a document, however many playgrounds it holds. */

import { Answerer } from './answerer.js';

/** Whom all playgrounds of a document ask. */
export const answerer = new Answerer();

/** See {@link Answerer.ask}. */
export const ask: Answerer['ask'] = (name, ...given) => answerer.ask(name, ...given);
