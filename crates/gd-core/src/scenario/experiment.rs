//! The live experiments on how rare minima are in high dimension.

use crate::{prose::prose, scenario::scenario::Experiment};

/// What is said of an experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct ExperimentRow {
    /// Which.
    pub id: Experiment,
    /// The word in a link.
    #[cfg_attr(feature = "link", serde(skip))]
    pub(crate) word: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// What is seen, what it means, and what it does not.
    pub about: &'static str,
}

/// Every experiment.
pub const EXPERIMENTS: &[ExperimentRow] = &[
    ExperimentRow {
        id: Experiment::Hessians,
        word: "hessians",
        name: "Random Hessians, by dimension",
        about: prose(
            "Critical points with random symmetric Hessians: the share at which every curvature is upward, against the dimension. Markers are counted, with their standard error; the line is how it falls in theory, 3^(−n²/4) to leading order (Dean & Majumdar 2006). Nearly all critical points of many dimensions are saddles (Dauphin et al. 2014). A network’s Hessian is no such matrix: most of its eigenvalues are close to zero.",
        ),
    },
    ExperimentRow {
        id: Experiment::Fields,
        word: "fields",
        name: "Random functions, by height",
        about: prose(
            "Critical points of random smooth functions: the share of minima against their height, in standard deviations, a curve for each number of dimensions. The low ones are minima, the high ones are not, and the more dimensions, the sharper the change (Bray & Dean 2007). So a minimum that is found in many dimensions is a low one, close to the best (Choromanska et al. 2015). A network’s loss is no Gaussian field, and this one has few dimensions.",
        ),
    },
];
