use super::*;

#[test]
fn every_outcome_of_a_run_is_said() {
    let mut outcomes = BTreeSet::new();
    for query in [
        "f=sphere",
        "f=himmelblau",
        "f=sphere&at=0,0&goal=max",
        "f=x^4-3x^2+x&at=2&lr=0.02",
        "f=-(x^4-3x^2+x)&at=2&lr=0.02&goal=max",
        "f=-(x^4-3x^2+x)&at=-2&lr=0.02&goal=max",
        "f=-(x^2+y^2)&at=0,0",
        "f=-(x^2+y^2)&at=1,1&lr=0.1&goal=max",
        "f=saddle&at=0,0",
        "f=inflection",
        "f=plateau",
        "f=rosenbrock",
        "f=sphere&at=3,4&tol=8",
        "f=saddle",
        "f=x^2&at=3&lr=1",
        "data=line&batch=1&steps=300",
        "f=x^2&at=3&lr=1.001&steps=200",
        "f=x^2&at=3&lr=10",
        "f=ln(x)&at=1",
        "f=1/x&at=0",
        "f=x^3&at=1&lr=0.1&steps=1",
    ] {
        let verdict = verdict(query);
        outcomes.insert(verdict.outcome.id());
        assert_sentence(&verdict.to_string());
    }
    assert_eq!(outcomes, ids(include_str!("../../src/verdict.rs")), "each is in the list");
    assert_eq!(
        verdict("f=x^2&at=3&lr=10").to_string(),
        "Diverged after 9 steps, past all bounds; the last good value is 9.371×10²³. The curvature allows plain descent a learning rate below 2/λmax = 1; this one was 10."
    );
}

/// An explanation of a step from (3, −4).
fn explanation(goal: Goal, course: Course, dimension: usize, seen: Option<usize>) -> Explanation {
    let direction = (course != Course::NoStep).then_some(Direction::LeftUp);
    let uphill = (course != Course::NoSlope).then_some(Direction::RightDown);
    let batch = seen.map(|points| Seen { points, of: 50, gradient: [1.0, f64::NAN] });
    Explanation {
        dimension,
        goal,
        theta: [3.0, -4.0],
        gradient: [6.0, -8.0],
        uphill,
        step: [-0.6, 0.8],
        direction,
        course,
        plain: [-0.6, 0.8],
        full: [-0.6, 0.8],
        batch,
        from: 7,
        is_end: seen.is_none(),
    }
}

#[test]
fn every_step_is_explained() {
    for goal in [Goal::Min, Goal::Max] {
        for course in [Course::WithSlope, Course::AgainstSlope, Course::NoSlope, Course::NoStep] {
            for dimension in [1, 2] {
                for seen in [None, Some(1), Some(4)] {
                    let why = explanation(goal, course, dimension, seen);
                    assert_sentence(&why.to_string());
                    assert_said(&which_step(&why));
                    if let Some(seen) = why.batch {
                        assert_sentence(&seen.to_string());
                    }
                }
            }
        }
    }
    let said = |query: &str, step| explain::step(&finished(query).racers()[0].run, step).unwrap();
    for (why, expected) in [
        (
            said("f=parabola&at=3&lr=0.1", 0),
            "At 3 the gradient is 6: positive, so f rises to the right; descent steps left, to 2.4.",
        ),
        (
            said("f=parabola&at=-2&lr=0.1", 0),
            "At −2 the gradient is −4: negative, so f falls to the right; descent steps right, to −1.6.",
        ),
        (
            said("f=parabola&at=1&lr=0.1&goal=max", 0),
            "At 1 the gradient is 2: positive, so f rises to the right; ascent steps right, to 1.2.",
        ),
        (
            said("f=sphere&at=3,4&lr=0.1", 0),
            "At (3, 4) the gradient is (6, 8): f rises fastest right and up; descent steps left and down, to (2.4, 3.2).",
        ),
        (
            said("f=parabola&at=0&tol=0&steps=1", 0),
            "At 0 the gradient is 0: no slope to follow, so there is no step.",
        ),
        (
            said("f=parabola&at=1&lr=1e-20&steps=1", 0),
            "At 1 the gradient is 2: positive, so f rises to the right; yet the rule stays where it is.",
        ),
    ] {
        assert_eq!(why.to_string(), expected);
    }
    let why = explanation(Goal::Min, Course::AgainstSlope, 2, Some(1));
    assert_eq!(
        why.to_string(),
        "At (3, −4) the gradient is (6, −8): f rises fastest right and down; yet the step goes left and up, uphill, to (2.4, −3.2): what the rule remembers, or chance, outweighs the slope. The step sees only one point, whose gradient is (1, not a number)."
    );
    assert_eq!(
        why.batch.unwrap().to_string(),
        "Ringed: the one point of 50 that the step from here sees."
    );
    assert_eq!(which_step(&why), "from step 7 to 8.");
    assert_eq!(
        which_step(&explanation(Goal::Min, Course::WithSlope, 2, None)),
        "it has ended; this would be the next step, from step 7 to 8."
    );
}

