//! Runs: steps forwards and back, learning rates, stops, chance.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{
    Run,
    explain::{self, Course, Direction},
    powi,
    run::{
        conditions::Conditions,
        row::{Event, Row},
        saddle::SaddleScale,
        stop::{Stop, StopRules},
    },
    scenario::Scenario,
};
use proptest::prelude::*;
use query::{finished, race, verdict};

/// The first run of a query, at its start.
fn run(query: &str) -> Run {
    race(query).racers()[0].run.clone()
}

fn rows(run: &Run) -> Vec<Row> {
    run.rows().collect()
}

fn xs(run: &Run) -> Vec<f64> {
    run.rows().map(|row| row.theta[0]).collect()
}

#[test]
fn a_positive_slope_leads_left_and_a_negative_one_right() {
    for (at, gradient, next, uphill, direction) in [
        ("3", 6.0, 2.4, Direction::Right, Direction::Left),
        ("-2", -4.0, -1.6, Direction::Left, Direction::Right),
    ] {
        let mut run = run(&format!("f=parabola&at={at}&lr=0.1"));
        run.step();
        assert_eq!(run.row(0).unwrap().gradient[0], gradient);
        assert!((run.last().theta[0] - next).abs() < 1e-15);
        let why = explain::step(&run, 0).unwrap();
        assert_eq!((why.uphill, why.direction), (Some(uphill), Some(direction)));
        assert_eq!((why.course, why.is_end), (Course::WithSlope, false));
    }
}

#[test]
fn descent_on_a_parabola_is_geometric() {
    // On x² each step multiplies x by 1 − 2α.
    let race = finished("f=parabola&at=3&lr=0.1&steps=40&tol=0");
    for (step, x) in xs(&race.racers()[0].run).into_iter().enumerate() {
        assert!((x - 3.0 * powi(0.8, step as i32)).abs() < 1e-14, "step {step}: {x}");
    }
}

#[test]
fn too_small_crawls_good_converges_too_large_diverges() {
    let crawl = finished("f=sphere&at=3,4&lr=1e-6");
    assert_eq!(crawl.verdict(0).unwrap().id(), "max-steps:on-slope");
    assert!(crawl.racers()[0].run.last().length < 0.02);

    assert_eq!(verdict("f=sphere&at=3,4&lr=0.01").id(), "converged:global-minimum");

    let large = finished("f=sphere&at=3,4&lr=10");
    let verdict = large.verdict(0).unwrap();
    assert_eq!(verdict.id(), "diverged");
    assert_eq!(verdict.stability_limit, Some(1.0)); // 2/λmax, and λ = 2
    let sentence = verdict.to_string();
    assert!(sentence.contains("below 2/λmax = 1; this one was 10."), "{sentence}");
    let last = large.racers()[0].run.last();
    assert!(last.value.is_finite() && last.theta.iter().all(|c| c.abs() <= 1e12));
}

#[test]
fn the_edge_of_stability_is_two_over_lambda() {
    // λmax = 20 on the ravine: 2/λmax = 0.1.
    assert_eq!(verdict("f=ravine&lr=0.0999&steps=100000").id(), "converged:global-minimum");
    assert_eq!(verdict("f=ravine&lr=0.1001&steps=100000").id(), "diverged");
}

#[test]
fn a_run_ends_for_the_first_reason_there_is() {
    // Within the tolerance at the last permitted step: that is converged.
    let steps = finished("f=sphere&at=3,4&lr=0.1").racers()[0].run.steps();
    let ends = |limit: usize| verdict(&format!("f=sphere&at=3,4&lr=0.1&steps={limit}")).stop;
    assert_eq!(ends(steps), Stop::Converged);
    assert_eq!(ends(steps - 1), Stop::MaxSteps);
    assert_eq!(finished("f=sphere&at=0,0").racers()[0].run.steps(), 0);
    assert_eq!(verdict("f=sphere&at=0,0&tol=0&steps=3").stop, Stop::MaxSteps);
    assert_eq!(verdict("f=1/x&at=0").id(), "undefined");
}

