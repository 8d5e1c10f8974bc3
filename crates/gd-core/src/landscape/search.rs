//! Critical points: where the gradient vanishes, what kind they are, and where they lie in a domain.
//!
//! Everything here works from an [`Objective`]'s values and derivatives alone, so a typed formula
//! is served like a function of the catalogue. A `scale` is the length by which distances are
//! judged, usually the domain's diagonal (its width in one dimension).

use std::mem;

use crate::{
    budget::{Budget, Counted},
    landscape::{
        connected::components,
        critical_point::CriticalPoint,
        gradient_grid::{GradientGrid, GridExtremum},
        kind::is_degenerate,
        newton::{along, downhill, gradient_size, newton},
        pattern_search::Descent,
    },
    number::{dual::Dual2, hypot::hypot},
    sort::sort_by_number,
    space::{Objective, Point, distance},
};

/// The most points that [`find`] returns.
pub const MOST_POINTS: usize = 1000;

/// The critical points of a function in a domain \[xmin, xmax, ymin, ymax\], lowest first.
///
/// [`polish`](super::newton::polish)-like steps start from the points of a grid (65 × 65, or 2049 in
/// one dimension) around which each component of the gradient changes sign or comes near 0. A pattern
/// search from the grid's own minima and maxima finds those at kinks, where the gradient is never
/// small, and Newton steps down from its end those in bent ravines; saddles at kinks, and minima in
/// bent ravines of kinks, it misses, as it does what the grid is too coarse for. Points closer than
/// 1e-6 of the domain's diagonal are one. Critical points that are not isolated (a valley floor, a
/// plateau) are reported once per connected set, to the resolution of the grid; where a floor falls
/// away further on, as in a trench, there is none. Poles and jumps are no extrema, nor is the domain's
/// edge. At most [`MOST_POINTS`] are returned, at most 260,000 Hessians and 1,400,000 values computed,
/// whatever the function, and fewer the longer its formula is: of more than about 200 operations only
/// the likelier places are looked at. A domain that is not finite and ordered has none. A
/// [`Survey`](super::survey::Survey) finds the same piece by piece.
#[must_use]
pub fn find(objective: &dyn Objective, domain: [f64; 4]) -> Vec<CriticalPoint> {
    let mut search = Search::new(objective.dimension(), domain);
    while search.work(objective, &mut Budget::new(usize::MAX)) {}
    search.take_points()
}

/// A critical point on its way into the list.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: Point,
    here: Dual2,
    /// Whether a pattern search found it at a kink, as a minimum or, with −1, a maximum.
    kink: Option<f64>,
}

/// The search for critical points, which can be interrupted between units of work: [`find`], piece
/// by piece. The function is the same at each piece.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    grid: GradientGrid,
    /// By how much values on the grid differ.
    range: f64,
    stage: Stage,
    /// Which of what the stage goes through is next.
    next: usize,
    /// Where Newton's steps start.
    starts: Vec<Point>,
    /// What was found so far by the stage, which the next one takes up.
    found: Vec<Candidate>,
    candidates: Vec<Candidate>,
    /// Extrema of the grid near which nothing was found.
    missed: Vec<GridExtremum>,
    extrema: Vec<GridExtremum>,
    /// The pattern search that is on its way.
    followed: Option<Descent>,
    points: Vec<CriticalPoint>,
    /// Those that may be connected with others.
    connected: Vec<Candidate>,
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Evaluate f and ∇f on the grid.
    Grid,
    /// Follow Newton's steps from points of the grid.
    Polish,
    /// Sort what was found into isolated points and others.
    SortIn,
    /// See near which of the grid's extrema nothing was found.
    Miss,
    /// Refine those.
    Refine,
    /// Sort in what that found.
    SortInRefined,
    /// Say what one of each connected set is.
    Describe,
    Done,
}

/// How many points of the grid are evaluated in one unit of work, where that takes little.
const UNIT: usize = 64;

/// How many distances take as long as an evaluation, roughly.
const DISTANCES: usize = 16;

/// The most extrema of each kind that are refined, times the effort of an evaluation: never more than
/// 128, and at least 8.
const MOST_REFINED: usize = 2048;

/// The most places from which Newton's steps start, times the effort of an evaluation.
const MOST_STARTS: usize = 65_536;

impl Search {
    pub(crate) fn new(dimension: usize, domain: [f64; 4]) -> Self {
        let grid = GradientGrid::new(dimension, domain);
        let stage = if grid.is_good() { Stage::Grid } else { Stage::Done };
        Self {
            grid,
            range: 0.0,
            stage,
            next: 0,
            starts: Vec::new(),
            found: Vec::new(),
            candidates: Vec::new(),
            missed: Vec::new(),
            extrema: Vec::new(),
            followed: None,
            points: Vec::new(),
            connected: Vec::new(),
        }
    }

    /// Goes on with it; `false` once it is done.
    pub(crate) fn work(&mut self, objective: &dyn Objective, budget: &mut Budget) -> bool {
        let counted = Counted::new(objective);
        while !budget.is_spent() && self.stage != Stage::Done {
            let next = self.unit(&counted, budget);
            if next != self.stage {
                (self.stage, self.next) = (next, 0);
            }
            budget.spend(counted.taken());
        }
        self.stage != Stage::Done
    }

