//! What can be set, declared once: the link's codec, the page's controls and the README's tables
//! are made from these declarations.

use std::fmt;

#[cfg(feature = "link")]
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

use crate::{
    notation::{exponential, parse},
    prose::prose,
};

/// A number that the reader sets: what it is called, means and may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyperparameter {
    /// The name in a link, `beta1`.
    pub id: &'static str,
    /// The usual symbol, `β₁`.
    pub symbol: &'static str,
    /// The name for a reader, `First moment's decay`.
    pub name: &'static str,
    /// What it does, one sentence.
    pub meaning: &'static str,
    /// The value when nothing is said.
    pub default: f64,
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// Whether `min` and `max` themselves are outside the range.
    pub open: [bool; 2],
    /// The range that a slider offers; any allowed value can be typed.
    pub slider: [f64; 2],
    /// Whether the slider is logarithmic.
    pub log: bool,
    /// Whether only whole numbers are allowed.
    pub integer: bool,
}

impl Hyperparameter {
    /// A number in \[0, 1) that says how slowly a running mean forgets.
    pub(crate) const fn decay(id: &'static str, symbol: &'static str, default: f64) -> Self {
        Self {
            id,
            symbol,
            name: "",
            meaning: "",
            default,
            min: 0.0,
            max: 1.0,
            open: [false, true],
            slider: [0.0, 0.999],
            log: false,
            integer: false,
        }
    }

    /// A number in (0, max\] with a logarithmic slider.
    pub(crate) const fn positive(
        id: &'static str,
        symbol: &'static str,
        default: f64,
        slider: [f64; 2],
    ) -> Self {
        Self {
            id,
            symbol,
            name: "",
            meaning: "",
            default,
            min: 0.0,
            max: 1e6,
            open: [true, false],
            slider,
            log: true,
            integer: false,
        }
    }

    /// The same with its name and meaning.
    pub(crate) const fn about(self, name: &'static str, meaning: &'static str) -> Self {
        Self { name, meaning: prose(meaning), ..self }
    }

    /// Whether the value is allowed.
    #[must_use]
    pub fn allows(&self, value: f64) -> bool {
        let [open_min, open_max] = self.open;
        let above = if open_min { value > self.min } else { value >= self.min };
        let below = if open_max { value < self.max } else { value <= self.max };
        above && below && (!self.integer || value.fract() == 0.0)
    }

    /// The allowed values in words, `greater than 0, at most 1000000`.
    #[must_use]
    pub fn range(&self) -> String {
        use crate::notation::number;
        let [open_min, open_max] = self.open;
        format!(
            "{}{} {}, {} {}",
            if self.integer { "a whole number, " } else { "" },
            if open_min { "greater than" } else { "at least" },
            number(self.min),
            if open_max { "less than" } else { "at most" },
            number(self.max),
        )
    }

    /// The same in a sentence, `Allowed: greater than 0, at most 1000000.`
    #[must_use]
    pub fn allowed(&self) -> String {
        format!("Allowed: {}.", self.range())
    }

    /// Where on the slider a value is, from 0 to 1; values beyond its ends are at them.
    #[must_use]
    pub fn slider_share(&self, value: f64) -> f64 {
        let [from, to] = self.slider;
        let share = if self.log {
            libm::log(value / from) / libm::log(to / from)
        } else {
            (value - from) / (to - from)
        };
        if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
    }

    /// The value at a place of the slider, to three significant digits or a whole number.
    #[must_use]
    pub fn slider_value(&self, share: f64) -> f64 {
        let [from, to] = self.slider;
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        let value =
            if self.log { from * libm::pow(to / from, share) } else { from + (to - from) * share };
        if self.integer { libm::round(value) } else { to_digits(value, 3) }
    }
}

/// A number to so many significant digits.
pub(crate) fn to_digits(value: f64, digits: usize) -> f64 {
    parse(&exponential(value, digits)).unwrap_or(value)
}

/// The most hyperparameters of its own that anything declared has.
pub const MAX_HYPERPARAMETERS: usize = 4;

/// Hyperparameters in the order of their declaration; unused ones are 0.
pub type Values = [f64; MAX_HYPERPARAMETERS];