#[test]
fn noise_and_heat_keep_a_run_from_counting_as_converged() {
    let on_the_saddle = |more: &str| finished(&format!("f=saddle&at=0,0{more}"));
    assert_eq!(on_the_saddle("").verdict(0).unwrap().id(), "converged:saddle");
    for more in ["&noise=0.1&seed=1", "&opt=anneal(temp=0.1)&seed=1"] {
        let run = on_the_saddle(more).racers()[0].run.clone();
        assert!(run.steps() > 0, "{more}");
        assert!(matches!(run.last().noted, Some((Event::SaddleEscape, _))), "{more}");
    }
}

#[test]
fn going_back_and_forth_is_exact() {
    for query in [
        "f=himmelblau&at=1,1&opt=adam&lr=0.1&steps=200",
        "f=rastrigin&at=3,2&opt=anneal(temp=20)&noise=0.5&seed=3&steps=200",
        "f=saddle&at=1,1e-6&opt=momentum&steps=200&schedule=cosine(period=100)",
        "f=sphere&at=3,4&lr=10",
        "f=plateau&lr=0.1",
    ] {
        let mut run = run(query);
        run.finish();
        let (end, rows) = (run.stop(), rows(&run));
        for back in [1, 5, rows.len() / 2, rows.len() - 1] {
            for _ in 0..back {
                assert!(run.step_back());
            }
            assert_eq!(run.stop(), None, "{query}");
            assert_eq!(crate::rows(&run), &rows[..rows.len() - back]);
            run.finish();
            assert_eq!(
                (run.stop(), crate::rows(&run)),
                (end, rows.clone()),
                "{query}, {back} back"
            );
        }
        run.seek(3);
        assert_eq!(crate::rows(&run), &rows[..4]);
        run.seek(rows.len() + 10);
        assert_eq!((run.stop(), crate::rows(&run)), (end, rows.clone()), "{query}");
        run.seek(0);
        assert!(!run.step_back());
    }
}

/// Rows used to take 210 bytes at the end of a long run: 128, in a vector that doubles.
#[test]
fn a_million_steps_take_less_than_half_of_what_they_took() {
    for (rule, limit) in [("gd", 52), ("momentum", 68), ("adam(lr=0.1)", 84)] {
        let mut conditions =
            run(&format!("f=sphere&at=3,4&lr=0.1&opt={rule}&tol=0")).conditions().clone();
        // More than a link may ask of one run.
        conditions.stop.max_steps = 1_000_000;
        let mut run = Run::new(conditions, [3.0, 4.0]);
        let short = run.bytes();
        run.finish();
        assert_eq!(run.steps(), 1_000_000);
        assert!(run.bytes() <= limit * 1_000_001, "{rule}: {}", run.bytes());
        assert!(short < 1000, "{rule}: {short}");
        run.seek(10);
        assert!(run.bytes() < 200_000, "{rule}: {}", run.bytes());
    }
}

/// However a run came to a row, forwards, back, by one step or many, its bits are the same.
#[test]
fn rows_have_the_same_bits_however_they_are_reached() {
    let bits = |run: &Run| -> Vec<[u64; 12]> {
        let of = |row: Row| {
            let ([x, y], [gx, gy], [[a, b], [c, d]]) = (row.theta, row.gradient, row.state());
            [x, y, row.value, gx, gy, row.learning_rate, row.length, a, b, c, d, 0.0]
                .map(f64::to_bits)
        };
        run.rows().map(of).collect()
    };
    let query = "f=himmelblau&at=1,1&opt=adam&noise=0.1&lr=0.1&tol=0&steps=2500&lr-from=40:0.05";
    let whole = bits(finished(query).racers().first().map(|racer| &racer.run).unwrap());
    let mut run = run(query);
    for step in [1, 1500, 1023, 1024, 1025, 2200, 40, 39, 41, 2500] {
        run.seek(step);
        assert_eq!(bits(&run), whole[..=step]);
        assert_eq!(run.rows().len(), step + 1);
        assert!(run.rows().rev().eq(rows(&run).into_iter().rev()));
        assert_eq!(run.rows().nth(step / 2), run.row(step / 2));
        assert_eq!(run.row(step), Some(run.last()));
        assert_eq!(run.row(step + 1), None);
    }
}

