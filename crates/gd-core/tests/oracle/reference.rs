//! What is known of a function by sampling it densely, and by searches that compare values.

use crate::subjects::Subject;

pub(crate) struct Reference {
    /// The lowest and the highest value of the domain, refined.
    pub(crate) lowest: f64,
    pub(crate) highest: f64,
    /// How far the median is from them.
    pub(crate) below: f64,
    pub(crate) above: f64,
}

impl Reference {
    pub(crate) fn new(subject: &Subject) -> Self {
        let [x0, x1, y0, y1] = subject.domain;
        let side = if subject.dimension == 1 { 8001 } else { 161 };
        let along =
            |k: usize, low: f64, high: f64| low + (high - low) * k as f64 / (side - 1) as f64;
        let rows = if subject.dimension == 1 { 1 } else { side };
        let mut values = Vec::new();
        let (mut low, mut high) = ((f64::INFINITY, [0.0; 2]), (f64::NEG_INFINITY, [0.0; 2]));
        for j in 0..rows {
            for i in 0..side {
                let at = [along(i, x0, x1), if rows == 1 { 0.0 } else { along(j, y0, y1) }];
                let value = subject.value(at);
                if !value.is_finite() {
                    continue;
                }
                values.push(value);
                if value < low.0 {
                    low = (value, at);
                }
                if value > high.0 {
                    high = (value, at);
                }
            }
        }
        values.sort_by(f64::total_cmp);
        let median = values[values.len() / 2];
        Self { lowest: low.0, highest: high.0, below: median - low.0, above: high.0 - median }
    }
}

/// Follows sign·f down by values alone, as far as that leads; where it ends and sign·f there.
pub(crate) fn settle(subject: &Subject, from: [f64; 2], sign: f64, first: f64) -> ([f64; 2], f64) {
    let (mut at, mut step) = (from, first);
    let mut value = sign * subject.value(at);
    let turns = if subject.dimension == 1 { 2 } else { 16 };
    for _ in 0..400 {
        if step < 1e-12 * subject.diagonal() {
            break;
        }
        let (mut best, mut most) = ((value, at), 0.0_f64);
        for k in 0..turns {
            let next = beside(at, step, k, turns);
            let there = sign * subject.value(next);
            if there.is_finite() {
                most = most.max((there - value).abs());
            }
            if there < best.0 {
                best = (there, next);
            }
        }
        // Along a floor a gain is only rounding.
        if value - best.0 > 1e-6 * most {
            (value, at) = best;
        } else {
            step *= 0.5;
        }
    }
    (at, value)
}

/// The k-th of some places around one.
pub(crate) fn beside([x, y]: [f64; 2], radius: f64, k: usize, turns: usize) -> [f64; 2] {
    let angle = std::f64::consts::TAU * k as f64 / turns as f64;
    if turns == 2 {
        return [if k == 0 { x + radius } else { x - radius }, y];
    }
    [x + radius * angle.cos(), y + radius * angle.sin()]
}

/// ∇f by central differences.
pub(crate) fn slope(subject: &Subject, [x, y]: [f64; 2], h: f64) -> [f64; 2] {
    let f = |x, y| subject.value([x, y]);
    let along_y =
        if subject.dimension == 1 { 0.0 } else { (f(x, y + h) - f(x, y - h)) / (2.0 * h) };
    [(f(x + h, y) - f(x - h, y)) / (2.0 * h), along_y]
}

/// The larger curvature of sign·f, by central differences.
pub(crate) fn curvature(subject: &Subject, [x, y]: [f64; 2], h: f64, sign: f64) -> f64 {
    let f = |x: f64, y: f64| sign * subject.value([x, y]);
    let middle = f(x, y);
    let xx = (f(x + h, y) - 2.0 * middle + f(x - h, y)) / (h * h);
    if subject.dimension == 1 {
        return xx;
    }
    let yy = (f(x, y + h) - 2.0 * middle + f(x, y - h)) / (h * h);
    let xy =
        (f(x + h, y + h) - f(x + h, y - h) - f(x - h, y + h) + f(x - h, y - h)) / (4.0 * h * h);
    0.5 * (xx + yy) + f64::hypot(0.5 * (xx - yy), xy)
}
