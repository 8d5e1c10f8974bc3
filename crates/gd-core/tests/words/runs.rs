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
    assert_eq!(outcomes, ids(include_str!("../../src/verdict/outcome.rs")), "each is in the list");
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

/// What is said of a step of a run.
fn said(query: &str, step: usize) -> String {
    let race = finished(query);
    explain::step(&race.racers()[0].run, step).unwrap().to_string()
}

#[test]
fn the_slopes_sign_says_which_way() {
    for (query, expected) in [
        (
            "f=parabola&at=3&lr=0.1",
            "At 3 the gradient is 6: positive, so f rises to the right and downhill is to the left. Descent steps that way, by learning rate × slope = 0.1 × 6 = 0.6, to 2.4.",
        ),
        (
            "f=parabola&at=-2&lr=0.1",
            "At −2 the gradient is −4: negative, so f falls to the right: that is downhill. Descent steps that way, by learning rate × slope = 0.1 × 4 = 0.4, to −1.6.",
        ),
        (
            "f=parabola&at=1&lr=0.1&goal=max",
            "At 1 the gradient is 2: positive, so f rises to the right: that is uphill. Ascent steps that way, by learning rate × slope = 0.1 × 2 = 0.2, to 1.2.",
        ),
        (
            "f=sphere&at=3,4&lr=0.1",
            "At (3, 4) the gradient is (6, 8): f rises fastest to the upper right, so downhill is to the lower left. Descent steps that way, by learning rate × gradient’s norm = 0.1 × 10 = 1, to (2.4, 3.2).",
        ),
        (
            "f=parabola&at=0&tol=0&steps=1",
            "At 0 the gradient is 0: no slope to follow, so there is no step.",
        ),
        (
            "f=parabola&at=1&lr=1e-20&steps=1",
            "At 1 the gradient is 2: positive, so f rises to the right and downhill is to the left; yet the rule stays where it is.",
        ),
    ] {
        assert_eq!(said(query, 0), expected, "{query}");
    }
}

/// Of a gradient that nothing follows no direction is said, which below the tolerance would tell nothing.
#[test]
fn where_a_run_has_ended_the_gradients_size_is_said() {
    for (query, step, expected) in [
        ("f=sphere&at=3,4&lr=0.1&steps=1", 1, "At (2.4, 3.2) the gradient’s norm is 8."),
        ("f=parabola&at=-2&lr=0.5", 1, "At 0 the gradient is 0."),
        // The formulas of the derivatives, 0, −1/x² and 1/x, do have values there.
        ("f=1/0&at=3", 0, "At 3 there is no gradient."),
        ("f=1/x&at=0", 0, "At 0 there is no gradient."),
        ("f=ln(x)&at=-1", 0, "At −1 there is no gradient."),
        ("f=ln(x)%2By^2&at=-1,2", 0, "At (−1, 2) there is no gradient."),
        ("f=sqrt(x)&at=0", 0, "At 0 the gradient is ∞."),
        ("f=parabola&at=-2&lr=0.1&steps=1", 1, "At −1.6 the gradient is −3.2."),
        (
            "data=csv:0,1;1,3;2,5&batch=1&lr=0.1&at=2,1",
            0,
            "At (2, 1) the gradient’s norm over all 3 points is 0.",
        ),
    ] {
        assert_eq!(said(query, step), expected, "{query}");
    }
}

