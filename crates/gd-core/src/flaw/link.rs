//! What can be wrong with a link, or with the value of one of its keys.

use crate::rule::hyperparameter::Hyperparameter;

/// What is wrong with a link, or with the value of a key. Texts are quoted as they were typed, long
/// ones cut off.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkFault {
    /// It has more bytes than are read.
    TooLong {
        /// How many are.
        most: usize,
    },
    /// A key that there is not.
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key that is given again further on.
    GivenAgain,
    /// An empty place where a number has to be.
    NumberMissing {
        /// What it would be for, where that has a range.
        declared: Option<&'static Hyperparameter>,
    },
    /// A text that is no finite number.
    NotFinite {
        /// The text.
        text: String,
    },
    /// A number beyond the largest one.
    NumberTooLarge {
        /// The number.
        text: String,
    },
    /// A number that is not allowed.
    OutOfRange {
        /// What it was given for.
        declared: &'static Hyperparameter,
        /// The number.
        text: String,
    },
    /// An empty place where one of the key's words has to be.
    WordMissing,
    /// A word that is not one of the key's.
    UnknownWord {
        /// The word.
        word: String,
    },
    /// An empty place where a name has to be.
    NameMissing {
        /// Of what.
        of: Named,
    },
    /// A name that there is not.
    NotNamed {
        /// Of what.
        of: Named,
        /// The name.
        name: String,
    },
    /// An option that something doesn't have.
    UnknownOption {
        /// The id of what has not got it.
        of: &'static str,
        /// The option.
        option: String,
    },
    /// An option that is given twice.
    OptionTwice {
        /// The option.
        option: &'static str,
    },
    /// Options without a closing parenthesis.
    OptionsNeverClosed,
    /// A text behind the closing parenthesis of options.
    BehindOptions,
    /// More starts than are run from.
    TooManyStarts {
        /// How many are.
        most: usize,
    },
    /// More rules than race.
    TooManyRules {
        /// How many do.
        most: usize,
    },
    /// More batch sizes than race.
    TooManyBatchSizes {
        /// How many do.
        most: usize,
    },
    /// A start further out than runs go.
    StartTooFar {
        /// The largest coordinate.
        most: f64,
    },
    /// A start with too few or too many coordinates.
    StartCoordinates {
        /// How many it has to have, 1 or 2.
        dimension: usize,
    },
    /// A region that is not four numbers.
    RegionSides {
        /// Its key.
        key: &'static str,
    },
    /// A region without an inside.
    RegionEmpty {
        /// Where it begins along an axis.
        low: f64,
        /// Where it ends.
        high: f64,
    },
    /// A region that can't be shown: too wide, too narrow or too far out.
    RegionSize,
    /// A viewpoint that is not two angles.
    ViewpointAngles,
    /// A change of the learning rate that is not a step and a rate.
    ChangeForm,
    /// A change of the learning rate that comes before the one that it follows.
    ChangeOrder,
    /// More changes of the learning rate than are made.
    TooManyChanges {
        /// How many are.
        most: usize,
    },
    /// Two things to descend.
    GivenAsWell {
        /// The one that is left out.
        other: Descended,
        /// The one that is descended.
        kept: Descended,
    },
    /// Something that makes sense only with data, without any.
    NoData,
    /// A model that can't be fitted to the data.
    ModelUnsuited {
        /// The model's id.
        model: &'static str,
    },
    /// A loss that the model is not trained by.
    LossUnsuited {
        /// The model's id.
        model: &'static str,
        /// The loss's id.
        loss: &'static str,
    },
    /// Rules and batch sizes that make more runs than race.
    TooManyBatchedRuns {
        /// How many rules.
        rules: usize,
        /// How many batch sizes.
        batches: usize,
        /// How many runs race.
        most: usize,
    },
    /// Starts, rules and batch sizes that make more runs than race.
    TooManyRuns {
        /// How many starts, restarts among them.
        starts: usize,
        /// How many rules.
        rules: usize,
        /// How many batch sizes.
        batches: usize,
        /// How many runs race.
        most: usize,
    },
    /// A map of a rule that is not raced.
    RuleNotRaced {
        /// Its number, from 1.
        rule: usize,
        /// How many are raced.
        rules: usize,
    },
    /// Something that a sweep of a rule can't have on an axis.
    NotSwept {
        /// The rule's id.
        of: &'static str,
        /// What it was given.
        option: String,
    },
    /// The same option on both axes of a sweep.
    SameAxes {
        /// The option.
        option: &'static str,
    },
    /// A range of a sweep without an inside.
    SweepRange {
        /// Where it begins.
        low: f64,
        /// Where it ends.
        high: f64,
    },
    /// Something that a hole of the course says.
    FixedByHole {
        /// The key that says it.
        key: &'static str,
    },
    /// A score of no hole.
    NoHole,
    /// More steps than all runs together may take.
    TooManySteps {
        /// How many runs.
        runs: usize,
        /// How many steps each takes.
        most: usize,
    },
}

