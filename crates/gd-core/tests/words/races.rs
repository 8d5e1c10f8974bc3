use super::*;

/// The last status of the first run, in a few words.
fn last(query: &str) -> String {
    outcome(&finished(query).status(0, usize::MAX).unwrap())
}

#[test]
fn an_outcome_is_told_in_a_few_words() {
    for (query, said) in [
        ("f=sphere", "global minimum"),
        ("f=x^4-3x^2+x&at=2&lr=0.02", "local minimum"),
        ("f=sphere&tol=0&lr=0.1", "near global minimum"),
        ("f=saddle&at=0,0", "saddle"),
        ("f=inflection", "near inflection"),
        ("f=x^2&at=3&lr=1e-4", "still descending"),
        ("f=-x^2&at=3&lr=1e-4&goal=max", "still ascending"),
        ("data=line&batch=1&steps=300", "jittering"),
        ("f=x^2&at=3&lr=1", "bouncing"),
        ("f=x^2&at=3&lr=1.001&steps=200", "getting worse"),
        ("f=saddle", "far outside"),
        ("f=x^2&at=3&lr=10", "diverged"),
        ("f=ln(x)&at=0.1&lr=1", "left the domain"),
        ("f=1/x&at=0", "could not start"),
    ] {
        assert_eq!(last(query), said, "{query}");
    }
    let race = finished("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=200");
    let at = |step| race.status(0, step).unwrap();
    let events = race.saddle_events(200);
    let (stall, escape) = (events[0].step, events[1].step);
    assert_eq!(outcome(&at(0)), "running");
    assert_eq!(sentence(&at(0)), None);
    assert_eq!(outcome(&at(stall)), "lingering at a saddle");
    let said = sentence(&at(stall)).unwrap();
    assert_eq!(said, format!("It lingers near a saddle from step {stall} on."));
    assert_eq!(outcome(&at(escape)), format!("left a saddle at step {escape}"));
    let said = sentence(&at(escape)).unwrap();
    assert_eq!(said, format!("It lingered near a saddle and left it at step {escape}."));
    // It has ended, and the survey is not done.
    let mut early = query::race("f=sphere&lr=0.1");
    early.advance(1000);
    assert_eq!(outcome(&early.status(0, 1000).unwrap()), "ended");
}

#[test]
fn a_race_is_summed_up() {
    let at_end = |query: &str| {
        let race = finished(query);
        summary(&race, &run_names(&race), usize::MAX)
    };
    for (query, said) in [
        (
            // ‖∇f‖ = 10·0.8ⁿ of descent is at most 1e-6 from n = 73 on.
            "f=sphere&at=3,4&opt=gd;momentum&lr=0.1",
            "Gradient descent arrives at step 73, Momentum at step 249.",
        ),
        (
            "f=double-well&opt=gd;gd(lr=100)&lr=0.02&at=2",
            "Gradient descent, α 0.02 arrives at step 72 (local minimum); Gradient descent, α 100: diverged after 1 step.",
        ),
        (
            "f=styblinski-tang&at=1,1&restarts=12&seed=1",
            "1 of 13 runs reached the global minimum, −78.33.",
        ),
        ("f=sphere&restarts=3&lr=0.1", "All 4 runs reached the global minimum, 0."),
        ("f=x*y&restarts=5&steps=20", "None of 6 runs has come to rest."),
    ] {
        assert_eq!(at_end(query).unwrap(), said, "{query}");
    }
    // The global minimum is at (−2.9035, −2.9035).
    let race = finished("f=styblinski-tang&at=1,1&restarts=12&seed=1");
    let near = |x: f64| (x + 2.903_534).abs() < 1e-3;
    let ends = race.racers().iter().map(|racer| racer.run.last().theta);
    assert_eq!(ends.filter(|[x, y]| near(*x) && near(*y)).count(), 1);

    let race = finished("f=sphere&lr=0.1");
    let names = run_names(&race);
    assert_eq!(summary(&race, &names, 3), None);
    assert_eq!(summary(&race, &names, 1000), race.verdict(0).map(ToString::to_string));
    let race = finished("f=sphere&at=3,4&opt=gd;momentum&lr=0.1");
    let names = run_names(&race);
    assert_eq!(summary(&race, &names, 7), None);
    assert_eq!(summary(&race, &names, 100).unwrap(), "1 of 2 runs has ended.");
    // Nothing is said before all is known.
    let mut early = query::race("f=sphere&restarts=3&lr=0.1");
    early.advance(1000);
    assert_eq!(summary(&early, &run_names(&early), 1000), None);
}

#[test]
fn what_can_be_looked_up_is_said_under_the_runs_own_names() {
    let race = finished("f=saddle&at=1,0;1,0.5&lr=0.1&noise=0.01&steps=60");
    let found = landmarks(&race, &run_names(&race), usize::MAX);
    for landmark in &found {
        assert_sentence(&landmark.text);
    }
    let said = |part: &str| found.iter().any(|landmark| landmark.text.contains(part));
    assert!(said("Gradient descent from (1, 0.5): Stopped after 60 steps"), "{found:?}");
    assert!(said("Gradient descent from (1, 0) lingers near a saddle at step"), "{found:?}");
    assert!(said("Saddle at (0, 0), value 0, curvature −2 and 2: lower one way"), "{found:?}");
    let plain = finished("f=saddle&at=1,0&show=plain");
    let found = landmarks(&plain, &run_names(&plain), usize::MAX);
    assert!(found.iter().all(|landmark| !landmark.text.starts_with("Saddle at")));
    assert_eq!(landmarks(&plain, &run_names(&plain), 0), []);
}

#[test]
fn a_place_is_described_with_the_way_downhill() {
    let at = |query: &str, point| describe(&Scenario::parse(query).scenario, point);
    for (query, point, said) in [
        // ∇f = (2x, 20y).
        ("f=x^2+10y^2", [3.0, 0.001], "(3, 0.001), f = 9, downhill: left"),
        ("f=x^2+10y^2", [1.0, 0.08], "(1, 0.08), f = 1.064, downhill: left and down"),
        ("f=x^2+10y^2", [1.0, 0.03], "(1, 0.03), f = 1.009, downhill: left, a little down"),
        ("f=x^2+10y^2", [-1.0, -0.3], "(−1, −0.3), f = 1.9, downhill: up, a little right"),
        ("f=x^2+10y^2&goal=max", [0.0, 1.0], "(0, 1), f = 10, uphill: up"),
        ("f=parabola", [1.2345, 0.0], "x = 1.23, f = 1.524, downhill: left"),
        ("f=sphere", [0.0, 0.0], "(0, 0), f = 0, flat"),
        ("f=ln(x)", [-1.0, 0.0], "x = −1, f has no value here"),
        // As many digits as tell it from what else is shown.
        (
            "f=sphere&zoom=1,1.00000001,1,1.00000001",
            [1.000_000_001_2, 1.000_000_006_4],
            "(1.0000000012, 1.0000000064), f = 2, downhill: left and down",
        ),
    ] {
        assert_eq!(at(query, point), said, "{query}");
    }
}
