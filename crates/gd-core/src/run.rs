//! A run: one update rule, from one start, step by step.

use serde::Serialize;

use crate::{
    clip::Clip,
    critical::eigenvalues,
    dual::Dual2,
    hyperparameter::Choice,
    objective::{Function, Point},
    optimizer::{Rule, SLOTS, Step, Update},
    random::Draws,
    schedule::Schedule,
    stop::{FAR, STALL_STEPS, Stop, StopRules},
};

/// Which way to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// Descent, θ ← θ − α∇f(θ).
    #[default]
    Min,
    /// Ascent, θ ← θ + α∇f(θ).
    Max,
}

impl Goal {
    /// What the gradient is multiplied by: 1, or −1 for ascent.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Min => 1.0,
            Self::Max => -1.0,
        }
    }
}

/// What happened at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The run lingers near a saddle.
    SaddleStall,
    /// The run leaves a saddle near which it lingered (Dauphin et al. 2014).
    SaddleEscape,
    /// A worse proposal was turned down.
    Rejected,
    /// The gradient that led here was clipped.
    Clipped,
}

impl Event {
    /// Whether it says how the run gets on with a saddle.
    #[must_use]
    pub fn is_of_saddle(self) -> bool {
        matches!(self, Self::SaddleStall | Self::SaddleEscape)
    }

    /// The name in a trace.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::SaddleStall => "saddle-stall",
            Self::SaddleEscape => "saddle-escape",
            Self::Rejected => "rejected",
            Self::Clipped => "clipped",
        }
    }
}

/// All that a run depends on.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// The function.
    pub function: Function,
    /// The update rule with its hyperparameters.
    pub rule: Choice<Rule>,
    /// α₀.
    pub learning_rate: f64,
    /// α₀ from a step on, by ascending step: the reader's changes on the way.
    pub changes: Vec<(u32, f64)>,
    /// Descent or ascent.
    pub goal: Goal,
    /// The learning rate's schedule.
    pub schedule: Choice<Schedule>,
    /// The gradient's clipping.
    pub clip: Choice<Clip>,
    /// The standard deviation of the noise on each gradient component.
    pub noise: f64,
    /// The seed of all draws.
    pub seed: u64,
    /// The stream of all draws, see [`random`](crate::random).
    pub stream: u64,
    /// When to stop.
    pub stop: StopRules,
}

/// How long a run has been near which saddle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Vigil {
    steps: u32,
    saddle: Point,
}

/// One place of a run. Rows are all that a run is made of: the last one is its state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// θ.
    pub theta: Point,
    /// f(θ).
    pub value: f64,
    /// ∇f(θ), exact: without noise, clipping and the goal's sign.
    pub gradient: Point,
    /// α of the step that leaves from here.
    pub learning_rate: f64,
    /// The length of the path up to here.
    pub length: f64,
    /// What happened on the way here.
    pub event: Option<Event>,
    /// The last saddle event up to here, and its step.
    pub noted: Option<(Event, u32)>,
    slots: [[f64; SLOTS]; 2],
    vigil: Vigil,
}

impl Row {
    /// ‖∇f(θ)‖₂.
    #[must_use]
    pub fn gradient_norm(&self) -> f64 {
        let [x, y] = self.gradient;
        libm::hypot(x, y)
    }

    /// What the rule remembers of each coordinate, in the order of [`Rule::state`].
    #[must_use]
    pub fn state(&self) -> [[f64; SLOTS]; 2] {
        self.slots
    }
}

/// The quantities of one step for one coordinate, for explaining it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantities {
    /// The gradient that the rule was given, after the goal's sign, noise and clipping.
    pub gradient: f64,
    /// The rule's terms, in the order of [`Rule::terms`].
    pub terms: [f64; 2],
    /// ξ, the normal deviate that the rule was given.
    pub normal: f64,
    /// What the rule remembers after the step, in the order of [`Rule::state`].
    pub state: [f64; SLOTS],
    /// The rule's answer, before acceptance.
    pub theta: f64,
}

/// How many steps near a saddle count as lingering.
const LINGER: u32 = 5;

/// A run in progress. It can be stepped forwards, back, and to any step.
#[derive(Clone, Debug)]
pub struct Run {
    conditions: Conditions,
    rows: Vec<Row>,
    stop: Option<Stop>,
}

impl Run {
    /// A run at its start.
    #[must_use]
    pub fn new(conditions: Conditions, start: Point) -> Self {
        let mut run = Self { conditions, rows: Vec::new(), stop: None };
        let here = run.conditions.function.objective().hessian(start);
        let row = Row {
            theta: start,
            value: here.value,
            gradient: here.gradient,
            learning_rate: run.learning_rate_at(0),
            length: 0.0,
            event: None,
            noted: None,
            slots: Default::default(),
            vigil: Vigil::default(),
        };
        run.stop = if finite(&here, start) { None } else { Some(Stop::Undefined) };
        run.push(row, &here);
        run
    }