#[test]
fn a_new_learning_rate_keeps_what_the_rule_remembers() {
    // Classical momentum on x², worked by hand: x = 1, v = 0, α = 0.1, then α = 0.01.
    let mut run = run("f=parabola&at=1&opt=classical-momentum(beta=0.5)&lr=0.1");
    run.step();
    assert!((run.last().theta[0] - 0.8).abs() < 1e-15); // v = −0.2
    run.set_learning_rate(0.01);
    assert_eq!(run.steps(), 1);
    run.step();
    // v = 0.5·(−0.2) − 0.01·1.6 = −0.116
    assert!((run.last().theta[0] - 0.684).abs() < 1e-15);
}

#[test]
fn a_change_on_the_way_is_the_run_of_the_link_that_names_it() {
    for (query, step) in [
        ("f=himmelblau&at=1,1&opt=adam&lr=0.1&tol=0&steps=150", 40),
        // Creeping over a plateau, and diverged before the change.
        ("f=plateau&at=3.5,2.5&lr=0.1", 100),
        ("f=parabola&at=3&lr=10", 9),
    ] {
        let mut changed = run(query);
        changed.seek(step);
        assert_eq!(changed.steps(), step, "{query}");
        changed.set_learning_rate(0.5);
        changed.finish();
        let linked = finished(&format!("{query}&lr-from={step}:0.5")).racers()[0].run.clone();
        assert_eq!(rows(&changed), rows(&linked), "{query}");
        assert_eq!(changed.stop(), linked.stop(), "{query}");
    }
}

#[test]
fn a_new_learning_rate_does_not_wake_a_run_that_is_done() {
    for query in ["f=sphere&lr=0.1", "f=sphere&lr=0.1&steps=5"] {
        let mut run = run(query);
        let stop = run.finish();
        run.set_learning_rate(0.2);
        assert_eq!(run.stop(), Some(stop));
    }
}

#[test]
fn going_back_before_a_change_and_changing_again_drops_it() {
    let mut run = run("f=parabola&at=1&lr=0.1&tol=0");
    run.seek(5);
    run.set_learning_rate(0.2);
    run.seek(2);
    run.set_learning_rate(0.3);
    run.seek(8);
    let factors: Vec<f64> = xs(&run).windows(2).map(|pair| pair[1] / pair[0]).collect();
    for (step, factor) in factors.into_iter().enumerate() {
        let expected = if step < 2 { 0.8 } else { 0.4 };
        assert!((factor - expected).abs() < 1e-12, "step {step}: {factor}");
    }
    assert_eq!(run.conditions().changes, [(2, 0.3)]);
}

#[test]
fn schedules_have_their_closed_forms() {
    let rates = |schedule: &str| -> Vec<f64> {
        let query = format!("f=sphere&at=3,4&lr=0.1&tol=0&steps=120&schedule={schedule}");
        finished(&query).racers()[0].run.rows().map(|row| row.learning_rate).collect()
    };
    let close = |own: f64, expected: f64| (own - expected).abs() <= 1e-15;
    for (t, rate) in rates("inverse-time(decay=0.5)").into_iter().enumerate() {
        assert!(close(rate, 0.1 / (1.0 + 0.5 * t as f64)), "{t}: {rate}");
    }
    for (t, rate) in rates("exponential(gamma=0.9)").into_iter().enumerate() {
        assert!(close(rate, 0.1 * powi(0.9, t as i32)), "{t}: {rate}");
    }
    let milestones = rates("milestones");
    for (t, expected) in
        [(0, 0.1), (29, 0.1), (30, 0.01), (59, 0.01), (60, 1e-3), (89, 1e-3), (90, 1e-4)]
    {
        assert!(close(milestones[t], expected), "{t}: {}", milestones[t]);
    }
    let cosine = rates("cosine(period=100,floor=0.02)");
    for (t, expected) in [(0, 0.1), (50, 0.06), (100, 0.02), (120, 0.02)] {
        assert!(close(cosine[t], expected), "{t}: {}", cosine[t]);
    }
    // cos 60° = 1/2
    let third = rates("cosine(period=60)")[20];
    assert!(close(third, 0.075), "{third}");
}

