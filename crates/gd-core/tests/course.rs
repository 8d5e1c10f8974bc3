//! The course: its holes, what counts as a score, and that nothing but play leads to one.
#![cfg(feature = "link")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may panic"
)]
#![allow(clippy::disallowed_methods, reason = "these numbers go into no link")]

use std::process::Command;

use gd_core::{
    Race, Scenario, Severity,
    course::{Date, HOLES, Hole},
    scenario::Edit,
    score::{self, Claim, End, ParSearch, Round},
    words::course::{claim, round},
};

/// The round of a link that has no errors.
fn played(query: &str) -> Round {
    let scenario: Scenario = query.parse().unwrap_or_else(|error| panic!("{query}: {error}"));
    Round::of(&Race::finished(scenario)).unwrap()
}

fn score(query: &str) -> Option<u32> {
    played(query).score()
}

/// The days from 1 January 2026 on.
fn days(count: usize) -> Vec<Hole> {
    let mut days = Vec::new();
    for year in 2026.. {
        for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
            let text = format!("{year}-{month:02}-{day:02}");
            days.extend(Date::read(&text).map(Hole::Daily));
            if days.len() == count {
                return days;
            }
        }
    }
    days
}

#[test]
fn each_hole_is_its_table_s_row() {
    for (row, number) in HOLES.iter().zip(1..) {
        assert_eq!(row.id, number.to_string());
        assert!(row.hint.ends_with('.') && !row.name.is_empty());
        let hole = Hole::read(row.id).unwrap();
        let scenario: Scenario = format!("hole={hole}").parse().unwrap();
        assert_eq!(scenario.function.source(), row.function, "a formula that can't be read");
        assert_eq!(scenario.starts, [row.start]);
        assert_eq!(scenario.tolerance.to_bits(), row.tolerance.to_bits());
        assert_eq!(scenario.steps, row.steps);
        assert_eq!(scenario.write(), format!("hole={hole}"));
    }
}

/// The survey looks for all critical points, and knows nothing of the course.
#[test]
fn each_hole_s_minima_are_the_lowest_of_its_region_and_all_of_them() {
    for hole in Hole::numbered().chain(days(400).into_iter().step_by(40)) {
        let layout = hole.layout();
        let race = Race::finished(format!("hole={hole}").parse().unwrap());
        let landscape = race.landscape().unwrap();
        let lowest =
            landscape.critical.iter().map(|point| point.value).fold(f64::INFINITY, f64::min);
        let at_them: Vec<_> =
            landscape.critical.iter().filter(|point| point.value < lowest + 1e-6).collect();
        assert_eq!(at_them.len(), layout.minima.len(), "{hole}");
        for minimum in &layout.minima {
            let found = at_them
                .iter()
                .any(|point| point.at.iter().zip(minimum).all(|(a, b)| (a - b).abs() < 1e-6));
            assert!(found, "{hole}: {minimum:?}");
            let gradient = layout.function.objective().gradient(*minimum).gradient;
            assert!(gradient.iter().all(|g| g.abs() < 1e-6), "{hole}: {gradient:?}");
        }
    }
}

/// `cargo xtask par` finds them anew, which takes a minute; here each is played.
#[test]
fn each_par_is_what_its_link_takes() {
    for hole in Hole::numbered() {
        let par = score::par(hole).unwrap_or_else(|| panic!("cargo xtask par: {hole}"));
        assert!(par.query.starts_with(&format!("hole={hole}&")), "{}", par.query);
        assert_eq!(score(&par.query), Some(par.score), "{}", par.query);
    }
}

/// By hand: α = ½ is 1/f″ of x² + y², so the first step ends at (0, 0); its slope is the second gradient.
#[test]
fn the_bowl_is_a_hole_in_one_step() {
    assert_eq!(score("hole=1&lr=0.5"), Some(2));
    // A tenth of it: the ball keeps (1 − 2·0.05)ᵗ of its way, whose slope is 2 · 4.70 · 0.9ᵗ ≤ 0.001.
    let steps = ((0.001_f64 / (2.0 * 3.7_f64.hypot(2.9))).ln() / 0.9_f64.ln()).ceil();
    assert_eq!(score("hole=1&lr=0.05"), Some(steps as u32 + 1));
}

