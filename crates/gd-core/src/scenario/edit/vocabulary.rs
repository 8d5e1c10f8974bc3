//! The edits that there are.

use crate::{
    run::batch::Batch,
    scenario::{edit::given::Given, mark::Mark, part::Part, section::Section},
    space::Point,
};

/// A change of a scenario, as a page, a host or a lesson asks for it; see
/// [`Scenario::apply`](crate::Scenario::apply).
///
/// In JSON and JavaScript it is an object whose `type` is the name with a small first letter,
/// `{ "type": "moveStart", "index": 0, "to": [1, 2] }`. Items of lists are told by their place,
/// from 0. Numbers are taken as they are: who moves a thing rounds.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(tag = "type", rename_all = "camelCase"))]
pub enum Edit {
    /// Gives a key of the link a value, as a reader types it into a field.
    ///
    /// Another function takes its starts, view and changes with it, since they belong to the old
    /// one; so do other data, another model with its loss and learning rate, and layers.
    Set {
        /// The key.
        key: String,
        /// Its value, decoded.
        value: String,
    },
    /// Types another formula, which may be one of the catalogue. Unlike with another function that
    /// is chosen, a learning rate that was given stays, and where it has as many variables the starts do.
    Rewrite {
        /// The formula.
        formula: String,
    },
    /// Takes a key back to its default. Without `f`, `data` or `layers` the default function is
    /// descended.
    Reset {
        /// The key.
        key: String,
    },

    /// Adds a start; the first one takes the place of the function's own.
    AddStart {
        /// Where; in one dimension y of a point is not looked at.
        at: Given<Point>,
    },
    /// Moves a start, which may be the function's own.
    MoveStart {
        /// Which.
        index: usize,
        /// Where to.
        to: Given<Point>,
    },
    /// Takes a start away; without any the function's own is back.
    RemoveStart {
        /// Which.
        index: usize,
    },
    /// Goes back to the function's own start.
    ResetStarts,

    /// Adds an update rule with its defaults to the race.
    AddRule {
        /// Its id.
        rule: String,
    },
    /// Races a rule once more, with the same options, as the last one.
    DuplicateRule {
        /// Which.
        index: usize,
    },
    /// Takes a rule out of the race; one is left.
    RemoveRule {
        /// Which.
        index: usize,
    },
    /// Races another rule, with its defaults, in the place of one.
    ReplaceRule {
        /// Which.
        index: usize,
        /// The other's id.
        rule: String,
    },
    /// Sets an option of a rule.
    SetRuleOption {
        /// Which rule.
        rule: usize,
        /// The option's id; `lr` is the rule's own learning rate.
        option: String,
        /// Its value. Without one an option is at its default, and the learning rate is the shared
        /// one, or what suits the rule.
        value: Option<Given<f64>>,
    },
    /// Sets an option of the schedule, the clipping, the loss or the map.
    SetOption {
        /// Of what.
        key: Chosen,
        /// The option's id.
        option: String,
        /// Its value; the default without one.
        value: Option<Given<f64>>,
    },
    /// Changes the learning rate from a step on, in place of all later changes. From step 0 on it is
    /// the learning rate of all rules, and none has its own any more; from a later one a rule that
    /// has its own keeps it, unless all have the same.
    ChangeRate {
        /// The step.
        step: u32,
        /// α₀ from there on.
        rate: Given<f64>,
    },

    /// Races a rule with several learning rates, in place of all other rules.
    TryRates {
        /// Which rule.
        rule: usize,
        /// Its learning rates.
        rates: Vec<f64>,
    },

    /// Maps what becomes of a rule's run with each pair of two options. An axis that is named none
    /// keeps what it has; one that is given the other's option changes places with it.
    Sweep {
        /// Which rule.
        rule: usize,
        /// The id of the option on the horizontal axis.
        x: Option<String>,
        /// The same of the vertical one.
        y: Option<String>,
    },

    /// Races batch sizes.
    SetBatches {
        /// The sizes.
        batches: Vec<Batch>,
    },

    /// Adds a point to the data, which become the reader's own, as with each of the following; the
    /// model, the learning rate and the view stay.
    AddPoint {
        /// Where in a picture of the data: x and the target, or both features.
        at: Point,
        /// The class, 0 or 1, of a point with two features.
        class: u8,
    },
    /// Moves a point of the data. Where a model tells classes by one feature, the target is the
    /// nearer one.
    MovePoint {
        /// Which.
        index: usize,
        /// Where to.
        to: Point,
    },
    /// Takes a point away; two are left.
    RemovePoint {
        /// Which.
        index: usize,
    },
    /// Leaves the leftmost and the rightmost point, or one of each class: the fewest there can be.
    ClearPoints,
    /// Puts a point into another class.
    SetClass {
        /// Which.
        index: usize,
        /// 0 or 1.
        class: u8,
    },
    /// Learns from the points of a table that was pasted, as far as it is read.
    PasteData {
        /// The text.
        text: String,
    },

    /// Turns a part of the page on or off.
    SetPart {
        /// Which.
        part: Part,
        /// Whether it is shown.
        on: bool,
    },
    /// Shows or hides a kind of mark on the picture.
    SetMark {
        /// Which.
        mark: Mark,
        /// Whether it is shown.
        on: bool,
    },

    /// Shows or hides a part of the page around the picture.
    SetSection {
        /// Which.
        section: Section,
        /// Whether it is shown.
        on: bool,
    },

    /// Looks at a region, \[xmin, xmax, ymin, ymax\]. Like every zoom it is rounded to what can be
    /// told apart in the picture, and changes no run.
    Zoom {
        /// The region.
        to: [f64; 4],
    },
    /// Looks at a larger or smaller region.
    ZoomBy {
        /// By how much larger.
        factor: f64,
        /// The place that stays where it is, as shares of the region's width and height from its
        /// lower left.
        at: Point,
    },
    /// Looks further right and up.
    Pan {
        /// How far, as shares of the region's width and height.
        by: Point,
    },
    /// Looks at all of the experiment.
    ResetZoom,
    /// Turns a surface. Like every viewpoint it is kept in tenths of a degree, no lower than the eye
    /// may be and no higher than straight above, and changes no run.
    TurnBy {
        /// How far, in degrees: counter-clockwise as seen from above, and the eye upwards.
        by: [f64; 2],
    },

    /// Opens another link.
    Open {
        /// Its query.
        query: String,
    },
    /// Several edits as one act: all of them, or none if one is refused.
    All {
        /// The edits, in order.
        edits: Vec<Edit>,
    },

    /// Races momentum too, to roll through shallow minima and along plateaus.
    AddMomentum,
    /// Races simulated annealing too.
    AddAnnealing,
    /// Adds noise to the gradient, or makes it four times as strong, to shake runs off saddles.
    ShakeGradient,
    /// Adds twelve random starts.
    AddRestarts,
}

/// What has options and is chosen once for all runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Chosen {
    /// The learning rate's schedule.
    Schedule,
    /// The gradient's clipping.
    Clip,
    /// The loss.
    Loss,
    /// What is mapped.
    Map,
}

impl Chosen {
    /// All of them.
    pub(super) const ALL: [Self; 4] = [Self::Schedule, Self::Clip, Self::Loss, Self::Map];

    /// The key of the link.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Clip => "clip",
            Self::Loss => "loss",
            Self::Map => "map",
        }
    }
}
