//! The longest call of each kind that a page makes, in milliseconds, for links that ask for much: what
//! a page does in one go has to fit between two frames.
#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::{hint::black_box, time::Instant};

use gd_core::{
    Race, Scenario,
    cost::advice,
    learning_curve::{Measure, learning_curve},
    scenario::Edit,
};

/// Names and links.
fn links() -> Vec<(String, String)> {
    let sines = |count: usize| {
        let term = |k: usize| format!("sin(x%2B{k}y)");
        (1..=count).map(term).collect::<Vec<_>>().join("%2B")
    };
    let points: Vec<_> = (0..200).map(|k| (f64::from(k) / 20.0, f64::from(k * 37 % 100))).collect();
    let csv = points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(";");
    let sines =
        [10, 50, 240].map(|count| (format!("{count} sines"), format!("f={}", sines(count))));
    let others = [
        ("bounces", "f=sphere&lr=1&steps=100000&tol=0".to_owned()),
        ("75 layers", "layers=75".to_owned()),
        ("60 noisy runs", "f=ackley&restarts=59&steps=16000&noise=1&tol=0".to_owned()),
        ("far sine fit", format!("data=csv:{csv}&model=sine&view=-4e8,4e8,-4e8,4e8")),
        ("losses of 200", format!("data=csv:{csv}&show=losses")),
        ("batches of 200", format!("data=csv:{csv}&batch=full;1;32&steps=5000&tol=0&restarts=9")),
        ("crawl", "f=rosenbrock&lr=1e-6&steps=100000&restarts=9".to_owned()),
        ("egg box", "f=sin(50x)*sin(50y)&restarts=9".to_owned()),
        ("Rastrigin", "f=rastrigin&restarts=9".to_owned()),
    ];
    let others = others.map(|(name, link)| (name.to_owned(), link));
    sines.into_iter().chain(others).collect()
}

/// How long a call takes.
fn time<T>(call: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = black_box(call());
    (done, start.elapsed().as_secs_f64() * 1e3)
}

/// The shortest of three calls, which nothing else on the machine has held up.
fn shortest<T>(call: impl Fn() -> T) -> f64 {
    (0..3).map(|_| time(&call).1).fold(f64::INFINITY, f64::min)
}

fn main() {
    let filter = std::env::args().nth(1).unwrap_or_default();
    for (name, link) in links().into_iter().filter(|(name, _)| name.contains(&filter)) {
        let mut row = vec![("parse", shortest(|| Scenario::parse(&link)))];
        let parsed = Scenario::parse(&link);
        if !parsed.problems.is_empty() {
            println!("{name}: {:?}", parsed.problems);
        }
        let scenario = parsed.scenario;
        row.push(("camera", shortest(|| scenario.camera())));
        row.push(("write", shortest(|| scenario.write())));
        let edits = [
            ("zoom", Edit::ZoomBy { factor: 0.8, at: [0.5, 0.5] }),
            ("move start", Edit::MoveStart { index: 0, to: [0.3, 0.4].into() }),
            ("move point", Edit::MovePoint { index: 7, to: [0.3, 0.4] }),
        ];
        for (what, edit) in &edits {
            row.push((what, shortest(|| scenario.apply(edit))));
        }
        row.push(("new", shortest(|| Race::new(scenario.clone()))));
        let moved = scenario.apply(&edits[1].1).map_or(scenario.clone(), |change| change.scenario);
        for (what, units) in [("work 64", 64), ("work 512", 512)] {
            // The shortest of three at each call, for other work on the machine may hold up one.
            let mut races = [(); 3].map(|()| Race::new(scenario.clone()));
            let mut longest = 0.0_f64;
            for _ in 0..40_000 {
                let mut goes_on = false;
                let mut least = f64::INFINITY;
                for race in &mut races {
                    let (more, took) = time(|| race.work(units));
                    (goes_on, least) = (more, least.min(took));
                }
                longest = longest.max(least);
                if !goes_on {
                    break;
                }
            }
            row.push((what, longest));
        }
        let mut race = Race::finished(scenario.clone());
        let last = race.reached();
        let runs = race.racers().len();
        row.push((
            "status",
            shortest(|| (0..runs).map(|k| race.status(k, last)).collect::<Vec<_>>()),
        ));
        row.push(("first", shortest(|| race.first())));
        row.push(("events", shortest(|| race.saddle_events(last))));
        row.push(("advice", shortest(|| advice(&race))));
        row.push((
            "curves",
            shortest(|| {
                let curve = |k| learning_curve(&race, k, Measure::Gap, 0).sum::<f64>();
                (0..runs).map(curve).collect::<Vec<_>>()
            }),
        ));
        row.push(("clone", shortest(|| race.clone())));
        row.push(("open", time(|| race.open(moved.clone())).1));
        let told: Vec<_> = row
            .iter()
            .filter(|(_, ms)| *ms >= 0.05)
            .map(|(what, ms)| format!("{what} {ms:.1}"))
            .collect();
        println!("{name}: {}", told.join(", "));
    }
}
