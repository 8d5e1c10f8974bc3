//! Levenberg–Marquardt steps on ∇f = 0, which lead to a critical point nearby.

use crate::{
    landscape::eigenvalues::eigenvalues,
    number::{dual::Dual2, hypot::hypot, sine::sin_cos},
    space::{Objective, Point},
};

/// The critical point that Levenberg–Marquardt steps on ∇f = 0 reach from here, or `None` if
/// they do not converge.
///
/// A step is at most a tenth of `scale`, and at most 60 are taken. Where the Hessian is singular
/// at the solution, as for x⁴, the linear convergence is extrapolated (Aitken).
#[must_use]
pub fn polish(objective: &dyn Objective, theta: Point, scale: f64) -> Option<Point> {
    newton(objective, theta, scale, 60).map(|(at, _)| at)
}

pub(crate) fn along([x, y]: Point, length: f64, [dx, dy]: [f64; 2]) -> Point {
    [x + length * dx, y + length * dy]
}

/// The Hessian with the missing second variable of a one-dimensional function made harmless.
pub(crate) fn full_hessian(here: &Dual2, dimension: usize) -> [f64; 3] {
    let [a, b, c] = here.hessian;
    if dimension < 2 { [a, 0.0, a] } else { [a, b, c] }
}

/// The unit eigenvector of the eigenvalue that is nearer to zero.
pub(crate) fn flattest_direction([a, b, c]: [f64; 3]) -> [f64; 2] {
    // Half this angle belongs to the upper eigenvalue, which is the larger in size if a + c ≥ 0.
    let angle = 0.5 * libm::atan2(2.0 * b, a - c);
    let (sin, cos) = sin_cos(angle);
    if a + c < 0.0 { [cos, sin] } else { [-sin, cos] }
}

/// ∇f and the Hessian along the Hessian's eigenvectors, the flattest first.
pub(crate) struct Modes {
    flattest: [f64; 2],
    slopes: [f64; 2],
    curvatures: [f64; 2],
}

impl Modes {
    /// `None` where a derivative is not finite.
    fn new(here: &Dual2, dimension: usize, scale: f64) -> Option<Self> {
        let [gx, gy] = here.gradient;
        let hessian = full_hessian(here, dimension);
        let [low, high] = eigenvalues(hessian, 2);
        if !(here.value.is_finite()
            && gx.is_finite()
            && gy.is_finite()
            && low.is_finite()
            && high.is_finite())
        {
            return None;
        }
        let [a, _, c] = hessian;
        let curvatures = if a + c < 0.0 { [high, low] } else { [low, high] };
        let [ux, uy] = flattest_direction(hessian);
        let along = gx * ux + gy * uy;
        let [_, steepest] = curvatures;
        // On a valley floor the slope along it is only rounding.
        let along = if along.abs() <= 4e-15 * steepest.abs() * scale { 0.0 } else { along };
        Some(Self { flattest: [ux, uy], slopes: [along, gy * ux - gx * uy], curvatures })
    }

    /// The Levenberg–Marquardt step to ∇f = 0.
    fn step(&self, damping: f64) -> [f64; 2] {
        let [_, steepest] = self.curvatures;
        let ridge = damping * steepest * steepest;
        self.solved(&|slope, curvature| -slope * curvature / (curvature * curvature + ridge))
    }

    /// A step made of one along each mode, which is 0 where there is no slope along it.
    fn solved(&self, solve: &dyn Fn(f64, f64) -> f64) -> [f64; 2] {
        let ([ux, uy], [s, t], [a, b]) = (self.flattest, self.slopes, self.curvatures);
        let along = |slope: f64, curvature: f64| {
            if slope == 0.0 { 0.0 } else { solve(slope, curvature) }
        };
        let (p, q) = (along(s, a), along(t, b));
        [p * ux - q * uy, p * uy + q * ux]
    }

    /// The length of Newton's step, infinite where there is a slope without curvature.
    fn undamped_length(&self) -> f64 {
        let ([s, t], [a, b]) = (self.slopes, self.curvatures);
        let solve = |slope: f64, curvature: f64| if slope == 0.0 { 0.0 } else { slope / curvature };
        hypot(solve(s, a), solve(t, b))
    }
}

pub(crate) fn gradient_size(here: &Dual2) -> f64 {
    let [gx, gy] = here.gradient;
    hypot(gx, gy)
}

/// Where sign·f leads down from here by at most 100 Newton steps whose curvatures are taken as positive
/// (saddle-free Newton, Dauphin et al. 2014), each at most so long and halved until f is lower.
pub(crate) fn downhill(objective: &dyn Objective, start: Point, sign: f64, longest: f64) -> Point {
    let dimension = objective.dimension();
    let mut at = start;
    for _ in 0..100 {
        let here = objective.hessian(at);
        let Some(modes) = Modes::new(&here, dimension, longest) else { break };
        let step = modes.solved(&|slope, curvature| -sign * slope / curvature.abs());
        let [dx, dy] = step;
        let length = hypot(dx, dy);
        let mut part = if length.is_finite() { (longest / length).min(1.0) } else { 0.0 };
        let lower = |at: Point| sign * objective.value(at) < sign * here.value;
        while part > 1e-6 && !lower(along(at, part, step)) {
            part *= 0.5;
        }
        if part <= 1e-6 {
            break;
        }
        at = along(at, part, step);
    }
    at
}

/// Levenberg–Marquardt on ∇f = 0: at most `steps` steps of at most two evaluations.
pub(crate) fn newton(
    objective: &dyn Objective,
    start: Point,
    scale: f64,
    steps: usize,
) -> Option<(Point, Dual2)> {
    let dimension = objective.dimension();
    let (mut at, mut here) = (start, objective.hessian(start));
    let mut modes = Modes::new(&here, dimension, scale)?;
    let (mut damping, mut last_length) = (0.0, f64::INFINITY);
    for _ in 0..steps {
        if modes.undamped_length() <= 1e-14 * scale {
            break;
        }
        let [dx, dy] = modes.step(damping);
        let length = hypot(dx, dy);
        if !(length.is_finite() && length > 0.0) {
            // A slope without curvature: an inflection's tangent, not a critical point.
            if damping > 0.0 {
                break;
            }
            damping = 1e-3;
            continue;
        }
        let shorten = (0.1 * scale / length).min(1.0);
        let direction = [shorten * dx, shorten * dy];
        let size = gradient_size(&here);

        let ratio = length / last_length;
        last_length = length;
        let is_aitken = damping == 0.0 && shorten == 1.0 && (0.3..0.95).contains(&ratio);
        let factor = if is_aitken { 1.0 / (1.0 - ratio) } else { 1.0 };
        let mut next = along(at, factor, direction);
        let mut there = objective.hessian(next);
        let is_nearer = gradient_size(&there) < 0.1 * size;
        if is_aitken && !is_nearer {
            next = along(at, 1.0, direction);
            there = objective.hessian(next);
        }
        if gradient_size(&there) < size
            && let Some(ahead) = Modes::new(&there, dimension, scale)
        {
            (at, here, modes) = (next, there, ahead);
            damping = if damping < 1e-6 { 0.0 } else { 0.1 * damping };
        } else if length <= 1e-12 * scale || damping > 1e8 {
            break;
        } else {
            damping = (10.0 * damping).max(1e-3);
        }
    }
    (modes.undamped_length() <= 1e-7 * scale).then_some((at, here))
}
