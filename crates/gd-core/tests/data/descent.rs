use super::*;
use gd_core::number::exponential::exp;

#[test]
fn full_batch_descent_reaches_the_least_squares_solution() {
    for query in [
        "data=line",
        "data=line&seed=3",
        "data=line&l2=0.3",
        "data=outliers",
        "data=csv:1,2;2,3.5;4,3;5,8&lr=0.05",
    ] {
        let fit = fit(query);
        let end = finished(&format!("{query}&steps=5000&tol=1e-9")).last().theta;
        let expected = least_squares(fit.data.samples(), fit.l2);
        assert!(apart(end, expected) < 1e-6, "{query}: {end:?}, {expected:?}");
    }
    let slope = finished("data=line&model=slope&tol=1e-9").last().theta;
    let samples = fit("data=line").data.samples().to_vec();
    let sum = |of: fn(&Sample) -> f64| samples.iter().map(of).sum::<f64>();
    let expected = sum(|s| s.inputs[0] * s.target) / sum(|s| s.inputs[0] * s.inputs[0]);
    assert!(apart(slope, [expected, 0.0]) < 1e-6);
}

/// Soft thresholding, Friedman, Hastie & Tibshirani 2010, Journal of Statistical Software 33,
/// equation 5: with one weight w = S(⟨xy⟩, λ/2)/⟨x²⟩ for the mean of r² plus λ|w|.
#[test]
fn the_l1_penalty_shrinks_a_weight_to_zero() {
    let samples = fit("data=line").data.samples().to_vec();
    let mean = |of: fn(&Sample) -> f64| samples.iter().map(of).sum::<f64>() / 50.0;
    let (xy, xx) = (mean(|s| s.inputs[0] * s.target), mean(|s| s.inputs[0] * s.inputs[0]));
    let end = |l1: f64| {
        let query = format!("data=line&model=slope&l1={l1}&steps=3000&lr=0.01&at=3");
        finished(&query).last().theta[0]
    };
    assert!((end(2.0) - (xy - 1.0) / xx).abs() < 1e-6);
    // At the kink a fixed step ends up within one step of zero.
    assert!(end(20.0).abs() < 0.01 * 20.0);
}

/// Fitted by scikit-learn, see `tests/fixtures/sklearn/logistic.py`.
#[test]
fn logistic_regression_matches_scikit_learn() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/sklearn/logistic.txt");
    let cases = std::fs::read_to_string(file).unwrap();
    let cases: Vec<_> = cases.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let [query, w, b] = case.split(' ').collect::<Vec<_>>()[..] else { panic!("{case}") };
        let expected = [w, b].map(|weight| weight.parse().unwrap());
        let end = finished(&format!("{query}&lr=1&steps=20000&tol=1e-9")).last().theta;
        assert!(apart(end, expected) < 1e-6, "{end:?}, {expected:?}");
    }
}

/// y = 2x + 1 but for one point that is 40 too low.
#[test]
fn one_outlier_misleads_the_squared_loss_only() {
    let points: Vec<_> =
        (-5..=5).map(|x| format!("{x},{}", 2 * x + 1 - if x == 4 { 40 } else { 0 })).collect();
    let end = |loss: &str| {
        let points = points.join(";");
        let schedule = "schedule=inverse-time(decay=0.01)";
        finished(&format!("data=csv:{points}&loss={loss}&lr=0.05&steps=20000&{schedule}&at=0,0"))
            .last()
            .theta
    };
    let line = [2.0, 1.0];
    // The least squares line itself has w = 2 − 40·4/110 and b = 1 − 40/11.
    assert!(apart(end("mse"), [2.0 - 160.0 / 110.0, 1.0 - 40.0 / 11.0]) < 1e-3);
    assert!(apart(end("mae"), line) < 0.02, "{:?}", end("mae"));
    // Huber's solution with δ = 1: the other points' mean residual balances the outlier's ±1.
    assert!(apart(end("huber"), line) < 0.15, "{:?}", end("huber"));
}

/// The best fits on the line with outliers, against the least squares solution and the line that the
/// other points are drawn from, y = 1.5x + 0.5.
#[test]
fn the_best_fits_by_each_loss_are_told() {
    let fit = fit("data=outliers&loss=huber");
    let mut best = gd_core::best_fits::BestFits::new(&fit);
    while best.work(300) {}
    let best = best.found();
    let of = |id: &str| best.iter().find(|(loss, _)| loss.id == id).unwrap().1;
    assert_eq!(best.len(), 3);
    assert!(apart(of("mse"), least_squares(fit.data.samples(), 0.0)) < 1e-6);
    assert!(apart(of("mae"), [1.5, 0.5]) < 0.1 && apart(of("huber"), [1.5, 0.5]) < 0.1);
    assert!(apart(of("mse"), [1.5, 0.5]) > 0.5);
}

