//! The lowest point of a loss that is convex and piecewise linear, found exactly.
//!
//! The mean absolute error and the hinge loss of a model that is linear in its weights have a kink
//! along a line of weights for each point of the data. Such a function has its lowest value where
//! two of those lines cross (the fundamental theorem of linear programming), and along a line it is
//! convex: bisection among its crossings finds the best of them.

use crate::{
    function::{activation::LINEAR, fit::Fit},
    number::hypot::hypot,
    sort::sort,
    space::{Expression, Point},
};

/// A line of weights along which a loss has a kink, normal·θ = offset.
struct KinkLine {
    normal: [f64; 2],
    offset: f64,
}

impl KinkLine {
    /// Its place nearest to the origin, and its direction; `None` if it is no line.
    fn base(&self) -> Option<(Point, [f64; 2])> {
        let [a, b] = self.normal;
        let length = hypot(a, b);
        let direction = [-b / length, a / length];
        let away = self.offset / length;
        (length > 0.0 && away.is_finite())
            .then(|| ([away * (a / length), away * (b / length)], direction))
    }
}

/// The weights of the lowest loss; `None` if the loss is not piecewise linear and convex. The work
/// is that of 9 losses a point.
pub(crate) fn lowest(fit: &Fit) -> Option<Point> {
    let lines = kink_lines(fit)?;
    let mut best: Option<(f64, Point)> = None;
    let mut offer = |at: Point| {
        let value = fit.evaluate(at[0], at[1]);
        if value.is_finite() && best.is_none_or(|(least, _)| value < least) {
            best = Some((value, at));
        }
    };
    if Expression::dimension(fit) == 1 {
        let places = lines.iter().map(|line| line.offset / line.normal[0]).collect();
        offer([lowest_along(places, |w| fit.evaluate(w, 0.0))?, 0.0]);
        return best.map(|(_, at)| at);
    }
    for (k, line) in lines.iter().enumerate() {
        let Some(([x, y], [u, v])) = line.base() else { continue };
        let others = lines.iter().enumerate().filter(|(other, _)| *other != k);
        let crossings = others.map(|(_, KinkLine { normal: [a, b], offset })| {
            let across = a * u + b * v;
            // Two lines that are parallel but for rounding do not cross.
            if across.abs() <= 1e-12 * hypot(*a, *b) {
                f64::NAN
            } else {
                (offset - a * x - b * y) / across
            }
        });
        let along = |t: f64| [x + t * u, y + t * v];
        let value = |t: f64| {
            let [w, b] = along(t);
            fit.evaluate(w, b)
        };
        let t = lowest_along(crossings.collect(), value).unwrap_or(0.0);
        offer(along(t));
    }
    best.map(|(_, at)| at)
}

/// The place, of some, where a convex function is lowest.
fn lowest_along(mut places: Vec<f64>, value: impl Fn(f64) -> f64) -> Option<f64> {
    places.retain(|place| place.is_finite());
    sort(&mut places);
    let at = |k: usize| places.get(k).map_or(f64::INFINITY, |place| value(*place));
    let (mut from, mut to) = (0, places.len().checked_sub(1)?);
    while from < to {
        let middle = from.midpoint(to);
        if at(middle) > at(middle + 1) { from = middle + 1 } else { to = middle }
    }
    places.get(from).copied()
}

/// The kinks of a loss that is piecewise linear and convex.
fn kink_lines(fit: &Fit) -> Option<Vec<KinkLine>> {
    let is_hinge = fit.loss.of.id == "hinge";
    if !(is_hinge || fit.loss.of.id == "mae") || fit.model.activation != LINEAR || fit.l2 > 0.0 {
        return None;
    }
    let mut lines: Vec<_> = fit
        .data
        .samples()
        .iter()
        .map(|sample| KinkLine {
            normal: sample.inputs,
            // A margin of 1 on the side of the class.
            offset: if is_hinge { 2.0 * sample.target - 1.0 } else { sample.target },
        })
        .filter(|line| line.normal[0] != 0.0 || Expression::dimension(fit) == 2)
        .collect();
    if fit.l1 > 0.0 {
        let axes = [[1.0, 0.0], [0.0, 1.0]].into_iter().take(fit.data.features());
        lines.extend(axes.map(|normal| KinkLine { normal, offset: 0.0 }));
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn best(query: &str) -> (Point, f64) {
        let scenario = Scenario::parse(query).scenario;
        let fit = scenario.function.fit().unwrap();
        let at = lowest(fit).unwrap();
        (at, fit.evaluate(at[0], at[1]))
    }

    /// A line through all points but one fits best (Laplace 1774); a slope through the origin is a
    /// weighted median of y/x with weights |x|; a median is one for x = 1.
    #[test]
    fn medians_are_exact() {
        let (at, value) = best("data=csv:0,1;1,3;2,5;3,7;4,0&loss=mae");
        assert!((at[0] - 2.0).abs() < 1e-14 && (at[1] - 1.0).abs() < 1e-14, "{at:?}");
        assert!((value - 9.0 / 5.0).abs() < 1e-14);
        let (at, value) = best("data=csv:1,1;1,2;1,3;1,10&model=slope&loss=mae");
        assert!((2.0..=3.0).contains(&at[0]) && value == 2.5, "{at:?}");
        // On the whole line the loss is least; λ₁ pulls w to 0 where it outweighs the data.
        let (at, _) = best("data=csv:-1,-1;0,0;1,1&model=slope&loss=mae&l1=1");
        assert_eq!(at[0], 0.0);
    }

    /// No weights of a fine grid, and none around, are better.
    #[test]
    fn nothing_is_lower() {
        for query in [
            "data=outliers&loss=mae&seed=28",
            "data=outliers&loss=mae&l1=0.3",
            "data=overlap&model=linear-classifier&loss=hinge",
            "data=blobs&model=linear-classifier&loss=hinge",
            "data=overlap&model=linear-classifier&loss=hinge&l1=0.1",
        ] {
            let scenario = Scenario::parse(query).scenario;
            let fit = scenario.function.fit().unwrap();
            let (at, value) = best(query);
            let [x0, x1, y0, y1] = scenario.domain();
            for k in 0..40_000 {
                let (i, j) = (f64::from(k % 200) / 199.0, f64::from(k / 200) / 199.0);
                let [w, b] = [x0 + (x1 - x0) * i, y0 + (y1 - y0) * j];
                assert!(fit.evaluate(w, b) >= value - 1e-13, "{query}: {w}, {b}");
                let [dw, db] = [1e-6 * (i - 0.5), 1e-6 * (j - 0.5)];
                assert!(fit.evaluate(at[0] + dw, at[1] + db) >= value - 1e-13, "{query}");
            }
        }
        // statsmodels-like least absolute deviations of the outliers of seed 28.
        let (at, value) = best("data=outliers&loss=mae&seed=28");
        assert!((at[0] - 1.49568).abs() < 1e-5 && (at[1] - 0.42129).abs() < 1e-5, "{at:?}");
        assert!((value - 1.19711).abs() < 1e-5);
    }

    #[test]
    fn other_losses_are_not_piecewise_linear() {
        for query in [
            "data=outliers&loss=huber",
            "data=curve&model=sine&loss=mae",
            "data=overlap&loss=mae",
            "data=outliers&loss=mae&l2=0.1",
        ] {
            assert_eq!(
                lowest(Scenario::parse(query).scenario.function.fit().unwrap()),
                None,
                "{query}"
            );
        }
    }
}
