//! A race: all runs of a scenario, every rule with every batch size from every start.

use crate::{
    budget::Budget,
    landscape::survey::{Landscape, Survey},
    run::{
        Run,
        batch::Batch,
        conditions::Conditions,
        restart::random_starts,
        row::Event,
        saddle::SaddleScale,
        stop::{Stop, StopRules},
    },
    scenario::Scenario,
    space::Point,
    verdict::{Verdict, Visited},
};

/// A run of a race, and where in the scenario it comes from.
#[derive(Clone, Debug)]
pub struct Racer {
    /// The run.
    pub run: Run,
    /// The start's number: the chosen ones first, then the random ones.
    pub start: usize,
    /// Whether the start is a random one.
    pub random: bool,
    /// The rule's number in the scenario.
    pub rule: usize,
    /// The batch size's number in the scenario.
    pub batch: usize,
    verdict: Option<Verdict>,
}

/// Where a run is at a step, for showing.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The start's number.
    pub start: usize,
    /// Whether the start is a random one.
    pub random: bool,
    /// The rule's number in the scenario.
    pub rule: usize,
    /// The step: the one asked for, or the run's last one if it ended before.
    pub step: usize,
    /// θ.
    pub theta: Point,
    /// f(θ).
    pub value: f64,
    /// What the value is [but for rounding](Landscape::nominal), once that is known.
    pub nominal: f64,
    /// ‖∇f(θ)‖₂.
    pub gradient_norm: f64,
    /// α of the step that leaves from here.
    pub learning_rate: f64,
    /// The last thing of note that happened up to here, and its step.
    pub event: Option<(Event, u32)>,
    /// How many gradients have been computed.
    pub evaluations: usize,
    /// How many points each gradient is taken over.
    pub batch: Batch,
    /// How many points the gradients of the steps up to here were taken over: what they cost;
    /// `None` without data.
    pub samples: Option<usize>,
    /// The same in epochs, passes over all data.
    pub epochs: Option<f64>,
    /// Why the run stopped, if it has ended here.
    pub stop: Option<Stop>,
    /// The verdict, if the run has ended here.
    pub verdict: Option<Verdict>,
    /// The verdict's name, `converged:saddle`.
    pub verdict_id: Option<String>,
}

/// Something of note that happened to a run.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Incident {
    /// The run.
    pub racer: usize,
    /// The step at which it happened.
    pub step: usize,
    /// What happened.
    pub event: Event,
    /// Where.
    pub at: Point,
}

/// All runs of a scenario, starts outermost, then rules, then batch sizes in order; and the survey of
/// the function in the domain, which they do not wait for.
///
/// What is to be done can be done piece by piece, by [`work`](Self::work): the sample of slopes that
/// the runs need before their first step, then the runs and the survey side by side, and a verdict
/// on each run once both are done. What comes of it does not depend on the pieces.
#[derive(Clone, Debug)]
pub struct Race {
    scenario: Scenario,
    survey: Survey,
    racers: Vec<Racer>,
    /// Whether the sample of slopes that the runs need is whole; until then they are at their starts.
    is_sampled: bool,
    /// The best places that the runs have been at, once all have ended.
    visited: Option<Visited>,
}

/// How many steps a run goes at a time, so that the runs go on side by side.
const STRIDE: usize = 32;

/// How many evaluations a verdict takes, roughly: Newton's steps and circles around its end.
const JUDGING: usize = 1000;

/// How many rows are read in the time of an evaluation, roughly.
const ROWS: usize = 16;

