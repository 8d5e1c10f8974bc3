//! Any link as a race: whatever is asked of it at any step is answered, in sentences whose numbers are
//! numbers.

use gd_core::{
    Race, Run, Scenario,
    cost::{advice, costs},
    explain,
    learning_curve::{Measure, learning_curve, steps_beside},
    stability::stability_limit,
    trace::{HEADER, fingerprint, write_csv},
    words::{
        cost::told,
        equation::equations,
        explanation::{earlier_step, which_step},
        landmark::landmarks,
        place::describe,
        run_name::run_names,
        status::{outcome, sentence},
        summary::summary,
    },
};

use crate::said::{assert_clean, assert_said};

/// The most runs and steps of a race that is only begun, and of one that is followed to its verdicts,
/// which takes as long as a hundred others.
const FEW_RUNS: usize = 2;
const FEW_STEPS: u32 = 20;
const MANY_RUNS: usize = 4;
const MANY_STEPS: u32 = 300;

/// Evaluations at a time, and how many pieces of them.
const PIECE: usize = 2_000;
const MOST_PIECES: usize = 400;

pub(crate) fn check(text: &str) {
    let scenario = Scenario::parse(text).scenario;
    if text.len() % 64 == 1 { follow(scenario) } else { begin(scenario) }
}

fn begin(scenario: Scenario) {
    let mut race = Race::new(bounded(scenario, FEW_RUNS, FEW_STEPS));
    race.advance(FEW_STEPS as usize);
    ask(&race, FEW_STEPS as usize / 2);
    ask(&race, FEW_STEPS as usize);
    assert_csv(&race);
}

fn follow(scenario: Scenario) {
    let mut race = Race::new(bounded(scenario, MANY_RUNS, MANY_STEPS));
    ask(&race, 0);
    let is_done = (0..MOST_PIECES).any(|_| !race.work(PIECE));
    let last = race.racers().iter().map(|racer| racer.run.steps()).max().unwrap_or_default();
    for step in [last / 2, last] {
        ask(&race, step);
    }
    assert_csv(&race);
    if is_done {
        for k in 0..race.racers().len() {
            let verdict = race.verdict(k).unwrap();
            assert_said(&verdict.to_string());
            assert!(!verdict.id().is_empty());
        }
    }
    rewind(&race);
}

/// The scenario with few enough runs and steps.
fn bounded(mut scenario: Scenario, runs: usize, steps: u32) -> Scenario {
    scenario.steps = scenario.steps.min(steps);
    scenario.starts.truncate(1);
    scenario.batches.truncate(1);
    scenario.rules.truncate(runs);
    if scenario.rules.len() == runs {
        scenario.restarts = 0;
    }
    scenario.restarts = scenario.restarts.min(1);
    scenario
}

fn ask(race: &Race, step: usize) {
    let scenario = race.scenario();
    let names = run_names(race);
    assert_eq!(names.len(), race.racers().len());
    for (k, racer) in race.racers().iter().enumerate() {
        let status = race.status(k, step).unwrap();
        assert!(!outcome(&status).is_empty());
        assert_clean(&outcome(&status));
        if let Some(sentence) = sentence(&status) {
            assert_said(&sentence);
        }
        assert_run(&racer.run, status.step);
        let _ = steps_beside(race, k, step);
        for measure in [Measure::Value, Measure::Gap, Measure::GradientNorm] {
            assert!(learning_curve(race, k, measure, 0).count() <= racer.run.steps() + 1);
        }
        if let Some(layers) = scenario.function.layers() {
            assert_said(&layers.flow(status.theta).to_string());
        }
    }
    for landmark in landmarks(race, &names, step) {
        assert_said(&landmark.text);
    }
    if let Some(summary) = summary(race, &names, step) {
        assert_said(&summary);
    }
    if let Some(advice) = advice(race) {
        assert_said(&told(&advice, Some(&names)));
    }
    let _ = (costs(race), race.first(), race.saddle_events(step));
    let [x0, x1, y0, y1] = scenario.camera();
    assert_clean(&describe(scenario, [(x0 + x1) / 2.0, (y0 + y1) / 2.0]));
    for racer in race.racers() {
        let limit = race.landscape().and_then(|landscape| stability_limit(&racer.run, landscape));
        let Some(limit) = limit else { continue };
        assert!(limit.rate > 0.0, "{}", limit.rate);
        assert_said(&limit.to_string());
    }
}

fn assert_run(run: &Run, step: usize) {
    let row = run.row(step).unwrap();
    if let Some(why) = explain::step(run, step) {
        assert_said(&which_step(&why));
        if let Some(end) = why.end {
            assert!(end.telling_step.is_none_or(|step| step < run.steps()));
            assert_eq!(earlier_step(&end).is_some(), end.telling_step.is_some());
        }
        // A run that could not start has no number to be told.
        if row.value.is_finite() && row.gradient.iter().all(|slope| slope.is_finite()) {
            assert_said(&why.to_string());
        }
        if let Some(seen) = why.batch {
            assert_said(&seen.to_string());
        }
    }
    for equation in equations(run, step) {
        for line in equation.numbers.iter().chain([&equation.symbols]) {
            assert_balanced(&line.left);
            assert_balanced(&line.right);
        }
    }
}

/// Each element of MathML is closed, and nothing else looks like one.
fn assert_balanced(markup: &str) {
    let mut open = Vec::new();
    for piece in markup.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{markup}"),
            None => open.push(tag.split(' ').next().unwrap_or_default()),
        }
    }
    assert!(open.is_empty(), "{markup}");
}

/// A row for each step, whose numbers are those of the run.
fn assert_csv(race: &Race) {
    let mut csv = String::new();
    write_csv(race, &mut csv).unwrap();
    let rows: usize = race.racers().iter().map(|racer| racer.run.steps() + 1).sum();
    assert_eq!(csv.lines().count(), rows + 1);
    let columns = HEADER.split(',').count();
    let values = race.racers().iter().flat_map(|racer| racer.run.rows());
    for (line, row) in csv.lines().skip(1).zip(values) {
        let cells: Vec<_> = line.split(',').collect();
        assert_eq!(cells.len(), columns, "{line}");
        let value: f64 = cells[5].parse().unwrap();
        assert!(value.to_bits() == row.value.to_bits() || value.is_nan(), "{line}: {}", row.value);
    }
}

/// The same link gives the same bits.
fn rewind(race: &Race) {
    let mut again = Race::new(race.scenario().clone());
    for k in 0..race.racers().len() {
        again.advance(race.racers()[k].run.steps());
    }
    let is_whole = |race: &Race| race.racers().iter().all(|racer| racer.run.stop().is_some());
    if is_whole(race) && is_whole(&again) {
        assert_eq!(fingerprint(&again), fingerprint(race));
    }
}