#[test]
fn ascent_mirrors_descent_bit_for_bit() {
    // The saddle x² − y² is its own negative with the axes swapped.
    for rule in
        ["gd", "momentum", "classical-momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"]
    {
        let end = |at: &str, goal: &str| {
            let query =
                format!("f=saddle&at={at}&goal={goal}&opt={rule}&lr=0.03&steps=60&clip=norm(c=2)");
            finished(&query).racers()[0].run.clone()
        };
        let (down, up) = (end("1.25,0.5", "min"), end("0.5,1.25", "max"));
        for (down, up) in down.rows().zip(up.rows()) {
            let [x, y] = up.theta;
            assert_eq!(down.theta.map(f64::to_bits), [y, x].map(f64::to_bits), "{rule}");
            assert_eq!(down.value, -up.value);
        }
    }
}

#[test]
fn ascent_steps_up_the_gradient() {
    let mut run = run("f=parabola&at=1&goal=max&lr=0.1");
    run.step();
    assert!((run.last().theta[0] - 1.2).abs() < 1e-15);
    let why = explain::step(&run, 0).unwrap();
    assert_eq!((why.direction, why.course), (Some(Direction::Right), Course::WithSlope));
}

#[test]
fn clipping_limits_the_step_and_keeps_the_run_on_the_cliff_path() {
    let far_left = |clip: &str| {
        let race = finished(&format!("f=cliff&lr=0.1{clip}"));
        xs(&race.racers()[0].run).into_iter().fold(f64::INFINITY, f64::min)
    };
    assert!(far_left("") < -4.0, "thrown out of the view");
    for (clip, longest) in [("&clip=norm(c=1)", 0.1), ("&clip=value(c=1)", 0.1 * 2_f64.sqrt())] {
        assert!(far_left(clip) > -1.0, "{clip}");
        let race = finished(&format!("f=cliff&lr=0.1{clip}"));
        let rows = rows(&race.racers()[0].run);
        for pair in rows.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let length = libm::hypot(to.theta[0] - from.theta[0], to.theta[1] - from.theta[1]);
            assert!(length <= longest * (1.0 + 1e-12), "{clip}: {length}");
            let clipped = if clip.contains("norm") {
                from.gradient_norm() > 1.0
            } else {
                from.gradient.iter().any(|g| g.abs() > 1.0)
            };
            assert_eq!(to.event == Some(Event::Clipped), clipped, "{clip}");
        }
        assert!(rows.iter().any(|row| row.event == Some(Event::Clipped)));
    }
}

#[test]
fn clipping_by_norm_keeps_the_direction_and_by_value_may_turn_it() {
    // At (3, 4) the sphere's gradient is (6, 8), of length 10.
    let step = |clip: &str| {
        let mut run = run(&format!("f=sphere&at=3,4&lr=1&clip={clip}"));
        run.step();
        let [x, y] = run.last().theta;
        [x - 3.0, y - 4.0]
    };
    let [x, y] = step("norm(c=5)");
    assert!((x + 3.0).abs() < 1e-15 && (y + 4.0).abs() < 1e-15);
    assert_eq!(step("value(c=1)"), [-1.0, -1.0]);
    assert_eq!(step("norm(c=11)"), [-6.0, -8.0]);
}

#[test]
fn noise_has_the_spread_that_is_asked_for() {
    // Where the slope is 2x exactly, a step less its slope is −α·σ·ξ.
    let race = finished("f=sphere&at=1,1&lr=0.01&noise=0.5&steps=5000&seed=11&tol=0");
    let rows = rows(&race.racers()[0].run);
    let draws: Vec<f64> = rows
        .windows(2)
        .flat_map(|pair| {
            [0, 1].map(|k| {
                let plain = pair[0].theta[k] - 0.01 * pair[0].gradient[k];
                (plain - pair[1].theta[k]) / 0.01
            })
        })
        .collect();
    let count = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / count;
    let spread = (draws.iter().map(|d| d * d).sum::<f64>() / count).sqrt();
    // Four standard errors of 10,000 draws.
    assert!(mean.abs() < 4.0 * 0.5 / count.sqrt(), "{mean}");
    assert!((spread - 0.5).abs() < 4.0 * 0.5 / (2.0 * count).sqrt(), "{spread}");
}

