//! A run: one update rule, from one start, step by step.

use serde::Serialize;

use crate::{
    batch::{Batch, Sampling},
    clip::Clip,
    critical::{self, Kind, eigenvalues},
    dual::Dual2,
    hyperparameter::Choice,
    objective::{Function, Objective, Point},
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
    /// α₀ from a step on, by ascending step: the reader's changes on the way. The schedule goes on
    /// counting from step 0.
    pub changes: Vec<(u32, f64)>,
    /// Descent or ascent.
    pub goal: Goal,
    /// The learning rate's schedule.
    pub schedule: Choice<Schedule>,
    /// The gradient's clipping.
    pub clip: Choice<Clip>,
    /// The standard deviation of the noise on each gradient component.
    pub noise: f64,
    /// How many of the data's points each step's gradient is taken over.
    pub batch: Batch,
    /// How they are drawn.
    pub sampling: Sampling,
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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// θ.
    pub theta: Point,
    /// f(θ).
    pub value: f64,
    /// ∇f(θ), exact: over all data, without noise, clipping and the goal's sign.
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
    /// The gradient over the step's mini-batch, before all that; the exact one without batches.
    pub batch_gradient: f64,
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
            ..Row::default()
        };
        run.push(row, &here);
        if !finite(&here, start) {
            run.stop = Some(Stop::Undefined);
        }
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
        self.rows.last().copied().unwrap_or_default()
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

    /// Takes the last step back, exactly; `false` at the start. A run that diverged goes back to
    /// before its last finite row.
    pub fn step_back(&mut self) -> bool {
        let can = self.steps() > 0;
        if can {
            self.rows.pop();
            // The run went on from the row that is now the last.
            self.stop = None;
        }
        can
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

    /// Changes α₀ from the current step on; what the rule remembers is kept. Later changes, if the
    /// run was stepped back before them, are dropped. A run that had diverged or stalled goes on:
    /// from here it is the run that has this change among its conditions.
    pub fn set_learning_rate(&mut self, learning_rate: f64) {
        let now = self.steps();
        self.conditions.changes.retain(|&(step, _)| (step as usize) < now);
        self.conditions.changes.push((now as u32, learning_rate));
        let rate = self.learning_rate_at(now);
        if let Some(row) = self.rows.last_mut() {
            row.learning_rate = rate;
        }
        if self.stop != Some(Stop::Undefined) {
            self.stop = self.judge();
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

    /// The numbers of the points over which the step that leaves from row `step` takes its
    /// gradient; `None` if over all data, or if there are none.
    #[must_use]
    pub fn batch(&self, step: usize) -> Option<Vec<usize>> {
        let conditions = &self.conditions;
        let count = conditions.function.fit()?.data.samples().len();
        let key = [conditions.seed, conditions.stream];
        conditions.batch.draw(conditions.sampling, key, step, count)
    }

    /// The gradient over the mini-batch of the step that leaves from row `step`.
    fn batch_gradient(&self, from: &Row, step: usize) -> Point {
        let batch = self.batch(step).zip(self.conditions.function.fit());
        batch.map_or(from.gradient, |(batch, fit)| fit.gradient_over(from.theta, &batch))
    }

    /// α at a step: the schedule applied to the α₀ in force.
    fn learning_rate_at(&self, step: usize) -> f64 {
        let conditions = &self.conditions;
        let base = self.change_at(step).map_or(conditions.learning_rate, |(_, rate)| rate);
        (conditions.schedule.of.rate)(&conditions.schedule.values, base, step as f64)
    }

    /// The last change of α₀ up to a step.
    fn change_at(&self, step: usize) -> Option<(u32, f64)> {
        self.conditions.changes.iter().copied().rfind(|&(from, _)| from as usize <= step)
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
        let batch_gradient = self.batch_gradient(from, t - 1);
        let mut noisy = batch_gradient;
        for (g, noise) in noisy.iter_mut().zip(noise) {
            *g = sign * *g + conditions.noise * noise;
        }
        let clipped = (conditions.clip.of.apply)(&conditions.clip.values, noisy);
        let mut row = Row { event: None, ..*from };
        let gradients = clipped.into_iter().zip(batch_gradient);
        let coordinates = row.theta.iter_mut().zip(&mut row.slots).zip(gradients).zip(normals);
        for (axis, (((theta, slots), (gradient, batch_gradient)), normal)) in
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
            let state = *slots;
            let made = Quantities { gradient, batch_gradient, terms, normal, state, theta: answer };
            report(axis, made);
        }
        (row, clipped != noisy, draws)
    }

    /// Appends a row and looks at what happens there: a saddle, the end.
    fn push(&mut self, mut row: Row, here: &Dual2) {
        let rules = self.conditions.stop;
        let objective = self.conditions.function.objective();
        if objective.dimension() == 2
            && let Some(event) = watch_saddle(&mut row, here, objective, &rules)
        {
            row.event = Some(event);
            row.noted = Some((event, self.rows.len() as u32));
        }
        self.rows.push(row);
        self.stop = self.judge();
    }

    /// Whether the run ends at its last row.
    fn judge(&self) -> Option<Stop> {
        let rules = self.conditions.stop;
        if self.is_converged() {
            Some(Stop::Converged)
        } else if self.is_stalled() {
            Some(Stop::Stalled)
        } else if self.steps() >= rules.max_steps as usize {
            Some(Stop::MaxSteps)
        } else {
            None
        }
    }

    /// Whether neither slope nor chance moves the run on.
    fn is_converged(&self) -> bool {
        let Conditions { rule, noise, stop: StopRules { tolerance, .. }, .. } = self.conditions;
        let next = self.rows.len() as i32;
        let temperature = rule.of.temperature.map_or(0.0, |at| at(&rule.values, next));
        let left = [self.last().gradient_norm(), noise, temperature];
        tolerance > 0.0 && left.iter().all(|left| *left <= tolerance)
    }

    /// Whether the run crept over a plateau for [`STALL_STEPS`] steps, looked at after every so
    /// many since the last change of the learning rate.
    fn is_stalled(&self) -> bool {
        let steps = self.steps();
        let since = steps - self.change_at(steps).map_or(0, |(from, _)| from as usize);
        let Some(then) = self.rows.get(steps.wrapping_sub(STALL_STEPS)) else { return false };
        let (last, rules) = (self.last(), self.conditions.stop);
        let objective = self.conditions.function.objective();
        since >= STALL_STEPS
            && since.is_multiple_of(STALL_STEPS)
            && rules.is_creeping(last.length - then.length)
            && rules.is_slight(last.gradient_norm(), last.value)
            && critical::classify(objective, last.theta, rules.diagonal) == Some(Kind::Plateau)
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
fn newton_step(here: &Dual2) -> Option<Point> {
    let [gx, gy] = here.gradient;
    let [a, b, c] = here.hessian;
    let determinant = a * c - b * b;
    let step = [(b * gy - c * gx) / determinant, (b * gx - a * gy) / determinant];
    step.iter().all(|d| d.is_finite()).then_some(step)
}

/// Keeps the vigil: a run may be near a saddle where the Hessian has eigenvalues of
/// both signs, the Newton step, which leads to the saddle, is shorter than 1/20 of the view's
/// diagonal, and the slope is below 1/10 of the view's steep slopes. If it stays, the saddle is
/// looked for; it has left it where the Hessian has one sign, or twice as far away.
fn watch_saddle(
    row: &mut Row,
    here: &Dual2,
    objective: &dyn Objective,
    rules: &StopRules,
) -> Option<Event> {
    let [low, high] = eigenvalues(here.hessian, 2);
    let near = newton_step(here)
        .filter(|_| low < 0.0 && high > 0.0 && row.gradient_norm() < 0.1 * rules.slope)
        .is_some_and(|[x, y]| libm::hypot(x, y) < 0.05 * rules.diagonal);
    if row.vigil.steps >= LINGER {
        let is_close = distance(row.theta, row.vigil.saddle) < 0.1 * rules.diagonal;
        if near || (is_close && low < 0.0 && high > 0.0) {
            return None;
        }
        row.vigil = Vigil::default();
        return Some(Event::SaddleEscape);
    }
    let steps = if near { row.vigil.steps + 1 } else { 0 };
    let saddle = if steps == LINGER { saddle_near(row.theta, objective, rules) } else { None };
    row.vigil = match saddle {
        Some(saddle) => Vigil { steps, saddle },
        // On a plateau the Hessian can look like that of a saddle where there is none.
        None => Vigil { steps: steps % LINGER, ..Vigil::default() },
    };
    saddle.map(|_| Event::SaddleStall)
}

/// The saddle within 1/10 of the view's diagonal, if there is one: where its Hessian vanishes, as
/// for a monkey saddle, a Newton step leads only half-way.
fn saddle_near(theta: Point, objective: &dyn Objective, rules: &StopRules) -> Option<Point> {
    critical::polish(objective, theta, rules.diagonal)
        .filter(|at| distance(*at, theta) < 0.1 * rules.diagonal)
        .filter(|at| critical::classify(objective, *at, rules.diagonal) == Some(Kind::Saddle))
}
