//! Functions: what is descended.

pub mod activation;
pub mod catalog;
pub mod custom;
pub mod data;
pub mod fit;
pub mod formula;
pub mod layers;
pub mod loss;
pub mod model;

use std::{borrow::Cow, sync::Arc};

use crate::{
    flaw::Flaw,
    space::{Expression, Framing, Objective, Point, View},
};
use catalog::Entry;
use custom::Custom;
use fit::Fit;
use formula::{Formula, symbols::Symbols};
use layers::Layers;

/// A function that can be descended: one of the catalogue, a typed formula, a fit to data, a chain
/// of layers, or a Rust function.
#[derive(Clone)]
pub enum Function {
    /// A function known by name.
    Catalog {
        /// What is known of it.
        entry: &'static Entry,
        /// Its formula, ready to run.
        formula: Arc<Formula>,
    },
    /// A formula.
    Typed(Arc<Formula>),
    /// The loss of a model over data.
    Fit(Arc<Fit>),
    /// The loss of a chain of layers.
    Layers(Layers),
    /// A Rust function.
    Custom(Custom),
}

impl Function {
    /// A function of the catalogue. A formula that could not be read would have no value anywhere;
    /// the tests read each one.
    #[must_use]
    pub fn of(entry: &'static Entry) -> Self {
        let formula = Formula::parse(entry.formula);
        let formula = formula.unwrap_or_else(|_| Formula::undefined(entry.formula));
        Self::Catalog { entry, formula: Arc::new(formula) }
    }