#[test]
fn a_ball_is_in_the_hole_where_it_comes_to_rest() {
    for (query, end) in [
        // The wrong pond.
        ("hole=3&lr=0.02", End::Elsewhere),
        // The pass itself, from the ridge.
        ("hole=7&lr=0.1", End::Elsewhere),
        ("hole=7&opt=adam", End::Elsewhere),
        ("hole=9&lr=0.001", End::Elsewhere),
        ("hole=1&lr=0.0001", End::StillRolling),
        ("hole=5&lr=1.5", End::Lost),
    ] {
        assert_eq!(played(query).end, end, "{query}");
    }
}

/// From x = 3.7 and y = 2.9 momentum with this rate and β is, after its second step, above the middle of
/// the bowl at speed: with v₁ = g₀ and v₂ = βg₀ + g₁ the place after it is θ₀((1 − 2α)² − 2αβ) = 0 for
/// β = (1 − 2α)²/2α.
#[test]
fn a_ball_that_passes_the_hole_at_speed_is_not_in_it() {
    let query = "hole=1&opt=momentum(beta=0.8)&lr=0.2";
    let race = Race::finished(query.parse().unwrap());
    let beta = (1.0 - 2.0 * 0.2_f64).powi(2) / 0.4;
    assert!((beta - 0.9).abs() < 1e-12);
    let query = query.replace("0.8", "0.9");
    let passing = Race::finished(query.parse().unwrap());
    let [run, other] = [&passing, &race].map(|race| &race.racers()[0].run);
    assert!(run.last().theta.iter().all(|c| c.abs() < 1e-9), "it is exactly above it");
    assert_eq!(run.steps(), 2);
    assert!(other.steps() > 2);
    assert_eq!(played(&query).end, End::RolledOver);
}

/// What the hole says cannot be said otherwise: each is an error, and the hole stays as it is.
#[test]
fn what_a_hole_says_is_not_for_a_link_to_change() {
    let honest = score("hole=2&lr=0.05").unwrap();
    for more in [
        "tol=1",
        "at=0,0",
        "at=0.01,0",
        "f=x^2",
        "steps=100000",
        "seed=7",
        "goal=max",
        "view=-1,1,-1,1",
        "noise=1",
        "restarts=60",
        "lr-from=3:0.1",
        "batch=1",
        "sampling=with",
        "data=line",
        "layers=2",
        "l2=1",
        "model=line",
        "loss=mae",
        "activation=relu",
    ] {
        for query in [format!("hole=2&lr=0.05&{more}"), format!("{more}&lr=0.05&hole=2")] {
            let parsed = Scenario::parse(&query);
            let errors: Vec<_> = parsed
                .problems
                .iter()
                .map(|problem| (problem.fault.id(), problem.severity))
                .collect();
            assert_eq!(errors, [("fixed-by-hole", Severity::Error)], "{query}");
            assert!(query.parse::<Scenario>().is_err());
            let round = Round::of(&Race::finished(parsed.scenario)).unwrap();
            assert_eq!(round.score(), Some(honest), "{query}");
        }
    }
    for query in [
        "hole=2&lr=nan",
        "hole=2&lr=inf",
        "hole=2&opt=momentum(beta=nan)",
        "hole=2&opt=adam(eps=0)",
        "hole=2&clip=norm(c=nan)",
        "hole=2&schedule=exponential(gamma=2)",
        "hole=10",
        "hole=0",
        "hole=2026-02-30",
        "hole=",
        "hole=2&score=-1",
        "hole=2&score=1e999",
    ] {
        assert!(query.parse::<Scenario>().is_err(), "{query}");
    }
}

