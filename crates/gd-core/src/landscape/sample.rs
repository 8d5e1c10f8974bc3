//! A sample of a function over its domain: how high, how steep.

use crate::{
    budget::Budget,
    number::hypot::hypot,
    sort::sort,
    space::{KnownPoint, Objective, Point},
};

/// How many places the domain is sampled at along each axis, by the dimension.
const PLACES: [usize; 3] = [0, 401, 41];

/// How many places are looked at in one unit of work, where that takes little.
const UNIT: usize = 64;

/// A function's values and slopes on a coarse grid over a domain.
#[derive(Clone, Debug)]
pub struct Sample {
    domain: [f64; 4],
    dimension: usize,
    /// The number of the place that is looked at next.
    next: usize,
    values: Vec<f64>,
    slopes: Vec<f64>,
    lowest: Option<KnownPoint>,
    highest: Option<KnownPoint>,
}

impl Sample {
    pub(crate) fn new(dimension: usize, domain: [f64; 4]) -> Self {
        let (values, slopes) = (Vec::new(), Vec::new());
        Self { domain, dimension, next: 0, values, slopes, lowest: None, highest: None }
    }

    /// How many places there are in all.
    fn size(&self) -> usize {
        let side = PLACES.get(self.dimension).copied().unwrap_or_default();
        if self.dimension == 1 { side } else { side * side }
    }

    fn is_whole(&self) -> bool {
        self.next >= self.size()
    }

    /// Goes on with it; `false` once it is whole.
    pub(crate) fn work(&mut self, objective: &dyn Objective, budget: &mut Budget) -> bool {
        while !self.is_whole() && !budget.is_spent() {
            let to = (self.next + (UNIT / objective.effort()).max(1)).min(self.size());
            (self.next..to).for_each(|k| self.look(objective, self.place(k)));
            budget.spend((to - self.next) * objective.effort());
            self.next = to;
            if self.is_whole() {
                sort(&mut self.values);
                sort(&mut self.slopes);
            }
        }
        !self.is_whole()
    }

    /// The k-th place, column by column.
    fn place(&self, k: usize) -> Point {
        let [x0, x1, y0, y1] = self.domain;
        let side = PLACES.get(self.dimension).copied().unwrap_or_default();
        let at =
            |k: usize, low: f64, high: f64| low + (high - low) * k as f64 / (side as f64 - 1.0);
        if self.dimension == 1 {
            return [at(k, x0, x1), 0.0];
        }
        [at(k / side, x0, x1), at(k % side, y0, y1)]
    }

    fn look(&mut self, objective: &dyn Objective, at: Point) {
        let here = objective.gradient(at);
        if !here.value.is_finite() {
            return;
        }
        let [gx, gy] = here.gradient;
        let slope = hypot(gx, gy);
        self.values.push(here.value);
        // A place without a slope, such as an isolated one of x^x, is none that a run can be at.
        if !slope.is_finite() {
            return;
        }
        self.slopes.push(slope);
        let point = KnownPoint { at, value: here.value };
        if self.lowest.is_none_or(|lowest| point.value < lowest.value) {
            self.lowest = Some(point);
        }
        if self.highest.is_none_or(|highest| point.value > highest.value) {
            self.highest = Some(point);
        }
    }

    /// A steep slope of the domain: the gradient's norm is below this at nine places of ten. `None`
    /// until the sample is whole.
    #[must_use]
    pub fn slope(&self) -> Option<f64> {
        let steep = || self.slopes.get(self.slopes.len() * 9 / 10).copied().unwrap_or_default();
        self.is_whole().then(steep)
    }

    /// The median value; NaN if there is none.
    pub(crate) fn median(&self) -> f64 {
        self.values.get(self.values.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// The lowest place seen.
    pub(crate) fn lowest(&self) -> Option<KnownPoint> {
        self.lowest
    }

    /// The highest place seen.
    pub(crate) fn highest(&self) -> Option<KnownPoint> {
        self.highest
    }
}
