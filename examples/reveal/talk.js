import Reveal from './reveal.js/dist/reveal.mjs';

// The picture’s keys are its own where it has the focus.
Reveal.initialize({ keyboardCondition: () => document.activeElement?.localName !== 'gd-playground' });
