//! Learning from data: losses, fits, mini-batches and the reader's own points.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

mod hints;

use gd_core::{
    Function, Objective, Point, Race, Run, Scenario,
    explain::{self, Seen},
    flaw::{
        Fault,
        data::{DataFault, RowFault},
    },
    function::{
        activation::LINEAR,
        data::{DATA_SETS, Data, MOST_POINTS, Sample, parse_csv},
        fit::Fit,
        loss::{self, LOSSES},
        model::MODELS,
    },
    rule::hyperparameter::Choice,
    run::batch::Batch,
    scenario::Edit,
};
use hints::offered;

/// A scenario of a link without problems.
fn scenario(query: &str) -> Scenario {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    parsed.scenario
}

fn fit(query: &str) -> Fit {
    Fit::clone(scenario(query).function.fit().unwrap())
}

/// The first run of a link, at its end.
fn finished(query: &str) -> Run {
    let mut race = Race::new(scenario(query));
    race.finish();
    race.racers()[0].run.clone()
}

fn apart([ax, ay]: Point, [bx, by]: Point) -> f64 {
    (ax - bx).abs().max((ay - by).abs())
}

/// The solution of the normal equations (XᵀX + nλI₁)θ = Xᵀy by Cramer's rule, where λ is the l2
/// penalty on the slope.
fn least_squares(samples: &[Sample], l2: f64) -> Point {
    let sum = |of: fn(f64, f64) -> f64| {
        samples.iter().map(|sample| of(sample.inputs[0], sample.target)).sum::<f64>()
    };
    let n = samples.len() as f64;
    let (x, y, xx, xy) =
        (sum(|x, _| x), sum(|_, y| y), sum(|x, _| x * x) + n * l2, sum(|x, y| x * y));
    let determinant = n * xx - x * x;
    [(n * xy - x * y) / determinant, (xx * y - x * xy) / determinant]
}

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
    let best = gd_core::best_fits::best_by_loss(&fit);
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
                    1.0 / (1.0 + libm::exp(-score)) - target
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

/// Every model on every data set that it suits, with each of its losses.
fn every_fit() -> impl Iterator<Item = Fit> {
    DATA_SETS.iter().flat_map(|set| {
        let fit = Fit::new(Data::draw(set, 2));
        MODELS
            .iter()
            .filter(|model| model.suits(&fit.data))
            .collect::<Vec<_>>()
            .into_iter()
            .flat_map(move |model| {
                let fit = fit.with_model(model);
                model.losses.iter().map(move |id| {
                    let loss = Choice::new(loss::find(id).unwrap());
                    Fit { loss, l1: 0.05, l2: 0.02, ..fit.clone() }
                })
            })
    })
}

#[test]
fn derivatives_match_finite_differences() {
    let mut count = 0;
    for fit in every_fit() {
        count += 1;
        for theta in [[0.31, -0.47], [1.73, 2.11], [-2.3, 0.9]] {
            let theta = if fit.model.dimension == 1 { [theta[0], 0.0] } else { theta };
            let here = fit.hessian(theta);
            assert_eq!(here.gradient, fit.gradient(theta).gradient);
            assert!((here.value - fit.value(theta)).abs() <= 1e-15 * here.value);
            let [xx, xy, yy] = here.hessian;
            for (j, row) in [[xx, xy], [xy, yy]].into_iter().enumerate() {
                let moved = |by: f64| {
                    let mut at = theta;
                    at[j] += by;
                    at
                };
                let h = 1e-6;
                let slope = (fit.value(moved(h)) - fit.value(moved(-h))) / (2.0 * h);
                assert!(
                    (slope - here.gradient[j]).abs() < 1e-7 * (1.0 + slope.abs())
                        || j >= fit.model.dimension,
                    "{fit:?} {theta:?}: {slope}"
                );
                let [ahead, behind] = [h, -h].map(|by| fit.gradient(moved(by)).gradient);
                for k in 0..fit.model.dimension {
                    let bend = (ahead[k] - behind[k]) / (2.0 * h);
                    // Where a residual changes sign within h the second derivative does not exist.
                    assert!(
                        (bend - row[k]).abs() < 1e-5 * (1.0 + bend.abs()),
                        "{fit:?} {theta:?}: {bend}, {}",
                        row[k]
                    );
                }
            }
        }
    }
    assert_eq!(count, 3 * 9 + 2 * 5);
}

