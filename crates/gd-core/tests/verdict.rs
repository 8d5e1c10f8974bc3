//! Verdicts: what a run's end is called, in words and for programs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{
    Function, Visited,
    function::catalog::CATALOG,
    notation::number,
    run::{Run, row::Event, stop::Stop},
    verdict::Outcome,
};
use query::{finished, verdict};

/// Each saddle event of the first run, with its step.
fn saddle_events(query: &str) -> Vec<(Event, usize)> {
    let race = finished(query);
    events(&race.racers()[0].run)
}

fn events(run: &Run) -> Vec<(Event, usize)> {
    let rows = run.rows().enumerate();
    rows.filter_map(|(step, row)| Some((row.event?, step)))
        .filter(|(event, _)| matches!(event, Event::SaddleStall | Event::SaddleEscape))
        .collect()
}

fn verdict_id(query: &str) -> String {
    verdict(query).id()
}

#[test]
fn every_entry_of_the_catalogue_ends_as_its_note_says() {
    // With the entry's own start and learning rate, which a link that gives none has; judged by
    // hand against its note.
    for (id, expected) in [
        ("parabola", "converged:global-minimum"),
        ("absolute", "max-steps:oscillating"), // "hopping over the kink for ever"
        ("sphere", "converged:global-minimum"),
        ("booth", "converged:global-minimum"),
        ("matyas", "converged:global-minimum"),
        ("ravine", "converged:global-minimum"),
        ("rosenbrock", "max-steps:on-slope"), // "following the floor … is slow"
        ("beale", "max-steps:global-minimum"),
        ("double-well", "converged:local-minimum"), // "ends in the shallow one"
        ("himmelblau", "converged:global-minimum"),
        ("three-hump-camel", "converged:local-minimum"),
        ("six-hump-camel", "converged:global-minimum"),
        ("styblinski-tang", "converged:local-minimum"),
        ("gaussian-wells", "converged:local-minimum"), // "takes the one it meets first"
        ("mccormick", "converged:local-minimum"),
        ("gramacy-lee", "converged:local-minimum"),
        ("rastrigin", "converged:local-minimum"), // "no further than the nearest"
        ("ackley", "converged:local-minimum"),
        ("griewank", "converged:local-minimum"),
        ("levy", "converged:local-minimum"),
        ("bohachevsky", "converged:local-minimum"),
        ("saddle", "max-steps:far-outside"), // "any other slides off"
        ("monkey-saddle", "diverged"),       // "creeps in and creeps out", without a bound below
        ("inflection", "max-steps:saddle"),  // "slows to a halt on a step"
        ("plateau", "max-steps:plateau"),    // "a run out there hardly moves"
        ("sigmoid-loss", "max-steps:global-minimum"),
        ("easom", "converged:global-minimum"),
        ("michalewicz", "converged:global-minimum"),
        ("cliff", "converged:global-minimum"),
        ("goldstein-price", "max-steps:local-minimum"), // "the floor needs patience"
    ] {
        assert_eq!(verdict_id(&format!("f={id}")), expected, "{id}");
    }
}

#[test]
fn a_run_along_the_ridge_stops_at_the_saddle() {
    for rule in ["gd", "momentum", "nesterov", "classical-momentum"] {
        let query = format!("f=saddle&at=1,0&opt={rule}");
        let verdict = verdict(&query);
        assert_eq!(verdict.id(), "converged:saddle", "{rule}");
        assert_eq!(verdict.eigenvalues, [-2.0, 2.0]);
        assert!(verdict.to_string().contains("The curvature is −2 one way and 2 the other"));
        // No rule has anything to leave the ridge by: y is 0 throughout.
        let race = finished(&query);
        let mut rows = race.racers()[0].run.rows();
        assert!(rows.all(|row| row.theta[1] == 0.0));
        assert!(matches!(saddle_events(&query)[..], [(Event::SaddleStall, _)]), "{rule}");
    }
}

