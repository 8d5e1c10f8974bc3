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
  log: boolean; integer: boolean; allowed: string;
}

/** A rule, schedule or way to clip. */
export interface Declared {
  id: string; name: string; summary: string; hyperparameters: Hyperparameter[]; source?: string;
}

/** A quantity in a rule's equations; the symbol is presentation MathML. */
export interface Quantity { id: string; symbol: string; meaning: string }

/** What is in `declarations.json`: all that can be chosen and set. */
export interface Declarations {
  functions: { id: string; name: string; family: string; formula: string; note: string; source: string }[];
  rules: (Declared & { state: Quantity[]; terms: Quantity[] })[];
  schedules: Declared[];
  clips: Declared[];
  settings: Hyperparameter[];
  dataSets: { id: string; name: string; note: string; features: number; count: number; model: string }[];
  models: Model[];
  losses: Loss[];
  activations: Activation[];
  layers: { formula: string; source: string };
  parts: { id: Part; name: string; meaning: string; of: 'picture' | 'learning-curve' | 'data' | 'page'; dirty: Dirty }[];
  symbols: Quantity[];
  speeds: { value: number; name: string }[];
  experiments: { id: 'hessians' | 'fields'; name: string; about: string; limits: string; source: string }[];
  examples: { title: string; watch: string; query: string }[];
  holes: { id: string; name: string; hint: string }[];
}

/** What is fitted to data. */
export interface Model {
  id: string; name: string; formulas: [string, string]; note: string; classifies: boolean;
  dimension: 1 | 2; losses: string[]; data: string;
}

export interface Loss {
  id: string; name: string; formula: string; note: string; source: string;
  hyperparameters: Hyperparameter[]; ofScore: boolean;
}

export interface Activation { id: string; name: string; formula: string; note: string }

/** A rule, schedule or way to clip, or a loss, with its values by name. */
export interface Choice { id: string; [hyperparameter: string]: number | string }

export interface Problem {
  key: string; id: string; message: string; hint: string | null; severity: 'error' | 'warning' | 'note';
  value: string; place: { start: number; end: number };
}

/** A region as a link has it; in one dimension y may be left to the picture. */
export interface Region { x: [number, number]; y: [number, number] | null }

/** From where a surface is seen, in degrees: how far it is turned, and how high the eye is. */
export interface Viewpoint { yaw: number; pitch: number }

/** A part of the page that is turned on or off. */
export type Part =
  | 'surface' | 'field' | 'stretch' | 'linear' | 'norm' | 'losses' | 'epochs' | 'present';

/** A kind of mark on the picture. */
export type Mark =
  | 'start' | 'now' | 'path' | 'minimum' | 'maximum' | 'saddle' | 'inflection' | 'plateau' | 'stall' | 'escape'
  | 'step' | 'plain-step' | 'full-step' | 'tangent';

/** A part of the page around the picture. */
export type Section =
  | 'formula' | 'rules' | 'why' | 'curve' | 'settings' | 'rate' | 'legend' | 'play' | 'verdict' | 'data' | 'tools'
  | 'examples' | 'share';

/** A condition of a rendered lesson on what a reader does, as gd-core reads it. */
export type LessonCondition = readonly unknown[];

/** A number of what a reader does. */
export type LessonQuantity = unknown;

/** How it looks. */
export type LessonLook = unknown;

/** A word of what a reader does. */
export type LessonWord = unknown;

/** A step of a lesson, counted from 1. */
export interface LessonStep { id: string; step: number }

/** What is mapped, and of which rule: where runs from every start end, or what becomes of one with each pair of two options. */
export interface Mapped { id: 'basins' | 'sweep'; rule: number }

/** A scenario and what follows from it: the region of the experiment, and the one to be seen. */
export interface Description {
  function: string; starts: Point[]; rules: { rule: Choice; learningRate: number | null }[];
  learningRate: number | null; changes: [number, number][]; steps: number; tolerance: number; seed: number;
  goal: 'min' | 'max'; view: Region | null; zoom: Region | null;
  schedule: Choice; clip: Choice; noise: number; restarts: number;
  embed: boolean; play: boolean | null; step: number | null; show: Part[]; hide: (Mark | Section)[]; map: Mapped | null; speed: number | null; theme: 'light' | 'dark' | null; lesson: LessonStep | null;
  viewpoint: Viewpoint; dimension: 1 | 2; domain: View; camera: View; chosen: Point[]; rates: number[]; name: string; formula: string;
  variables: [string, string]; valueName: string;
  batches: string[]; sampling: 'without' | 'with'; experiment: 'hessians' | 'fields' | null;
  fit: Fit | null; layers: { depth: number; activation: string } | null;
  hole: string | null; score: number | null;
}

