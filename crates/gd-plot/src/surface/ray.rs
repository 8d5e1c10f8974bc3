//! Which place of a surface is seen where, and which are hidden.

use super::{
    projection::{Place, Projection, Ray},
    relief::Surface,
};

/// A place that stands out from the surface by so much is seen: less than the radius of a mark.
const LIFT: f64 = 0.012;
/// How far apart two depths are at least.
const NEAREST: f64 = 1e-6;

/// One coordinate along a ray by depth, in cells from the square's edge, and the next line between
/// cells that it crosses.
struct Crossing {
    at: f64,
    rate: f64,
    line: f64,
}

impl Crossing {
    fn new(at: f64, rate: f64) -> Self {
        let half = 0.5 * Surface::CELLS as f64;
        Self { at: (at + 1.0) * half, rate: rate * half, line: 0.0 }
    }

    fn to(&self, depth: f64) -> f64 {
        self.at + self.rate * depth
    }

    /// From where to where the coordinate is inside the square.
    fn inside(&self) -> [f64; 2] {
        let side = Surface::CELLS as f64;
        if self.rate == 0.0 {
            let is_inside = (0.0..=side).contains(&self.at);
            return if is_inside { [f64::NEG_INFINITY, f64::INFINITY] } else { [0.0, -1.0] };
        }
        let ends = [-self.at / self.rate, (side - self.at) / self.rate];
        let [a, b] = ends;
        if a < b { ends } else { [b, a] }
    }

    fn begin(&mut self, depth: f64) {
        let at = self.to(depth);
        self.line = if self.rate > 0.0 { at.floor() + 1.0 } else { at.ceil() - 1.0 };
    }

    /// The depth of the next line.
    fn next(&self) -> f64 {
        if self.rate == 0.0 { f64::INFINITY } else { (self.line - self.at) / self.rate }
    }

    fn cross(&mut self) {
        self.line += self.rate.signum();
    }
}

impl Surface {
    /// The nearest place of the surface on a ray that is less deep than `end`, in the drawn cells.
    pub(super) fn nearest(
        &self,
        projection: &Projection,
        ray: Ray,
        end: f64,
    ) -> Option<(f64, f64)> {
        let Projection { sin_yaw, cos_yaw, .. } = *projection;
        let mut x = Crossing::new(ray.across * cos_yaw, sin_yaw);
        let mut y = Crossing::new(-ray.across * sin_yaw, cos_yaw);
        let ([x_from, x_to], [y_from, y_to]) = (x.inside(), y.inside());
        let (mut from, end) = (x_from.max(y_from), x_to.min(y_to).min(end));
        x.begin(from);
        y.begin(from);
        // It crosses each line once at most.
        for _ in 0..2 * Self::CELLS + 4 {
            if from >= end || !ray.across.is_finite() {
                break;
            }
            let crossed = if x.next() < y.next() { &mut x } else { &mut y };
            let to = crossed.next().min(end);
            crossed.cross();
            if to <= from {
                continue;
            }
            let middle = 0.5 * (from + to);
            let cell = [Self::cell_at(x.to(middle)), Self::cell_at(y.to(middle))];
            // How far the ray is above the surface: a parabola inside a cell.
            let above = |depth: f64| {
                let ground = self.height_in(cell, [x.to(depth), y.to(depth)]);
                ray.up - depth * projection.sin_pitch - ground * projection.cos_pitch
            };
            if let Some(share) = first_root([above(from), above(middle), above(to)]) {
                let depth = from + share * (to - from);
                let coordinate = |it: &Crossing| 2.0 * it.to(depth) / Self::CELLS as f64 - 1.0;
                return Some((coordinate(&x), coordinate(&y)));
            }
            from = to;
        }
        None
    }

    /// Whether something of the surface is between a place of it and the eye; from below it is the
    /// place's own cell.
    pub(super) fn hides(&self, projection: &Projection, place: Place) -> bool {
        let raised = Place { z: place.z + LIFT, ..place };
        let depth = projection.depth(place.x, place.y) - NEAREST;
        self.nearest(projection, projection.ray(raised), depth).is_some()
    }
}

/// The first root in \[0, 1\] of the parabola with these values at 0, ½ and 1, or as good as in it.
fn first_root([start, middle, end]: [f64; 3]) -> Option<f64> {
    const SLACK: f64 = 1e-9;
    let square = 2.0 * (start + end - 2.0 * middle);
    let linear = end - start - square;
    let discriminant = linear * linear - 4.0 * square * start;
    // Both roots without cancellation (Press et al., Numerical Recipes, 5.6).
    let half = -0.5 * (linear + libm::copysign(libm::sqrt(discriminant), linear));
    let mut first = None;
    for root in [half / square, start / half] {
        if (-SLACK..=1.0 + SLACK).contains(&root) && first.is_none_or(|first| root < first) {
            first = Some(root);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_root_of_a_parabola_is_found() {
        let values = |f: &dyn Fn(f64) -> f64| [f(0.0), f(0.5), f(1.0)];
        let near = |a: Option<f64>, b: f64| (a.unwrap() - b).abs() < 1e-12;
        assert!(near(first_root(values(&|s| (s - 0.25) * (s - 0.75))), 0.25));
        assert!(near(first_root(values(&|s| (s + 3.0) * (0.9 - s))), 0.9));
        assert!(near(first_root(values(&|s| 0.5 - s)), 0.5));
        assert!(near(first_root(values(&|s| 1e-30 * s * s + s - 0.5)), 0.5));
        assert_eq!(first_root(values(&|s| s * s + 1.0)), None);
        assert_eq!(first_root([1.0; 3]), None);
        assert_eq!(first_root([0.3, f64::NAN, -1.0]), None);
    }
}