#[test]
fn noise_leads_off_the_saddle_and_the_step_is_told() {
    let race = finished("f=saddle&at=1,0&noise=0.1&lr=0.05&seed=7&steps=200");
    let run = &race.racers()[0].run;
    let [(Event::SaddleStall, stalled), (Event::SaddleEscape, escaped)] = events(run)[..] else {
        panic!("{:?}", events(run));
    };
    // Within a twentieth of the view's diagonal when it stalls, beyond a tenth when it has escaped.
    let diagonal = race.scenario().diagonal();
    let from_saddle = |step: usize| {
        let [x, y] = run.row(step).unwrap().theta;
        libm::hypot(x, y) / diagonal
    };
    assert!(from_saddle(stalled) < 0.05 && from_saddle(escaped) >= 0.1);
    assert!((stalled..escaped).all(|step| from_saddle(step) < 0.1));
    assert_eq!(run.last().noted, Some((Event::SaddleEscape, escaped as u32)));
    assert_eq!(race.status(0, stalled).unwrap().event, Some((Event::SaddleStall, stalled as u32)));
    let text = {
        let mut text = String::new();
        gd_core::trace::write_csv(&race, &mut text).unwrap();
        text
    };
    let line = text.lines().find(|line| line.ends_with(",saddle-escape")).unwrap();
    assert!(line.starts_with(&format!("0,gd,{escaped},")), "{line}");
}

#[test]
fn a_hair_off_the_ridge_escapes_as_fast_as_the_curvature_says() {
    // Along y, plain descent multiplies by 1 + 2α: from 1e-9 to a tenth of the view's diagonal,
    // 0.5657, it takes ln(5.657e8)/ln(1.1) = 211.4 steps.
    let events = saddle_events("f=saddle&at=1,1e-9&lr=0.05&steps=300");
    assert!(
        matches!(events[..], [(Event::SaddleStall, _), (Event::SaddleEscape, 212)]),
        "{events:?}"
    );
}

#[test]
fn momentum_leaves_a_saddle_sooner() {
    // Its growth rate along y, the larger root of r² − (1 + β + 2α)r + β, is above 1 + 2α.
    let escape = |rule: &str| {
        let events = saddle_events(&format!("f=saddle&at=1,1e-9&lr=0.01&steps=1000&opt={rule}"));
        events.iter().find(|(event, _)| *event == Event::SaddleEscape).map(|(_, step)| *step)
    };
    let (momentum, nesterov) = (escape("momentum").unwrap(), escape("nesterov").unwrap());
    assert!(momentum < 400 && nesterov < 400);
    assert!(escape("gd").is_none_or(|gd| gd > 2 * momentum), "{:?}", escape("gd"));
}

#[test]
fn a_plateau_is_no_saddle_although_its_hessian_looks_like_one() {
    assert_eq!(saddle_events("f=plateau&lr=0.1"), []);
    let verdict = verdict("f=plateau&lr=0.1");
    assert_eq!((verdict.id().as_str(), verdict.outcome), ("max-steps:plateau", Outcome::Plateau));
    assert!(verdict.to_string().contains("on a plateau"), "{}", verdict.to_string());
}

/// −x⁶ has its flat top at 0, and a run from 0.8 is on an ordinary slope, slow as it may be.
#[test]
fn a_run_is_not_ended_for_being_slow() {
    let race = finished("f=-x^6&at=0.8&lr=0.00001&steps=2000");
    assert_eq!(race.racers()[0].run.steps(), 2000);
    assert_eq!(race.verdict(0).unwrap().stop, Stop::MaxSteps);
}

/// The values of two minima are compared by the function's own scale: multiplied by 1e-10, or
/// lifted by 1e10, x⁴ − 3x² + x still has one global minimum and one local one. The starts are the
/// roots of 4x³ − 6x + 1.
#[test]
fn better_does_not_depend_on_the_functions_scale() {
    for f in ["x^4-3x^2+x", "1e-10*(x^4-3x^2+x)", "10000000000+x^4-3x^2+x"] {
        let race = finished(&format!("f={f}&at=1.130901122;-1.300839566"));
        let ids = [0, 1].map(|racer| race.verdict(racer).unwrap().id());
        assert_eq!(ids, ["converged:local-minimum", "converged:global-minimum"], "{f}");
        let sentence = race.verdict(1).unwrap().to_string();
        assert!(sentence.contains("the lowest minimum found in the region"), "{f}: {sentence}");
    }
}