/// Something that a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An update rule.
    UpdateRule,
    /// A schedule of the learning rate.
    Schedule,
    /// A way to clip the gradient.
    Clip,
    /// A data set.
    DataSet,
    /// A model.
    Model,
    /// A loss.
    Loss,
    /// An activation function.
    Activation,
    /// A part of the page.
    Part,
    /// A kind of mark on the picture, or a part of the page around it.
    Hidden,
    /// A kind of map.
    Map,
    /// An option of a rule, or a coordinate of its start.
    Option,
    /// A hole of the course.
    Hole,
    /// A step of a lesson.
    Lesson,
}

/// Something that can be descended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descended {
    /// A function.
    Function,
    /// The loss of a model over data.
    Data,
    /// The same, where the model is named and the data are its own.
    Model,
    /// The loss of a chain of layers.
    Layers,
}

impl LinkFault {
    /// The name for a program.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "link-too-long",
            Self::UnknownKey { .. } => "unknown-key",
            Self::GivenAgain => "given-again",
            Self::NumberMissing { .. } => "number-missing",
            Self::NotFinite { .. } => "not-finite",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::OutOfRange { .. } => "out-of-range",
            Self::WordMissing => "word-missing",
            Self::UnknownWord { .. } => "unknown-word",
            Self::NameMissing { .. } => "name-missing",
            Self::NotNamed { .. } => "not-named",
            Self::UnknownOption { .. } => "unknown-option",
            Self::OptionTwice { .. } => "option-twice",
            Self::OptionsNeverClosed => "options-never-closed",
            Self::BehindOptions => "behind-options",
            Self::TooManyStarts { .. } => "too-many-starts",
            Self::TooManyRules { .. } => "too-many-rules",
            Self::TooManyBatchSizes { .. } => "too-many-batch-sizes",
            Self::StartTooFar { .. } => "start-too-far",
            Self::StartCoordinates { .. } => "start-coordinates",
            Self::RegionSides { .. } => "region-sides",
            Self::RegionEmpty { .. } => "region-empty",
            Self::RegionSize => "region-size",
            Self::ViewpointAngles => "viewpoint-angles",
            Self::ChangeForm => "change-form",
            Self::ChangeOrder => "change-order",
            Self::TooManyChanges { .. } => "too-many-changes",
            Self::GivenAsWell { .. } => "given-as-well",
            Self::NoData => "no-data",
            Self::ModelUnsuited { .. } => "model-unsuited",
            Self::LossUnsuited { .. } => "loss-unsuited",
            Self::TooManyBatchedRuns { .. } => "too-many-batched-runs",
            Self::TooManyRuns { .. } => "too-many-runs",
            Self::RuleNotRaced { .. } => "rule-not-raced",
            Self::NotSwept { .. } => "not-swept",
            Self::SameAxes { .. } => "same-axes",
            Self::SweepRange { .. } => "sweep-range",
            Self::FixedByHole { .. } => "fixed-by-hole",
            Self::NoHole => "no-hole",
            Self::TooManySteps { .. } => "too-many-steps",
        }
    }
}