#[test]
fn subgradients_at_kinks_are_those_documented() {
    let at = |id: &str, score: f64, target: f64| {
        let [x, _] = gd_core::number::dual::Dual::variables([score, 0.0]);
        Choice::new(loss::find(id).unwrap()).of_point(x, &LINEAR, target)
    };
    assert_eq!(at("mae", 2.0, 2.0).gradient[0], 0.0);
    assert_eq!(at("hinge", 1.0, 1.0).gradient[0], 0.0);
    assert_eq!(at("hinge", -1.0, 0.0).gradient[0], 0.0);
    assert_eq!(at("hinge", 0.5, 1.0).gradient[0], -1.0);
    // Huber's two pieces meet at δ = 1 in value and slope.
    let [inside, outside] = [1.0, 1.0 + 1e-12].map(|residual| at("huber", residual, 0.0));
    assert_eq!((inside.value, inside.gradient[0]), (0.5, 1.0));
    assert!((outside.value - 0.5).abs() < 1e-11 && outside.gradient[0] == 1.0);
    assert_eq!(at("huber", -3.0, 0.0).gradient[0], -1.0);
}

/// ln(1 + e^±1000) without overflow, and its slope σ(s) − y.
#[test]
fn cross_entropy_is_stable() {
    let at = |score: f64, target: f64| {
        let [x, _] = gd_core::number::dual::Dual2::variables([score, 0.0]);
        Choice::new(loss::find("cross-entropy").unwrap()).of_point(x, &LINEAR, target)
    };
    assert_eq!((at(1000.0, 0.0).value, at(1000.0, 0.0).gradient[0]), (1000.0, 1.0));
    assert_eq!((at(-1000.0, 0.0).value, at(-1000.0, 0.0).gradient[0]), (0.0, 0.0));
    assert_eq!((at(-1000.0, 1.0).value, at(-1000.0, 1.0).gradient[0]), (1000.0, -1.0));
    let even = at(0.0, 1.0);
    assert!((even.value - std::f64::consts::LN_2).abs() < 1e-16);
    assert_eq!((even.gradient[0], even.hessian[0]), (-0.5, 0.25));
}

#[test]
fn a_loss_has_its_shape() {
    let shape = |id: &str, at: f64| Choice::new(loss::find(id).unwrap()).shape(at);
    assert_eq!([-3.0, 3.0].map(|r| shape("mse", r)), [9.0, 9.0]);
    assert_eq!([-3.0, 3.0].map(|r| shape("mae", r)), [3.0, 3.0]);
    assert_eq!([-3.0, 0.5].map(|r| shape("huber", r)), [2.5, 0.125]);
    assert_eq!([-2.0, 1.0, 2.0].map(|s| shape("hinge", s)), [3.0, 0.0, 0.0]);
    assert!((shape("cross-entropy", -40.0) - 40.0).abs() < 1e-12);
    assert_eq!(LOSSES.len(), 5);
}

#[test]
fn links_are_read_and_written_alike() {
    for query in [
        "data=line",
        "data=blobs",
        "data=line&model=slope",
        "data=outliers&loss=huber(delta=0.5)",
        "data=curve&model=line&loss=mae",
        "data=blobs&model=linear-classifier",
        "data=overlap&loss=mse&l1=0.1&l2=0.01",
        "data=line&batch=full;1;32&sampling=with",
        "data=line&seed=7&lr=0.3&at=1,2",
        "data=csv:1,2;3.5,-4;1e-7,0",
        "data=csv:1,2,0;3,4,1",
        "data=csv:1,0;2,1;3,1&model=line",
        "layers=50",
        "layers=7&activation=relu&lr=0.1&at=1,0",
        "experiment=fields&seed=3",
    ] {
        let read = scenario(query);
        let written = read.write();
        assert_eq!(scenario(&written), read, "{query}: {written}");
        // What is at its default is not written, so the shortest form is its own.
        assert_eq!(scenario(&written).write(), written);
    }
    assert_eq!(scenario("activation=tanh").write(), "layers=20&activation=tanh");
    // Defaults that follow from the data.
    assert_eq!(scenario("data=blobs").write(), "data=blobs");
    assert_eq!(scenario("model=sine").write(), "data=curve");
    assert_eq!(scenario("data=blobs&loss=hinge").write(), "data=blobs&model=linear-classifier");
    assert_eq!(scenario("data=csv:0,0;1,1").function.fit().unwrap().model.id, "logistic");
    assert_eq!(scenario("data=csv:0,0;1,2").function.fit().unwrap().model.id, "line");
}

