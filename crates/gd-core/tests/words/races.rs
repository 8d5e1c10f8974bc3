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
        ("f=x^4-3x^2+x&at=-2&lr=0.02", "lowest in the region"),
        ("f=-x^2&at=1&lr=0.1&goal=max", "highest in the region"),
        ("f=-(x^2+y^2)&at=0,0", "maximum"),
        ("f=sphere&tol=0&lr=0.1", "near global minimum"),
        ("f=saddle&at=0,0", "saddle"),
        ("f=inflection", "near inflection"),
        ("f=x^2&at=3&lr=1e-4", "still descending"),
        ("f=-x^2&at=3&lr=1e-4&goal=max", "still ascending"),
        ("data=line&batch=1&steps=300", "jittering"),
        ("f=x^2&at=3&lr=1", "bouncing"),
        ("f=x^2&at=3&lr=1.001&steps=200", "getting worse"),
        ("f=saddle", "left the region"),
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
            "Both reach the global minimum, 0: Gradient descent first, after 73 steps; Momentum after 249.",
        ),
        (
            "f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.5);gd(lr=0.9)",
            "All three reach the global minimum, 0: α 0.5 first, after 1 step; α 0.1 after 70, α 0.9 after 70.",
        ),
        (
            "f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.9)",
            "Both reach the global minimum, 0, after 70 steps.",
        ),
        // In the order in which they arrive.
        (
            "f=parabola&at=3&opt=gd(lr=0.05);gd(lr=0.5);gd(lr=0.1)",
            "All three reach the global minimum, 0: α 0.5 first, after 1 step; α 0.1 after 70, α 0.05 after 149.",
        ),
        (
            "f=double-well&opt=gd;gd(lr=100)&lr=0.02&at=2",
            "α 0.02 stops at a local minimum, −1.07, after 72 steps; α 100 diverges after 1 step.",
        ),
        (
            "f=double-well&at=2;-2&lr=0.02",
            "The run from x = 2 stops at a local minimum, −1.07, after 72 steps; the run from x = −2 reaches the global minimum, −3.51, after 46 steps.",
        ),
        // Of a typed formula no more is known than what was found.
        (
            "f=x^4-3x^2+x&at=-2&opt=gd;momentum(beta=0.95)&lr=0.02",
            "Gradient descent reaches the lowest minimum found in the region, −3.51, after 46 steps; Momentum stops at a local minimum, −1.07, after 479 steps.",
        ),
        (
            "f=-(x^4-3x^2+x)&at=2;-2&lr=0.02&goal=max",
            "The run from x = 2 stops at a local maximum, 1.07, after 72 steps; the run from x = −2 reaches the highest maximum found in the region, 3.51, after 46 steps.",
        ),
        (
            "f=saddle&at=1,0;1,0.1&lr=0.1&steps=50",
            "The run from (1, 0) comes close to a saddle (f ≈ 0) after 50 steps; the run from (1, 0.1) keeps falling (f = −828000) after 50 steps.",
        ),
        (
            "f=styblinski-tang&at=1,1&restarts=12&seed=1",
            "1 of 13 starts reached the global minimum, −78.3; 12 stopped at 3 local ones, 14.1 to 28.3 higher.",
        ),
        (
            "f=gaussian-wells&restarts=12",
            "6 of 13 starts reached the global minimum, −1.76; 7 stopped at the local one, 0.911 higher.",
        ),
        ("f=himmelblau&restarts=12", "All 13 starts reached one of 4 global minima, 0."),
        ("f=sphere&restarts=3&lr=0.1", "All 4 starts reached the global minimum, 0."),
        (
            "f=rastrigin&restarts=12",
            "None of 13 starts reached the global minimum, 0; all 13 stopped at 12 local ones, 8.95 to 33.8 higher.",
        ),
        (
            "f=double-well&at=2;-2&lr=0.02&opt=gd;momentum;adam",
            "1 of 2 starts reached the global minimum, −3.51, by Gradient descent, 2 by Momentum, 1 by Adam.",
        ),
        (
            "f=x^2-y^2+y^4/4&at=1,0&lr=0.1&opt=gd;momentum;nesterov;adam",
            "None of 4 runs reached the lowest minimum found in the region, −1; all 4 stopped at a saddle.",
        ),
        (
            "f=ravine&at=10,1&opt=gd(lr=0.05);gd(lr=0.095);gd(lr=0.1);gd(lr=0.101)&steps=2000",
            "2 of 4 runs reached the global minimum, 0; 1 was bouncing; 1 diverged.",
        ),
        ("f=x*y&lr=0.01&restarts=5&steps=20", "All 6 starts were still descending."),
        // It has no lowest point.
        (
            "f=x^3-3x&restarts=12&lr=0.01",
            "10 of 13 starts stopped at a local minimum; 3 kept falling.",
        ),
    ] {
        assert_eq!(at_end(query).unwrap(), said, "{query}");
    }
    // The global minimum is at (−2.9035, −2.9035).
    let race = finished("f=styblinski-tang&at=1,1&restarts=12&seed=1");
    let near = |x: f64| (x + 2.903_534).abs() < 1e-3;
    let ends = race.racers().iter().map(|racer| racer.run.last().theta);
    assert_eq!(ends.filter(|[x, y]| near(*x) && near(*y)).count(), 1);
    // The local ones are at (−2.9035, 2.7468), its mirror image, and (2.7468, 2.7468); the second
    // coordinate in place of the first is 14.14 dearer: catalogue.

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