/// The same on the page, where a reader may click anywhere and a host page may send any edit.
#[test]
fn what_a_hole_says_is_not_for_an_edit_to_change() {
    let set = |key: &str, value: &str| Edit::Set { key: key.into(), value: value.into() };
    let scenario: Scenario = "hole=2&lr=0.05&score=12".parse().unwrap();
    for edit in [
        Edit::AddStart { at: [0.0, 0.0].into() },
        Edit::MoveStart { index: 0, to: [0.0, 0.0].into() },
        set("tol", "1"),
        set("f", "x^2"),
        set("seed", "3"),
        set("data", "line"),
        Edit::Rewrite { formula: "x^2".into() },
        Edit::AddRestarts,
        Edit::ShakeGradient,
        Edit::Reset { key: "at".into() },
        Edit::All { edits: vec![set("lr", "0.1"), set("steps", "9")] },
    ] {
        let problems = scenario.apply(&edit).expect_err(&format!("{edit:?}"));
        assert_eq!(problems[0].fault.id(), "fixed-by-hole", "{edit:?}");
    }
    // What was claimed is about the round that was played.
    let change = scenario.apply(&set("lr", "0.06")).unwrap();
    assert_eq!(change.scenario.write(), "hole=2&lr=0.06");
    assert_eq!(change.scenario.apply(&change.inverse).unwrap().scenario, scenario);
    let change = scenario.apply(&set("theme", "dark")).unwrap();
    assert_eq!(change.scenario.score, Some(12));
    // Another hole keeps the player’s choice, and none leaves the function to be explored.
    let change = scenario.apply(&set("hole", "3")).unwrap();
    assert_eq!(change.scenario.write(), "hole=3&lr=0.05");
    let change = scenario.apply(&Edit::Reset { key: "hole".into() }).unwrap();
    assert_eq!(
        change.scenario.write(),
        "f=5.25x%5E2%20%2B%205.25y%5E2%20-%209.5x%20y&at=-7.8,-5&lr=0.05&steps=500&tol=0.001&view=-10,10,-8,8"
    );
}

#[test]
fn the_best_of_several_runs_counts() {
    let [slow, fast] = ["hole=1&opt=gd(lr=0.1)", "hole=1&opt=gd(lr=0.4)"].map(score);
    let both = played("hole=1&opt=gd(lr=0.1);gd(lr=0.4)");
    assert_eq!((both.score(), both.racer), (fast, 1));
    assert!(fast < slow);
}

/// The same lines are told by the module of the page, in Node and in Chromium.
#[test]
fn claims_are_judged_as_the_fixture_has_it() {
    let fixture = include_str!("../../../tests/fixtures/course.tsv");
    for line in fixture.lines().filter(|line| !line.starts_with('#')) {
        let [query, kept, told, judged] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let of = played(query);
        let par = score::par(of.hole).map(|par| par.score);
        assert_eq!(par.map(|par| par.to_string()).unwrap_or_default(), kept, "{query}");
        assert_eq!(round(&of, par), told, "{query}");
        assert_eq!(claim(&of).unwrap_or_default(), judged, "{query}");
    }
}

/// The `trace` example prints the steps as ever, and says beside them whether a claim is so.
#[test]
fn the_trace_verifies_a_claim() {
    let tests = std::env::current_exe().unwrap();
    let example = tests.ancestors().nth(2).unwrap().join("examples").join("trace");
    let trace = |query: &str| {
        Command::new(example.with_extension(std::env::consts::EXE_EXTENSION))
            .arg(query)
            .output()
            .expect("the examples are built by a `cargo test` that is not for one file alone")
    };
    let texts = |query: &str| {
        let output = trace(query);
        let [out, err] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (out, err, output.status.code())
    };
    let (plain, said, code) = texts("hole=1&lr=0.5");
    assert_eq!((plain.lines().count(), code), (3, Some(0)));
    assert!(said == "Hole 1 in 2 gradients, 1 under its par of 3.\n", "{said}");
    let (out, said, code) = texts("hole=1&lr=0.5&score=2");
    assert_eq!((&out, code), (&plain, Some(0)));
    assert!(said.ends_with("The link claims 2, and that is so.\n"), "{said}");
    let (out, said, code) = texts("hole=1&lr=0.5&score=1");
    assert_eq!((&out, code), (&plain, Some(1)));
    assert!(said.ends_with("The link claims 1, but it takes 2.\n"), "{said}");
    let (out, said, code) = texts("hole=1&lr=0.5&score=2&tol=1");
    assert_eq!((&*out, code), ("", Some(2)));
    assert!(said.contains("At a hole there is no choice of tolerance."), "{said}");
    assert_eq!(texts("f=x^2&at=3&lr=0.1&steps=2").1, "");
}

/// The hole of a day is drawn by ChaCha8 from the date’s digits: it is the same for ever.
#[test]
fn the_hole_of_a_day_is_pinned() {
    let layout = Hole::read("2026-11-26").unwrap().layout();
    assert_eq!(layout.function.source(), PINNED.0);
    assert_eq!((layout.start, layout.minima), (PINNED.1, vec![PINNED.2]));
}

/// The function, the start and the minimum of 26 November 2026.
const PINNED: (&str, [f64; 2], [f64; 2]) =
    ("0.7(x-0.3)^2+1.5(y-0.9)^2+0.5(2-cos(3.5(x-0.3))-cos(3.5(y-0.9)))", [0.0, -2.2], [0.3, 0.9]);

