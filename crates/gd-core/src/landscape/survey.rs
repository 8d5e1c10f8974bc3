//! What is known of a function in a domain, and the survey that finds it out.

use crate::{
    budget::Budget,
    function::Function,
    landscape::{
        critical_point::CriticalPoint, eigenvalues::eigenvalues, kind::CriticalKind,
        piecewise_linear, sample::Sample, search::Search,
    },
    space::{Goal, KnownPoint, Point, diagonal, distance},
};

/// What is known of a function in a domain.
#[derive(Clone, Debug)]
pub struct Landscape {
    /// The critical points found in the domain, lowest first.
    pub critical: Vec<CriticalPoint>,
    /// The lowest point known: of the catalogue, or else the lowest found in the domain.
    pub lowest: Option<KnownPoint>,
    /// The highest point found in the domain.
    pub highest: Option<KnownPoint>,
    /// The same two, where they are critical points and not just the best that the domain shows of
    /// a function without a bound.
    optima: [Option<KnownPoint>; 2],
    /// The length of the domain's diagonal (its width in one dimension).
    pub diagonal: f64,
    /// A steep slope of the domain: the gradient's norm is below this at nine points of ten.
    pub slope: f64,
    /// A value that the function may have and is known not to fall below: a loss is never negative.
    /// `None` for the loss of a probability, which only comes ever nearer to 0.
    pub bound: Option<f64>,
    /// Whether the function is known to be convex, so that every minimum is a lowest point.
    pub is_convex: bool,
    /// The lowest value of the catalogue, for a function of it.
    pub published: Option<f64>,
    pub(crate) dimension: usize,
    domain: [f64; 4],
    spread: Spread,
}

/// How far apart values lie: from the median of the domain down to the lowest known, and up to the
/// highest. The median keeps a pole on one side out of the other.
#[derive(Clone, Copy, Debug)]
struct Spread {
    below: f64,
    above: f64,
}

impl Spread {
    /// Whether a value is better than another, by more than rounding.
    fn improves(self, value: f64, than: f64, goal: Goal) -> bool {
        let spread = match goal {
            Goal::Min => self.below,
            Goal::Max => self.above,
        };
        // Where a large constant is added to a function, its values are rounded to that.
        let rounding = 8.0 * f64::EPSILON * value.abs().max(than.abs());
        goal.sign() * (than - value) > 1e-9 * spread + rounding
    }

    /// The first of the best among some extrema, and with the best place that was seen among them.
    fn best(
        self,
        extrema: &[KnownPoint],
        seen: Option<KnownPoint>,
        goal: Goal,
    ) -> (Option<KnownPoint>, Option<KnownPoint>) {
        let better = |best: Option<KnownPoint>, point: KnownPoint| match best {
            Some(best) if !self.improves(point.value, best.value, goal) => best,
            _ => point,
        };
        let mut best = None;
        for &point in extrema {
            best = Some(better(best, point));
        }
        (best, seen.map_or(best, |seen| Some(better(best, seen))))
    }
}

/// How far the best of some extrema, and of the best place that was seen, lies from the median.
fn distance_to_best(
    median: f64,
    extrema: &[KnownPoint],
    seen: Option<KnownPoint>,
    goal: Goal,
) -> f64 {
    let mut best = seen.map_or(f64::INFINITY, |seen| goal.sign() * seen.value);
    for point in extrema {
        best = best.min(goal.sign() * point.value);
    }
    let length = goal.sign() * median - best;
    if length.is_finite() { length.max(0.0) } else { 0.0 }
}

impl Landscape {
    fn new(
        function: &Function,
        domain: [f64; 4],
        sample: &Sample,
        found: Vec<CriticalPoint>,
    ) -> Self {
        let dimension = function.objective().dimension();
        let diagonal = diagonal(domain, dimension);
        // A coordinate that is nothing but rounding is 0 to a reader.
        let tidy = |c: f64| if c.abs() < 1e-12 * diagonal { 0.0 } else { c };
        let published = function.entry().map_or(&[][..], |entry| entry.minima);
        let (mut minima, mut maxima) = (published.to_vec(), Vec::new());
        let mut critical = Vec::new();
        for point in found {
            let known = KnownPoint { at: point.at.map(tidy), value: point.value };
            match point.kind {
                CriticalKind::Minimum => minima.push(known),
                CriticalKind::Maximum => maxima.push(known),
                CriticalKind::Saddle | CriticalKind::Plateau => {}
            }
            if contains(domain, dimension, point.at) {
                critical.push(point);
            }
        }
        let median = sample.median();
        let spread = Spread {
            below: distance_to_best(median, &minima, sample.lowest(), Goal::Min),
            above: distance_to_best(median, &maxima, sample.highest(), Goal::Max),
        };
        let (minimum, lowest) = spread.best(&minima, sample.lowest(), Goal::Min);
        let (maximum, highest) = spread.best(&maxima, sample.highest(), Goal::Max);
        let optima =
            [minimum.filter(|_| minimum == lowest), maximum.filter(|_| maximum == highest)];
        let slope = sample.slope().unwrap_or_default();
        let is_loss =
            function.fit().is_some_and(|fit| fit.may_be_zero()) || function.layers().is_some();
        Self {
            critical,
            lowest,
            highest,
            optima,
            diagonal,
            slope,
            bound: is_loss.then_some(0.0),
            is_convex: function.fit().is_some_and(|fit| fit.is_convex()),
            published: published.first().map(|known| known.value),
            dimension,
            domain,
            spread,
        }
    }

    /// Whether a place is in the domain, to rounding.
    #[must_use]
    pub fn contains(&self, at: Point) -> bool {
        contains(self.domain, self.dimension, at)
    }

