//! An axis of a sweep: which option, and its values.

use crate::{
    notation::to_places,
    rule::hyperparameter::{Declared, Hyperparameter, LEARNING_RATE, to_digits},
    run::batch::BATCH,
    scenario::{COORDINATES, Scenario, SweepAxis},
};

/// What an axis sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swept {
    /// α₀, in place of all changes on the way.
    LearningRate,
    /// An option of the rule, by its place.
    Own(usize),
    /// The batch size.
    Batch,
    /// A coordinate of the start.
    Coordinate(usize),
}

/// An axis of a sweep.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it sets.
    pub of: Swept,
    /// Its id in a link.
    pub id: &'static str,
    /// Its symbol, `α`.
    pub symbol: &'static str,
    /// Its name, `Learning rate`.
    pub name: &'static str,
    /// Where it begins and ends.
    pub range: [f64; 2],
    /// Whether equal distances are equal ratios.
    pub is_log: bool,
    /// Whether only whole numbers are tried.
    pub is_whole: bool,
    /// The largest value that makes a difference.
    pub most: f64,
}

/// How far beyond the limit of plain descent learning rates are tried: a bit beyond that of momentum
/// with β = 1, which is twice as large.
const BEYOND: f64 = 2.1;

/// A range that spans a smaller ratio is linear.
const LEAST_RATIO: f64 = 20.0;

impl Axis {
    /// An axis of a scenario's sweep. `plain` is the limit of plain descent, 2/λmax, where it is known.
    pub(super) fn new(
        scenario: &Scenario,
        id: &'static str,
        given: SweepAxis,
        plain: Option<f64>,
    ) -> Option<Self> {
        let declared = scenario.swept_declared(0, id);
        let of = match declared {
            Some(_) if id == LEARNING_RATE.id => Swept::LearningRate,
            Some(_) if id == BATCH.id => Swept::Batch,
            Some(_) => {
                let all = scenario.rules.first()?.rule.of.hyperparameters();
                Swept::Own(all.iter().position(|own| own.id == id)?)
            }
            None => Swept::Coordinate(usize::from(id == COORDINATES[1])),
        };
        let [symbol, name] = names(scenario, 0, id);
        let count = scenario.function.fit().map(|fit| fit.data.samples().len());
        let [x0, x1, y0, y1] = scenario.domain();
        let [from, to] = match (of, declared) {
            (Swept::LearningRate, _) if let Some(plain) = plain => {
                [0.0, to_digits(BEYOND * plain, 2)]
            }
            (Swept::Batch, _) => [1.0, count.unwrap_or(1).max(2) as f64],
            (Swept::Coordinate(0), _) => [x0, x1],
            (Swept::Coordinate(_), _) => [y0, y1],
            (_, Some(declared)) => usual(declared),
            (_, None) => [0.0, 1.0],
        };
        let from = given.from.unwrap_or(from);
        let to = given.to.unwrap_or(to);
        // What one end alone leaves no room for.
        let to = if to > from { to } else { from + from.abs().max(1.0) };
        let is_log =
            declared.is_some_and(|declared| declared.log) && from > 0.0 && to / from >= LEAST_RATIO;
        let is_whole = declared.is_some_and(|declared| declared.integer);
        let most = count.filter(|_| of == Swept::Batch).map_or(f64::MAX, |count| count as f64);
        Some(Self { of, id, symbol, name, range: [from, to], is_log, is_whole, most })
    }

    /// The value of a column or row of so many: the middle of its range, in as few digits as keep it
    /// there.
    #[must_use]
    pub fn value(&self, k: usize, count: usize) -> f64 {
        let value = self.at((k as f64 + 0.5) / count as f64);
        if self.is_whole {
            return libm::round(value).max(1.0);
        }
        if self.is_log {
            return to_digits(value, 4);
        }
        let [from, to] = self.range;
        let digits = libm::ceil(-libm::log10((to - from) / count as f64)) + 1.0;
        to_places(value, digits.clamp(0.0, 30.0) as usize) + 0.0
    }

    /// What is written at it: “learning rate α”, “start x”.
    #[must_use]
    pub fn label(&self) -> String {
        let mut letters = self.name.chars();
        let first = letters.next().map(|first| first.to_lowercase());
        let mut label: String = first.into_iter().flatten().collect();
        label.extend([letters.as_str(), " ", self.symbol]);
        label
    }

    /// What an option is called in a list: “Learning rate α”.
    #[must_use]
    pub fn name_of(scenario: &Scenario, rule: usize, id: &str) -> String {
        let [symbol, name] = names(scenario, rule, id);
        [name, " ", symbol].concat()
    }

    /// The value at a share of the axis.
    #[must_use]
    pub fn at(&self, share: f64) -> f64 {
        let [from, to] = self.range;
        if self.is_log {
            from * libm::pow(to / from, share)
        } else {
            from * (1.0 - share) + to * share
        }
    }

    /// The share of the axis where a value is, also beyond its ends.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        let [from, to] = self.range;
        if self.is_log {
            libm::log(value / from) / libm::log(to / from)
        } else {
            (value - from) / (to - from)
        }
    }
}

/// The symbol and the name of an option of a rule.
fn names(scenario: &Scenario, rule: usize, id: &str) -> [&'static str; 2] {
    match scenario.swept_declared(rule, id) {
        Some(declared) => [declared.symbol, declared.name],
        None => {
            let [first, second] = scenario.function.variables();
            [if id == COORDINATES[1] { second } else { first }, "Start"]
        }
    }
}

/// The range of a slider; of decays up to where they would forget nothing.
fn usual(declared: &Hyperparameter) -> [f64; 2] {
    let [from, to] = declared.slider;
    let [_, is_open] = declared.open;
    [from, if is_open && !declared.log { declared.max } else { to }]
}
