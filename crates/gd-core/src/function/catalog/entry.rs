//! What is known of a function of the catalogue.

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

use crate::space::{KnownPoint, Point};

/// What a function is an example of: the groups of the page's menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// One valley, of about the same steepness from all sides.
    Bowl,
    /// One valley, much steeper across than along.
    Ravine,
    /// A handful of valleys.
    FewMinima,
    /// More valleys than one wants to count.
    ManyMinima,
    /// No minimum, but a critical point.
    Saddle,
    /// Regions with next to no slope.
    Plateau,
    /// Regions with so much slope that a step goes astray.
    Cliff,
}

impl Family {
    /// The group's name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bowl => "Bowls",
            Self::Ravine => "Ravines",
            Self::FewMinima => "A few minima",
            Self::ManyMinima => "Many minima",
            Self::Saddle => "Saddles",
            Self::Plateau => "Plateaus",
            Self::Cliff => "Cliffs",
        }
    }
}

/// By its name for a reader.
#[cfg(feature = "link")]
impl Serialize for Family {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A function of the catalogue and what is known about it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct Entry {
    /// The name in a link, `himmelblau`.
    pub id: &'static str,
    /// What it is an example of.
    pub family: Family,
    /// The name for a reader, `Himmelblau's function`.
    pub name: &'static str,
    /// The function, as a reader would type it; see [`formula`](crate::function::formula).
    pub formula: &'static str,
    /// What it teaches, one sentence.
    pub note: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The default view, \[xmin, xmax, ymin, ymax\]. In one dimension the last two are the range
    /// of values shown.
    pub view: [f64; 4],
    /// The default start.
    pub start: Point,
    /// A learning rate at which plain descent from the start shows what the note says.
    pub learning_rate: f64,
    /// Every global minimum in the view; the local ones too where they are few. Others are found
    /// by [`search::find`](crate::landscape::search::find).
    pub minima: &'static [KnownPoint],
    /// Saddle points, under the same rule as local minima.
    pub saddles: &'static [KnownPoint],
}
