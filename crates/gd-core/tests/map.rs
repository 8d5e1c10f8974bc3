//! Runs side by side against [`Run`], to the bit.

use gd_core::{
    CATALOG, Goal, Outcome, Point, Race, Run, Scenario, Stop, Survey,
    map::{
        basin::{Basins, End, Raster, Tile, extrema},
        bundle::{Bundle, Ended, Member, Sieve, table},
        lanes::{LANES, advance},
        step::StepTape,
        walk::Walk,
    },
    number::hypot::hypot,
    run::conditions::Conditions,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// The conditions of a link's first run.
fn conditions(query: &str) -> Option<Conditions> {
    let race = Race::new(Scenario::parse(query).scenario);
    Some(race.racers().first()?.run.conditions().clone())
}

/// Starts all over the region of a link, with its corners, middle and axes.
fn starts(query: &str) -> Vec<Point> {
    let [x0, x1, y0, y1] = Scenario::parse(query).scenario.domain();
    let shares = [0.0, 0.13, 0.37, 0.5, 0.71, 1.0];
    let at = |from: f64, to: f64, share: f64| from * (1.0 - share) + to * share;
    shares
        .iter()
        .flat_map(|u| shares.iter().map(move |v| [at(x0, x1, *u), at(y0, y1, *v)]))
        .collect()
}

fn bits(theta: Point) -> [u64; 2] {
    // A coordinate that is 0 may have either sign.
    theta.map(|c| (c + 0.0).to_bits())
}

/// What is wrong with how lanes, and a walk, go on from some starts.
fn faults(query: &str) -> Vec<String> {
    let Some(conditions) = conditions(query) else { return vec![format!("{query}: no run")] };
    let starts = starts(query);
    let mut faults = Vec::new();
    let mut fault = |at: &Point, what: String| faults.push(format!("{query} from {at:?}: {what}"));
    let runs: Vec<Run> = starts
        .iter()
        .map(|start| {
            let mut run = Run::new(conditions.clone(), *start);
            run.finish();
            run
        })
        .collect();
    for (start, run) in starts.iter().zip(&runs) {
        let mut walk = Walk::new(&conditions, *start);
        walk.finish();
        let (found, expected) = (walk.last(), run.last());
        if (walk.stop(), walk.steps()) != (run.stop(), run.steps())
            || bits(found.theta) != bits(expected.theta)
        {
            fault(
                start,
                format!(
                    "walked to {found:?}, {:?}, not {expected:?}, {:?}",
                    walk.stop(),
                    run.stop()
                ),
            );
        }
    }
    let Some(step) = StepTape::new(&conditions) else { return faults };
    let mut bundle = Bundle::new(&step, &starts, LANES);
    let sieve = Sieve::new(conditions.stop.tolerance);
    let most = conditions.stop.max_steps as usize;
    advance(&step, &table(&step, &conditions), sieve, &mut bundle, 0..=most);
    let mut unsure = 0;
    for ((start, run), member) in starts.iter().zip(&runs).zip(bundle.members()) {
        let Member { theta, steps, ended, .. } = member;
        let expected = run.last();
        let agrees = match (ended, run.stop()) {
            (Ended::Unsure, _) => {
                unsure += 1;
                true
            }
            (Ended::Diverged, Some(Stop::Undefined)) => steps == -1.0,
            (Ended::Diverged, Some(Stop::Diverged)) => steps == run.steps() as f64,
            (Ended::Converged, Some(Stop::Converged)) | (Ended::Not, Some(Stop::MaxSteps)) => {
                steps == run.steps() as f64 && bits(theta) == bits(expected.theta)
            }
            _ => false,
        };
        if !agrees {
            fault(
                start,
                format!("{member:?}, not {expected:?} after {} {:?}", run.steps(), run.stop()),
            );
        }
    }
    if unsure > starts.len() / 2 {
        eprintln!("{query}: unsure of {unsure} of {}", starts.len());
    }
    faults
}

const RULES: [&str; 9] = [
    "gd",
    "momentum",
    "classical-momentum",
    "nesterov(beta=0.8)",
    "adagrad(lr=0.5)",
    "rmsprop(alpha=0.9)",
    "adam(lr=0.05)",
    "adamw(lr=0.05,wd=0.1)",
    "anneal",
];

#[test]
fn every_function_and_rule_goes_where_a_run_goes() {
    let mut wrong = Vec::new();
    for entry in CATALOG {
        for rule in RULES {
            wrong.extend(faults(&format!("f={}&opt={rule}&steps=120", entry.id)));
        }
    }
    assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}

#[test]
fn schedules_clipping_ascent_and_chance_too() {
    let mut wrong = Vec::new();
    for rest in [
        "schedule=inverse-time(decay=0.1)",
        "schedule=milestones&opt=adam",
        "schedule=cosine(period=50,floor=0.001)&opt=momentum",
        "schedule=exponential&clip=value(c=0.5)",
        "clip=norm(c=0.7)&opt=nesterov",
        "clip=norm(c=1e-3)&lr=10",
        "goal=max&opt=momentum",
        "goal=max&clip=value(c=0.1)",
        "noise=0.1",
        "lr=0&tol=1e-3",
        "lr-from=9:0.001;40:0.02",
        "lr=3",
        "tol=0",
        "tol=0.5",
    ] {
        for f in
            ["himmelblau", "rastrigin", "x^4-3x^2+x", "abs(x)+2*abs(y)", "sqrt(x)+y^2", "layers"]
        {
            let f = if f == "layers" { "layers=5".to_owned() } else { format!("f={f}") };
            wrong.extend(faults(&format!("{f}&steps=90&{rest}")));
        }
    }
    for data in ["data=line&batch=1", "data=overlap&opt=adam", "data=curve&sampling=with&batch=4"] {
        wrong.extend(faults(&format!("{data}&steps=40")));
    }
    assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}

#[path = "formulas/mod.rs"]
mod formulas;

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(13), cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_formula_goes_where_a_run_goes(
        f in formulas::formula(),
        rule in prop::sample::select(&RULES[..]),
        lr in prop::sample::select(vec!["0.1", "0.003", "2"]),
    ) {
        let query = format!("f={}&view=-2,2,-2,2&opt={rule}&lr={lr}&steps=40", f.replace('+', "%2B"));
        let wrong = faults(&query);
        prop_assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(3)]);
    }
}

