use super::*;
use gd_core::number::exponential::exp;

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
        let probability = exp(-worse / 5.0);
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
    let [best] = race.first()[..] else { panic!() };
    let value = |racer: usize| race.racers()[racer].run.last().value;
    assert!((0..13).all(|racer| value(racer) > value(best) - 1e-9));
    assert!(value(best) < value(0), "the chosen start ends in a local minimum");
    // The first starts do not depend on how many there are.
    let fewer = finished("f=styblinski-tang&restarts=5&seed=3");
    for (a, b) in fewer.racers().iter().zip(race.racers()) {
        assert_eq!(rows(&a.run), rows(&b.run));
    }
}

#[test]
fn the_first_run_is_at_the_highest_for_ascent_and_never_a_diverged_one() {
    let race = finished("f=himmelblau&at=-1,-2;1,1&lr=0.005&goal=max");
    let value = |racer: usize| race.racers()[racer].run.last().value;
    let best = value(race.first()[0]);
    assert!((0..race.racers().len()).all(|racer| value(racer) <= best + 1e-9));
    assert_eq!(finished("f=sphere&lr=10&at=1,1;2,2").first(), []);
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
        assert!(explain::step(run, run.steps()).unwrap().end.is_some());
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
        learning_rate: scenario.rate(&scenario.rules[0]),
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
