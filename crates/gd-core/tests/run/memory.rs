use super::*;

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