/// Two kinks closer than 2 % of the diagonal: at −0.05, f = −0.005, and at 0.05, f = 0.005.
#[test]
fn the_nearest_critical_point_counts() {
    let query = "f=abs(abs(x)-0.05)+0.1x&at=0.09&lr=0.01&schedule=exponential(gamma=0.99)";
    assert_eq!(verdict_id(query), "max-steps:local-minimum");
}

/// 2/λmax is 1 on x². The first step that was too long is the first of those that were kept.
#[test]
fn steps_that_were_taken_back_do_not_count() {
    let race = finished("f=x^2&at=3&lr=0.1&lr-from=2:5");
    let (landscape, mut run) = (race.landscape().unwrap(), race.racers()[0].run.clone());
    let too_large = |run: &Run| {
        let verdict = gd_core::Verdict::of(run, landscape, &Visited::default()).unwrap();
        assert_eq!((verdict.id().as_str(), verdict.stability_limit), ("diverged", Some(1.0)));
        verdict.to_string()
    };
    assert!(too_large(&run).ends_with("this one was 5."));
    run.seek(2);
    run.set_learning_rate(0.1);
    run.seek(4);
    run.set_learning_rate(7.0);
    run.finish();
    assert!(too_large(&run).ends_with("this one was 7."), "{}", too_large(&run));
    run.seek(4);
    run.set_learning_rate(9.0);
    run.finish();
    assert!(too_large(&run).ends_with("this one was 9."), "{}", too_large(&run));
}

#[test]
fn a_small_learning_rate_is_no_plateau() {
    // Nothing moves, but for want of a step, not of a slope.
    for f in ["sphere", "rosenbrock", "beale", "himmelblau", "saddle", "goldstein-price"] {
        let id = verdict(&format!("f={f}&lr=1e-9")).id();
        assert_eq!(id, "max-steps:on-slope", "{f}");
    }
}

#[test]
fn a_local_minimum_knows_the_better_one() {
    let verdict = verdict("f=double-well&at=2");
    assert_eq!(verdict.id(), "converged:local-minimum");
    // The roots of 4x³ − 6x + 1, see the catalogue.
    let better = verdict.better.unwrap();
    assert!((better.at[0] + 1.300_839_566).abs() < 1e-8);
    assert!((better.value + 3.513_905_039).abs() < 1e-8);
    let words =
        "at a local minimum, f = −1.07. The global one, near −1.301, is 2.444 lower: −3.514.";
    assert!(verdict.to_string().ends_with(words), "{}", verdict.to_string());
    assert_eq!(verdict_id("f=double-well&at=-2"), "converged:global-minimum");
    assert_eq!(query::verdict("f=double-well&at=-2").better, None);
}

#[test]
fn ascent_ends_at_maxima() {
    // Himmelblau's function has one local maximum, near (−0.2708, −0.9230), value 181.6
    // (Himmelblau 1972), and no bound above.
    let verdict = verdict("f=himmelblau&at=-1,-1&goal=max&lr=0.001");
    assert_eq!(verdict.id(), "converged:local-maximum");
    assert!((verdict.value - 181.617).abs() < 1e-3 && verdict.eigenvalues[1] < 0.0);
    let said = "The function goes higher in the region [−6, 6] × [−6, 6]: 2186 near (6, 6).";
    assert!(verdict.to_string().contains(said), "{}", verdict.to_string());
    assert_eq!(verdict_id("f=-(x^2+y^2)&at=3,4&goal=max"), "converged:global-maximum");
    assert_eq!(verdict_id("f=x^2+y^2&at=3,4&goal=max&lr=0.01"), "max-steps:far-outside");
}

