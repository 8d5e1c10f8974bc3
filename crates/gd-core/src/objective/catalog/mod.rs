//! The catalogue: functions known by name, with what is known about them.
//!
//! To add one, write a file beside this one that holds an [`Entry`] named `ENTRY`, and add its
//! module's name to the list below.

use crate::objective::{Objective, Point};

/// A point that is known exactly or from the literature, with the function's value there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownPoint {
    /// \[x, y\]; y is 0 for a function of one variable.
    pub at: Point,
    /// f there.
    pub value: f64,
}

/// A function of the catalogue and what is known about it.
pub struct Entry {
    /// The name in a link, `himmelblau`.
    pub id: &'static str,
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
    /// Every global minimum in the view, and the local ones as far as they are known.
    pub minima: &'static [KnownPoint],
    /// Known saddle points.
    pub saddles: &'static [KnownPoint],
    /// The function itself.
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

catalog![sphere, himmelblau, rosenbrock, saddle, double_well];

/// The entry with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    CATALOG.iter().find(|entry| entry.id == id)
}