/// There is room for 43 letters in the line of a frame of 320 pixels.
#[test]
fn a_race_is_summed_up_in_a_line() {
    for (query, said) in [
        ("f=himmelblau", "Global minimum, 0, after 22 steps"),
        ("f=double-well&at=2&lr=0.02", "Local minimum, −1.07, after 72 steps"),
        ("f=x^4-3x^2+x&at=-2&lr=0.02", "Lowest in the region, −3.51, after 46 steps"),
        ("f=saddle&at=1,0&lr=0.1", "Saddle, 0, after 66 steps"),
        ("f=x^2&at=3&lr=1e-4", "Still descending after 1000 steps"),
        ("f=x^2&at=3&lr=10", "Diverged after 9 steps"),
        ("f=sphere&at=3,4&opt=gd;momentum&lr=0.1", "First at 0: Gradient descent, 73 steps"),
        ("f=double-well&at=2;-2&lr=0.02", "First at −3.51: from x = −2, 46 steps"),
        ("f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.9)", "First at 0: α 0.1 and α 0.9, 70 steps"),
        ("f=x^2&at=3&opt=gd(lr=1);gd(lr=10)", "None of 2 at the lowest known"),
        ("f=gaussian-wells&restarts=12", "6 of 13 at the global minimum, −1.76"),
        ("f=rastrigin&restarts=12", "None of 13 at the lowest known"),
        ("f=x&at=1;2&opt=gd;momentum&tol=2", "All 4 at rest"),
        (
            "f=rosenbrock&at=-1.5,2;1.8,-0.6&opt=gd;momentum;nesterov;adam",
            "3 of 8 close to the lowest known",
        ),
    ] {
        let race = finished(query);
        let names = run_names(&race);
        let line = brief(&race, &names, 0, usize::MAX).unwrap();
        assert_eq!(line, said, "{query}");
        assert!(line.chars().count() <= 43, "{line}");
    }
    let race = finished("f=sphere&at=3,4&opt=gd;momentum&lr=0.1");
    let at = |step| brief(&race, &run_names(&race), 1, step).unwrap();
    assert_eq!(at(0), "Step 0: f = 25; the lowest known is 0");
    assert_eq!(at(100), "1 of 2 have ended");
}

