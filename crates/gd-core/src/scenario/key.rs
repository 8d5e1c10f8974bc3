//! What is said of a key of a link.

use std::borrow::Cow;

use crate::{
    course::CHOSEN,
    flaw::{
        Flaw,
        link::{Descended, LinkFault},
    },
    scenario::{dirty::Dirty, scenario::Scenario},
};

/// A key of a link.
pub struct Key {
    /// Its name.
    pub id: &'static str,
    /// What it says.
    pub(crate) meaning: fn() -> Cow<'static, str>,
    /// A value it may have.
    pub example: &'static str,
    /// What it belongs to.
    pub of: Owner,
    /// Whether it names what is descended, so that another value takes another thing.
    pub(crate) names: bool,
    /// What a change from one scenario to another in this key makes out of date.
    pub(crate) dirty: fn(&Scenario, &Scenario) -> Dirty,
    /// Takes a decoded value into a scenario as far as it makes sense; the rest are flaws.
    pub(crate) read: fn(&mut Scenario, &str) -> Vec<Flaw>,
    /// The value in a link, if it is not the default.
    pub(crate) write: fn(&Scenario) -> Option<String>,
    /// Takes the key back to its default.
    pub(crate) reset: fn(&mut Scenario),
}

/// What is wrong where there are no data and something needs them.
pub(crate) fn no_data() -> Flaw {
    Flaw::new(0..0, LinkFault::NoData)
}

/// What a key belongs to, and goes with when that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A function of the catalogue or a formula.
    Function,
    /// Data to learn from.
    Data,
    /// The model that is fitted to data.
    Model,
    /// A chain of layers.
    Layers,
    /// Whatever is descended.
    Objective,
    /// The update rules and how they run.
    Runs,
    /// What is looked at of what is descended.
    Camera,
    /// The page around the runs.
    Page,
    /// What the page is about in place of a hole of the course: a lesson, an experiment.
    Purpose,
    /// The course, whose holes say what is descended and from where.
    Course,
}

impl Key {
    /// What it says, for the README's table and the page's help.
    #[must_use]
    pub fn meaning(&self) -> Cow<'static, str> {
        (self.meaning)()
    }

    /// What it names to be descended, if it does.
    pub(crate) fn descended(&self) -> Option<Descended> {
        match self.of {
            Owner::Function => Some(Descended::Function),
            Owner::Data => Some(Descended::Data),
            Owner::Model => Some(Descended::Model),
            Owner::Layers => Some(Descended::Layers),
            Owner::Objective
            | Owner::Runs
            | Owner::Camera
            | Owner::Page
            | Owner::Purpose
            | Owner::Course => None,
        }
        .filter(|_| self.names)
    }

    /// Whether it makes sense only with data.
    #[must_use]
    pub fn needs_data(&self) -> bool {
        matches!(self.of, Owner::Data | Owner::Model) && !self.names
    }

    /// Whether it may be given beside a hole of the course, which says all else.
    pub(super) fn is_free_on_course(&self) -> bool {
        let is_shown = matches!(self.of, Owner::Page | Owner::Camera | Owner::Course);
        CHOSEN.contains(&self.id) || is_shown
    }

    /// Takes a decoded value into a scenario, as far as it makes sense there; the rest are flaws.
    pub(crate) fn take(&self, scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
        if self.needs_data() && scenario.function.fit().is_none() {
            return vec![Flaw { at: 0..text.len(), ..no_data() }];
        }
        (self.read)(scenario, text)
    }

    /// Whether what this key says goes when another is given a new value: with another function
    /// its starts and view go, with other data the model and its loss, and so on.
    pub(crate) fn goes_with(&self, changed: &Self, scenario: &Scenario) -> bool {
        use Owner::{
            Camera, Course, Data, Function, Layers, Model, Objective, Page, Purpose, Runs,
        };
        let stays_chain = changed.of == Layers && scenario.function.layers().is_some();
        if !changed.names || changed.id == self.id || stays_chain {
            return false;
        }
        match self.of {
            Objective | Camera => true,
            Runs | Page | Purpose | Course => false,
            // A model is fitted to the data that there are, and has a loss of its own.
            Data => !matches!(changed.of, Data | Model),
            Model => true,
            Function | Layers => self.of != changed.of,
        }
    }
}
