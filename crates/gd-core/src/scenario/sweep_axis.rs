//! What can be on the axes of a sweep.

/// What is on an axis of a sweep, as far as the link says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct SweepAxis {
    /// The id of an option of the rule, `batch`, or a coordinate of the start, `x` or `y`.
    pub option: Option<&'static str>,
    /// Where it begins.
    pub from: Option<f64>,
    /// Where it ends.
    pub to: Option<f64>,
}

impl SweepAxis {
    /// An axis of an option with its usual range.
    #[must_use]
    pub fn of(option: &'static str) -> Self {
        Self { option: Some(option), ..Self::default() }
    }
}

/// The coordinates of the start.
pub(crate) const COORDINATES: [&str; 2] = ["x", "y"];