/// Each rule's sentence on x², worked out by hand.
#[test]
fn each_rule_has_its_reason() {
    let from_3 = |rule: &str, step| {
        let said = said(&format!("f=parabola&at=3&opt={rule}&lr=0.1&seed=1"), step);
        said.split_once(". ").unwrap().1.to_owned()
    };
    for (rule, step, expected) in [
        ("gd", 1, "Descent steps that way, by learning rate × slope = 0.1 × 4.8 = 0.48, to 1.92."),
        (
            "momentum",
            0,
            "There is no velocity yet, so this is plain descent’s step: 0.6 to the left, to 2.4.",
        ),
        (
            "momentum",
            1,
            "The velocity carries it on, 0.54 to the left, and the gradient adds 0.48. Together that is 2.1 times plain descent’s step: 1.02 to the left, to 1.38.",
        ),
        (
            "classical-momentum",
            5,
            "But the velocity still carries it 0.7339 to the left and the gradient pulls it 0.3483 to the right, so the ball overshoots: 0.3857 to the left, which is uphill here, to −2.127.",
        ),
        (
            "nesterov",
            0,
            "There is no velocity yet, so this is 1.9 times plain descent’s step, as Nesterov looks ahead: 1.14 to the left, to 1.86.",
        ),
        (
            "nesterov",
            5,
            "The velocity still carries it 0.4208 to the left, the gradient pulls it 0.4739 to the right (1.9 times plain descent’s step, as Nesterov looks ahead): the gradient is stronger, 0.0531 to the right, to −1.194.",
        ),
        (
            "adagrad",
            1,
            "AdaGrad divides the slope by the root of the sum of its squares so far, so it moves by −0.0695, to 2.83. The sum only grows, so the same slope moves it ever less.",
        ),
        (
            "rmsprop",
            0,
            "RMSProp divides the slope by its running root mean square, so it moves by −1, to 2. The mean began at 0 and is still small, so the step is longer than α.",
        ),
        (
            "adam",
            1,
            "Adam divides the slope’s running mean by its running root mean square, so it moves by −0.0999, to 2.8: about α, however steep it is. Both means began at 0 and are still too small; to correct that, the mean of slopes is multiplied by 5.26, that of squares by 500.",
        ),
        (
            "adamw",
            0,
            "AdamW divides the slope’s running mean by its running root mean square, so it moves by −0.1: about α, however steep it is. Both means began at 0 and are still too small; to correct that, the mean of slopes is multiplied by 10, that of squares by 1000. Weight decay also pulls it 0.003 towards 0, less than the gradient’s part. Together they lead to 2.897.",
        ),
    ] {
        assert_eq!(from_3(rule, step), expected, "{rule}");
    }
    for rule in RULES {
        for step in 0..5 {
            for goal in ["min", "max"] {
                for noise in ["", "&noise=1&clip=norm(c=0.5)&schedule=exponential"] {
                    let query = format!("f=himmelblau&opt={}&goal={goal}{noise}&steps=9", rule.id);
                    assert_sentence(&said(&query, step));
                }
            }
        }
    }
}

#[test]
fn a_ravines_steep_and_flat_sides_move_alike() {
    assert_eq!(
        said("f=ravine&at=-9,2&opt=adam&lr=0.1", 5),
        "At (−8.501, 1.503) the gradient is (−8.501, 30.06): f rises fastest to the upper left, so downhill is to the lower right. Adam divides each slope’s running mean by its running root mean square, so x moves by 0.09964 and y by −0.09782, to (−8.401, 1.405): both by about α, though the slope along y is 3.5 times that along x. Both means began at 0 and are still too small; to correct that, the mean of slopes is multiplied by 2.13, that of squares by 167."
    );
}

#[test]
fn a_proposal_is_accepted_or_turned_down() {
    let query = "f=himmelblau&opt=anneal&goal=max&lr=0.01";
    for (step, expected) in [
        (
            1,
            "It proposes 0.08703 to the lower left by the gradient plus 0.66 to the upper right by a random kick, the larger of the two. At (0.4, −0.5534) f is 10.7 lower: accepted all the same, with probability exp(−10.7 / 9.9) ≈ 0.34.",
        ),
        (
            2,
            "It proposes 0.3207 to the lower left by the gradient plus 0.6666 to the upper right by a random kick, the larger of the two. At (0.6843, −0.3365) f is 12.83 lower: turned down, it stays. The probability to accept it was exp(−12.83 / 9.801) ≈ 0.27.",
        ),
    ] {
        assert!(said(query, step).ends_with(expected), "{}", said(query, step));
    }
    assert!(said(query, 0).ends_with("f is 10.12 higher: accepted."));
}

#[test]
fn what_becomes_of_the_gradient_is_said() {
    let data = "data=csv:0,1;1,3;2,5&batch=1&lr=0.1&at=0,0";
    for (query, expected) in [
        (
            "f=himmelblau&noise=5&clip=norm(c=3)",
            "Noise of (5.394, 4.373) makes it (35.39, 10.37). Clipping cuts its size from 36.88 to 3 and keeps its direction: g = (2.879, 0.8437). Descent follows g, by learning rate × norm of g = 0.01 × 3 = 0.03 to the lower left, to (−1.029, −1.008).",
        ),
        (
            "f=himmelblau&clip=value(c=3)",
            "Clipping cuts its size from 30.59 to 4.243 and turns it, to the upper right: g = (3, 3). Descent follows g, by learning rate × norm of g = 0.01 × 4.243 ≈ 0.04243 to the lower left, to (−1.03, −1.03).",
        ),
        (
            "f=parabola&at=3&noise=3&lr=0.01",
            "Noise of 3.236 makes it g = 9.236. Descent steps that way, by learning rate × size of g = 0.01 × 9.236 ≈ 0.09236, to 2.908.",
        ),
    ] {
        assert!(said(query, 0).ends_with(expected), "{}", said(query, 0));
    }
    let slower = said("f=parabola&at=3&schedule=inverse-time&lr=0.1", 10);
    assert!(slower.contains(" The schedule has brought α from 0.1 to 0.09091. "), "{slower}");
    let one = said(data, 0);
    assert!(one.starts_with("At (0, 0) the gradient over all 3 points is "), "{one}");
    assert!(one.contains(" The step sees one of them, whose gradient is g = "), "{one}");
    let race = finished(data);
    let seen = explain::step(&race.racers()[0].run, 0).unwrap().batch.unwrap();
    assert_eq!(seen.to_string(), "Circled: the one of 3 points used for the next step.");
}