    /// The points found, once the search is done; they are taken out of it.
    pub(crate) fn take_points(&mut self) -> Vec<CriticalPoint> {
        mem::take(&mut self.points)
    }

    /// Does one unit of a stage and says what is next.
    fn unit(&mut self, objective: &dyn Objective, budget: &mut Budget) -> Stage {
        let next = self.next;
        self.next += 1;
        match self.stage {
            Stage::Grid => {
                if self.grid.evaluate(objective, (UNIT / objective.effort()).max(1)) {
                    return Stage::Grid;
                }
                self.range = self.grid.range();
                let most = MOST_STARTS / objective.effort();
                self.starts = self.grid.starts(most.max(64));
                Stage::Polish
            }
            Stage::Polish => {
                if let Some(&at) = self.starts.get(next) {
                    if let Some(candidate) = self.smooth(objective, at) {
                        self.found.push(candidate);
                    }
                    return Stage::Polish;
                }
                sort_by_number(&mut self.found, |candidate| gradient_size(&candidate.here));
                self.candidates = mem::take(&mut self.found);
                Stage::SortIn
            }
            Stage::SortIn | Stage::SortInRefined => {
                if let Some(&candidate) = self.candidates.get(next) {
                    self.sort_in(objective, candidate, budget);
                    return self.stage;
                }
                if self.stage == Stage::SortInRefined {
                    self.candidates = self.merged();
                    return Stage::Describe;
                }
                self.extrema = self.grid.minima(1.0);
                self.extrema.append(&mut self.grid.minima(-1.0));
                Stage::Miss
            }
            Stage::Miss => {
                if let Some(&extremum) = self.extrema.get(next) {
                    if self.is_missed(&extremum, objective.effort()) {
                        self.missed.push(extremum);
                    }
                    budget.spend((self.points.len() + self.connected.len()) / DISTANCES);
                    return Stage::Miss;
                }
                self.extrema = mem::take(&mut self.missed);
                Stage::Refine
            }
            Stage::Refine => {
                let Some(&extremum) = self.extrema.get(next) else {
                    self.candidates = mem::take(&mut self.found);
                    return Stage::SortInRefined;
                };
                let Some(descent) = &mut self.followed else {
                    self.followed = Some(self.descent(objective, &extremum));
                    self.next = next;
                    return Stage::Refine;
                };
                if descent.go_on(objective) {
                    self.next = next;
                } else if let Some(descent) = self.followed.take()
                    && let Some(candidate) = self.refine(objective, extremum, &descent)
                {
                    self.found.push(candidate);
                }
                Stage::Refine
            }
            Stage::Describe => {
                if let Some(&candidate) = self.candidates.get(next) {
                    self.describe(objective, &candidate);
                    return Stage::Describe;
                }
                sort_by_number(&mut self.points, |point| point.value);
                self.points.truncate(MOST_POINTS);
                Stage::Done
            }
            Stage::Done => Stage::Done,
        }
    }

    /// Adds a candidate to the isolated points, unless it is there, or to those that may be
    /// connected with others.
    fn sort_in(&mut self, objective: &dyn Objective, candidate: Candidate, budget: &mut Budget) {
        budget.spend(self.points.len() / DISTANCES);
        let scale = self.grid.scale;
        for other in &self.points {
            if distance(other.at, candidate.at) <= 1e-6 * scale {
                return;
            }
        }
        let Candidate { at, here, kink } = &candidate;
        if kink.is_some() || is_degenerate(objective, *at, here, scale) {
            self.connected.push(candidate);
        } else {
            self.describe(objective, &candidate);
        }
    }

    fn smooth(&self, objective: &dyn Objective, start: Point) -> Option<Candidate> {
        let (at, here) = newton(objective, start, self.grid.scale, 24)?;
        self.grid.contains(at).then_some(Candidate { at, here, kink: None })
    }

    /// Adds what a candidate is, if it is anything, to the points found.
    fn describe(&mut self, objective: &dyn Objective, candidate: &Candidate) {
        let Candidate { at, here, kink } = candidate;
        let described = match kink {
            Some(sign) => CriticalPoint::at_kink(objective, *at, self.grid.scale, *sign),
            None => CriticalPoint::smooth(objective, *at, here, self.grid.scale),
        };
        if let Some(point) = described {
            self.points.push(point);
        }
    }

    /// Whether Newton's steps found nothing near an extremum of the grid that is as low (as high), and
    /// not too many others of its kind were missed.
    fn is_missed(&self, extremum: &GridExtremum, effort: usize) -> bool {
        let mut left = (MOST_REFINED / effort).clamp(8, 128);
        for other in &self.missed {
            left -= usize::from(other.sign == extremum.sign);
        }
        let [dx, dy] = self.grid.cell;
        let near = 2.0 * hypot(dx, dy);
        let is_found = |at: Point, value: f64| {
            let above = extremum.sign * value - extremum.value;
            distance(at, extremum.at) < near && above <= 1e-9 * self.range
        };
        let kind = extremum.kind();
        for point in &self.points {
            if point.kind == kind && is_found(point.at, point.value) {
                return false;
            }
        }
        for other in &self.connected {
            if is_found(other.at, other.here.value) {
                return false;
            }
        }
        left > 0
    }