#[test]
fn the_seed_decides_and_nothing_else() {
    let rows = |more: &str| {
        finished(&format!("f=ackley&opt=anneal;gd&noise=0.3&steps=50{more}"))
            .racers()
            .iter()
            .map(|racer| crate::rows(&racer.run))
            .collect::<Vec<Vec<Row>>>()
    };
    assert_eq!(rows("&seed=5"), rows("&seed=5&speed=3&theme=dark"));
    assert_ne!(rows("&seed=5"), rows("&seed=6"));
}

#[test]
fn rules_from_one_start_see_the_same_noise() {
    // With β = 0 momentum is plain descent.
    let race = finished("f=sphere&at=2,2&opt=gd;momentum(beta=0)&noise=1&steps=30&seed=2");
    let [gd, momentum] = race.racers() else { panic!() };
    for (a, b) in gd.run.rows().zip(momentum.run.rows()) {
        assert_eq!(a.theta, b.theta);
    }
    let race = finished("f=sphere&at=2,2;2,2&noise=1&steps=30&seed=2");
    assert_ne!(race.racers()[0].run.last().theta, race.racers()[1].run.last().theta);
}

#[test]
fn annealing_accepts_worse_places_as_metropolis_says() {
    // At a constant temperature T the Metropolis rule accepts a worse place with probability
    // exp(−Δf/T). Over many steps the number accepted is within four standard deviations of the
    // sum of the probabilities.
    let race = finished(
        "f=rastrigin&at=0.5,0.5&opt=anneal(temp=5,cooling=1)&lr=0.01&steps=4000&seed=4&tol=0",
    );
    let run = &race.racers()[0].run;
    let objective = race.scenario().function.objective();
    let (mut accepted, mut expected, mut variance, mut rejected_stay) = (0.0, 0.0, 0.0, 0);
    for (step, pair) in rows(run).windows(2).enumerate() {
        let proposal = run.quantities(step).unwrap().map(|made| made.theta);
        let worse = objective.value(proposal) - pair[0].value;
        let is_accepted = pair[1].theta == proposal;
        assert_eq!(pair[1].event == Some(Event::Rejected), !is_accepted);
        if worse <= 0.0 {
            assert!(is_accepted, "a better place is always taken");
            continue;
        }
        let probability = libm::exp(-worse / 5.0);
        accepted += f64::from(u8::from(is_accepted));
        expected += probability;
        variance += probability * (1.0 - probability);
        rejected_stay += usize::from(!is_accepted && pair[1].theta == pair[0].theta);
    }
    assert!((accepted - expected).abs() < 4.0 * variance.sqrt(), "{accepted} of {expected}");
    assert!(accepted > 100.0 && rejected_stay > 100);
}

#[test]
fn annealing_cools_to_plain_descent() {
    let race = finished("f=sphere&at=3,4&opt=anneal(temp=1,cooling=0.9)&lr=0.1&steps=1000&seed=1");
    // T = 0.9^t falls below the tolerance 1e-6 at step 132.
    assert_eq!(race.verdict(0).unwrap().id(), "converged:global-minimum");
    assert!(race.racers()[0].run.steps() >= 131);
}

#[test]
fn annealing_leaves_the_valley_that_descent_stays_in() {
    let ends_deep = |seed: u32, rule: &str| {
        let query = format!("f=double-well&at=1.5&opt={rule}&lr=0.02&seed={seed}&steps=3000");
        finished(&query).racers()[0].run.last().theta[0] < 0.0
    };
    assert!(!ends_deep(0, "gd"));
    // The hill is 1.15 above the shallow minimum, so T = 2 crosses it often, and T ≪ 1 no more:
    // most seeds end in the deep one.
    let deep = (0..20).filter(|seed| ends_deep(*seed, "anneal(temp=2,cooling=0.997)")).count();
    assert!(deep > 10, "{deep} of 20");
}

#[test]
fn random_starts_lie_in_the_domain_and_the_best_is_kept() {
    let race = finished("f=styblinski-tang&restarts=12&seed=3");
    assert_eq!(race.racers().len(), 13);
    let [x0, x1, y0, y1] = race.scenario().domain();
    for racer in race.racers().iter().filter(|racer| racer.random) {
        let [x, y] = racer.run.row(0).unwrap().theta;
        assert!((x0..x1).contains(&x) && (y0..y1).contains(&y));
    }
    let best = race.best().unwrap();
    let value = |racer: usize| race.racers()[racer].run.last().value;
    assert!((0..13).all(|racer| value(racer) >= value(best)));
    assert!(value(best) < value(0), "the chosen start ends in a local minimum");
    // The first starts do not depend on how many there are.
    let fewer = finished("f=styblinski-tang&restarts=5&seed=3");
    for (a, b) in fewer.racers().iter().zip(race.racers()) {
        assert_eq!(rows(&a.run), rows(&b.run));
    }
}