/** A point of the data; with one feature the second input is 1. */
export interface Sample { inputs: Point; target: number }

/** Data, and what is fitted to them. */
export interface Fit {
  data: string; features: 1 | 2; samples: Sample[]; view: View; model: string; loss: Choice;
  l1: number; l2: number; models: string[];
}

/** The best fit by a loss. */
export interface Best { name: string; theta: Point; glyph: Glyph }

/** The share of minima among random Hessians of a dimension. */
export interface Share { dimension: number; share: number; error: number; exact: number | null }

/** The share of minima among critical points of about a height. */
export interface Band { height: number; count: number; share: number }

export interface KnownPoint { at: Point; value: number }

export interface Verdict {
  stop: string; outcome: string; at: Point; value: number; eigenvalues: [number, number];
  better: KnownPoint | null; stabilityLimit: number | null;
}

/**
 * An edit that may help a run which did not arrive, or why it would be refused. What it brings is told
 * by `answer` from `with` and `before`; by the summary where there is no `with`.
 */
export interface Remedy {
  name: string; edit: Edit | null; refusal: string | null; with: string; before: string;
}

/** A hole of the course: its number or its day, what it is called, and the link that plays it. */
export interface Hole { id: string; title: string; query: string }

/**
 * What a round has come to: the run that counts, its score if the ball is in the hole, both in words; what a claimed
 * score is worth, if there is one; a text to be sent to others; and the link that claims this score.
 */
export interface Round {
  hole: string; racer: number; score: number | null; sentence: string; claim: string | null; shared: string | null; query: string;
}

/**
 * What is written below a picture: what is descended, by its name if it has one and as “f(x) = …” if it has that; each run
 * by its number; and what came of it.
 */
export interface Caption { name: string | null; equation: string | null; runs: [number, string][]; told: string | null }

/** Something to look up on the picture. */
export interface Landmark { at: Point; text: string }

/**
 * Where a run is at a step. No other run has its name; runs that differ only in their start are of
 * one entrant, which `brief` tells from the others where there is little room. `valueTold` is “f = −1.07”; what
 * became of it is told in a few words, and in a sentence.
 */
export interface Status {
  name: string; entrant: string; brief: string; start: number; random: boolean; rule: number; step: number; theta: Point;
  value: number; gradientNorm: number; learningRate: number; event: [string, number] | null;
  evaluations: number; batch: string; samples: number | null; epochs: number | null;
  verdict: Verdict | null; verdictId: string | null;
  valueTold: string; outcome: string; sentence: string;
}

/** A part of the trace, and the run and step at which the next one begins. */
export interface CsvPart { text: string; next: [number, number] | null }

/** Something of note that happened to a run. */
export interface Incident { racer: number; step: number; event: string; at: Point }

export interface CriticalPoint {
  at: Point; value: number; kind: 'minimum' | 'maximum' | 'saddle' | 'plateau';
  eigenvalues: [number, number];
}

/**
 * How large and in which colours a chart is drawn: width, height and the size of text in CSS pixels,
 * which may be fractions; the canvas's own pixels, whole numbers, as `devicePixelContentBoxSize` has
 * them; and how many of these make a CSS pixel.
 */
export interface Look {
  width: number; height: number; pixels: [number, number]; ratio: number; dark: boolean; text: number;
}

/** What a drawing leaves: whether places on the canvases are others now, and whether to draw again. */
export interface Drawing { laidOut: boolean; pending: boolean }

/** A part of a mark, in CSS pixels around its place, y downwards; `ticks` say what places on a bar of colours stand for, by their shares of its length. */
export type Shape =
  | { type: 'polygon'; points: Point[]; fill: string }
  | { type: 'line'; points: Point[]; closed: boolean; stroke: string; width: number }
  | { type: 'gradient'; stops: string[]; ticks: [number, string][] };

/**
 * What is to be seen on the picture, or would be if it were not hidden: a kind of mark, a part that can be turned on,
 * or what is always shown; what it is called, and what it looks like, from below.
 */
export type LegendEntry = { name: string; shapes: Shape[]; hidden: boolean } & (
  | { of: 'mark'; id: Mark } | { of: 'part'; id: Part } | { of: 'always'; id: string });

/** So many starts beside and above each other, the middles of cells, the lowest row first; one row in one dimension. */
export interface Raster { region: View; columns: number; rows: number }

/** What is to be worked out of what a link maps: what is seen, and the region of the experiment. */
export interface Wanted { query: string; seen: Raster; domain: Raster }

