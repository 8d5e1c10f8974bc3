//! Why an edit can be refused.

/// Why an edit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// A message that was to be an edit and can't be read as one.
    Unreadable {
        /// Why.
        reason: String,
    },
    /// An item that there is not.
    NoItem {
        /// Of which list.
        of: List,
        /// Its place, from 0.
        index: usize,
    },
    /// The only rule can't go.
    LastRule,
    /// More points than are learnt from.
    TooManyPoints {
        /// How many are.
        most: usize,
    },
    /// Two points can't become fewer.
    LastPoints,
    /// A point further out than is learnt from.
    PointTooFar {
        /// The coordinate.
        text: String,
    },
    /// A class of points that have none.
    NoClasses,
    /// A class that is neither 0 nor 1.
    NotAClass,
}

/// A list that is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The starts.
    Starts,
    /// The update rules.
    Rules,
    /// The points of the data.
    Points,
}

impl EditFault {
    /// The name for a program.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "edit-unreadable",
            Self::NoItem { .. } => "no-item",
            Self::LastRule => "last-rule",
            Self::TooManyPoints { .. } => "too-many-points",
            Self::LastPoints => "last-points",
            Self::PointTooFar { .. } => "point-too-far",
            Self::NoClasses => "no-classes",
            Self::NotAClass => "not-a-class",
        }
    }
}