#[test]
fn the_best_run_is_the_highest_for_ascent_and_never_a_diverged_one() {
    let race = finished("f=gaussian-wells&goal=max&restarts=6&seed=1&lr=0.05");
    let value = |racer: usize| race.racers()[racer].run.last().value;
    let best = value(race.best().unwrap());
    assert!((0..race.racers().len()).all(|racer| value(racer) <= best));
    assert_eq!(finished("f=sphere&lr=10").best(), None);
}

#[test]
fn momentum_rolls_through_the_shallow_valley() {
    assert_eq!(verdict("f=three-hump-camel&lr=0.01").id(), "converged:local-minimum");
    assert_eq!(verdict("f=three-hump-camel&lr=0.01&opt=momentum").id(), "converged:global-minimum");
}

#[test]
fn the_steps_explained_are_the_steps_made() {
    for rule in ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"] {
        let race =
            finished(&format!("f=himmelblau&opt={rule}&noise=0.1&goal=max&steps=20&lr=0.003"));
        let run = &race.racers()[0].run;
        for (step, pair) in rows(run).windows(2).enumerate() {
            let explained = explain::step(run, step).unwrap();
            for k in 0..2 {
                let made = pair[1].theta[k] - pair[0].theta[k];
                assert_eq!(explained.step[k], made, "{rule}");
                assert_eq!(run.quantities(step).unwrap()[k].state, pair[1].state()[k], "{rule}");
            }
        }
        assert!(explain::step(run, run.steps()).unwrap().is_end);
        assert!(explain::step(run, run.steps() + 1).is_none());
    }
}

proptest! {
    #[test]
    fn any_numbers_give_rows_that_are_finite(
        theta in prop::array::uniform2(-1e6..1e6_f64),
        learning_rate in 1e-9..1e6_f64,
        noise in prop_oneof![Just(0.0), 0.0..1e6_f64],
        rule in 0..gd_core::rule::optimizer::RULES.len(),
        function in 0..gd_core::function::catalog::CATALOG.len(),
        max in any::<bool>(),
        seed in any::<u32>(),
    ) {
        let rule = gd_core::rule::optimizer::RULES[rule].id;
        let entry = &gd_core::function::catalog::CATALOG[function];
        let one = gd_core::Function::of(entry).objective().dimension() == 1;
        let at = if one { format!("{}", theta[0]) } else { format!("{},{}", theta[0], theta[1]) };
        let goal = if max { "max" } else { "min" };
        let query = format!(
            "f={}&at={at}&opt={rule}&lr={learning_rate}&noise={noise}&goal={goal}&seed={seed}&steps=150",
            entry.id
        );
        let mut run = run_without_survey(&query);
        let stop = run.finish();
        prop_assert!(run.rows().len() <= 151);
        if stop != Stop::Undefined {
            for row in run.rows() {
                prop_assert!(row.value.is_finite() && row.gradient_norm() < f64::INFINITY);
                prop_assert!(row.theta.iter().all(|c| c.abs() <= 1e12));
            }
        }
    }
}

/// A run with stop rules of its own, since surveying a landscape takes long without optimisation.
fn run_without_survey(query: &str) -> Run {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    let scenario = parsed.scenario;
    let conditions = Conditions {
        function: scenario.function.clone(),
        rule: scenario.rules[0].rule,
        learning_rate: scenario.learning_rate,
        changes: Vec::new(),
        goal: scenario.goal,
        schedule: scenario.schedule,
        clip: scenario.clip,
        noise: scenario.noise,
        batch: scenario.batches[0],
        sampling: scenario.sampling,
        seed: scenario.seed,
        stream: 1,
        stop: StopRules { tolerance: 1e-6, max_steps: scenario.steps },
        saddle: SaddleScale { diagonal: scenario.diagonal(), slope: 1.0 },
    };
    Run::new(conditions, scenario.chosen_starts()[0])
}