/**
 * Where runs end from every start: the region whose starts are counted, “[−6, 6] × [−4, 4]”; each way, in parts and as a whole, with its look and its share of the starts, which come once all are known;
 * the bar of steps; what is to be said where there is chance in it; and all of it in words, once it is whole.
 */
export interface Basins {
  region: string;
  lines: { name: string; place: string; told: string; share: string | null; shapes: Shape[] }[];
  steps: Shape; note: string | null; told: string | null;
}

/**
 * A sweep: what is tried; how the pairs ended and the quickest of them, once all are known; the border of stability; all of it
 * in words; and what its colours and marks are.
 */
export interface Sweep {
  subject: string; tally: string | null; best: string | null; border: string | null; all: string | null;
  steps: Shape | null; levels: Shape | null; hatched: string; diverged: Shape[]; own: Shape[];
}

/** The look of a run's line: its colour, its dashes, its marker's corners around (0, 0). */
export interface Glyph { color: string; dash: number[]; outline: Point[] }

/** An equation's left side, its relation and its right side. */
export type Sides = [left: string, relation: string, right: string];

/** An equation in words, and in MathML with symbols and with a step's numbers, a line for each coordinate. */
export interface Equation { words: Sides; symbols: Sides; numbers: Sides[] }

/** A step explained: which one, which earlier one is offered where there is none, why it goes where it goes, and its equations. */
export interface Explanation {
  which: string; earlier: { step: number; name: string } | null; sentence: string; equations: Equation[];
}

/** The learning rate beyond which a run cannot settle at the minimum that it is at. */
export interface Limit { rate: number; brief: string; sentence: string }

/** What becomes of a run with a learning rate. */
export type Regime = 'crawls' | 'good' | 'overshoots' | 'diverges';

/**
 * What becomes of a run with the rates of the slider, from 0 to 1, and with its own, briefly and in a
 * sentence; and up to three rates that show it.
 */
export interface RateRange {
  bands: { regime: Regime; from: number; to: number }[];
  regime: Regime | null; brief: string; sentence: string; telling: number[];
}

/** What has to be made anew: the runs, the picture, what is beside it. */
export interface Dirty { runs: boolean; picture: boolean; page: boolean }

/** A change of a scenario; gd-core's `Edit` says what each does. What may be a text is one that a reader types. */
export type Edit =
  | { type: 'set'; key: string; value: string }
  | { type: 'rewrite'; formula: string }
  | { type: 'reset'; key: string }
  | { type: 'addStart'; at: Point | string }
  | { type: 'moveStart'; index: number; to: Point | string }
  | { type: 'removeStart'; index: number }
  | { type: 'resetStarts' }
  | { type: 'addRule'; rule: string }
  | { type: 'duplicateRule'; index: number }
  | { type: 'removeRule'; index: number }
  | { type: 'replaceRule'; index: number; rule: string }
  | { type: 'setRuleOption'; rule: number; option: string; value: number | string | null }
  | { type: 'setOption'; key: 'schedule' | 'clip' | 'loss' | 'map'; option: string; value: number | string | null }
  | { type: 'changeRate'; step: number; rate: number | string }
  | { type: 'tryRates'; rule: number; rates: number[] }
  | { type: 'sweep'; rule: number; x?: string; y?: string }
  | { type: 'setBatches'; batches: string[] }
  | { type: 'addPoint'; at: Point; class?: 0 | 1 }
  | { type: 'movePoint'; index: number; to: Point }
  | { type: 'removePoint'; index: number }
  | { type: 'clearPoints' }
  | { type: 'setClass'; index: number; class: 0 | 1 }
  | { type: 'pasteData'; text: string }
  | { type: 'setPart'; part: Part; on: boolean }
  | { type: 'setMark'; mark: Mark; on: boolean }
  | { type: 'setSection'; section: Section; on: boolean }
  | { type: 'zoom'; to: View }
  | { type: 'zoomBy'; factor: number; at: Point }
  | { type: 'pan'; by: Point }
  | { type: 'resetZoom' }
  | { type: 'turnBy'; by: Point }
  | { type: 'open'; query: string }
  | { type: 'all'; edits: Edit[] }
  | { type: 'addMomentum' }
  | { type: 'addAnnealing' }
  | { type: 'shakeGradient' }
  | { type: 'addRestarts' };

/** What a link or an edit says; an edit that is refused leaves the scenario as it is. */
export interface Reading {
  query: string; problems: Problem[]; scenario: Description;
  refused: boolean; inverse: Edit | null; dirty: Dirty;
}
"#;