/// The same descents written out by hand, fed with the batches that the run reports.
#[test]
fn stochastic_runs_match_a_reference_with_the_same_samples() {
    for query in [
        "data=line&batch=1",
        "data=line&batch=8&sampling=with&opt=momentum(beta=0.8)&lr=0.01",
        "data=overlap&batch=16&l2=0.05",
        "data=overlap&batch=7&goal=min&seed=9&lr=0.2",
    ] {
        let query = format!("{query}&steps=100");
        let (run, fit) = (finished(&query), fit(&query));
        assert_eq!(run.steps(), 100);
        let beta = if query.contains("momentum") { 0.8 } else { 0.0 };
        let rate = run.row(0).unwrap().learning_rate;
        let (mut theta, mut velocity) = (run.row(0).unwrap().theta, [0.0; 2]);
        for step in 0..100 {
            let mut gradient = [0.0; 2];
            let batch = run.batch(step).unwrap();
            for &k in &batch {
                let Sample { inputs: [u, v], target } = fit.data.samples()[k];
                let score = theta[0] * u + theta[1] * v;
                let slope = if fit.model.classifies {
                    1.0 / (1.0 + exp(-score)) - target
                } else {
                    2.0 * (score - target)
                };
                gradient[0] += slope * u / batch.len() as f64;
                gradient[1] += slope * v / batch.len() as f64;
            }
            for j in 0..2 {
                velocity[j] = beta * velocity[j] + gradient[j] + 2.0 * fit.l2 * theta[j];
                theta[j] -= rate * velocity[j];
            }
            let row = run.row(step + 1).unwrap();
            assert!(apart(row.theta, theta) < 1e-12, "{query}: {step}");
            // What stops the run and is shown as the slope is the exact gradient.
            assert_eq!(row.gradient, fit.gradient(row.theta).gradient);
        }
    }
}

#[test]
fn stepping_back_and_replaying_stochastic_runs_is_exact() {
    let mut race = Race::new(scenario("data=line&batch=3&opt=adam&noise=0.1&steps=60"));
    race.finish();
    let whole = race.racers()[0].run.clone();
    let mut run = whole.clone();
    run.seek(7);
    run.seek(60);
    assert!(run.rows().eq(whole.rows()));
    assert_eq!(run.batch(20), whole.batch(20));
}

#[test]
fn quantities_tell_the_mini_batch_from_the_rest() {
    let run = finished("data=line&batch=4&clip=value(c=0.01)&steps=20");
    let fit = fit("data=line");
    let row = run.row(11).unwrap();
    let made = run.quantities(11).unwrap();
    let expected = fit.gradient_over(row.theta, &run.batch(11).unwrap());
    assert_eq!(made.map(|quantity| quantity.batch_gradient), expected);
    assert!(made.iter().all(|quantity| quantity.gradient.abs() == 0.01));
    let full = finished("data=line&steps=20");
    assert_eq!(full.batch(11), None);
    let made = full.quantities(11).unwrap();
    assert_eq!(made.map(|quantity| quantity.batch_gradient), full.row(11).unwrap().gradient);
}

#[test]
fn explanations_tell_what_a_mini_batch_sees() {
    let run = finished("data=line&batch=4&steps=20");
    let why = explain::step(&run, 11).unwrap();
    let quantities = run.quantities(11).unwrap();
    let row = run.row(11).unwrap();
    let gradient = quantities.map(|made| made.batch_gradient);
    assert_eq!(why.batch, Some(Seen { points: 4, of: 50, gradient }));
    assert_eq!(why.plain, gradient.map(|g| -row.learning_rate * g));
    assert_eq!(why.full, row.gradient.map(|g| -row.learning_rate * g));
    let full = explain::step(&finished("data=line&steps=20"), 11).unwrap();
    assert_eq!((full.batch, full.full, full.is_typical()), (None, full.plain, true));
    let one = explain::step(&finished("data=line&batch=1&steps=20"), 3).unwrap();
    assert_eq!(one.batch.unwrap().points, 1);
}

/// Without noise in the data every point agrees at the minimum, so stochastic descent settles.
#[test]
fn a_stochastic_run_converges_on_the_full_gradient() {
    let run = finished("data=csv:-2,-3;-1,-1;0,1;1,3;2,5;3,7&batch=1&lr=0.05&steps=5000&at=0,0");
    assert_eq!(run.stop().map(|stop| stop.id()), Some("converged"));
    assert!(apart(run.last().theta, [2.0, 1.0]) < 1e-5);
    assert!(run.last().gradient_norm() <= 1e-6);
}

#[test]
fn batch_sizes_race_and_are_counted_in_samples() {
    let mut race =
        Race::new(scenario("data=line&opt=gd;momentum&batch=full;1;32&steps=10&at=0,0;1,1"));
    race.finish();
    assert_eq!(race.racers().len(), 12);
    let sizes: Vec<_> = (0..6).map(|racer| race.status(racer, 4).unwrap().batch).collect();
    let [full, one, few] = [Batch::Full, Batch::Mini(1), Batch::Mini(32)];
    assert_eq!(sizes, [full, one, few, full, one, few]);
    // 50 points: 4 passes; 4 points; 32 + 18 twice.
    let seen: Vec<_> = (0..3).map(|racer| race.status(racer, 4).unwrap().samples).collect();
    assert_eq!(seen, [Some(200), Some(4), Some(100)]);
    let epochs: Vec<_> = (0..3).map(|racer| race.status(racer, 4).unwrap().epochs).collect();
    assert_eq!(epochs, [Some(4.0), Some(0.08), Some(2.0)]);
    // Rules from one start see the same batches.
    let [gd, momentum] = [1, 4].map(|racer| race.racers()[racer].run.batch(5));
    assert!(gd.is_some() && gd == momentum);
    let plain = Race::new(scenario("f=sphere"));
    assert_eq!(plain.status(0, 0).unwrap().samples, None);
}

/// The rules of slopes that are not finite are the same for all points and for a batch of them: a
/// residual whose square overflows has a slope along w alone.
#[test]
fn a_batch_of_all_points_has_the_gradient_of_the_loss() {
    let fit = fit("data=csv:2,0;3,1&model=slope");
    let batch = [0, 1];
    for w in [0.5, 1e200, 1.7e308] {
        let whole = fit.gradient([w, 0.0]).gradient;
        assert_eq!(whole[1], 0.0, "{w}");
        assert_eq!(fit.gradient_over([w, 0.0], &batch), whole, "{w}");
    }
}
