//! What is known of a function in a view.

use crate::{
    function::Function,
    landscape::{kind::CriticalKind, search::CriticalPoint},
    space::{Goal, KnownPoint, Objective, Point, diagonal, distance},
};

/// What is known of a function in a view.
#[derive(Clone, Debug)]
pub struct Landscape {
    /// The critical points found in the view, lowest first.
    pub critical: Vec<CriticalPoint>,
    /// The lowest point known: of the catalogue, or else the lowest found in the view.
    pub lowest: Option<KnownPoint>,
    /// The highest point found in the view.
    pub highest: Option<KnownPoint>,
    /// The same two, where they are critical points and not just the best that the view shows of a
    /// function without a bound.
    optima: [Option<KnownPoint>; 2],
    /// The length of the view's diagonal (its width in one dimension).
    pub diagonal: f64,
    /// A steep slope of the view: the gradient's norm is below this at nine points of ten.
    pub slope: f64,
    pub(crate) dimension: usize,
}

/// How many points the view is sampled at, along each axis.
pub(crate) const SAMPLES: [usize; 3] = [0, 401, 41];

impl Landscape {
    /// Looks over a function in a view \[xmin, xmax, ymin, ymax\] (in one dimension the last two
    /// are not looked at).
    #[must_use]
    pub fn survey(function: &Function, view: [f64; 4]) -> Self {
        let objective = function.objective();
        let dimension = objective.dimension();
        let critical = super::search::find(objective, view);
        let samples = Samples::take(objective, view);
        let diagonal = diagonal(view, dimension);
        // A coordinate that is nothing but rounding is 0 to a reader.
        let tidy = |c: f64| if c.abs() < 1e-12 * diagonal { 0.0 } else { c };
        let found = |kind| {
            let of_kind = critical.iter().filter(move |point| point.kind == kind);
            of_kind.map(|point| KnownPoint { at: point.at.map(tidy), value: point.value })
        };
        let known = function.entry().map_or(&[][..], |entry| entry.minima).iter().copied();
        let best = |points: &mut dyn Iterator<Item = KnownPoint>, goal: Goal| {
            points.reduce(
                |best, point| if improves(point.value, best.value, goal) { point } else { best },
            )
        };
        let minimum = best(&mut known.chain(found(CriticalKind::Minimum)), Goal::Min);
        let maximum = best(&mut found(CriticalKind::Maximum), Goal::Max);
        let lowest = best(&mut minimum.into_iter().chain(samples.lowest), Goal::Min);
        let highest = best(&mut maximum.into_iter().chain(samples.highest), Goal::Max);
        let optima =
            [minimum.filter(|_| minimum == lowest), maximum.filter(|_| maximum == highest)];
        Self { critical, lowest, highest, optima, diagonal, slope: samples.slope, dimension }
    }

    /// The best point known.
    #[must_use]
    pub fn best(&self, goal: Goal) -> Option<KnownPoint> {
        match goal {
            Goal::Min => self.lowest,
            Goal::Max => self.highest,
        }
    }

    /// The best point known, if it is a critical point: a function without a bound has none.
    #[must_use]
    pub fn optimum(&self, goal: Goal) -> Option<KnownPoint> {
        let [minimum, maximum] = self.optima;
        match goal {
            Goal::Min => minimum,
            Goal::Max => maximum,
        }
    }

    /// The critical point at a place.
    pub(crate) fn near(&self, at: Point) -> Option<&CriticalPoint> {
        self.critical.iter().find(|point| distance(point.at, at) <= 0.02 * self.diagonal)
    }

    /// How many critical points are of the kind and value of the one at this place.
    pub(crate) fn ties(&self, at: Point) -> usize {
        self.near(at).map_or(0, |here| {
            let is_as_good = |other: &&CriticalPoint| {
                other.kind == here.kind
                    && !improves(other.value, here.value, Goal::Min)
                    && !improves(here.value, other.value, Goal::Min)
            };
            self.critical.iter().filter(is_as_good).count()
        })
    }
}

/// Whether a value is better than another, by more than rounding.
pub(crate) fn improves(value: f64, than: f64, goal: Goal) -> bool {
    goal.sign() * (than - value) > 1e-9 * (1.0 + than.abs())
}

pub(crate) struct Samples {
    lowest: Option<KnownPoint>,
    highest: Option<KnownPoint>,
    slope: f64,
}

impl Samples {
    fn take(objective: &dyn Objective, [x0, x1, y0, y1]: [f64; 4]) -> Self {
        let dimension = objective.dimension();
        let count = SAMPLES.get(dimension).copied().unwrap_or_default();
        let place =
            |k: usize, low: f64, high: f64| low + (high - low) * k as f64 / (count as f64 - 1.0);
        let rows = if dimension == 1 { 1 } else { count };
        let mut slopes = Vec::with_capacity(count * rows);
        let (mut lowest, mut highest) = (None::<KnownPoint>, None::<KnownPoint>);
        for (i, j) in (0..count).flat_map(|i| (0..rows).map(move |j| (i, j))) {
            let at = [place(i, x0, x1), if dimension == 1 { 0.0 } else { place(j, y0, y1) }];
            let here = objective.gradient(at);
            if !here.value.is_finite() {
                continue;
            }
            let point = KnownPoint { at, value: here.value };
            if lowest.is_none_or(|lowest| point.value < lowest.value) {
                lowest = Some(point);
            }
            if highest.is_none_or(|highest| point.value > highest.value) {
                highest = Some(point);
            }
            let [gx, gy] = here.gradient;
            slopes.extend(Some(libm::hypot(gx, gy)).filter(|slope| slope.is_finite()));
        }
        slopes.sort_unstable_by(f64::total_cmp);
        let slope = slopes.get(slopes.len() * 9 / 10).copied().unwrap_or_default();
        Self { lowest, highest, slope }
    }
}