impl Race {
    /// The runs of a scenario, at their starts; nothing else is computed yet.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let survey = Survey::new(&scenario.function, scenario.domain());
        Self::over(scenario, survey)
    }

    /// The runs of a scenario at their ends, with their verdicts.
    #[must_use]
    pub fn finished(scenario: Scenario) -> Self {
        let mut race = Self::new(scenario);
        race.finish();
        race
    }

    /// The runs of a scenario where a survey of the same function and domain has begun.
    fn over(scenario: Scenario, survey: Survey) -> Self {
        let slope = survey.slope();
        let saddle = SaddleScale { diagonal: survey.diagonal(), slope: slope.unwrap_or_default() };
        let racers = start_runs(&scenario, saddle);
        Self { scenario, survey, racers, is_sampled: slope.is_some(), visited: None }
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Takes another scenario's runs, at their starts, in place of these; what is known of the
    /// function is kept where it stays the same. If the two differ only in how runs are shown, the
    /// runs stay, and the answer is `false`.
    #[cfg(feature = "link")]
    pub fn open(&mut self, scenario: Scenario) -> bool {
        let now = &self.scenario;
        if scenario.runs_like(now) {
            self.scenario = scenario;
            return false;
        }
        let mut survey = Survey::new(&scenario.function, scenario.domain());
        if now.function == scenario.function && now.domain() == scenario.domain() {
            std::mem::swap(&mut survey, &mut self.survey);
        }
        *self = Self::over(scenario, survey);
        true
    }

    /// What is known of the function in the domain, once its survey is done.
    #[must_use]
    pub fn landscape(&self) -> Option<&Landscape> {
        self.survey.landscape()
    }

    /// The runs.
    #[must_use]
    pub fn racers(&self) -> &[Racer] {
        &self.racers
    }

    /// Goes on with what is pending for about as long as so many evaluations of a short formula take,
    /// whatever the function, and a little longer where a unit of work cannot be divided; `false` once every run has ended and is judged. The
    /// survey and the runs take half of it each, so that neither waits for the other.
    pub fn work(&mut self, budget: usize) -> bool {
        let mut budget = Budget::new(budget.max(1));
        self.sample(&mut budget);
        let mut half = Budget::new(budget.left().div_ceil(2));
        let whole = half.left();
        self.survey.spend(&mut half);
        budget.spend(whole - half.left());
        self.step_runs(&mut budget);
        self.survey.spend(&mut budget);
        self.judge(&mut budget);
        self.racers.iter().any(|racer| racer.verdict.is_none()) || self.landscape().is_none()
    }

    /// Brings every run to at least this step, or to its end; `false` once all have ended. The survey
    /// and verdicts are left for later.
    pub fn advance(&mut self, step: usize) -> bool {
        self.sample(&mut Budget::new(usize::MAX));
        for Racer { run, .. } in &mut self.racers {
            while run.steps() < step && run.step() {}
        }
        self.is_going_on()
    }

    /// Does all that is pending: every run ends and is judged.
    pub fn finish(&mut self) {
        while self.work(usize::MAX) {}
    }

    /// The step that every run has reached that has not ended before.
    #[must_use]
    pub fn reached(&self) -> usize {
        let (mut reached, mut last) = (None, 0);
        for Racer { run, .. } in &self.racers {
            last = last.max(run.steps());
            if run.stop().is_none() {
                reached = Some(reached.map_or(run.steps(), |least: usize| least.min(run.steps())));
            }
        }
        reached.unwrap_or(last)
    }

    fn is_going_on(&self) -> bool {
        self.racers.iter().any(|racer| racer.run.stop().is_none())
    }

    /// Goes on with the sample of slopes; once it is whole, the runs know what is steep.
    fn sample(&mut self, budget: &mut Budget) {
        if self.is_sampled || self.survey.spend_on_sample(budget) {
            return;
        }
        self.is_sampled = true;
        let slope = self.survey.slope().unwrap_or_default();
        let saddle = SaddleScale { diagonal: self.survey.diagonal(), slope };
        self.racers = start_runs(&self.scenario, saddle);
    }

    /// Goes on with the runs side by side.
    fn step_runs(&mut self, budget: &mut Budget) {
        while self.is_sampled && self.is_going_on() && !budget.is_spent() {
            let next = self.reached().saturating_add(STRIDE);
            for racer in &mut self.racers {
                racer.run.advance(next, budget);
            }
        }
    }

    /// Judges the runs once all have ended and the survey is done: what one has come upon counts for
    /// the others.
    fn judge(&mut self, budget: &mut Budget) {
        let Some(landscape) = self.survey.landscape() else { return };
        if self.is_going_on() || budget.is_spent() {
            return;
        }
        let visited = match self.visited {
            Some(visited) => visited,
            None => {
                let mut visited = Visited::default();
                for Racer { run, .. } in &self.racers {
                    budget.spend(run.steps() / ROWS);
                    visited.add(run);
                }
                visited
            }
        };
        self.visited = Some(visited);
        for Racer { run, verdict, .. } in &mut self.racers {
            if verdict.is_none() && !budget.is_spent() {
                *verdict = Verdict::of(run, landscape, &visited);
                let effort = run.conditions().function.objective().effort();
                budget.spend(if verdict.is_some() { JUDGING * effort } else { 0 });
            }
        }
    }

    /// The verdict on a run, once it has stopped and the survey is done.
    #[must_use]
    pub fn verdict(&self, racer: usize) -> Option<&Verdict> {
        self.racers.get(racer)?.verdict.as_ref()
    }

    /// Where a run is at a step that it has reached; where it ended if it ended before.
    #[must_use]
    pub fn status(&self, racer: usize, step: usize) -> Option<Status> {
        let Racer { run, start, random, rule, verdict, .. } = self.racers.get(racer)?;
        let step = step.min(run.steps());
        let row = run.row(step)?;
        let is_end = step == run.steps();
        let verdict = if is_end { *verdict } else { None };
        let conditions = run.conditions();
        let count = conditions.function.fit().map(|fit| fit.data.samples().len());
        let samples =
            count.map(|count| conditions.batch.samples_seen(conditions.sampling, step, count));
        Some(Status {
            start: *start,
            random: *random,
            rule: *rule,
            step,
            theta: row.theta,
            value: row.value,
            nominal: self.landscape().map_or(row.value, |landscape| {
                let from = run.value(0).map(|(value, _)| value);
                landscape.nominal(row.value, from, conditions.goal)
            }),
            gradient_norm: row.gradient_norm(),
            learning_rate: row.learning_rate,
            event: row.noted,
            evaluations: step + 1,
            batch: conditions.batch,
            samples,
            epochs: samples.zip(count).map(|(seen, count)| seen as f64 / count as f64),
            stop: if is_end { run.stop() } else { None },
            verdict_id: verdict.as_ref().map(Verdict::id),
            verdict,
        })
    }

    /// Where runs lingered at saddles and left them, up to a step.
    #[must_use]
    pub fn saddle_events(&self, step: usize) -> Vec<Incident> {
        let mut incidents = Vec::new();
        for (racer, Racer { run, .. }) in self.racers.iter().enumerate() {
            for (when, event) in run.saddle_events() {
                if when <= step
                    && let Some(row) = run.row(when)
                {
                    incidents.push(Incident { racer, step: when, event, at: row.theta });
                }
            }
        }
        incidents
    }

    /// The runs that were first within the tolerance of the best value that any run came to: of those
    /// that came to rest at it the ones of the fewest steps. None before all have ended, of one run, and
    /// where none came to rest at it.
    #[must_use]
    pub fn first(&self) -> Vec<usize> {
        let goal = self.scenario.goal;
        let (mut first, mut fewest) = (Vec::new(), usize::MAX);
        let Some(landscape) = self.landscape().filter(|_| self.racers.len() > 1) else {
            return first;
        };
        let mut best = goal.sign() * f64::INFINITY;
        for Racer { verdict, .. } in &self.racers {
            let Some(Verdict { stop, value, .. }) = *verdict else { return first };
            let is_good = !matches!(stop, Stop::Diverged | Stop::Undefined);
            if is_good && goal.sign() * value < goal.sign() * best {
                best = value;
            }
        }
        for (k, Racer { verdict, .. }) in self.racers.iter().enumerate() {
            let Some(Verdict { stop: Stop::Converged, outcome, value, steps, .. }) = *verdict
            else {
                continue;
            };
            if !outcome.is_of(goal) || landscape.improves(best, value, goal) {
                continue;
            }
            if steps < fewest {
                (first, fewest) = (Vec::new(), steps);
            }
            if steps == fewest {
                first.push(k);
            }
        }
        first
    }
}

