//! A race: all runs of a scenario, every rule with every batch size from every start.

use serde::Serialize;

use crate::{
    landscape::survey::Landscape,
    run::{
        Run,
        batch::Batch,
        conditions::Conditions,
        restart::random_starts,
        row::{Event, Row},
        stop::{Stop, StopRules},
    },
    scenario::Scenario,
    space::Point,
    verdict::Verdict,
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
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The start's number.
    pub start: usize,
    /// Whether the start is a random one.
    pub random: bool,
    /// The rule's number in the scenario.
    pub rule: usize,
    /// The rule's name.
    pub name: &'static str,
    /// The step: the one asked for, or the run's last one if it ended before.
    pub step: usize,
    /// θ.
    pub theta: Point,
    /// f(θ).
    pub value: f64,
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
    /// The verdict, if the run has ended here.
    pub verdict: Option<Verdict>,
    /// The verdict's name, `converged:saddle`.
    pub verdict_id: Option<String>,
}

/// Something of note that happened to a run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
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

/// All runs of a scenario, starts outermost, then rules, then batch sizes in order.
#[derive(Clone, Debug)]
pub struct Race {
    scenario: Scenario,
    landscape: Landscape,
    racers: Vec<Racer>,
}

impl Race {
    /// The runs of a scenario, at their starts.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let landscape = Landscape::survey(&scenario.function, scenario.view());
        Self::over(scenario, landscape)
    }

    /// The same where the landscape is known from a scenario with the same function and view.
    #[must_use]
    pub fn over(scenario: Scenario, landscape: Landscape) -> Self {
        let chosen = scenario.chosen_starts();
        let random =
            random_starts(scenario.seed, scenario.view(), scenario.dimension(), scenario.restarts);
        let starts =
            chosen.iter().map(|&at| (at, false)).chain(random.iter().map(|&at| (at, true)));
        let entrants: Vec<_> = (0..scenario.rules.len())
            .flat_map(|rule| (0..scenario.batches.len()).map(move |batch| (rule, batch)))
            .collect();
        let racers = starts
            .enumerate()
            .flat_map(|start| entrants.iter().map(move |&entrant| (start, entrant)))
            .filter_map(|((start, (at, random)), (rule, batch))| {
                let run = start_run(&scenario, &landscape, at, start, [rule, batch])?;
                Some(Racer { run, start, random, rule, batch, verdict: None })
            })
            .collect();
        let mut race = Self { scenario, landscape, racers };
        race.advance(0);
        race
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Takes another scenario's runs, at their starts, in place of these; what is known of the
    /// function is kept where it stays the same. If the two differ only in how runs are shown, the
    /// runs stay, and the answer is `false`.
    pub fn open(&mut self, scenario: Scenario) -> bool {
        let now = &self.scenario;
        if scenario.runs_like(now) {
            self.scenario = scenario;
            return false;
        }
        *self = if now.function == scenario.function && now.view() == scenario.view() {
            Self::over(scenario, self.landscape.clone())
        } else {
            Self::new(scenario)
        };
        true
    }

    /// What is known of the function in the view.
    #[must_use]
    pub fn landscape(&self) -> &Landscape {
        &self.landscape
    }

    /// The runs.
    #[must_use]
    pub fn racers(&self) -> &[Racer] {
        &self.racers
    }

    /// Brings every run to at least this step, or to its end; `false` once all have ended.
    pub fn advance(&mut self, step: usize) -> bool {
        for Racer { run, verdict, .. } in &mut self.racers {
            while run.steps() < step && run.step() {}
            if verdict.is_none() {
                *verdict = Verdict::of(run, &self.landscape);
            }
        }
        self.racers.iter().any(|racer| racer.run.stop().is_none())
    }

    /// Brings every run to its end.
    pub fn finish(&mut self) {
        self.advance(usize::MAX);
    }

    /// The verdict on a run, once it has stopped.
    #[must_use]
    pub fn verdict(&self, racer: usize) -> Option<&Verdict> {
        self.racers.get(racer)?.verdict.as_ref()
    }

    /// Where a run is at a step that it has reached; where it ended if it ended before.
    #[must_use]
    pub fn status(&self, racer: usize, step: usize) -> Option<Status> {
        let Racer { run, start, random, rule, verdict, .. } = self.racers.get(racer)?;
        let step = step.min(run.steps());
        let row = run.rows().get(step)?;
        let verdict = verdict.as_ref().filter(|_| step == run.steps());
        let conditions = run.conditions();
        let count = conditions.function.fit().map(|fit| fit.data.samples().len());
        let samples =
            count.map(|count| conditions.batch.samples_seen(conditions.sampling, step, count));
        Some(Status {
            start: *start,
            random: *random,
            rule: *rule,
            name: conditions.rule.of.name,
            step,
            theta: row.theta,
            value: row.value,
            gradient_norm: row.gradient_norm(),
            learning_rate: row.learning_rate,
            event: row.noted,
            evaluations: step + 1,
            batch: conditions.batch,
            samples,
            epochs: samples.zip(count).map(|(seen, count)| seen as f64 / count as f64),
            verdict_id: verdict.map(Verdict::id),
            verdict: verdict.cloned(),
        })
    }

    /// Where runs lingered at saddles and left them, up to a step.
    #[must_use]
    pub fn saddle_events(&self, step: usize) -> Vec<Incident> {
        let of_racer = |(racer, rows): (usize, &[Row])| {
            let rows = rows.iter().enumerate().take(step.saturating_add(1));
            let events = rows.filter_map(|(step, row)| Some((step, row.event?, row.theta)));
            events
                .filter(|(_, event, _)| event.is_of_saddle())
                .map(|(step, event, at)| Incident { racer, step, event, at })
                .collect::<Vec<_>>()
        };
        self.racers.iter().map(|racer| racer.run.rows()).enumerate().flat_map(of_racer).collect()
    }

    /// The run with the best last value so far, of those that have not diverged.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        let sign = self.scenario.goal.sign();
        let score = |racer: &Racer| sign * racer.run.last().value;
        self.racers
            .iter()
            .enumerate()
            .filter(|(_, racer)| {
                !matches!(racer.run.stop(), Some(Stop::Diverged | Stop::Undefined))
            })
            .min_by(|(_, a), (_, b)| score(a).total_cmp(&score(b)))
            .map(|(k, _)| k)
    }
}

fn start_run(
    scenario: &Scenario,
    landscape: &Landscape,
    at: Point,
    start: usize,
    [rule, batch]: [usize; 2],
) -> Option<Run> {
    let entrant = scenario.rules.get(rule)?;
    let own = entrant.learning_rate;
    let conditions = Conditions {
        function: scenario.function.clone(),
        rule: entrant.rule,
        learning_rate: own.unwrap_or(scenario.learning_rate),
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
        stop: StopRules {
            tolerance: scenario.tolerance,
            max_steps: scenario.steps,
            diagonal: landscape.diagonal,
            slope: landscape.slope,
            best: landscape.best(scenario.goal).map_or(f64::NAN, |best| best.value),
        },
    };
    Some(Run::new(conditions, at))
}
