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
    /// What is seen, and why.
    pub about: &'static str,
    /// What it does not show.
    pub limits: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

impl Experiment {
    /// What is said of it.
    #[must_use]
    pub fn row(self) -> Option<&'static ExperimentRow> {
        EXPERIMENTS.iter().find(|row| row.id == self)
    }
}

/// Every experiment.
pub const EXPERIMENTS: &[ExperimentRow] = &[
    ExperimentRow {
        id: Experiment::Hessians,
        word: "hessians",
        name: "Random Hessians, by dimension",
        about: prose(
            "A critical point is a minimum where the function curves up in every direction: where all n eigenvalues of its Hessian are positive. Of random symmetric matrices (the Gaussian orthogonal ensemble) ever fewer are so, the more dimensions there are: eigenvalues repel each other, and the share falls faster than the ½ⁿ of signs tossed like coins, in the end like 3^(−n²/4).",
        ),
        limits: prose(
            "A random matrix is a model. A network’s Hessian is none: most of its eigenvalues are close to zero. That minima are rare among critical points does not say that those there are lie low, nor that descent stops at saddles.",
        ),
        source: prose(
            "Dean & Majumdar 2006, Physical Review Letters 97, 160201; of networks: Dauphin et al. 2014, arXiv:1406.2572",
        ),
    },
    ExperimentRow {
        id: Experiment::Fields,
        word: "fields",
        name: "Random functions, by height",
        about: prose(
            "Critical points of random smooth functions, by their height in standard deviations, a curve for each number of dimensions. The low ones are minima and the high ones are not, and the more dimensions there are, the sharper the change: where there are many, what is a minimum lies low.",
        ),
        limits: prose(
            "These functions have five dimensions at most, and a network’s loss is no random field. That minima of large networks lie close to the lowest was shown of a model of them, under an independence that real ones do not have; small networks have bad minima, and large ones can be made that do (Swirszcz et al. 2016, arXiv:1611.06310).",
        ),
        source: prose(
            "Bray & Dean 2007, Physical Review Letters 98, 150201; of networks: Choromanska et al. 2015, arXiv:1412.0233",
        ),
    },
];