#[test]
fn resting_the_wrong_way_round_is_told_as_such() {
    // Exactly on the top of a hill there is no slope to descend by.
    let verdict = verdict("f=-(x^2+y^2)&at=0,0");
    assert_eq!(verdict.id(), "converged:global-maximum");
    assert!(verdict.to_string().contains("descent can't leave it"), "{}", verdict.to_string());
}

#[test]
fn a_loose_tolerance_is_not_mistaken_for_a_place() {
    assert_eq!(verdict_id("f=sphere&at=3,4&tol=8"), "converged:on-slope");
    assert!(verdict("f=sphere&at=3,4&tol=8").to_string().contains("A smaller tolerance"));
    // Close enough to tell, and then there is no better minimum.
    let verdict = verdict("f=himmelblau&at=1,1&tol=10");
    assert_eq!((verdict.id().as_str(), verdict.better), ("converged:global-minimum", None));
}

#[test]
fn divergence_and_the_edge_of_a_domain_are_told_apart() {
    let outcome = |query: &str| {
        let verdict = verdict(query);
        (verdict.id(), verdict.outcome)
    };
    let diverged = |outcome| ("diverged".to_owned(), outcome);
    assert_eq!(outcome("f=x^2&at=3&lr=10"), diverged(Outcome::OutOfBounds));
    assert_eq!(outcome("f=ln(x)&at=1&lr=0.01"), diverged(Outcome::NoValue));
    assert_eq!(outcome("f=sqrt(x)&at=1&lr=0.01"), diverged(Outcome::NoValue));
    assert_eq!(outcome("f=-x^4&at=1&lr=0.1"), diverged(Outcome::FarOutside));
    assert_eq!(outcome("f=1/x&at=0"), ("undefined".to_owned(), Outcome::NoValue));
}

#[test]
fn two_lambda_max_is_named_where_it_was_exceeded() {
    // x⁴ at 3: f″ = 12·9 = 108, so 2/λmax = 1/54.
    let verdict = verdict("f=x^4&at=3&lr=0.5");
    assert_eq!(verdict.id(), "diverged");
    assert!((verdict.stability_limit.unwrap() - 1.0 / 54.0).abs() < 1e-15);
    let said = "Where a step was first too long, 2/λmax was 0.01852; the learning rate was 0.5.";
    assert!(verdict.to_string().ends_with(said), "{verdict}");
    // At the limit itself it bounces: x ← −x.
    let verdict = query::verdict("f=x^2&at=3&lr=1");
    assert_eq!(verdict.id(), "max-steps:oscillating");
}

#[test]
fn noise_about_a_minimum_is_no_worsening() {
    for seed in 0..10 {
        let query = format!("f=sphere&at=0.001,0&noise=1&lr=0.1&seed={seed}");
        assert_eq!(verdict_id(&query), "max-steps:hovering", "{query}");
    }
}

#[test]
fn a_typed_function_is_judged_like_the_same_one_of_the_catalogue() {
    for entry in CATALOG {
        let one = Function::of(entry).objective().dimension() == 1;
        let [x, y] = entry.start.map(number);
        let at = if one { x } else { format!("{x},{y}") };
        let settings = format!(
            "at={at}&view={}&lr={}&opt=gd;momentum;adam(lr=0.05)",
            entry.view.map(number).join(","),
            number(entry.learning_rate),
        );
        let [typed, named] =
            [entry.formula, entry.id].map(|f| finished(&format!("f={f}&{settings}")));
        for racer in 0..3 {
            let (typed, named) = (typed.verdict(racer).unwrap(), named.verdict(racer).unwrap());
            assert_eq!(typed.id(), named.id(), "{} {racer}", entry.id);
        }
    }
}

#[test]
fn a_minimum_among_equals_is_one_of_them() {
    assert!(verdict("f=himmelblau").to_string().contains("at a global minimum"));
    assert!(verdict("f=sphere").to_string().contains("at the global minimum"));
}
