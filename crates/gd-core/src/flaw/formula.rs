//! What can be wrong with a formula.

/// What is wrong with a formula. Texts are quoted as they were typed, long ones cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaFault {
    /// There is no formula.
    Empty,
    /// It has more bytes than are read.
    TooLong {
        /// How many are.
        most: usize,
    },
    /// More operators and brackets wait for an operand than are kept.
    TooDeep {
        /// How many are.
        most: usize,
    },
    /// It has more operations than are carried out.
    TooManyOperations {
        /// How many are.
        most: usize,
    },
    /// `y = x + y`: what y names is not clear.
    YOnBothSides,
    /// A number beyond the largest one.
    NumberTooLarge,
    /// A name that stands for nothing.
    UnknownName {
        /// The name.
        name: String,
    },
    /// The same before a parenthesis.
    UnknownFunction {
        /// The name.
        name: String,
    },
    /// A character that no formula has.
    UnknownCharacter {
        /// The character.
        character: char,
    },
    /// `sin^-1 x`: a power between a function and its argument that may mean two things.
    PowerOfFunction {
        /// The function's name.
        function: &'static str,
    },
    /// `max x`: a function of several values without parentheses.
    NoParentheses {
        /// The function's name.
        function: &'static str,
    },
    /// A function without an argument.
    NoArgument {
        /// The function's name.
        function: &'static str,
    },
    /// `sin x y`: a function without parentheses whose argument may end at several places.
    UnclearEnd {
        /// The function's name.
        function: &'static str,
        /// The shortest argument that may be meant.
        argument: String,
    },
    /// A function with too few or too many values.
    WrongCount {
        /// The function's name.
        function: &'static str,
        /// How many it takes.
        takes: Values,
    },
    /// A comma that is in no function's parentheses.
    StrayComma,
    /// A closing parenthesis without an opening one.
    ClosesNothing,
    /// An opening bracket without a closing one.
    NeverClosed {
        /// The bracket.
        open: Bracket,
    },
    /// Nothing between parentheses.
    EmptyParentheses,
    /// The end, where an operand has to be.
    BreaksOff {
        /// What stands before it.
        after: String,
    },
    /// A power, written small and high, of nothing.
    NothingRaised {
        /// The power.
        power: String,
    },
    /// A formula that starts with an operator.
    BadStart {
        /// The operator.
        with: String,
    },
    /// Two operators in a row.
    MissingOperand {
        /// What stands before the gap.
        before: String,
        /// What stands behind it.
        behind: String,
    },
    /// `max(0,5,x)`: numbers with a comma between them, which may be one number. It is followed.
    DecimalComma {
        /// What may be one number.
        written: String,
    },
    /// `x^(2/3)`: a power that has no value where its base is negative, though a root has. It is
    /// followed.
    PowerOfNegative,
    /// `x 2`: an operand and a number in a row.
    MissingOperator {
        /// The operand.
        before: String,
        /// The number.
        behind: String,
    },
}

/// How many values a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// One.
    One,
    /// Two.
    Two,
    /// Two or more.
    TwoOrMore,
}

/// An opening bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// A parenthesis.
    Parenthesis,
    /// A parenthesis after a function's name.
    Function,
    /// A bar.
    Bar,
}

impl FormulaFault {
    /// The name for a program.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "formula-empty",
            Self::TooLong { .. } => "formula-too-long",
            Self::TooDeep { .. } => "formula-too-deep",
            Self::TooManyOperations { .. } => "too-many-operations",
            Self::YOnBothSides => "y-on-both-sides",
            Self::NumberTooLarge => "formula-number-too-large",
            Self::UnknownName { .. } => "unknown-name",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::UnknownCharacter { .. } => "unknown-character",
            Self::PowerOfFunction { .. } => "power-of-function",
            Self::NoParentheses { .. } => "no-parentheses",
            Self::NoArgument { .. } => "no-argument",
            Self::UnclearEnd { .. } => "unclear-end",
            Self::WrongCount { .. } => "wrong-count-of-values",
            Self::StrayComma => "stray-comma",
            Self::ClosesNothing => "closes-nothing",
            Self::NeverClosed { .. } => "never-closed",
            Self::EmptyParentheses => "empty-parentheses",
            Self::BreaksOff { .. } => "breaks-off",
            Self::NothingRaised { .. } => "nothing-raised",
            Self::BadStart { .. } => "bad-start",
            Self::MissingOperand { .. } => "missing-operand",
            Self::DecimalComma { .. } => "decimal-comma",
            Self::PowerOfNegative => "power-of-negative",
            Self::MissingOperator { .. } => "missing-operator",
        }
    }
}