#[test]
fn which_step_it_is_is_said_and_why_there_is_none() {
    let which = |query: &str, step: Option<usize>| {
        let race = finished(query);
        let run = &race.racers()[0].run;
        let why = explain::step(run, step.unwrap_or(run.steps())).unwrap();
        (which_step(&why), why.end.as_ref().and_then(earlier_step))
    };
    let parabola = "f=parabola&at=3&lr=0.1";
    assert_eq!(which(parabola, Some(7)), ("From step 7 to 8.".to_owned(), None));
    for (query, expected, earlier) in [
        (
            parabola,
            "Arrived after 70 steps: the gradient is almost zero, so another step would hardly move it.",
            Some("20 → 21"),
        ),
        (
            "f=parabola&at=3&lr=0.5",
            "Arrived after 1 step: the gradient is zero, so another step would not move it.",
            Some("0 → 1"),
        ),
        (
            "f=sphere&at=3,4&tol=8",
            "Arrived after 1 step: the gradient is below the tolerance.",
            Some("0 → 1"),
        ),
        (
            "f=1e-7x^2&at=5&lr=0.1",
            "Stopped at the start: the gradient is below the tolerance.",
            None,
        ),
        (
            "f=x^2&at=0",
            "Stopped at the start: the gradient is zero, so a step would not move it.",
            None,
        ),
        ("f=x^2&at=3&lr=1e-3&steps=7", "Stopped after 7 steps, the limit.", Some("6 → 7")),
        (
            "f=x^2&at=3&lr=1.5",
            "Ended after 38 steps: the next one leads past all bounds, or to where f has no value.",
            Some("37 → 38"),
        ),
        ("f=1/x&at=0", "There is no step from here: f has no finite value or slope.", None),
    ] {
        let earlier = earlier.map(|step| format!("Explain an earlier step: {step}"));
        assert_eq!(which(query, None), (expected.to_owned(), earlier), "{query}");
        assert_sentence(&which(query, None).0);
    }
}

/// A line without its markup.
fn bare(line: &Line) -> String {
    let text = |markup: &str| {
        let pieces =
            markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect::<String>()
    };
    format!("{} {} {}", text(&line.left), line.relation, text(&line.right))
}

/// The lines of all equations of a step: the words, the symbols, the numbers.
fn lines(query: &str, step: usize) -> Vec<String> {
    let race = finished(query);
    let mut lines = Vec::new();
    for Equation { words, symbols, numbers } in equations(&race.racers()[0].run, step) {
        lines.extend([bare(&words), bare(&symbols)]);
        lines.extend(numbers.iter().map(bare));
    }
    lines
}

#[test]
fn each_equation_is_shown_with_its_numbers() {
    assert_eq!(
        lines("f=sphere&at=3,4&lr=0.1", 0),
        [
            "new position = position − learning rate × gradient",
            "θnew = θ−α·g",
            "2.4 = 3−0.1·6",
            "3.2 = 4−0.1·8"
        ]
    );
    let race = finished("f=parabola&at=3&lr=0.1&steps=2&opt=gd");
    let run = &race.racers()[0].run;
    assert_eq!(equations(run, 3), []);
    // The run has ended: there are no numbers of a step.
    assert_eq!(equations(run, 2)[0].numbers, []);
    // No placeholder is left in any rule's equations, and none stands without its words.
    for rule in RULES {
        for goal in ["min", "max"] {
            let query = format!(
                "data=line&batch=8&noise=1&clip=norm(c=0.01)&opt={}&goal={goal}&steps=3",
                rule.id
            );
            let race = finished(&query);
            let written = equations(&race.racers()[0].run, 1);
            assert_eq!(written.len(), rule.equations.len() + 2, "{query}");
            for Equation { words, symbols, numbers } in &written {
                assert!(matches!(numbers.len(), 1 | 2), "{query}");
                for line in numbers.iter().chain([words, symbols]) {
                    for side in [&line.left, &line.right] {
                        assert!(!side.is_empty() && !side.contains(['{', '}']), "{query}: {side}");
                        assert!(!side.contains("NaN"), "{query}: {side}");
                    }
                }
                assert!(!words.right.contains(['<', '>']), "{query}: {}", words.right);
            }
        }
    }
}

