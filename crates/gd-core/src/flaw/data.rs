//! What can be wrong with a table of points.

/// What is wrong with a table of points, or was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataFault {
    /// There are no rows.
    NoRows,
    /// The first row has no number: it is taken for the columns' names.
    NamesLeftOut,
    /// The last column holds two words, which are taken for classes.
    ClassesNamed {
        /// The words: of class 0, and of class 1.
        words: [String; 2],
    },
    /// More rows than are learnt from.
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many are taken, one of each of as many stretches.
        taken: usize,
    },
    /// A row that is no point.
    Row {
        /// Its number, from 1.
        row: usize,
        /// Why it is none.
        fault: RowFault,
    },
    /// Further rows that are no points, not told one by one.
    MoreRows {
        /// How many.
        rows: usize,
    },
    /// Fewer points than two.
    TooFewPoints {
        /// How many.
        points: usize,
    },
    /// All points of one feature have the same x.
    OneX,
    /// All points are at one place.
    OnePlace,
}

/// Why a row is no point. Cells are quoted as they were typed, long ones cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// An empty cell.
    NumberMissing,
    /// A cell that is no number.
    NotANumber {
        /// The cell.
        cell: String,
    },
    /// A number that is infinite, or NaN.
    NotFinite {
        /// The cell.
        cell: String,
    },
    /// A number beyond the largest that a point may have.
    NumberTooLarge {
        /// The cell.
        cell: String,
    },
    /// A third number that is neither 0 nor 1.
    NotAClass,
    /// One number alone.
    OneNumber,
    /// Not as many numbers as the first point.
    UnlikeTheFirst,
    /// More than three numbers with commas between them, which may be decimal commas.
    ManyCommas,
    /// More than three numbers.
    TooManyNumbers,
}

impl DataFault {
    /// The name for a program.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoRows => "no-rows",
            Self::NamesLeftOut => "names-left-out",
            Self::ClassesNamed { .. } => "classes-named",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::Row { fault, .. } => fault.id(),
            Self::MoreRows { .. } => "more-rows",
            Self::TooFewPoints { .. } => "too-few-points",
            Self::OneX => "one-x",
            Self::OnePlace => "one-place",
        }
    }
}

impl RowFault {
    /// The name for a program.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::NumberMissing => "row-number-missing",
            Self::NotANumber { .. } => "row-not-a-number",
            Self::NotFinite { .. } => "row-not-finite",
            Self::NumberTooLarge { .. } => "row-number-too-large",
            Self::NotAClass => "row-not-a-class",
            Self::OneNumber => "row-one-number",
            Self::UnlikeTheFirst => "row-unlike-the-first",
            Self::ManyCommas => "row-many-commas",
            Self::TooManyNumbers => "row-too-many-numbers",
        }
    }
}
