use super::*;

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
        assert_eq!((why.course, why.end), (Course::WithSlope, None));
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
