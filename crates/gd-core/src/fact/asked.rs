//! What is asked of a fact: of which run, at which step, beside what.

use serde::Serialize;

use crate::{
    race::{Race, Racer},
    run::{Run, row::Row},
    space::Point,
};

/// One of a race's runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunChosen {
    /// By its number, counted from 1.
    Number(u32),
    /// The one that was [first](Race::first); where none was, as of a single run, the one that ended best.
    First,
}

/// A place that another is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A place given by its coordinates.
    Place(Point),
    /// Where the run began.
    Start,
    /// The best point known.
    Best,
    /// The nearest of the minima (in ascent maxima) that are known.
    Minimum,
}

/// What a way is measured in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Steps.
    #[default]
    Steps,
    /// Points that gradients were taken over.
    Samples,
    /// Passes over all data.
    Epochs,
}

/// What is asked of a fact; most facts need little of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Asked {
    /// The run; the first one of the list if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<RunChosen>,
    /// The step; the last one if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
    /// A place, in place of a run's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Point>,
    /// What a place is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Target>,
    /// Another run, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// A value that is to be undercut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// A value that is to be exceeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<f64>,
    /// What a way is measured in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// How many of the last rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<u32>,
    /// The name of a rule's option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A verdict's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// An outcome's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The name of a reason to stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<String>,
}

/// The name of something that is asked of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// `Asked::run`
    Run,
    /// [`Asked::step`]
    Step,
    /// [`Asked::at`]
    At,
    /// [`Asked::to`]
    To,
    /// [`Asked::from`]
    From,
    /// [`Asked::below`]
    Below,
    /// [`Asked::above`]
    Above,
    /// [`Asked::unit`]
    Unit,
    /// [`Asked::last`]
    Last,
    /// [`Asked::name`]
    Name,
    /// [`Asked::verdict`]
    Verdict,
    /// [`Asked::outcome`]
    Outcome,
    /// [`Asked::stop`]
    Stop,
}

impl Asking {
    /// Everything that is asked, with its word.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Run, "run"),
        (Self::Step, "step"),
        (Self::At, "at"),
        (Self::To, "to"),
        (Self::From, "from"),
        (Self::Below, "below"),
        (Self::Above, "above"),
        (Self::Unit, "unit"),
        (Self::Last, "last"),
        (Self::Name, "name"),
        (Self::Verdict, "verdict"),
        (Self::Outcome, "outcome"),
        (Self::Stop, "stop"),
    ];
}

/// The run of the best value at its end, whether it came to rest or not.
fn ended_best(race: &Race) -> Option<usize> {
    let value = |k: usize| {
        let value = race.racers().get(k).map_or(f64::NAN, |racer| racer.run.last().value);
        race.scenario().goal.sign() * value
    };
    (0..race.racers().len()).reduce(|best, k| if value(k) < value(best) { k } else { best })
}

impl Asked {
    /// The run that is asked for.
    pub(super) fn racer<'a>(&self, race: &'a Race) -> Option<(usize, &'a Racer)> {
        let number = match self.run {
            None => 0,
            Some(RunChosen::Number(number)) => (number as usize).checked_sub(1)?,
            Some(RunChosen::First) => match race.first().first() {
                Some(first) => *first,
                None => ended_best(race)?,
            },
        };
        Some((number, race.racers().get(number)?))
    }

    /// The run that is asked for.
    pub(super) fn run<'a>(&self, race: &'a Race) -> Option<&'a Run> {
        Some(&self.racer(race)?.1.run)
    }

    /// The step of a run that is asked for; `None` beyond its last.
    pub(super) fn step_of(&self, run: &Run) -> Option<usize> {
        let step = self.step.map_or(run.steps(), |step| step as usize);
        (step <= run.steps()).then_some(step)
    }

    /// The row that is asked for.
    pub(super) fn row(&self, race: &Race) -> Option<Row> {
        let run = self.run(race)?;
        run.row(self.step_of(run)?)
    }

    /// The place that is asked for: given, or a run's.
    pub(super) fn place(&self, race: &Race) -> Option<Point> {
        match self.at {
            Some(at) => Some(at),
            None => Some(self.row(race)?.theta),
        }
    }
}
