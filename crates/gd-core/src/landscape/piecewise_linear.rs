//! The lowest point of a loss that is convex and piecewise linear, found exactly.
//!
//! The mean absolute error and the hinge loss of a model that is linear in its weights have a kink
//! along a line of weights for each point of the data. Such a function has its lowest value where
//! two of those lines cross (the fundamental theorem of linear programming), and along a line it is
//! convex: bisection among its crossings finds the best of them.

use crate::{
    function::{activation::LINEAR, fit::Fit},
    landscape::newton::along,
    number::hypot::hypot,
    sort::sort,
    space::{Expression, Objective, Point},
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
    if Expression::dimension(fit) == 1 {
        let mut crossings = Vec::new();
        for line in &lines {
            crossings.push(line.offset / line.normal[0]);
        }
        let lowest = lowest_along(fit, ([0.0; 2], [1.0, 0.0]), crossings)?;
        return fit.value(lowest).is_finite().then_some(lowest);
    }
    let mut best: Option<(f64, Point)> = None;
    for (k, line) in lines.iter().enumerate() {
        let Some((base, direction)) = line.base() else { continue };
        let ([x, y], [u, v]) = (base, direction);
        let mut crossings = Vec::new();
        for (other, KinkLine { normal: [a, b], offset }) in lines.iter().enumerate() {
            let across = a * u + b * v;
            // Two lines that are parallel but for rounding do not cross.
            if other != k && across.abs() > 1e-12 * hypot(*a, *b) {
                crossings.push((offset - a * x - b * y) / across);
            }
        }
        let at = lowest_along(fit, (base, direction), crossings).unwrap_or(base);
        let value = fit.value(at);
        if value.is_finite() && best.is_none_or(|(least, _)| value < least) {
            best = Some((value, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Where, of some places of a line through a point in a direction, a convex loss is lowest.
fn lowest_along(
    fit: &Fit,
    (base, direction): (Point, [f64; 2]),
    mut places: Vec<f64>,
) -> Option<Point> {
    places.retain(|place| place.is_finite());
    sort(&mut places);
    let at = |k: usize| places.get(k).map(|place| along(base, *place, direction));
    let value = |k: usize| at(k).map_or(f64::INFINITY, |at| fit.value(at));
    let (mut from, mut to) = (0, places.len().checked_sub(1)?);
    while from < to {
        let middle = from.midpoint(to);
        if value(middle) > value(middle + 1) { from = middle + 1 } else { to = middle }
    }
    at(from)
}

/// The kinks of a loss that is piecewise linear and convex.
fn kink_lines(fit: &Fit) -> Option<Vec<KinkLine>> {
    let is_hinge = fit.loss.of.id == "hinge";
    if !(is_hinge || fit.loss.of.id == "mae") || fit.model.activation != LINEAR || fit.l2 > 0.0 {
        return None;
    }
    let mut lines = Vec::new();
    for sample in fit.data.samples() {
        if sample.inputs[0] != 0.0 || Expression::dimension(fit) == 2 {
            // A margin of 1 on the side of the class.
            let offset = if is_hinge { 2.0 * sample.target - 1.0 } else { sample.target };
            lines.push(KinkLine { normal: sample.inputs, offset });
        }
    }
    if fit.l1 > 0.0 {
        for normal in [[1.0, 0.0], [0.0, 1.0]].into_iter().take(fit.data.features()) {
            lines.push(KinkLine { normal, offset: 0.0 });
        }
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