    /// The conditions, the learning rate's changes included.
    #[must_use]
    pub fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// Every row from the start on.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The last row.
    #[must_use]
    pub fn last(&self) -> Row {
        // A run has a row from its start on; there is no empty case to report.
        self.rows.last().copied().unwrap_or(Row {
            theta: [f64::NAN; 2],
            value: f64::NAN,
            gradient: [f64::NAN; 2],
            learning_rate: f64::NAN,
            length: 0.0,
            event: None,
            noted: None,
            slots: Default::default(),
            vigil: Vigil::default(),
        })
    }

    /// The number of steps taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// Why the run stopped, if it has.
    #[must_use]
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Goes one step on; `false` once the run has stopped.
    pub fn step(&mut self) -> bool {
        if self.stop.is_some() {
            return false;
        }
        let from = self.last();
        let t = self.rows.len();
        let (mut row, clipped, mut draws) = self.propose(&from, t, |_, _| {});
        let objective = self.conditions.function.objective();
        let mut there = objective.hessian(row.theta);
        if let Some(temperature) = self.conditions.rule.of.temperature {
            let worse = self.conditions.goal.sign() * (there.value - from.value);
            let temperature = temperature(&self.conditions.rule.values, t as i32);
            // A value that is not a number is never accepted.
            let accepted = worse <= 0.0 || draws.uniform() < libm::exp(-worse / temperature);
            if !accepted {
                there = objective.hessian(from.theta);
                row.theta = from.theta;
                row.event = Some(Event::Rejected);
            }
        }
        if !finite(&there, row.theta) {
            self.stop = Some(Stop::Diverged);
            return false;
        }
        row.value = there.value;
        row.gradient = there.gradient;
        row.learning_rate = self.learning_rate_at(t);
        row.length = from.length + distance(from.theta, row.theta);
        row.event = row.event.or(clipped.then_some(Event::Clipped));
        self.push(row, &there);
        true
    }

    /// Takes the last step back, exactly; `false` at the start.
    pub fn step_back(&mut self) -> bool {
        let at_start = self.steps() == 0;
        if !at_start {
            // A diverging run stopped on its way out of the last row, which is taken back too.
            self.rows.pop();
            self.stop = None;
        }
        !at_start
    }

    /// Goes forwards or back to a step, or to where the run stops before it.
    pub fn seek(&mut self, step: usize) {
        while self.steps() > step && self.step_back() {}
        while self.steps() < step && self.step() {}
    }

    /// Goes on to the end and says why it is the end.
    pub fn finish(&mut self) -> Stop {
        while self.step() {}
        self.stop.unwrap_or(Stop::MaxSteps)
    }

