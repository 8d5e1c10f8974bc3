//! A hole of the course.

use std::fmt;

use crate::{
    course::{
        daily,
        date::Date,
        holes::{HOLES, HoleRow},
        layout::Layout,
    },
    function::{Function, catalog},
};

/// A hole of the course.
#[derive(Clone, Copy, Debug)]
pub enum Hole {
    /// One of the nine.
    Numbered(&'static HoleRow),
    /// The one of a day.
    Daily(Date),
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
