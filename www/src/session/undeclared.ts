import type { Declarations } from 'gd-web';

/** What is declared until the file that says it has come. */
export const UNDECLARED: Declarations = {
  functions: [],
  rules: [],
  schedules: [],
  clips: [],
  settings: [],
  dataSets: [],
  models: [],
  losses: [],
  activations: [],
  layers: { formula: '', source: '' },
  parts: [],
  symbols: [],
  speeds: [],
  experiments: [],
  examples: [],
  holes: [],
};