/// What a map should say of a start, by the verdict on its run; of a floor of minima it may tell one that
/// the verdict's search has come upon from the others, or not.
fn expected_ends(query: &str, [x, y]: Point) -> ([End; 2], u32, String) {
    let is_plane = Scenario::parse(query).scenario.function.objective().dimension() == 2;
    let at = if is_plane { format!("{x:e},{y:e}") } else { format!("{x:e}") };
    let mut race = Race::new(Scenario::parse(&format!("{query}&at={at}")).scenario);
    race.finish();
    let racer = race.racers().first();
    let Some((verdict, run)) = racer.and_then(|racer| Some((race.verdict(0)?, &racer.run))) else {
        return ([End::Undefined; 2], 0, "no run".to_owned());
    };
    let extrema = race.landscape().map(|known| extrema(known, Goal::Min)).unwrap_or_default();
    let diagonal = race.landscape().map_or(f64::NAN, |known| known.diagonal);
    let ends = match (verdict.stop, verdict.outcome) {
        (Stop::Undefined, _) => [End::Undefined; 2],
        (Stop::Diverged, Outcome::NoValue) => [End::Left; 2],
        (Stop::Diverged, _) => [End::Diverged; 2],
        (_, Outcome::GlobalMinimum | Outcome::LocalMinimum) => {
            // Within what a verdict calls near.
            let [u, v] = verdict.at;
            let away = |at: Point| hypot(at[0] - u, at[1] - v);
            let near = extrema.iter().map(|point| away(point.at)).enumerate();
            let nearest = near.min_by(|a, b| a.1.total_cmp(&b.1));
            match nearest.filter(|(_, away)| *away <= 0.05 * diagonal) {
                None => [End::OtherExtremum; 2],
                Some((k, away)) if away <= 1e-5 * diagonal => [End::Extremum(k as u8); 2],
                Some((k, _)) => [End::Extremum(k as u8), End::OtherExtremum],
            }
        }
        (_, Outcome::Saddle | Outcome::GlobalMaximum | Outcome::LocalMaximum) => [End::Saddle; 2],
        (_, Outcome::Plateau) => [End::Plateau; 2],
        _ => [End::Unfinished; 2],
    };
    (ends, run.steps() as u32, verdict.id())
}