    /// The domain, \[xmin, xmax, ymin, ymax\].
    pub(crate) fn domain(&self) -> [f64; 4] {
        self.domain
    }

    /// The domain's middle.
    pub(crate) fn middle(&self) -> Point {
        let [x0, x1, y0, y1] = self.domain;
        let middle = |low: f64, high: f64| 0.5 * low + 0.5 * high;
        [middle(x0, x1), if self.dimension < 2 { 0.0 } else { middle(y0, y1) }]
    }

    /// By how much the values of the domain differ.
    pub(crate) fn range(&self) -> f64 {
        self.spread.below + self.spread.above
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

    /// Whether a value is better than another, by more than rounding and than a billionth of how
    /// far values lie apart in the domain.
    #[must_use]
    pub fn improves(&self, value: f64, than: f64, goal: Goal) -> bool {
        self.spread.improves(value, than, goal)
    }

    /// Whether two values are the same, but for rounding and a billionth of how far values lie apart
    /// in the domain.
    #[must_use]
    pub fn ties(&self, value: f64, other: f64) -> bool {
        let is_better =
            |goal| self.improves(value, other, goal) || self.improves(other, value, goal);
        value.is_finite() && other.is_finite() && !is_better(Goal::Min) && !is_better(Goal::Max)
    }

    /// The value that one is but for rounding: the optimum's, or 0; else itself. Of a run that began at
    /// the value `from` it may be a billionth of the domain's range away, and a millionth of the way
    /// that the run has come.
    #[must_use]
    pub fn nominal(&self, value: f64, from: Option<f64>, goal: Goal) -> f64 {
        for known in [self.optimum(goal).map(|best| best.value), Some(0.0)].into_iter().flatten() {
            let within = match from {
                Some(from) => (1e-9 * self.range()).min(1e-6 * (from - known).abs()),
                None => 8.0 * f64::EPSILON * self.range(),
            };
            if (value - known).abs() <= within {
                return known;
            }
        }
        value
    }

    /// Whether another critical point of the domain is of the kind and value of this one.
    pub(crate) fn has_another(&self, point: &CriticalPoint) -> bool {
        self.critical.iter().any(|other| {
            other.kind == point.kind
                && distance(other.at, point.at) > 0.02 * self.diagonal
                && self.ties(other.value, point.value)
        })
    }
}

fn contains([x0, x1, y0, y1]: [f64; 4], dimension: usize, [x, y]: Point) -> bool {
    let within = |c: f64, low: f64, high: f64| {
        let margin = 1e-9 * (high - low);
        (low - margin..=high + margin).contains(&c)
    };
    within(x, x0, x1) && (dimension < 2 || within(y, y0, y1))
}

/// A function looked over in a domain, piece by piece: first a sample of its slopes, then its
/// critical points. What is found does not depend on the pieces.
#[derive(Clone, Debug)]
pub struct Survey {
    function: Function,
    domain: [f64; 4],
    sample: Sample,
    search: Search,
    landscape: Option<Landscape>,
}

impl Survey {
    /// The survey of a function in a domain \[xmin, xmax, ymin, ymax\] (in one dimension the last
    /// two are not looked at). Nothing is evaluated yet.
    #[must_use]
    pub fn new(function: &Function, domain: [f64; 4]) -> Self {
        let dimension = function.objective().dimension();
        Self {
            function: function.clone(),
            domain,
            sample: Sample::new(dimension, domain),
            search: Search::new(dimension, domain),
            landscape: None,
        }
    }

    /// Goes on for about so many evaluations of the function, a little more where a unit of work
    /// cannot be divided; `false` once all is known.
    pub fn work(&mut self, budget: usize) -> bool {
        self.spend(&mut Budget::new(budget.max(1)))
    }

    pub(crate) fn spend(&mut self, budget: &mut Budget) -> bool {
        if self.landscape.is_some() {
            return false;
        }
        let objective = self.function.objective();
        if self.sample.work(objective, budget) {
            return true;
        }
        let critical = match self.function.fit().and_then(|fit| piecewise_linear::lowest(fit)) {
            Some(at) => vec![self.exact(at)],
            None if self.search.work(objective, budget) => return true,
            None => self.search.take_points(),
        };
        let landscape = Landscape::new(&self.function, self.domain, &self.sample, critical);
        self.landscape = Some(landscape);
        false
    }

    /// The lowest point of a convex piecewise linear function: it has no other critical ones.
    fn exact(&self, at: Point) -> CriticalPoint {
        let objective = self.function.objective();
        let eigenvalues = eigenvalues(objective.hessian(at).hessian, objective.dimension());
        let (value, kind) = (objective.value(at), CriticalKind::Minimum);
        CriticalPoint { at, value, kind, eigenvalues, is_kink: true }
    }

    /// Only the sample, which comes first; `false` once it is whole.
    pub(crate) fn spend_on_sample(&mut self, budget: &mut Budget) -> bool {
        self.sample.work(self.function.objective(), budget)
    }

    /// A steep slope of the domain, see [`Sample::slope`]; `None` until that much is known.
    #[must_use]
    pub fn slope(&self) -> Option<f64> {
        self.sample.slope()
    }

    /// The length of the domain's diagonal (its width in one dimension).
    #[must_use]
    pub fn diagonal(&self) -> f64 {
        diagonal(self.domain, self.function.objective().dimension())
    }

    /// What is known, once all of it is.
    #[must_use]
    pub fn landscape(&self) -> Option<&Landscape> {
        self.landscape.as_ref()
    }

    /// All the rest at once.
    #[must_use]
    pub fn finish(mut self) -> Landscape {
        loop {
            if let Some(landscape) = self.landscape {
                return landscape;
            }
            self.work(usize::MAX);
        }
    }
}