    /// Changes α₀ from the current step on; what the rule remembers is kept.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        let now = self.steps();
        self.conditions.changes.retain(|&(step, _)| (step as usize) < now);
        self.conditions.changes.push((now as u32, learning_rate));
        let rate = self.learning_rate_at(now);
        if let Some(row) = self.rows.last_mut() {
            row.learning_rate = rate;
        }
        if self.stop == Some(Stop::Diverged) {
            self.stop = None;
        }
    }

    /// What the step that leaves from row `step` is made of, by coordinate (the second one is all
    /// 0 in one dimension); `None` beyond the last row.
    #[must_use]
    pub fn quantities(&self, step: usize) -> Option<[Quantities; 2]> {
        let from = self.rows.get(step)?;
        let mut quantities = [Quantities::default(); 2];
        self.propose(from, step + 1, |axis, made| {
            if let Some(quantity) = quantities.get_mut(axis) {
                *quantity = made;
            }
        });
        Some(quantities)
    }

    /// α at a step: the schedule applied to the α₀ in force.
    fn learning_rate_at(&self, step: usize) -> f64 {
        let conditions = &self.conditions;
        let base = conditions
            .changes
            .iter()
            .rfind(|&&(from, _)| from as usize <= step)
            .map_or(conditions.learning_rate, |&(_, rate)| rate);
        (conditions.schedule.of.rate)(&conditions.schedule.values, base, step as f64)
    }

    /// The row that the rule proposes for step `t`, whether its gradient was clipped, and the
    /// step's further draws; each coordinate's quantities are reported on the way.
    fn propose(
        &self,
        from: &Row,
        t: usize,
        mut report: impl FnMut(usize, Quantities),
    ) -> (Row, bool, Draws) {
        let conditions = &self.conditions;
        let mut draws = Draws::at(conditions.seed, conditions.stream, t as u32);
        let noise = if conditions.noise > 0.0 { draws.normals() } else { [0.0; 2] };
        let normals =
            if conditions.rule.of.temperature.is_some() { draws.normals() } else { [0.0; 2] };
        let sign = conditions.goal.sign();
        let mut noisy = from.gradient;
        for (g, noise) in noisy.iter_mut().zip(noise) {
            *g = sign * *g + conditions.noise * noise;
        }
        let clipped = (conditions.clip.of.apply)(&conditions.clip.values, noisy);
        let mut row = Row { event: None, ..*from };
        let coordinates = row.theta.iter_mut().zip(&mut row.slots).zip(clipped).zip(normals);
        for (axis, (((theta, slots), gradient), normal)) in
            coordinates.take(conditions.function.objective().dimension()).enumerate()
        {
            let step = Step {
                theta: *theta,
                gradient,
                learning_rate: from.learning_rate,
                t: t as i32,
                values: conditions.rule.values,
                normal,
            };
            let update = (conditions.rule.of.update)(&step, slots);
            *theta = update.theta;
            let Update { theta: answer, terms } = update;
            report(axis, Quantities { gradient, terms, normal, state: *slots, theta: answer });
        }
        (row, clipped != noisy, draws)
    }

    /// Appends a row and looks at what happens there: a saddle, the end.
    fn push(&mut self, mut row: Row, here: &Dual2) {
        let rules = self.conditions.stop;
        let dimension = self.conditions.function.objective().dimension();
        let newton = newton_step(here, dimension);
        if dimension == 2
            && let Some(event) = watch_saddle(&mut row, here, newton, rules.diagonal)
        {
            row.event = Some(event);
            row.noted = Some((event, self.rows.len() as u32));
        }
        self.rows.push(row);
        let norm = row.gradient_norm();
        if self.stop.is_some() {
            return;
        }
        let window = self.rows.len().checked_sub(STALL_STEPS + 1).and_then(|k| self.rows.get(k));
        let newton_length = newton.map(|[x, y]| libm::hypot(x, y));
        self.stop = if rules.tolerance > 0.0 && norm <= rules.tolerance {
            Some(Stop::Converged)
        } else if window
            .is_some_and(|then| rules.stalled(row.length - then.length, norm, newton_length))
        {
            Some(Stop::Stalled)
        } else if self.steps() >= rules.max_steps as usize {
            Some(Stop::MaxSteps)
        } else {
            None
        };
    }
}

/// Whether a place is one a run can be at.
fn finite(here: &Dual2, theta: Point) -> bool {
    here.value.is_finite()
        && here.gradient.iter().all(|g| g.is_finite())
        && theta.iter().all(|c| c.abs() <= FAR)
}

/// Euclidean distance.
pub(crate) fn distance([ax, ay]: Point, [bx, by]: Point) -> f64 {
    libm::hypot(bx - ax, by - ay)
}

/// The step −H⁻¹∇f to the critical point of the local quadratic, if there is just one.
fn newton_step(here: &Dual2, dimension: usize) -> Option<Point> {
    let [gx, gy] = here.gradient;
    let [a, b, c] = here.hessian;
    let step = if dimension == 1 {
        [-gx / a, 0.0]
    } else {
        let determinant = a * c - b * b;
        [(b * gy - c * gx) / determinant, (b * gx - a * gy) / determinant]
    };
    step.iter().all(|d| d.is_finite()).then_some(step)
}

/// Keeps the vigil: a run is near a saddle where the Hessian has eigenvalues of both signs and the
/// Newton step, which leads to the saddle, is shorter than 1/20 of the view's diagonal.
fn watch_saddle(
    row: &mut Row,
    here: &Dual2,
    newton: Option<Point>,
    diagonal: f64,
) -> Option<Event> {
    let [low, high] = eigenvalues(here.hessian, 2);
    let near = newton
        .filter(|_| low < 0.0 && high > 0.0)
        .filter(|[x, y]| libm::hypot(*x, *y) < 0.05 * diagonal);
    let lingered = row.vigil.steps >= LINGER;
    if let Some([dx, dy]) = near {
        let [x, y] = row.theta;
        row.vigil = Vigil { steps: row.vigil.steps.saturating_add(1), saddle: [x + dx, y + dy] };
        (row.vigil.steps == LINGER).then_some(Event::SaddleStall)
    } else if lingered && distance(row.theta, row.vigil.saddle) < 0.1 * diagonal {
        None
    } else {
        row.vigil = Vigil::default();
        lingered.then_some(Event::SaddleEscape)
    }
}