/// Of 400 days the function is what its parts say, f = 0 at the minimum and nowhere less.
#[test]
fn the_holes_of_400_days_have_their_minimum_by_construction() {
    let days = days(400);
    for hole in &days {
        let layout = hole.layout();
        let objective = layout.function.objective();
        let [minimum] = layout.minima[..] else { panic!("{hole}") };
        assert!(objective.value(minimum).abs() < 1e-12, "{hole}");
        let distance = (layout.start[0] - minimum[0]).hypot(layout.start[1] - minimum[1]);
        assert!((2.3..3.6).contains(&distance), "{hole}: {distance}");
        assert!(layout.start.iter().chain(&minimum).all(|c| c.abs() < 5.0), "{hole}");
        for k in 0..400 {
            let at = [f64::from(k % 20) / 2.0 - 4.75, f64::from(k / 20) / 2.0 - 4.75];
            assert!(objective.value(at) > 0.0, "{hole} at {at:?}");
        }
    }
    let functions: std::collections::BTreeSet<_> =
        days.iter().map(|hole| hole.layout().function.source().into_owned()).collect();
    assert_eq!(functions.len(), days.len(), "no two days alike");
}

/// Looks for a way into each hole, and plays it.
fn can_be_reached(days: impl IntoIterator<Item = Hole>) {
    for hole in days {
        let mut search = ParSearch::new(hole);
        while search.par().is_none() && search.work(200_000) {}
        let par = search.par().unwrap_or_else(|| panic!("nothing leads into hole {hole}"));
        assert_eq!(score(&par.query), Some(par.score), "{}", par.query);
        assert!(par.score <= hole.layout().steps);
    }
}

/// Every sixteenth of 400; all of them by `cargo test -p gd-core --test course -- --ignored`.
#[test]
fn the_hole_of_a_day_can_be_reached() {
    can_be_reached(days(400).into_iter().step_by(16));
}

#[test]
#[ignore = "takes a minute"]
fn the_hole_of_every_day_can_be_reached() {
    can_be_reached(days(400));
}

#[test]
fn a_search_comes_to_the_same_in_pieces() {
    let hole = Hole::read("1").unwrap();
    let mut whole = ParSearch::new(hole);
    whole.finish();
    let mut pieces = ParSearch::new(hole);
    while pieces.work(997) {}
    assert_eq!(pieces.par(), whole.par());
    assert_eq!(whole.par(), score::par(hole));
    assert_eq!(played("hole=1&lr=0.5&score=2").claim(), Some(Claim::True));
}

#[test]
fn what_would_take_a_hole_s_place_or_move_its_start_is_left_out_with_a_reason() {
    for (rest, key, words) in [
        ("lesson=adam.2", "lesson", "no lesson beside it"),
        ("experiment=fields", "experiment", "no experiment beside it"),
        ("opt=momentum&map=sweep(x=lr,y=y)", "map", "no choice of start"),
        // Plain descent has nothing but its rate.
        ("map=sweep", "map", "no choice of start"),
    ] {
        let parsed = Scenario::parse(&format!("hole=3&{rest}"));
        let [problem] = parsed.problems.as_slice() else { panic!("{rest}: {:?}", parsed.problems) };
        assert_eq!((problem.key.as_str(), problem.severity), (key, Severity::Error), "{rest}");
        assert!(problem.to_string().contains(words), "{problem}");
        assert_eq!(parsed.scenario.lesson, None);
        assert_eq!(parsed.scenario.experiment, None);
    }
    let swept: Scenario = "hole=3&opt=momentum&map=sweep".parse().unwrap();
    let plain = Edit::ReplaceRule { index: 0, rule: "gd".to_owned() };
    assert_eq!(swept.apply(&plain).unwrap().scenario.map, None);
    let sweep = Edit::Sweep { rule: 0, x: None, y: None };
    assert!("hole=3".parse::<Scenario>().unwrap().apply(&sweep).is_err());
}

#[test]
fn what_is_no_hole_is_told_with_what_is_one() {
    for text in ["", "10", "2026-02-30", "three"] {
        let problem = Scenario::parse(&format!("hole={text}")).problems.remove(0);
        assert!(problem.to_string().contains("hole=2026-11-26"), "{problem}");
    }
}
