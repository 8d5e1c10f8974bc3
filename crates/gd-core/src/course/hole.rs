//! A hole of the course, and how it is laid out.

use std::fmt;

use crate::{
    course::{
        daily,
        date::Date,
        holes::{HOLES, HoleRow},
    },
    function::{Function, catalog},
    space::Point,
};

/// A hole of the course.
#[derive(Clone, Copy, Debug)]
pub enum Hole {
    /// One of the nine.
    Numbered(&'static HoleRow),
    /// The one of a day.
    Daily(Date),
}

/// How a hole is laid out: all that the player does not choose, beside what is the same for all.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The function.
    pub function: Function,
    /// Where the ball lies at first.
    pub start: Point,
    /// The region of the experiment, \[xmin, xmax, ymin, ymax\]; of a function of x alone the last two
    /// are the values to be seen.
    pub view: [f64; 4],
    /// The gradient's norm at which the ball rests.
    pub tolerance: f64,
    /// The most steps.
    pub steps: u32,
    /// The global minima: to rest at one of them is the aim.
    pub minima: Vec<Point>,
}

impl Hole {
    /// The hole that a link names: by its number, or by its day, `2026-11-26`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let numbered = HOLES.iter().find(|row| row.id == text).map(Self::Numbered);
        numbered.or_else(|| Date::read(text).map(Self::Daily))
    }

    /// As a link names it.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Numbered(row) => row.id,
            Self::Daily(date) => date.text(),
        }
    }

    /// All nine, in their order.
    pub fn numbered() -> impl Iterator<Item = Self> {
        HOLES.iter().map(Self::Numbered)
    }

    /// How it is laid out.
    #[must_use]
    pub fn layout(self) -> Layout {
        match self {
            Self::Numbered(row) => Layout {
                // The tests read each of them.
                function: Function::parse(row.function)
                    .unwrap_or_else(|_| Function::of(catalog::DEFAULT)),
                start: row.start,
                view: row.view,
                tolerance: row.tolerance,
                steps: row.steps,
                minima: row.minima.to_vec(),
            },
            Self::Daily(date) => daily::layout(date),
        }
    }
}

impl PartialEq for Hole {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

/// As a link names it.
impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(feature = "link")]
impl serde::Serialize for Hole {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
