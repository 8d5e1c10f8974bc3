use super::*;

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
