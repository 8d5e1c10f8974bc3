//! The eigenvalues of a Hessian, and the learning rate that they allow.

use crate::number::hypot::hypot;

/// The eigenvalues, ascending, of the Hessian \[∂xx, ∂xy, ∂yy\]. In one dimension both are f″.
///
/// The one nearer to zero is computed without cancellation, as in LAPACK's `dlaev2`.
#[must_use]
pub fn eigenvalues(hessian: [f64; 3], dimension: usize) -> [f64; 2] {
    let [a, b, c] = hessian;
    if dimension < 2 {
        return [a, a];
    }
    let sum = a + c;
    let root = hypot(a - c, 2.0 * b);
    let large = 0.5 * if sum < 0.0 { sum - root } else { sum + root };
    if large == 0.0 {
        return [0.0; 2];
    }
    let (most, least) = if a.abs() > c.abs() { (a, c) } else { (c, a) };
    let small = (most / large) * least - (b / large) * b;
    if large < small { [large, small] } else { [small, large] }
}

/// The largest learning rate at which plain gradient descent does not diverge on the quadratic
/// with this Hessian, 2/λmax; `None` where no eigenvalue is positive.
///
/// Goh 2017, *Why Momentum Really Works*, Distill, doi:10.23915/distill.00006.
#[must_use]
pub fn stability_limit(hessian: [f64; 3]) -> Option<f64> {
    let [_, largest] = eigenvalues(hessian, 2);
    (largest > 0.0).then(|| 2.0 / largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvalues_keep_the_small_one() {
        // Closed form: [[1e8, 1], [1, 2e-8]] has determinant 1.
        let [low, high] = eigenvalues([1e8, 1.0, 2e-8], 2);
        assert!((low * high - 1.0).abs() < 1e-15 && (high - 1e8).abs() < 1.0);
        assert_eq!(eigenvalues([2.0, 0.0, -3.0], 2), [-3.0, 2.0]);
        assert_eq!(eigenvalues([0.0, 1.0, 0.0], 2), [-1.0, 1.0]);
        assert_eq!(eigenvalues([5.0, 0.0, 0.0], 1), [5.0, 5.0]);
        assert_eq!(stability_limit([20.0, 0.0, 2.0]), Some(0.1));
        assert_eq!(stability_limit([-1.0, 0.0, 0.0]), None);
    }
}
