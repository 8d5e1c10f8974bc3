//! Objectives: the functions that are descended.

pub mod activation;
pub mod catalog;
pub mod data;
pub mod fit;
pub mod formula;
pub mod layers;
pub mod loss;
pub mod model;

use std::{borrow::Cow, sync::Arc};

use crate::space::{Objective, Point, View};
use catalog::Entry;
use fit::Fit;
use formula::Formula;
use layers::Layers;

/// A function that a scenario names: one of the catalogue, a typed formula, a fit to
/// data, or a chain of layers.
#[derive(Clone)]
pub enum Function {
    /// A function known by name.
    Catalog(&'static Entry),
    /// A formula.
    Typed(Arc<Formula>),
    /// The loss of a model over data.
    Fit(Arc<Fit>),
    /// The loss of a chain of layers.
    Layers(Layers),
}

impl Function {
    /// The function itself.
    #[must_use]
    pub fn objective(&self) -> &dyn Objective {
        match self {
            Self::Catalog(entry) => entry.objective,
            Self::Typed(formula) => formula.as_ref(),
            Self::Fit(fit) => fit.as_ref(),
            Self::Layers(layers) => layers,
        }
    }

    /// What is known of a function of the catalogue.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        match self {
            Self::Catalog(entry) => Some(entry),
            Self::Typed(_) | Self::Fit(_) | Self::Layers(_) => None,
        }
    }

    /// The fit to data, if it is one.
    #[must_use]
    pub fn fit(&self) -> Option<&Arc<Fit>> {
        match self {
            Self::Fit(fit) => Some(fit),
            Self::Catalog(_) | Self::Typed(_) | Self::Layers(_) => None,
        }
    }

    /// The chain of layers, if it is one.
    #[must_use]
    pub fn layers(&self) -> Option<&Layers> {
        match self {
            Self::Layers(layers) => Some(layers),
            Self::Catalog(_) | Self::Typed(_) | Self::Fit(_) => None,
        }
    }

    /// The view that shows it best, where that is known.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        match self {
            Self::Catalog(entry) => Some(View::of(entry.view)),
            Self::Typed(_) => None,
            Self::Fit(fit) => Some(fit.view()),
            Self::Layers(layers) => Some(View::of(layers.activation.view)),
        }
    }

    /// Where runs begin unless a start is given, where such a place is known.
    #[must_use]
    pub fn start(&self) -> Option<Point> {
        match self {
            Self::Catalog(entry) => Some(entry.start),
            Self::Typed(_) => None,
            Self::Fit(fit) => Some(fit.start()),
            Self::Layers(layers) => Some(layers.start()),
        }
    }

    /// The names of its two variables; the second is of no use in one dimension.
    #[must_use]
    pub fn variables(&self) -> [&'static str; 2] {
        match self {
            Self::Catalog(_) | Self::Typed(_) => ["x", "y"],
            Self::Fit(fit) => fit.weights(),
            Self::Layers(_) => ["w", "b"],
        }
    }

    /// The name of its value.
    #[must_use]
    pub fn value_name(&self) -> &'static str {
        match self {
            Self::Catalog(_) | Self::Typed(_) => "f",
            Self::Fit(_) | Self::Layers(_) => "loss",
        }
    }

    /// How a link names it: the id, the formula as it was typed, the data; or a chain's
    /// name.
    #[must_use]
    pub fn source(&self) -> Cow<'_, str> {
        match self {
            Self::Catalog(entry) => Cow::Borrowed(entry.id),
            Self::Typed(formula) => Cow::Borrowed(formula.source()),
            Self::Fit(fit) => Cow::Owned(fit.data.source()),
            Self::Layers(layers) => Cow::Owned(layers.name()),
        }
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fit(a), Self::Fit(b)) => a == b,
            (Self::Fit(_), _) | (_, Self::Fit(_)) => false,
            _ => self.source() == other.source(),
        }
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source())
    }
}
