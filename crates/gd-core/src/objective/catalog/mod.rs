//! The catalogue: functions known by name, with what is known about them.
//!
//! To add one, write a file beside this one that holds an [`Entry`] named `ENTRY`, and add its
//! module's name to the list below. The tests check it against its own formula.

use serde::{Serialize, Serializer};

use crate::objective::{Objective, Point};

/// A point that is known exactly or from the literature, with the function's value there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KnownPoint {
    /// \[x, y\]; y is 0 for a function of one variable.
    pub at: Point,
    /// f there.
    pub value: f64,
}

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
impl Serialize for Family {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A function of the catalogue and what is known about it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The name in a link, `himmelblau`.
    pub id: &'static str,
    /// What it is an example of.
    pub family: Family,
    /// The name for a reader, `Himmelblau's function`.
    pub name: &'static str,
    /// The same function as a typed formula, by which it is tested and shown.
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
    /// by [`critical::find`](crate::critical::find).
    pub minima: &'static [KnownPoint],
    /// Saddle points, under the same rule as local minima.
    pub saddles: &'static [KnownPoint],
    /// The function itself.
    #[serde(skip)]
    pub objective: &'static dyn Objective,
}

/// Declares the modules and the list from one list of names.
macro_rules! catalog {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every function of the catalogue, in the order of the page's menu.
        pub const CATALOG: &[Entry] = &[$($module::ENTRY),*];
    };
}

#[rustfmt::skip]
catalog![
    parabola, absolute, sphere, booth, matyas,
    ravine, rosenbrock, beale,
    double_well, himmelblau, three_hump_camel, six_hump_camel, styblinski_tang, gaussian_wells, mccormick,
    gramacy_lee, rastrigin, ackley, griewank, levy, bohachevsky,
    saddle, monkey_saddle, inflection,
    plateau, sigmoid_loss, easom, michalewicz,
    cliff, goldstein_price,
];

/// The function of a link that names none.
pub const DEFAULT: Entry = himmelblau::ENTRY;

/// The entry with this id, in capitals or not.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    CATALOG.iter().find(|entry| entry.id.eq_ignore_ascii_case(id))
}