/// Something chosen by name that has hyperparameters of its own: an update rule, a schedule, …
pub trait Declared: 'static {
    /// The name in a link.
    fn id(&self) -> &'static str;

    /// The hyperparameters, at most [`MAX_HYPERPARAMETERS`].
    fn hyperparameters(&self) -> &'static [Hyperparameter];
}

/// Something declared, with values for its hyperparameters.
pub struct Choice<D: 'static> {
    /// What is chosen.
    pub of: &'static D,
    /// Its hyperparameters.
    pub values: Values,
}

impl<D: Declared> Choice<D> {
    /// The choice with every hyperparameter at its default.
    #[must_use]
    pub fn new(of: &'static D) -> Self {
        let mut values = Values::default();
        for (value, declared) in values.iter_mut().zip(of.hyperparameters()) {
            *value = declared.default;
        }
        Self { of, values }
    }

    /// The same with another value of the hyperparameter with this id; as it was if it has none.
    #[must_use]
    pub fn with(mut self, id: &str, value: f64) -> Self {
        let place = self.of.hyperparameters().iter().position(|declared| declared.id == id);
        if let Some(slot) = place.and_then(|place| self.values.get_mut(place)) {
            *slot = value;
        }
        self
    }

    /// Each hyperparameter with its value.
    pub fn settings(&self) -> impl Iterator<Item = (&'static Hyperparameter, f64)> {
        self.of.hyperparameters().iter().zip(self.values)
    }
}

impl<D> Clone for Choice<D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for Choice<D> {}

impl<D: Declared> PartialEq for Choice<D> {
    fn eq(&self, other: &Self) -> bool {
        self.of.id() == other.of.id() && self.values == other.values
    }
}

impl<D: Declared> fmt::Debug for Choice<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:?}", self.of.id(), self.values)
    }
}

/// As a map: `id`, then each hyperparameter by its id.
#[cfg(feature = "link")]
impl<D: Declared> Serialize for Choice<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_choice(self.of, &self.values, serializer)
    }
}

#[cfg(feature = "link")]
fn serialize_choice<S: Serializer>(
    of: &dyn Declared,
    values: &Values,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("id", of.id())?;
    for (declared, value) in of.hyperparameters().iter().zip(values) {
        map.serialize_entry(declared.id, value)?;
    }
    map.end()
}

/// As a record of its fields, and of what is allowed in words.
#[cfg(feature = "link")]
impl Serialize for Hyperparameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Hyperparameter", 12)?;
        for (name, text) in [
            ("id", self.id),
            ("symbol", self.symbol),
            ("name", self.name),
            ("meaning", self.meaning),
            ("allowed", &self.allowed()),
        ] {
            record.serialize_field(name, text)?;
        }
        for (name, number) in [("default", self.default), ("min", self.min), ("max", self.max)] {
            record.serialize_field(name, &number)?;
        }
        record.serialize_field("open", &self.open)?;
        record.serialize_field("slider", &self.slider)?;
        record.serialize_field("log", &self.log)?;
        record.serialize_field("integer", &self.integer)?;
        record.end()
    }
}

/// α, the learning rate that rules share unless they have their own.
pub const LEARNING_RATE: Hyperparameter = Hyperparameter::positive("lr", "α", 0.01, [1e-6, 10.0])
    .about(
        "Learning rate",
        "How far a step goes along the slope: too small crawls, too large diverges.",
    );

/// The most steps a run takes.
pub const STEPS: Hyperparameter = Hyperparameter {
    id: "steps",
    symbol: "N",
    name: "Step limit",
    meaning: prose("A run that has not stopped by itself stops after this many steps."),
    default: 1000.0,
    min: 1.0,
    max: 100_000.0,
    open: [false, false],
    slider: [10.0, 10_000.0],
    log: true,
    integer: true,
};

/// The gradient's norm at which a run counts as converged.
pub const TOLERANCE: Hyperparameter = Hyperparameter {
    open: [false, false],
    ..Hyperparameter::positive("tol", "ε", 1e-6, [1e-12, 1.0]).about(
        "Stop when ‖∇f‖ is below",
        "A run has converged when the gradient's norm is at most this; 0 never stops it.",
    )
};

