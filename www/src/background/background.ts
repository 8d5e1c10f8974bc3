/** What is worked out in the background, by one worker a document, however many playgrounds it holds. */

import { Answerer, WORKER } from './answerer.js';
import type { Asks } from './worker.js';

/** Whom all playgrounds of a document ask. */
export const answerer = new Answerer<Asks>(WORKER);

/** See {@link Answerer.ask}. */
export const ask: Answerer<Asks>['ask'] = (name, ...given) => answerer.ask(name, ...given);
