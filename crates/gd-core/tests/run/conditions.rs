use super::*;

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
    let race = finished("f=sphere&at=2,2&opt=gd;momentum(beta=0)&lr=0.1&noise=1&steps=30&seed=2");
    let [gd, momentum] = race.racers() else { panic!() };
    for (a, b) in gd.run.rows().zip(momentum.run.rows()) {
        assert_eq!(a.theta, b.theta);
    }
    let race = finished("f=sphere&at=2,2;2,2&noise=1&steps=30&seed=2");
    assert_ne!(race.racers()[0].run.last().theta, race.racers()[1].run.last().theta);
}

/// A function of x has no y, whose noise once made the norm longer.
#[test]
fn noise_is_of_the_coordinates_that_there_are() {
    for clip in ["norm(c=1)", "value(c=1)"] {
        let race = finished(&format!("f=x^2&at=10&noise=5&clip={clip}&lr=0.1&steps=4&tol=0"));
        let run = &race.racers()[0].run;
        // |g| > 1 whatever the noise: each step is as long as the clip lets it be.
        for (k, row) in run.rows().enumerate() {
            assert!((row.theta[0] - (10.0 - 0.1 * k as f64)).abs() < 1e-12, "{clip}: {row:?}");
        }
    }
    let race = finished("f=x^2&at=1&noise=0.01&clip=norm(c=2.5)&lr=0.1&steps=50&tol=0&seed=3");
    assert!(race.racers()[0].run.rows().all(|row| row.event.is_none()), "nothing is clipped");
}

/// Two components that can be held, and their norm can't.
#[test]
fn a_norm_that_overflows_is_clipped_along_the_gradient() {
    let race = finished("f=1e308*(x+y)&at=0,0&clip=norm(c=5)&lr=0.1&steps=1&view=-1,1,-1,1");
    let [x, y] = race.racers()[0].run.last().theta;
    let side = 0.5 * 0.5_f64.sqrt();
    assert!((x + side).abs() < 1e-12 && (y + side).abs() < 1e-12, "{x}, {y}");
}