/// The numbers are those of the runs: 72 and 133 steps, −1.07 and −3.51.
#[test]
fn a_remedy_is_answered_beside_what_it_is_for() {
    let race = finished("f=double-well&at=2&lr=0.02&opt=gd;momentum");
    let [plain, momentum] = [0, 1].map(|racer| race.verdict(racer).unwrap());
    let said = answer(momentum, "With momentum", &came_to(plain));
    let steps = race.racers()[1].run.steps();
    assert_eq!(
        said,
        format!(
            "With momentum it reaches the global minimum, −3.51, after {steps} steps; without, it stopped at a local minimum, −1.07, after 72 steps."
        )
    );
    for query in [
        "f=x^2&at=3&lr=10",
        "f=ln(x)&at=0.1&lr=1",
        "f=1/x&at=0",
        "f=saddle",
        "f=floor(x)&at=1.5",
        "f=plateau&at=4,0&lr=0.1",
        "f=x^2&at=3&lr=1",
        "data=line&batch=1&steps=300",
        "f=inflection",
        "f=x^2&at=3&lr=1.001&steps=200",
    ] {
        let verdict = finished(query).verdict(0).cloned().unwrap();
        assert_sentence(&answer(&verdict, "With noise", &came_to(&verdict)));
    }
}

/// A value is told as the optimum's where no digits of it are more than rounding, and not before.
#[test]
fn a_value_is_the_optimums_only_within_rounding() {
    for query in [
        "f=himmelblau&at=-1,-1",
        "f=himmelblau&at=1,1&opt=momentum",
        "f=sphere&at=1e-5,0&lr=0.1",
        "f=x^4-3x^2+x&at=-2&lr=0.02",
        "f=(x^2-1)^2&at=3&lr=0.01&view=-100,100",
        "f=1000000+x^2&at=3&lr=0.1",
        "layers=5&at=1,0",
        "data=line",
    ] {
        let race = finished(query);
        let best = race.landscape().unwrap().optimum(Goal::Min).unwrap().value;
        let start = race.status(0, 0).unwrap().value;
        for step in 0..race.racers()[0].run.steps() {
            let status = race.status(0, step).unwrap();
            let off = (status.value - status.nominal).abs();
            let is_told = status.nominal != status.value;
            assert!(!is_told || off <= 1e-6 * (start - status.nominal).abs(), "{query}: {step}");
            let far = (status.value - best).abs() > 1e-6 * (start - best).abs();
            assert!(!(is_told && status.nominal == best && far), "{query}: {step}");
            let said = value(&race, &status);
            assert_eq!(said.contains('≈'), shorter(status.value, 3) != shorter(status.nominal, 3));
        }
    }
    let race = finished("f=himmelblau&at=-1,-1");
    assert_eq!(value(&race, &race.status(0, 22).unwrap()), "f ≈ 0");
    assert_eq!(value(&race, &race.status(0, 0).unwrap()), "f = 170");
    assert_eq!(
        progress(&race, &race.status(0, 0).unwrap()),
        "Step 0: f = 170; the lowest known is 0."
    );
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
    assert!(said("Saddle at (0, 0), f = 0, curvature −2 and 2: lower one way"), "{found:?}");
    // What is not marked is not there to be looked up.
    let told = |hide: &str, part: &str| {
        let race = finished(&format!("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60{hide}"));
        let found = landmarks(&race, &run_names(&race), usize::MAX);
        found.iter().filter(|landmark| landmark.text.contains(part)).count()
    };
    for (mark, part) in [
        ("saddle", "Saddle at"),
        ("stall", "lingers"),
        ("escape", "leaves a saddle"),
        ("now", "Stopped"),
    ] {
        assert_eq!(told("", part), 1, "{mark}");
        assert_eq!(told(&format!("&hide={mark}"), part), 0, "{mark}");
    }
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
        // A surface is turned, so that up on the screen may be any way.
        ("f=x^2+10y^2&show=surface", [-1.0, 0.3], "(−1, 0.3), f = 1.9, downhill: −y, a little +x"),
        ("f=parabola&show=surface", [1.2345, 0.0], "x = 1.23, f = 1.524, downhill: left"),
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