#[test]
fn each_equation_is_shown_with_its_numbers() {
    let race = finished("f=parabola&at=3&lr=0.1&steps=2&opt=gd");
    let run = &race.racers()[0].run;
    let [Equation { symbols, numbers }] = &equations(run, 0)[..] else { panic!() };
    assert!(symbols.contains("<mi>θ</mi>") && symbols.contains("<mi>α</mi>"));
    let expected = "<mn>2.4</mn><mo>=</mo><mn>3</mn><mo>−</mo><mn>0.1</mn><mo>·</mo><mn>6</mn>";
    assert_eq!(numbers, &[expected.to_owned()]);
    assert_eq!(equations(run, 3), []);
    // No placeholder is left in any rule's equations.
    for rule in RULES {
        let race = finished(&format!("f=himmelblau&opt={}&steps=3&lr=0.001", rule.id));
        let written = equations(&race.racers()[0].run, 1);
        assert_eq!(written.len(), rule.equations.len());
        for Equation { symbols, numbers } in written {
            assert_eq!(numbers.len(), 2, "{}", rule.id);
            for text in numbers.iter().chain([&symbols]) {
                assert!(!text.contains(['{', '}']), "{}: {text}", rule.id);
                assert!(!text.contains("NaN") && text.contains('>'), "{}: {text}", rule.id);
            }
        }
    }
}

#[test]
fn advice_limits_and_flows_are_said() {
    let [full, one] = [Batch::Full, Batch::Mini(1)];
    let given = Advice {
        cheapest: 1,
        cheapest_batch: one,
        samples: 40,
        most_samples: 450,
        missed: 0,
        nearest: 0,
        nearest_batch: full,
    };
    for (most_samples, missed, nearest) in
        [(450, 0, 0), (40, 0, 1), (450, 1, 0), (40, 2, 1), (450, 3, 1)]
    {
        assert_sentence(&Advice { most_samples, missed, nearest, ..given }.to_string());
    }
    assert_eq!(
        given.to_string(),
        "Cheapest was batch size 1: 40 samples took it 95 % of the way to the lowest loss; the dearest run needed 450. In the end the full batch is nearest to it."
    );
    assert_sentence(&advice(&finished("data=line&batch=full;1&steps=400")).unwrap().to_string());

    assert_eq!(
        StabilityLimit { rate: 1.0 / 3.0, goal: Goal::Min }.to_string(),
        "2/λmax = 0.333: with more than this plain descent cannot settle at the lowest minimum."
    );
    assert_said(&StabilityLimit { rate: 1e9, goal: Goal::Max }.to_string());

    for fate in [Fate::Vanishes, Fate::Explodes, Fate::Stays, Fate::Dies, Fate::Absent] {
        assert_sentence(&Flow { last: f64::INFINITY, input: f64::NAN, fate }.to_string());
    }
    assert_eq!(
        Flow { last: 1.4, input: 2.7e-8, fate: Fate::Vanishes }.to_string(),
        "From 1.4 at the last layer to 2.7×10⁻⁸ at the input: it vanishes."
    );
}
