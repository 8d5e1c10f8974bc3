//! A scenario being played.

use std::cell::OnceCell;

use gd_core::{
    Batch, Event, Point, Race, Scenario, Verdict,
    cost::advice,
    explain::{self, Seen},
    learning_curve::steps_beside,
    pace::Pace,
    race::Status,
    remedy::Remedy,
    scenario::{self, Change, Description, Dirty, Edit, Parsed},
    stability::{StabilityLimit, stability_limit},
    trace::{Place, write_csv_part},
    words::{
        cost,
        equation::{Equation, Line, equations},
        explanation::{earlier_step, which_step},
        landmark::{Landmark, landmarks},
        place::describe,
        result::{answer, came_to},
        run_name::{RunName, run_names},
        status::{outcome, progress, sentence, value},
        summary::{brief, summary},
    },
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::{message, problems::Problem, serializer::to_js};

/// What a link or an edit says.
#[derive(Serialize)]
struct Reading {
    query: String,
    problems: Vec<Problem>,
    scenario: Description,
    /// Whether an edit was not followed; the rest is then as it was.
    refused: bool,
    /// The edit that leads back from one that was followed.
    inverse: Option<Opening>,
    /// What an edit makes out of date.
    dirty: Dirty,
}

/// The edit that opens a link.
#[derive(Serialize)]
struct Opening {
    r#type: &'static str,
    query: String,
}

impl Reading {
    fn of(scenario: &Scenario) -> Self {
        Self {
            query: scenario.write(),
            problems: Vec::new(),
            scenario: scenario.describe(),
            refused: false,
            inverse: None,
            dirty: Dirty::default(),
        }
    }
}

fn worded(problems: Vec<scenario::Problem>) -> Vec<Problem> {
    problems.into_iter().map(Problem::from).collect()
}

/// What a link says after an edit, and what is wrong with that edit.
///
/// # Errors
/// None in practice.
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn edit(
    query: &str,
    #[wasm_bindgen(unchecked_param_type = "Edit")] edit: JsValue,
) -> Result<JsValue, JsValue> {
    let (_, reading) = edited(&Scenario::parse(query).scenario, &edit);
    to_js(&reading)
}

/// The scenario after an edit, if it is followed, and what is said of it.
fn edited(before: &Scenario, edit: &JsValue) -> (Option<Scenario>, Reading) {
    let change = message::edit(edit).and_then(|edit| before.apply(&edit));
    match change {
        Ok(Change { scenario, problems, inverse, dirty }) => {
            let inverse = match inverse {
                Edit::Open { query } => Some(Opening { r#type: "open", query }),
                _ => None,
            };
            let problems = worded(problems);
            let reading = Reading { problems, inverse, dirty, ..Reading::of(&scenario) };
            (Some(scenario), reading)
        }
        Err(problems) => {
            let problems = worded(problems);
            (None, Reading { problems, refused: true, ..Reading::of(before) })
        }
    }
}

/// Where a run is, in numbers and in words.
#[derive(Serialize)]
struct Told<'a> {
    name: &'a str,
    entrant: &'a str,
    brief: &'a str,
    start: usize,
    random: bool,
    rule: usize,
    step: usize,
    theta: Point,
    value: f64,
    #[serde(rename = "gradientNorm")]
    gradient_norm: f64,
    #[serde(rename = "learningRate")]
    learning_rate: f64,
    event: Option<(Event, u32)>,
    evaluations: usize,
    batch: Batch,
    samples: Option<usize>,
    epochs: Option<f64>,
    verdict: Option<Verdict>,
    #[serde(rename = "verdictId")]
    verdict_id: Option<String>,
    #[serde(rename = "valueTold")]
    value_told: String,
    outcome: String,
    sentence: String,
}

impl<'a> Told<'a> {
    fn new(race: &Race, status: Status, name: &'a RunName) -> Self {
        let RunName { name, entrant, brief } = name;
        let (outcome, value_told) = (outcome(&status), value(race, &status));
        let sentence = sentence(&status).unwrap_or_else(|| progress(race, &status));
        Self {
            name,
            entrant,
            brief,
            start: status.start,
            random: status.random,
            rule: status.rule,
            step: status.step,
            theta: status.theta,
            value: status.value,
            gradient_norm: status.gradient_norm,
            learning_rate: status.learning_rate,
            event: status.event,
            evaluations: status.evaluations,
            batch: status.batch,
            samples: status.samples,
            epochs: status.epochs,
            verdict: status.verdict,
            verdict_id: status.verdict_id,
            value_told,
            outcome,
            sentence,
        }
    }
}

/// An edit that may help a run which did not arrive, and why it would be refused, if it would; what
/// is different with it, and what the run came to without.
#[derive(Serialize)]
struct Trial {
    name: String,
    edit: Option<Opening>,
    refusal: Option<String>,
    with: String,
    before: String,
}

impl Trial {
    fn new(remedy: Remedy, verdict: &Verdict) -> Self {
        let (edit, refusal) = match remedy.link {
            Ok(query) => (Some(Opening { r#type: "open", query }), None),
            Err(problem) => (None, Some(problem.fault.to_string())),
        };
        Self { name: remedy.name, edit, refusal, with: remedy.with, before: came_to(verdict) }
    }
}

/// Something to look up on the picture.
#[derive(Serialize)]
struct Marked {
    at: Point,
    text: String,
}

impl From<Landmark> for Marked {
    fn from(Landmark { at, text }: Landmark) -> Self {
        Self { at, text }
    }
}

/// A step explained, in words and in MathML.
#[derive(Serialize)]
struct Why {
    which: String,
    earlier: Option<Earlier>,
    sentence: String,
    equations: Vec<Written>,
}

/// A step that is offered where there is no next one.
#[derive(Serialize)]
struct Earlier {
    step: usize,
    name: String,
}

/// An equation in words and in MathML.
#[derive(Serialize)]
struct Written {
    words: Sides,
    symbols: Sides,
    numbers: Vec<Sides>,
}

/// Its left side, its relation and its right side.
type Sides = (String, &'static str, String);

impl From<Equation> for Written {
    fn from(Equation { words, symbols, numbers }: Equation) -> Self {
        let sides = |Line { left, relation, right }| (left, relation, right);
        Self {
            words: sides(words),
            symbols: sides(symbols),
            numbers: numbers.into_iter().map(sides).collect(),
        }
    }
}

/// A limit of the learning rate.
#[derive(Serialize)]
struct Limit {
    rate: f64,
    brief: String,
    sentence: String,
}

/// A part of the trace, and where the next one begins: a run and a step of it.
#[derive(Serialize)]
struct CsvPart {
    text: String,
    next: Option<[usize; 2]>,
}

/// The runs of a link, played.
#[wasm_bindgen]
pub struct Playground {
    pub(crate) race: Race,
    /// What was wrong with the link.
    problems: Vec<scenario::Problem>,
    /// Whether the link is about a hole of the course, which was left out.
    is_part: bool,
    names: OnceCell<Vec<RunName>>,
    pace: Pace,
}

#[wasm_bindgen]
impl Playground {
    /// The runs of a link, at their starts; without the hole that it may play, where the module is not
    /// whole yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(query: &str, is_whole: Option<bool>) -> Self {
        let (parsed, is_part) = if is_whole == Some(false) {
            Scenario::parse_off_course(query)
        } else {
            (Scenario::parse(query), false)
        };
        let Parsed { scenario, problems } = parsed;
        let (names, pace) = (OnceCell::new(), Pace::default());
        Self { race: Race::new(scenario), problems, is_part, names, pace }
    }

    /// Whether its link is to be opened anew once the module is whole.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.is_part
    }

    /// What its link says, but for what was wrong with it.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Reading")]
    pub fn reading(&self) -> Result<JsValue, JsValue> {
        to_js(&Reading::of(self.race.scenario()))
    }

    /// What was wrong with its link when it was made.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        to_js(&worded(self.problems.clone()))
    }

    /// Edits the scenario; its runs are at their starts if they are others now.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Reading")]
    pub fn edit(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Edit")] edit: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (scenario, reading) = edited(self.race.scenario(), &edit);
        if let Some(scenario) = scenario {
            self.race.open(scenario);
            self.pace = Pace::default();
            self.names.take();
        }
        to_js(&reading)
    }

    /// Goes on with the runs and the survey of the function for about so many evaluations; `false`
    /// once all have ended and are judged.
    pub fn work(&mut self, budget: usize) -> bool {
        self.race.work(budget)
    }

    /// Where the race is so many seconds after it was at a position, in steps and parts of steps, at
    /// the link's speed or else a pace that can be followed; infinite where all is to be seen at once.
    pub fn go_on(&mut self, position: f64, seconds: f64) -> f64 {
        self.pace.advance(&self.race, position, seconds)
    }

    /// Whether the function is surveyed: its critical points and optima are known.
    #[must_use]
    pub fn surveyed(&self) -> bool {
        self.race.landscape().is_some()
    }

    /// How many runs there are.
    #[must_use]
    pub fn racers(&self) -> usize {
        self.race.racers().len()
    }

    /// The step that every run has reached that has not ended before.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.race.reached()
    }

    /// Where every run is at a step that was reached.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Status[]")]
    pub fn status(&self, step: usize) -> Result<JsValue, JsValue> {
        self.told((0..self.racers()).map(|_| step))
    }

    /// Where every run is at the place on the learning curve's axis where a run is at a step.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Status[]")]
    pub fn status_beside(&self, racer: usize, step: usize) -> Result<JsValue, JsValue> {
        self.told(steps_beside(&self.race, racer, step).into_iter())
    }

    /// The runs that were first within the tolerance of the best value that any came to.
    #[must_use]
    pub fn first(&self) -> Vec<usize> {
        self.race.first()
    }

    /// What may help a run that has ended and did not arrive.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Remedy[]")]
    pub fn remedies(&self, racer: usize) -> Result<JsValue, JsValue> {
        let mut trials = Vec::new();
        if let (Some(verdict), Some(of)) = (self.race.verdict(racer), self.race.racers().get(racer))
        {
            for remedy in self.race.scenario().remedies(of.rule, verdict) {
                trials.push(Trial::new(remedy, verdict));
            }
        }
        to_js(&trials)
    }

    /// What came of a remedy for a run, beside what that came to; nothing before its end.
    #[must_use]
    pub fn answer(&self, racer: usize, step: usize, with: &str, before: &str) -> Option<String> {
        let verdict = self.race.status(racer, step)?.verdict?;
        Some(answer(&verdict, with, before))
    }

    /// Why a run's step from a place goes where it goes.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Explanation | null")]
    pub fn explain(&self, racer: usize, step: usize) -> Result<JsValue, JsValue> {
        let why = self.race.racers().get(racer).and_then(|racer| {
            let step = step.min(racer.run.steps());
            let explanation = explain::step(&racer.run, step)?;
            let end = explanation.end.as_ref();
            Some(Why {
                which: which_step(&explanation),
                earlier: end.and_then(|end| {
                    let (step, name) = (end.telling_step?, earlier_step(end)?);
                    Some(Earlier { step, name })
                }),
                sentence: explanation.to_string(),
                equations: equations(&racer.run, step).into_iter().map(Written::from).collect(),
            })
        });
        to_js(&why)
    }

    /// What a run's step from a place sees of the data; nothing if it sees all of them.
    #[must_use]
    pub fn seen(&self, racer: usize, step: usize) -> Option<String> {
        let run = &self.race.racers().get(racer)?.run;
        let seen = explain::step(run, step.min(run.steps()))?.batch;
        seen.as_ref().map(Seen::to_string)
    }

    /// What becomes of the gradient on its way back through the layers; nothing without layers.
    #[must_use]
    pub fn flow(&self, racer: usize, step: usize) -> Option<String> {
        let layers = self.race.scenario().function.layers()?;
        Some(layers.flow(self.theta(racer, step)?).to_string())
    }

    /// The learning rate beyond which a run cannot settle at the minimum that it is at.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Limit | null")]
    pub fn limit(&self, racer: usize) -> Result<JsValue, JsValue> {
        let run = self.race.racers().get(racer).map(|racer| &racer.run);
        let known = run.zip(self.race.landscape());
        let limit = known.and_then(|(run, landscape)| stability_limit(run, landscape));
        let told = |limit: StabilityLimit| Limit {
            rate: limit.rate,
            brief: limit.brief(),
            sentence: limit.to_string(),
        };
        to_js(&limit.map(told))
    }

    /// Where runs lingered at saddles and left them, up to a step.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Incident[]")]
    pub fn events(&self, step: usize) -> Result<JsValue, JsValue> {
        to_js(&self.race.saddle_events(step))
    }

    /// The critical points in the domain; none until the function is surveyed.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "CriticalPoint[]")]
    pub fn critical(&self) -> Result<JsValue, JsValue> {
        to_js(&self.race.landscape().map_or(&[][..], |landscape| &landscape.critical))
    }

    /// f at a point.
    #[must_use]
    pub fn value(&self, x: f64, y: f64) -> f64 {
        self.race.scenario().function.objective().value([x, y])
    }

    /// A place in words: where it is, f there, and the way downhill, or uphill for ascent.
    #[must_use]
    pub fn describe(&self, x: f64, y: f64) -> String {
        describe(self.race.scenario(), [x, y])
    }

    /// The way downhill at a point, −∇f, or uphill for ascent.
    #[wasm_bindgen(unchecked_return_type = "Point")]
    #[must_use]
    pub fn downhill(&self, x: f64, y: f64) -> Vec<f64> {
        explain::downhill(self.race.scenario(), [x, y]).to_vec()
    }

    /// What can be looked up on the picture at a step, the more telling first.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "Landmark[]")]
    pub fn landmarks(&self, step: usize) -> Result<JsValue, JsValue> {
        let found = landmarks(&self.race, self.names(), step);
        to_js(&found.into_iter().map(Marked::from).collect::<Vec<_>>())
    }

    /// What has become of the race at a step, in a sentence.
    #[must_use]
    pub fn summary(&self, step: usize) -> Option<String> {
        summary(&self.race, self.names(), step)
    }

    /// The same in one line, or where a run is on its way.
    #[must_use]
    pub fn brief(&self, racer: usize, step: usize) -> Option<String> {
        brief(&self.race, self.names(), racer, step)
    }

    /// What the runs say about batch sizes.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        let is_of_batches = self.racers() == self.race.scenario().batches.len();
        let names = (!is_of_batches).then_some(self.names());
        advice(&self.race).map(|advice| cost::told(&advice, names))
    }

    /// At most so many rows of the steps taken so far as CSV, from a step of a run on.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(unchecked_return_type = "CsvPart")]
    pub fn csv_part(&self, run: usize, step: usize, rows: usize) -> Result<JsValue, JsValue> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let next = write_csv_part(&self.race, Place { run, step }, rows, &mut text).ok().flatten();
        to_js(&CsvPart { text, next: next.map(|Place { run, step }| [run, step]) })
    }
}

impl Playground {
    /// What the runs are called.
    pub(crate) fn names(&self) -> &[RunName] {
        self.names.get_or_init(|| run_names(&self.race))
    }

    /// Where each run is at its step.
    fn told(&self, steps: impl Iterator<Item = usize>) -> Result<JsValue, JsValue> {
        let told = |(racer, step)| {
            let (status, name) = (self.race.status(racer, step)?, self.names().get(racer)?);
            Some(Told::new(&self.race, status, name))
        };
        to_js(&steps.enumerate().filter_map(told).collect::<Vec<_>>())
    }

    /// Where a run is at a step, or where it ended before it.
    pub(crate) fn theta(&self, racer: usize, step: usize) -> Option<Point> {
        let run = &self.race.racers().get(racer)?.run;
        run.row(step.min(run.steps())).map(|row| row.theta)
    }
}