/// θ ← θ + α·∇f, with g = ∇f: the sums and the means of gradients are of f's too.
#[test]
fn ascent_is_written_with_a_plus() {
    assert_eq!(
        lines("f=parabola&at=1&lr=0.1&goal=max", 0),
        ["new position = position + learning rate × gradient", "θnew = θ+α·g", "1.2 = 1+0.1·2"]
    );
    let of = |rule: &str, step| lines(&format!("f=parabola&at=1&lr=0.1&goal=max&opt={rule}"), step);
    let momentum = of("momentum", 1);
    assert_eq!(momentum[2], "4.2 = 0.9·2+2.4");
    assert_eq!(momentum[4..], ["θnew = θ+α·b", "1.62 = 1.2+0.1·4.2"]);
    let classical = of("classical-momentum", 1);
    assert_eq!(classical[1..3], ["v = β·vold+α·g", "0.42 = 0.9·0.2+0.1·2.4"]);
    assert_eq!(classical[5], "1.62 = 1.2+0.42");
    let adam = of("adam", 0);
    assert_eq!(adam[2], "0.2 = 0.9·0+(1−0.9)·2");
    assert_eq!(adam[8], "2 = 0.21−0.91");
    // Weight decay pulls towards 0 in ascent too.
    let adamw = of("adamw", 0);
    assert_eq!(adamw[13], "θnew = θ−α·λ·θ+α·m^v^+ε");
}

#[test]
fn how_a_gradient_comes_about_is_written_before_the_rule() {
    let data = "data=csv:0,1;1,3;2,5&batch=2&lr=0.1&at=0,0";
    assert_eq!(
        lines(data, 0)[..3],
        [
            "gradient = gradient over 2 of 3 points",
            "g = ∇fB",
            "new position = position − learning rate × gradient"
        ]
    );
    assert_eq!(
        lines("f=sphere&at=3,4&clip=norm(c=5)&lr=0.1", 0)[..4],
        [
            "clipped gradient = bound × gradient of f / its norm",
            "g = c·∇f‖∇f‖",
            "3 = 5·610",
            "4 = 5·810"
        ]
    );
    assert_eq!(
        lines("f=parabola&at=3&clip=value(c=5)&lr=0.1", 0)[..3],
        [
            "clipped gradient = gradient of f, no more than the bound either way",
            "g = max(−c,min(c,∇f))",
            "5 = max(−5,min(5,6))"
        ]
    );
    let both = lines("f=parabola&at=3&noise=3&clip=norm&lr=0.1", 0);
    assert_eq!(both[0..3], ["gradient = gradient of f + noise", "g′ = ∇f+η", "9.236 ≈ 6+3.236"]);
    assert_eq!(both[4], "g = c·g′‖g′‖");
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

    let limit = StabilityLimit {
        rate: 0.019_034,
        formula: "2/λmax",
        rule: "Gradient descent",
        goal: Goal::Min,
        at: [3.584_428, -1.848_127],
        dimension: 2,
        variable: "x",
    };
    assert_eq!(
        limit.to_string(),
        "2/λmax = 0.019 at the minimum near (3.58, −1.85): with more, Gradient descent cannot settle there."
    );
    let limit = StabilityLimit { rate: 1e9, goal: Goal::Max, dimension: 1, ..limit };
    assert_said(&limit.to_string());
    assert!(limit.to_string().contains("at the maximum near x = 3.58: "), "{limit}");

    let flow = |last, input, fate| Flow { last, input, depth: 4, fate }.to_string();
    for fate in [Fate::Vanishes, Fate::Explodes, Fate::Stays, Fate::Dies(3), Fate::Absent] {
        assert_said(&flow(f64::INFINITY, f64::NAN, fate));
        assert_said(&flow(0.5, 0.0, fate));
    }
    // 1.4·0.01⁴ is 1.4×10⁻⁸.
    assert_eq!(
        flow(1.4, 1.4e-8, Fate::Vanishes),
        "Back from layer 4 to the input the gradient goes from 1.4 to 1.4×10⁻⁸: it vanishes. Each \
         layer multiplies it by its w·φ′, by 0.01 on (geometric) average."
    );
    // There is no average of what is lost by rounding.
    assert_eq!(
        flow(1.4, 0.0, Fate::Vanishes),
        "Back from layer 4 to the input the gradient goes from 1.4 to 0: it vanishes."
    );
    assert_eq!(
        flow(1.4, 0.0, Fate::Dies(3)),
        "The gradient, 1.4 at layer 4, is lost at layer 3: w·φ′ is 0 there, and none reaches the \
         layers before it."
    );
}