/// The runs of a scenario, at their starts.
fn start_runs(scenario: &Scenario, saddle: SaddleScale) -> Vec<Racer> {
    let chosen = scenario.chosen_starts();
    let random =
        random_starts(scenario.seed, scenario.domain(), scenario.dimension(), scenario.restarts);
    let mut racers = Vec::new();
    for (start, at) in chosen.iter().chain(&random).enumerate() {
        for rule in 0..scenario.rules.len() {
            for batch in 0..scenario.batches.len() {
                if let Some(run) = start_run(scenario, saddle, *at, start, [rule, batch]) {
                    let random = start >= chosen.len();
                    racers.push(Racer { run, start, random, rule, batch, verdict: None });
                }
            }
        }
    }
    racers
}

/// A run of a scenario's rule and batch size, by their numbers, at a start, which has a number too.
pub(crate) fn start_run(
    scenario: &Scenario,
    saddle: SaddleScale,
    at: Point,
    start: usize,
    [rule, batch]: [usize; 2],
) -> Option<Run> {
    let entrant = scenario.rules.get(rule)?;
    let own = entrant.learning_rate;
    let conditions = Conditions {
        function: scenario.function.clone(),
        rule: entrant.rule,
        learning_rate: scenario.rate(entrant),
        // A change is one of the shared rate.
        changes: if own.is_some() { Vec::new() } else { scenario.changes.clone() },
        goal: scenario.goal,
        schedule: scenario.schedule,
        clip: scenario.clip,
        noise: scenario.noise,
        batch: *scenario.batches.get(batch)?,
        sampling: scenario.sampling,
        seed: scenario.seed,
        stream: start as u64 + 1,
        stop: StopRules { tolerance: scenario.tolerance, max_steps: scenario.steps },
        saddle,
    };
    Some(Run::new(conditions, at))
}