    /// The pattern search that follows an extremum of the grid.
    fn descent(&self, objective: &dyn Objective, extremum: &GridExtremum) -> Descent {
        let [dx, dy] = self.grid.cell;
        let first_step = 0.5 * hypot(dx, dy);
        Descent::new(objective, extremum.at, extremum.sign, first_step, self.grid.scale)
    }

    /// Where the pattern search from an extremum of the grid has led: to a smooth critical point, a
    /// kink, or nothing where f falls into a pole or past the domain.
    fn refine(
        &self,
        objective: &dyn Objective,
        extremum: GridExtremum,
        descent: &Descent,
    ) -> Option<Candidate> {
        let [dx, dy] = self.grid.cell;
        let cell = hypot(dx, dy);
        let (at, fallen) = (descent.at, descent.midway - descent.value);
        if !self.grid.contains(at) || fallen > 0.01 * self.range || !descent.value.is_finite() {
            return None;
        }
        if let Some(smooth) = self.smooth(objective, at)
            && distance(smooth.at, at) < 0.1 * cell
        {
            return Some(smooth);
        }
        let Some(kink) = CriticalPoint::at_kink(objective, at, self.grid.scale, extremum.sign)
        else {
            // In a bent ravine a pattern search ends long before the bottom.
            let bottom = downhill(objective, at, extremum.sign, cell);
            return self.smooth(objective, bottom).filter(|it| distance(it.at, bottom) < cell);
        };
        // At a kink only the value is sure to exist.
        let here = Dual2 { value: kink.value, ..objective.hessian(at) };
        Some(Candidate { at, here, kink: Some(extremum.sign) })
    }

    /// One candidate for each set of candidates that are connected on a grid of twice the cell's
    /// size: that with the smallest gradient, of those the one nearest to the set's centre.
    fn merged(&self) -> Vec<Candidate> {
        let ([xmin, ymin], [dx, dy]) = (self.grid.origin(), self.grid.cell);
        let mut places = Vec::new();
        for other in &self.connected {
            places.push(along(other.at, -1.0, [xmin, ymin]));
        }
        let mut merged = Vec::new();
        for set in components(&places, [2.0 * dx, 2.0 * dy]) {
            let mut centre = [0.0; 2];
            for k in &set {
                let at = self.connected.get(*k).map_or([0.0; 2], |member| member.at);
                centre = along(centre, 1.0, at);
            }
            let centre = centre.map(|sum| sum / set.len() as f64);
            let mut best: Option<(f64, f64, Candidate)> = None;
            for k in set {
                let Some(&member) = self.connected.get(k) else { continue };
                let slope = if member.kink.is_some() { 0.0 } else { gradient_size(&member.here) };
                let far = distance(member.at, centre);
                let is_better = |(least, nearest, _): (f64, f64, Candidate)| {
                    slope < least || (slope == least && far < nearest)
                };
                if best.is_none_or(is_better) {
                    best = Some((slope, far, member));
                }
            }
            merged.extend(best.map(|(_, _, member)| member));
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{number::scalar::Scalar, space::Expression};

    macro_rules! objective {
        ($dimension:literal, |$x:ident, $y:ident| $body:expr) => {{
            struct F;
            impl Expression for F {
                fn dimension(&self) -> usize {
                    $dimension
                }
                fn evaluate<S: Scalar>(&self, $x: S, $y: S) -> S {
                    let _ = ($x, $y);
                    $body
                }
            }
            &F as &dyn Objective
        }};
    }

    /// However the work is cut, the same is found; and a piece is not much larger than asked for: the
    /// largest unit is a pattern search with Newton's steps and circles around its end.
    #[test]
    fn pieces_of_any_size_find_the_same() {
        let egg_box = objective!(2, |x, y| (x * 6.0).sin() * (y * 6.0).sin());
        let wavy = objective!(2, |x, y| (x * 3.0).sin() * y.cos() + (x - y).abs());
        let quartic = objective!(1, |x, y| x.powi(4) - x.square() * 3.0 + (x - 0.4).abs());
        for (f, domain) in [
            (egg_box, [-2.0, 2.0, -2.0, 2.0]),
            (wavy, [-3.0, 3.0, -2.0, 2.5]),
            (quartic, [-2.0, 2.0, 0.0, 1.0]),
        ] {
            let whole = find(f, domain);
            assert!(!whole.is_empty());
            for budget in [1, 50, 3000] {
                let counted = Counted::new(f);
                let mut search = Search::new(f.dimension(), domain);
                let mut most = 0;
                loop {
                    let goes_on = search.work(&counted, &mut Budget::new(budget));
                    most = most.max(counted.taken());
                    if !goes_on {
                        break;
                    }
                }
                assert_eq!(search.take_points(), whole);
                assert!(most < budget + 2500, "{most} for {budget}");
            }
        }
    }
}