    /// The function that a text names, by an id of the catalogue or as a formula.
    ///
    /// # Errors
    /// What is wrong with the formula, if it is not an id.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        Self::read(text).map(|(function, _)| function)
    }

    /// The same, with what may not have been meant, see [`Formula::read`].
    ///
    /// # Errors
    /// What is wrong with the formula, if it is not an id.
    pub fn read(text: &str) -> Result<(Self, Vec<Flaw>), Flaw> {
        if let Some(entry) = catalog::find(text) {
            return Ok((Self::of(entry), Vec::new()));
        }
        let (formula, warnings) = Formula::read(text)?;
        Ok((Self::Typed(Arc::new(formula)), warnings))
    }

    /// A Rust function by the name it shall have, to which its view, start and learning rate can be
    /// added.
    ///
    /// ```
    /// use gd_core::{Expression, Function, Race, Scalar, Scenario};
    ///
    /// /// f = cosh x + y²
    /// struct Trough;
    ///
    /// impl Expression for Trough {
    ///     fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
    ///         x.cosh() + y.square()
    ///     }
    /// }
    ///
    /// let trough = Function::custom("trough", Trough).view([-2.0, 2.0, -2.0, 2.0]).start([1.5, 1.0]);
    /// let scenario =
    ///     Scenario { function: trough.into(), learning_rate: Some(0.1), ..Scenario::default() };
    /// let mut race = Race::new(scenario);
    /// race.finish();
    /// let end = race.racers()[0].run.last();
    /// assert!(end.theta.iter().all(|c| c.abs() < 1e-5));
    /// assert!((end.value - 1.0).abs() < 1e-10);
    /// ```
    pub fn custom(name: impl Into<String>, expression: impl Expression + 'static) -> Custom {
        Custom::new(name.into(), Arc::new(expression))
    }

    /// The function itself.
    #[must_use]
    pub fn objective(&self) -> &dyn Objective {
        match self {
            Self::Catalog { formula, .. } | Self::Typed(formula) => formula.as_ref(),
            Self::Fit(fit) => fit.as_ref(),
            Self::Layers(layers) => layers,
            Self::Custom(custom) => custom.objective(),
        }
    }

    /// What is known of a function of the catalogue.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        match self {
            Self::Catalog { entry, .. } => Some(entry),
            Self::Typed(_) | Self::Fit(_) | Self::Layers(_) | Self::Custom(_) => None,
        }
    }

    /// The fit to data, if it is one.
    #[must_use]
    pub fn fit(&self) -> Option<&Arc<Fit>> {
        match self {
            Self::Fit(fit) => Some(fit),
            Self::Catalog { .. } | Self::Typed(_) | Self::Layers(_) | Self::Custom(_) => None,
        }
    }

    /// The chain of layers, if it is one.
    #[must_use]
    pub fn layers(&self) -> Option<&Layers> {
        match self {
            Self::Layers(layers) => Some(layers),
            Self::Catalog { .. } | Self::Typed(_) | Self::Fit(_) | Self::Custom(_) => None,
        }
    }

    /// Its formula in symbols, where it has one: a typed formula, one of the catalogue, or a mean loss.
    #[must_use]
    pub fn symbols(&self) -> Option<Symbols> {
        match self {
            Self::Catalog { formula, .. } | Self::Typed(formula) => Some(formula.symbols()),
            Self::Fit(fit) => fit.symbols(),
            Self::Layers(_) | Self::Custom(_) => None,
        }
    }

    /// The view that shows it best, where that is known.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        match self {
            Self::Catalog { entry, .. } => Some(View::of(entry.view)),
            Self::Typed(_) => None,
            Self::Fit(fit) => Some(fit.view()),
            Self::Layers(layers) => Some(View::of(layers.activation.view)),
            Self::Custom(custom) => custom.view.map(View::of),
        }
    }

    /// The region that shows it and a start in it, where neither is known, as found by looking the
    /// function over: once, for the answer is kept.
    pub(crate) fn framing(&self, find: impl FnOnce(&dyn Objective) -> Framing) -> Option<Framing> {
        let kept = match self {
            Self::Typed(formula) => formula.framing(),
            Self::Custom(custom) if custom.view.is_none() => custom.framing(),
            Self::Catalog { .. } | Self::Fit(_) | Self::Layers(_) | Self::Custom(_) => return None,
        };
        Some(*kept.get_or_init(|| find(self.objective())))
    }

    /// Where runs begin unless a start is given, where such a place is known.
    #[must_use]
    pub fn start(&self) -> Option<Point> {
        match self {
            Self::Catalog { entry, .. } => Some(entry.start),
            Self::Typed(_) => None,
            Self::Fit(fit) => Some(fit.start()),
            Self::Layers(layers) => Some(layers.start()),
            Self::Custom(custom) => custom.start,
        }
    }

    /// The learning rate that suits it, where one is known.
    #[must_use]
    pub fn learning_rate(&self) -> Option<f64> {
        match self {
            Self::Catalog { entry, .. } => Some(entry.learning_rate),
            Self::Typed(_) => None,
            Self::Fit(fit) => Some(fit.learning_rate()),
            Self::Layers(_) => Some(layers::LEARNING_RATE),
            Self::Custom(custom) => custom.learning_rate,
        }
    }

    /// The names of its two variables; the second is of no use in one dimension.
    #[must_use]
    pub fn variables(&self) -> [&'static str; 2] {
        match self {
            Self::Catalog { .. } | Self::Typed(_) | Self::Custom(_) => ["x", "y"],
            Self::Fit(fit) => fit.weights(),
            Self::Layers(_) => ["w", "b"],
        }
    }

    /// The name of its value.
    #[must_use]
    pub fn value_name(&self) -> &'static str {
        match self {
            Self::Catalog { .. } | Self::Typed(_) | Self::Custom(_) => "f",
            Self::Fit(_) | Self::Layers(_) => "loss",
        }
    }

    /// Its name for a reader; a typed formula is its own.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Catalog { entry, .. } => Cow::Borrowed(entry.name),
            Self::Fit(fit) => Cow::Owned(fit.name()),
            Self::Typed(_) | Self::Layers(_) | Self::Custom(_) => self.source(),
        }
    }

    /// How a link names it: the id, the formula as it was typed, the data; or the name of a chain
    /// or of a Rust function, which a link can't write.
    #[must_use]
    pub fn source(&self) -> Cow<'_, str> {
        match self {
            Self::Catalog { entry, .. } => Cow::Borrowed(entry.id),
            Self::Typed(formula) => Cow::Borrowed(formula.source()),
            Self::Fit(fit) => Cow::Owned(fit.data.source()),
            Self::Layers(layers) => Cow::Owned(layers.name()),
            Self::Custom(custom) => Cow::Borrowed(custom.name()),
        }
    }
}

impl From<Custom> for Function {
    fn from(custom: Custom) -> Self {
        Self::Custom(custom)
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fit(a), Self::Fit(b)) => a == b,
            (Self::Custom(a), Self::Custom(b)) => a == b,
            (Self::Fit(_) | Self::Custom(_), _) | (_, Self::Fit(_) | Self::Custom(_)) => false,
            _ => self.source() == other.source(),
        }
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source())
    }
}