/// Where all randomness comes from.
pub const SEED: Hyperparameter = Hyperparameter {
    id: "seed",
    symbol: "",
    name: "Seed",
    meaning: prose("The same seed gives the same noise, restarts and annealing, everywhere."),
    default: 0.0,
    min: 0.0,
    max: 9_007_199_254_740_991.0,
    open: [false, false],
    slider: [0.0, 100.0],
    log: false,
    integer: true,
};

/// σ, the standard deviation of the Gaussian noise added to each gradient component.
pub const NOISE: Hyperparameter = Hyperparameter {
    open: [false, false],
    ..Hyperparameter::positive("noise", "σ", 0.0, [1e-4, 10.0]).about(
        "Gradient noise",
        "Standard deviation of the Gaussian noise added to each component of the gradient; it shakes a run off a saddle.",
    )
};

/// How many random starts are added.
pub const RESTARTS: Hyperparameter = Hyperparameter {
    id: "restarts",
    symbol: "",
    name: "Random restarts",
    meaning: prose(
        "This many more starts, uniform over the view; a star marks the run that is first at the best value.",
    ),
    default: 0.0,
    min: 0.0,
    max: 60.0,
    open: [false, false],
    slider: [0.0, 30.0],
    log: false,
    integer: true,
};

/// Steps a second, where a link says how many.
pub const SPEED: Hyperparameter = Hyperparameter {
    id: "speed",
    symbol: "",
    name: "Speed",
    meaning: prose("Steps a second."),
    default: 20.0,
    min: 1.0,
    max: 10_000.0,
    open: [false, false],
    slider: [1.0, 10_000.0],
    log: true,
    integer: false,
};

/// A speed that a menu offers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct SpeedRow {
    /// Steps a second.
    pub value: f64,
    /// The name for a reader.
    pub name: &'static str,
}

/// The speeds that a menu offers.
pub const SPEEDS: &[SpeedRow] = &[
    SpeedRow { value: 1.0, name: "1 / s" },
    SpeedRow { value: 2.0, name: "2 / s" },
    SpeedRow { value: 5.0, name: "5 / s" },
    SpeedRow { value: 10.0, name: "10 / s" },
    SpeedRow { value: 20.0, name: "20 / s" },
    SpeedRow { value: 50.0, name: "50 / s" },
    SpeedRow { value: 100.0, name: "100 / s" },
    SpeedRow { value: 500.0, name: "500 / s" },
    SpeedRow { value: 10_000.0, name: "at once" },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Values from JavaScript's `Number((1e-6 * 1e7 ** share).toPrecision(3))`.
    #[test]
    fn a_logarithmic_slider_has_equal_factors_at_equal_distances() {
        let values = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| LEARNING_RATE.slider_value(share));
        assert_eq!(values, [1e-6, 5.62e-5, 3.16e-3, 0.178, 10.0]);
        let shares = [1e-6, 1e-3, 0.1, 10.0].map(|value| LEARNING_RATE.slider_share(value));
        for (share, expected) in shares.iter().zip([0.0, 3.0 / 7.0, 5.0 / 7.0, 1.0]) {
            assert!((share - expected).abs() < 1e-12, "{share} {expected}");
        }
    }

    #[test]
    fn a_slider_ends_at_its_ends_and_takes_whole_numbers_where_only_they_are_allowed() {
        let beyond = [0.0, -1.0, 1e-9, 1e9, f64::NAN, f64::INFINITY];
        assert_eq!(
            beyond.map(|value| LEARNING_RATE.slider_share(value)),
            [0.0, 0.0, 0.0, 1.0, 0.0, 1.0]
        );
        assert_eq!([-1.0, 2.0, f64::NAN].map(|share| SEED.slider_value(share)), [0.0, 100.0, 0.0]);
        assert_eq!([0.0, 0.5, 1.0].map(|share| STEPS.slider_value(share)), [10.0, 316.0, 10_000.0]);
        assert_eq!(RESTARTS.slider_value(0.35), 11.0);
        for declared in [LEARNING_RATE, STEPS, TOLERANCE, SEED, NOISE, RESTARTS, SPEED] {
            for k in 0..=1000 {
                let value = declared.slider_value(f64::from(k) / 1000.0);
                assert!(declared.allows(value), "{}: {value}", declared.id);
                let back = declared.slider_value(declared.slider_share(value));
                assert_eq!(back, value, "{}", declared.id);
            }
        }
    }
}
