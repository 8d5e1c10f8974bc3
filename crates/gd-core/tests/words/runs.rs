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
        "Diverged: after 9 steps f has grown to 9×10²³. Each step overshoots the valley further. The curvature allows plain descent a learning rate below 2/λmax = 1; this one was 10."
    );
    for (query, said) in [
        (
            "f=x^2&at=3&lr=1e-4&steps=1000",
            "Stopped after 1000 steps, the limit, while still descending (slope 4.912). More steps or a larger learning rate lead on.",
        ),
        ("f=ln(x)&at=0.1&lr=1", "Left the function's domain at step 0."),
        ("f=1/x&at=0", "Could not start: the function has no finite value or slope there."),
        (
            "f=-x^4&at=1&lr=1",
            "Diverged: after 3 steps f has fallen to −7×10³⁴. It keeps falling: f has no minimum in this direction.",
        ),
    ] {
        assert_eq!(verdict(query).to_string(), said, "{query}");
    }
}

/// An explanation of a step from (3, −4).
fn explanation(goal: Goal, course: Course, dimension: usize, seen: Option<usize>) -> Explanation {
    let direction =
        (!matches!(course, Course::NoStep | Course::Overflow)).then_some(Direction::LeftUp);
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
        end: seen.is_none().then_some(Stop::Converged),
    }
}

#[test]
fn every_step_is_explained() {
    for goal in [Goal::Min, Goal::Max] {
        for course in [
            Course::WithSlope,
            Course::AgainstSlope,
            Course::NoSlope,
            Course::NoStep,
            Course::Overflow,
        ] {
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
        "Circled: the one of 50 points used for the next step."
    );
    assert_eq!(which_step(&why), "From step 7 to 8.");
    let ended = |end| Explanation {
        end: Some(end),
        gradient: [1e-7, 0.0],
        step: [1e-9, 0.0],
        ..explanation(Goal::Min, Course::WithSlope, 2, None)
    };
    assert_eq!(
        which_step(&ended(Stop::Converged)),
        "Arrived after 7 steps: the gradient is almost zero, so another step would not move it."
    );
    let steep = Explanation { gradient: [3.0, 0.0], ..ended(Stop::Converged) };
    assert_eq!(which_step(&steep), "Arrived after 7 steps: the gradient is below the tolerance.");
    assert_eq!(which_step(&ended(Stop::MaxSteps)), "Stopped after 7 steps, the limit.");
    // The next place may be a number: only too far a one.
    assert_eq!(
        which_step(&ended(Stop::Diverged)),
        "Ended after 7 steps: the next one leads past all bounds, or to where f has no value."
    );
    for stop in [Stop::Diverged, Stop::Undefined] {
        assert_sentence(&which_step(&ended(stop)));
    }
    // Of a step that is not made nothing is said.
    let last = said("f=sphere&at=3,4&lr=0.1&steps=1", 1).to_string();
    assert_eq!(last, "At (2.4, 3.2) the gradient is (4.8, 6.4): f rises fastest right and up.");
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
        dearest: 0,
        dearest_batch: full,
        most_samples: 450,
        missed: 0,
        nearest: 0,
        nearest_batch: full,
    };
    for (most_samples, missed, nearest) in
        [(450, 0, 0), (40, 0, 1), (450, 1, 0), (40, 2, 1), (450, 3, 1)]
    {
        assert_sentence(&told(&Advice { most_samples, missed, nearest, ..given }, None));
    }
    assert_eq!(
        told(&given, None),
        "Batch size 1 was 95 % of the way to the lowest loss after 40 samples; the full batch needed 450, but ends closest to the minimum."
    );
    let race = finished("data=line&batch=full;1&opt=gd;momentum&steps=400");
    let said = told(&advice(&race).unwrap(), Some(&run_names(&race)));
    assert_sentence(&said);
    assert!(said.contains(", batch 1 was 95 % of the way"), "{said}");

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