/// Where a map of a link differs from verdicts, over a coarse raster.
fn disagreements(query: &str, size: usize) -> Vec<String> {
    let scenario = Scenario::parse(query).scenario;
    let Some(conditions) = conditions(query) else { return vec![format!("{query}: no run")] };
    let landscape = Survey::new(&scenario.function, scenario.domain()).finish();
    let [x0, x1, y0, y1] = scenario.domain();
    let is_plane = conditions.function.objective().dimension() == 2;
    let (size, region, rows) =
        if is_plane { (size, [x0, x1, y0, y1], size) } else { (4 * size, [x0, x1, 0.0, 0.0], 1) };
    let raster = Raster { region, columns: size, rows };
    let basins = Basins::new(conditions, landscape);
    let starts = raster.starts(Tile { column: 0, row: 0, columns: size, rows });
    let mut wrong = Vec::new();
    for (start, cell) in starts.iter().zip(basins.cells(&starts)) {
        if cell != basins.walk(*start) {
            wrong.push(format!(
                "{query} from {start:?}: {cell:?}, walked {:?}",
                basins.walk(*start)
            ));
        }
        let (ends, steps, id) = expected_ends(query, *start);
        if !ends.contains(&cell.end) || cell.steps != steps {
            wrong.push(format!(
                "{query} from {start:?}: {cell:?}, not {ends:?} after {steps}, {id}"
            ));
        }
    }
    wrong
}

#[test]
fn a_basin_map_says_what_verdicts_say() {
    let mut wrong = Vec::new();
    for entry in CATALOG {
        for rest in ["", "&opt=momentum&steps=150", "&opt=adam&steps=60"] {
            wrong.extend(disagreements(&format!("f={}{rest}", entry.id), 4));
        }
    }
    for query in [
        "f=(x^2%2By^2-1)^2",
        "f=abs(x)%2B2abs(y)",
        "f=x^2&lr=3",
        "f=1/x%2By^2",
        "f=ln(x)%2By^2&lr=0.1&view=-2,2,-2,2",
        "f=sqrt(x)&lr=0.3&view=-1,2",
        "data=line",
        "layers=4",
    ] {
        wrong.extend(disagreements(query, 6));
    }
    assert!(
        wrong.is_empty(),
        "{} disagreements: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(40)]
    );
}

/// See `tests/fixtures/numpy/basins.py`: NumPy rounds elsewhere, so a start on the border of two basins
/// may fall to either.
#[test]
fn basins_have_the_shares_that_numpy_finds() {
    let fixture = include_str!("../../../tests/fixtures/numpy/basins.tsv");
    let number = |text: &str| text.parse::<f64>().unwrap();
    for line in fixture.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        let [query, across, down, minima @ .., diverged, unfinished] = &columns[..] else {
            panic!("{line}")
        };
        let scenario = Scenario::parse(query).scenario;
        let conditions = conditions(query).unwrap();
        let [x0, x1, y0, y1] = scenario.domain();
        let (across, down) = (number(across) as usize, number(down) as usize);
        let region = if down == 1 { [x0, x1, 0.0, 0.0] } else { [x0, x1, y0, y1] };
        let raster = Raster { region, columns: across, rows: down };
        let basins =
            Basins::new(conditions, Survey::new(&scenario.function, [x0, x1, y0, y1]).finish());
        let cells =
            basins.cells(&raster.starts(Tile { column: 0, row: 0, columns: across, rows: down }));
        let count = |end: End| cells.iter().filter(|cell| cell.end == end).count() as f64;
        let all = cells.len() as f64;
        // A thousandth of the starts lie on borders.
        let close = |found: f64, expected: f64| (found - expected).abs() <= (1e-3 * all).max(1.0);
        for minimum in minima {
            let [x, y, expected] = minimum.split(',').map(number).collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let near = |at: Point| hypot(at[0] - x, at[1] - y) < 1e-3;
            let k = basins.extrema.iter().position(|point| near(point.at)).unwrap();
            let found = count(End::Extremum(k as u8));
            assert!(close(found, expected), "{line}: {found} at {x}, {y}");
        }
        assert!(close(count(End::Diverged), number(diverged)), "{line}");
        let rest = count(End::Unfinished) + count(End::Saddle) + count(End::Plateau);
        assert!(close(rest, number(unfinished)), "{line}: {rest} on their way");
    }
}
