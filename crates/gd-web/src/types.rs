//! The types of what the bindings return, for the checking of the page's JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Point = [number, number];
export type View = [number, number, number, number];

/** Something that can be set. */
export interface Hyperparameter {
  id: string; symbol: string; name: string; meaning: string; default: number;
  min: number; max: number; open: [boolean, boolean]; slider: [number, number];
  log: boolean; integer: boolean;
}

/** A rule, schedule or way to clip. */
export interface Declared {
  id: string; name: string; summary: string; hyperparameters: Hyperparameter[]; source?: string;
}

/** A quantity in a rule's equations; the symbol is presentation MathML. */
export interface Quantity { id: string; symbol: string; meaning: string }

export interface Declarations {
  functions: { id: string; name: string; family: string; formula: string; note: string; learningRate: number }[];
  rules: (Declared & { state: Quantity[]; terms: Quantity[] })[];
  schedules: Declared[];
  clips: Declared[];
  settings: Hyperparameter[];
  parts: { id: string; name: string; meaning: string }[];
  keys: { id: string; meaning: string; example: string }[];
}

/** A rule, schedule or way to clip with its values by name. */
export interface Choice { id: string; [hyperparameter: string]: number | string }

export interface Problem {
  key: string; message: string; hint: string | null; severity: 'error' | 'warning';
  value: string; place: { start: number; end: number };
}

/** A scenario and what follows from it. */
export interface Description {
  function: string; starts: Point[]; rules: { rule: Choice; learningRate: number | null }[];
  learningRate: number; changes: [number, number][]; steps: number; tolerance: number; seed: number;
  goal: 'min' | 'max'; view: { x: [number, number]; y: [number, number] | null } | null;
  schedule: Choice; clip: Choice; noise: number; restarts: number;
  embed: boolean; play: boolean; step: number | null; show: string[]; speed: number; theme: 'light' | 'dark' | null;
  dimension: 1 | 2; shown: View; chosen: Point[]; name: string; formula: string;
  note: string | null; source: string | null;
}

export interface KnownPoint { at: Point; value: number }

export interface Verdict {
  stop: string; outcome: string; at: Point; value: number; eigenvalues: [number, number];
  better: KnownPoint | null; stabilityLimit: number | null;
}

/** Where a run is at a step. */
export interface Status {
  start: number; random: boolean; rule: number; name: string; step: number; theta: Point;
  value: number; gradientNorm: number; learningRate: number; event: [string, number] | null;
  evaluations: number; verdict: Verdict | null; verdictId: string | null; sentence: string | null;
}

/** Something of note that happened to a run. */
export interface Incident { lane: number; step: number; event: string; at: Point }

export interface CriticalPoint {
  at: Point; value: number; kind: 'minimum' | 'maximum' | 'saddle' | 'plateau';
  eigenvalues: [number, number];
}

/** How large and in which colours a chart is drawn; lengths in CSS pixels. */
export interface Look { width: number; height: number; ratio: number; dark: boolean; text: number }

/** The look of a run's line: its colour, its dashes, its marker's corners around (0, 0). */
export interface Glyph { color: string; dash: number[]; outline: Point[] }

export interface Explanation {
  equations: { symbols: string; numbers: string[] }[]; sentence: string;
  gradient: Point; step: Point; plain: Point;
}

/** What a link or an edit says. */
export interface Reading { query: string; problems: Problem[]; scenario: Description }
"#;