#[test]
fn changing_the_data_or_the_model_takes_what_belongs_to_them_along() {
    let set = |query: &str, key: &str, value: &str| {
        let edit = Edit::Set { key: key.to_owned(), value: value.to_owned() };
        let change = scenario(query).apply(&edit).unwrap();
        assert_eq!(change.problems, [], "{query}");
        change.scenario.write()
    };
    let line = "data=line&loss=huber&batch=1;32&at=1,2&lr=0.2&view=0,1,0,1";
    assert_eq!(set(line, "data", "blobs"), "data=blobs&batch=1;32");
    assert_eq!(set(line, "model", "slope"), "data=line&model=slope&batch=1;32");
    assert_eq!(set(line, "f", "sphere"), "f=sphere");
    assert_eq!(set("f=sphere&lr=0.2&at=1,1", "data", "line"), "data=line");
    assert_eq!(set("data=line&seed=3", "seed", "0"), "data=line");
    assert_eq!(set("layers=20&at=1,0&lr=0.1", "layers", "50"), "layers=50&at=1,0&lr=0.1");
    assert_eq!(set(line, "layers", "5"), "layers=5");
    assert_eq!(set("layers=20&activation=relu&at=1,0", "data", "line"), "data=line");
    assert_eq!(set("layers=20&activation=relu", "f", "sphere"), "f=sphere");
}

#[test]
fn links_that_make_no_sense_are_told_apart() {
    for (query, key, id, hint) in [
        ("f=sphere&data=line", "data", "given-as-well", ""),
        ("data=lines", "data", "not-named", "line?"),
        ("data=line&model=logistic", "model", "model-unsuited", "line, slope, sine"),
        ("data=blobs&model=line", "model", "model-unsuited", "logistic, linear-classifier"),
        ("model=plane", "model", "not-named", "line?"),
        ("data=line&loss=hinge", "loss", "loss-unsuited", "mse, mae, huber"),
        ("loss=mae", "loss", "no-data", ""),
        ("batch=32", "batch", "no-data", ""),
        ("f=sphere&l2=1", "l2", "no-data", ""),
        ("data=line&batch=0", "batch", "out-of-range", "full or a number"),
        ("data=line&batch=most", "batch", "not-finite", "full or a number"),
        (
            "data=line&batch=1;2;3;4;5;6;7;8;9&opt=gd;momentum;nesterov;adagrad;rmsprop;adam;adamw;anneal",
            "batch",
            "too-many-batched-runs",
            "",
        ),
        ("data=line&sampling=some", "sampling", "unknown-word", "without, with"),
        ("data=line&layers=3", "layers", "given-as-well", ""),
        ("layers=0", "layers", "out-of-range", ""),
        ("activation=step", "activation", "not-named", "sigmoid, tanh, relu, linear"),
        ("experiment=x", "experiment", "unknown-word", "hessians, fields, none"),
        ("data=csv:", "data", "no-rows", ""),
        ("data=csv:1,2", "data", "too-few-points", ""),
        ("data=csv:1,2;x,4;5,6", "data", "row-not-a-number", ""),
    ] {
        let parsed = Scenario::parse(query);
        let problems = parsed.problems;
        assert!(problems.iter().all(|problem| problem.key == key), "{query}: {problems:?}");
        let told = problems.iter().find(|problem| problem.fault.id() == id);
        let told = told.unwrap_or_else(|| panic!("{query}: {problems:?}"));
        let offered = offered(told.hint.as_ref());
        assert_eq!(offered.is_empty(), hint.is_empty(), "{query}: {offered}");
        assert!(offered.starts_with(hint), "{query}: {offered}");
        // The rest can still be shown.
        Race::new(parsed.scenario).advance(3);
    }
    let parsed = Scenario::parse("lr=1&data=csv:1,2;x,4;5,6");
    let place = &parsed.problems[0].at;
    assert_eq!("lr=1&data=csv:1,2;x,4;5,6".get(place.clone()), Some("x"));
    assert_eq!(parsed.scenario.function.fit().unwrap().data.samples().len(), 2);
}

fn pairs(text: &str) -> Vec<[f64; 2]> {
    let (data, flaws) = parse_csv(text);
    assert!(flaws.iter().all(|flaw| flaw.fault.id() == "names-left-out"), "{text}: {flaws:?}");
    data.unwrap().samples().iter().map(|sample| [sample.inputs[0], sample.target]).collect()
}

#[test]
fn tables_are_read_however_their_columns_are_parted() {
    let expected = [[1.0, 2.5], [-3.0, 4.0]];
    for text in [
        "1,2.5;-3,4",
        "1,2.5\n-3,4\n",
        "1, 2.5\r\n-3, 4\r\n",
        "1;2.5\n-3;4",
        "1\t2.5\n-3\t4",
        "  1   2.5\n\n -3 4 ",
        "x,y\n1,2.5\n-3,4",
        "\"x\";\"y\"\n\"1\";\"2,5\"\n\"-3\";\"4\"",
        "1;2,5\n−3;4",
        "1\t2,5\n-3\t4,0",
        "1e0,25e-1;-3,4;",
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    let (data, flaws) = parse_csv("0.5,1,-1\n2,3,1\n4,4,0");
    assert!(flaws.is_empty());
    let data = data.unwrap();
    let expected: Vec<_> = [([0.5, 1.0], 0.0), ([2.0, 3.0], 1.0), ([4.0, 4.0], 0.0)]
        .map(|(inputs, target)| Sample { inputs, target })
        .to_vec();
    assert_eq!((data.features(), data.samples()), (2, expected.as_slice()));
    assert!(data.is_labelled());
}

#[test]
fn hostile_tables_are_explained_with_their_place() {
    let cell = str::to_owned;
    let row = |row, fault| DataFault::Row { row, fault };
    for (text, place, fault) in [
        ("", "", DataFault::NoRows),
        (" \n \n", "", DataFault::NoRows),
        ("hello", "hello", row(1, RowFault::NotANumber { cell: cell("hello") })),
        ("1,2", "1,2", DataFault::TooFewPoints { points: 1 }),
        ("1,2;NaN,3;4,5", "NaN", row(2, RowFault::NotFinite { cell: cell("NaN") })),
        ("1,2;3,inf;4,5", "inf", row(2, RowFault::NotFinite { cell: cell("inf") })),
        ("1,2;3,1e300;4,5", "1e300", row(2, RowFault::NumberTooLarge { cell: cell("1e300") })),
        (
            "1,2;3,</script><b>;4,5",
            "</script><b>",
            row(2, RowFault::NotANumber { cell: cell("</script><b>") }),
        ),
        ("1,2;3;4,5", "3", row(2, RowFault::OneNumber)),
        ("1,2;3,;4,5", "", row(2, RowFault::NumberMissing)),
        ("1,2;3,4,1;4,5", "3,4,1", row(2, RowFault::UnlikeTheFirst)),
        ("1,2,0;3,4,7;4,5,1", "7", row(2, RowFault::NotAClass)),
        ("1,5,2,5\n3,5,4,5", "1,5,2,5", row(1, RowFault::ManyCommas)),
        ("1;2;3;4\n5;6", "1;2;3;4", row(1, RowFault::TooManyNumbers)),
        ("3,3;3,3;3,3", "3,3;3,3;3,3", DataFault::OnePlace),
        ("a b\nc d", "c", row(2, RowFault::NotANumber { cell: cell("c") })),
    ] {
        let (data, flaws) = parse_csv(text);
        let fault = Fault::Data(fault);
        let flaw = flaws.iter().find(|flaw| flaw.fault == fault);
        let flaw = flaw.unwrap_or_else(|| panic!("{text}: {flaws:?}"));
        assert_eq!(text.get(flaw.at.clone()), Some(place), "{text}");
        if let Some(data) = data {
            assert!(data.samples().len() >= 2);
            assert!(Fit::new(data).value([0.5, 0.5]).is_finite(), "{text}");
        }
    }
    // One bad row after the other is not told at length.
    let (_, flaws) = parse_csv(&"x,y\n".repeat(5000));
    assert!(flaws.len() < 10, "{flaws:?}");
    assert!(flaws.iter().any(|flaw| flaw.fault == Fault::Data(DataFault::MoreRows { rows: 195 })));
}

#[test]
fn of_ten_million_rows_some_at_equal_distances_are_taken() {
    let rows = 10_000_000;
    let text = "7,1\n".repeat(rows / 2) + &"9,3\n".repeat(rows / 2);
    let (data, flaws) = parse_csv(&text);
    let data = data.unwrap();
    assert_eq!(data.samples().len(), MOST_POINTS);
    let first = data.samples().iter().filter(|sample| sample.inputs[0] == 7.0).count();
    assert_eq!(first, MOST_POINTS / 2);
    let expected = DataFault::TooManyRows { rows, taken: MOST_POINTS };
    assert_eq!(flaws[0].fault, Fault::Data(expected));
    // The points that are kept fit into a link.
    let parsed = Scenario::parse(&format!("data={}", data.source()));
    assert!(parsed.problems.is_empty());
    assert_eq!(parsed.scenario.function.fit().unwrap().data, data);
}

/// The landscape of a fit is surveyed like any other: the sine's has many valleys, and a run that
/// ends in one of the others is told of the lowest.
#[test]
fn verdicts_know_the_landscape_of_a_fit() {
    let verdict = |query: &str| {
        let mut race = Race::new(scenario(query));
        race.finish();
        race.verdict(0).unwrap().id()
    };
    assert_eq!(verdict("data=line"), "converged:global-minimum");
    assert_eq!(verdict("data=curve"), "converged:local-minimum");
    assert_eq!(verdict("data=curve&at=1,0"), "converged:global-minimum");
    assert_eq!(verdict("data=line&lr=10"), "diverged");
    // A step for each point: its own best line pulls it to and fro.
    assert_eq!(verdict("data=line&batch=1&steps=300"), "max-steps:hovering");
    // A kink, where the slope does not fade.
    let at_kink = "data=outliers&loss=mae&steps=3000&schedule=inverse-time";
    assert_eq!(verdict(at_kink), "max-steps:global-minimum");
}

/// Pascanu, Mikolov & Bengio 2013, figure 6: at the cliff one step throws descent far off, unless
/// the gradient is clipped.
#[test]
fn clipping_keeps_a_descent_through_many_layers_at_the_cliff() {
    let longest = |query: &str| {
        let rows: Vec<_> = finished(query).rows().collect();
        let step = |pair: &[gd_core::run::row::Row]| pair[1].length - pair[0].length;
        rows.windows(2).map(step).fold(0.0, f64::max)
    };
    assert!(longest("layers=50") > 0.3, "{}", longest("layers=50"));
    assert!(longest("layers=50&clip=norm(c=0.1)") <= 0.02 + 1e-12);
    // Above a weight of 1 a linear chain explodes.
    assert_eq!(finished("layers=50&activation=linear").stop().unwrap().id(), "diverged");
}

#[test]
fn a_function_of_data_is_named_by_it() {
    let described = scenario("data=blobs&loss=hinge").describe();
    assert_eq!(described.name, "Linear classifier, hinge loss");
    let fit = described.fit.unwrap();
    assert_eq!((fit.samples.len(), fit.features), (60, 2));
    assert_eq!((described.variables, described.value_name), (["w₁", "w₂"], "loss"));
    assert_eq!(fit.models, ["logistic", "linear-classifier"]);
    assert!(matches!(scenario("data=line").function, Function::Fit(_)));
}
