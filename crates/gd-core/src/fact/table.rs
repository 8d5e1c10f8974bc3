//! Every fact that can be asked for.

use serde::Serialize;

use crate::{
    fact::{
        asked::{Asked, Asking},
        of_place, of_race, of_run,
    },
    prose::prose,
    race::Race,
};

/// What is said of a fact.
pub struct FactRow {
    /// Its name.
    pub id: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// What can be asked of it.
    pub options: &'static [Asking],
    read: fn(&Race, &Asked) -> Option<f64>,
}

const fn row(
    id: &'static str,
    options: &'static [Asking],
    read: fn(&Race, &Asked) -> Option<f64>,
    meaning: &'static str,
) -> FactRow {
    FactRow { id, meaning: prose(meaning), options, read }
}

/// A run, and a step of it.
const STEP: &[Asking] = &[Asking::Run, Asking::Step];
/// The same, or a place.
const PLACE: &[Asking] = &[Asking::Run, Asking::Step, Asking::At];
/// A place, and one that it is compared with.
const PAIR: &[Asking] = &[Asking::Run, Asking::Step, Asking::At, Asking::To];

/// Every fact, by what it is of.
pub const FACTS: &[FactRow] = &[
    row("x", STEP, of_run::x, "θ’s first coordinate"),
    row("y", STEP, of_run::y, "θ’s second coordinate"),
    row("f", PLACE, of_place::value, "f there"),
    row("gx", PLACE, of_place::gradient_x, "∂f/∂x there"),
    row("gy", PLACE, of_place::gradient_y, "∂f/∂y there"),
    row("gradient", PLACE, of_place::gradient_norm, "‖∇f‖ there"),
    row("curvature", PLACE, of_place::curvature, "the Hessian’s greatest eigenvalue there"),
    row("curvature-min", PLACE, of_place::least_curvature, "the Hessian’s least eigenvalue there"),
    row("distance", PAIR, of_place::distance_to, "how far it is from there to a place"),
    row("angle", PAIR, of_place::angle_to, "degrees between downhill and the way to a place"),
    row("downhill", PLACE, of_place::downhill_heading, "the direction of −∇f in degrees from +x"),
    row("dx", STEP, of_run::move_x, "the move from the step to the next, along x"),
    row("dy", STEP, of_run::move_y, "the move from the step to the next, along y"),
    row("move", STEP, of_run::move_length, "the length of the move from the step to the next"),
    row("heading", STEP, of_run::move_heading, "the direction of that move in degrees from +x"),
    row("jump", STEP, of_run::jump, "the longest move up to the step"),
    row("path", STEP, of_run::path, "the length of the way up to the step"),
    row("rate", STEP, of_run::rate, "α of the step that leaves from there"),
    row("steps", STEP, of_run::steps, "how many steps were taken"),
    row("evaluations", STEP, of_run::evaluations, "how many gradients were computed"),
    row("samples", STEP, of_run::samples, "how many points they were taken over"),
    row("epochs", STEP, of_run::epochs, "the same in passes over all data"),
    row(
        "reach",
        &[Asking::Run, Asking::Below, Asking::Above, Asking::Unit],
        of_run::reach,
        "when f first was beyond a value",
    ),
    row("lowest", STEP, of_run::lowest, "the least f up to the step"),
    row("highest", STEP, of_run::highest, "the greatest f up to the step"),
    row(
        "mean",
        &[Asking::Run, Asking::Step, Asking::Last],
        of_run::mean,
        "the mean of f over the last rows",
    ),
    row(
        "limit",
        &[Asking::Run],
        of_run::limit,
        "the learning rate beyond which the run cannot settle",
    ),
    row("option", &[Asking::Run, Asking::Name], of_run::option, "a number that the rule was given"),
    row("apart", &[Asking::Run, Asking::From], of_run::apart, "how far two runs are apart at most"),
    row("runs", &[], of_race::runs, "how many runs there are"),
    row("starts", &[], of_race::starts, "how many starts there are"),
    row("first", &[], of_race::first, "the number of the run that was first"),
    row(
        "count",
        &[Asking::Verdict, Asking::Outcome, Asking::Stop],
        of_race::count,
        "how many runs ended so",
    ),
    row("best", &[], of_race::best, "f at the best point known"),
    row("best-x", &[], of_race::best_x, "the best point’s first coordinate"),
    row("best-y", &[], of_race::best_y, "the best point’s second coordinate"),
    row("minima", &[], of_race::minima, "how many minima there are in the region"),
    row("maxima", &[], of_race::maxima, "how many maxima"),
    row("saddles", &[], of_race::saddles, "how many saddles"),
    row("limit-steps", &[], of_race::step_limit, "the most steps of a run"),
    row("tol", &[], of_race::tolerance, "the gradient’s norm at which a run has converged"),
    row("noise", &[], of_race::noise, "the noise’s standard deviation"),
    row("seed", &[], of_race::seed, "the seed"),
    row("restarts", &[], of_race::restarts, "how many random starts were added"),
];

/// A fact, and what is asked of it.
#[derive(Clone, Serialize)]
#[serde(into = "Written")]
pub struct Fact {
    row: &'static FactRow,
    /// What is asked of it.
    pub asked: Asked,
}

/// A fact by its name.
#[derive(Serialize)]
struct Written {
    fact: String,
    asked: Asked,
}

impl From<Fact> for Written {
    fn from(fact: Fact) -> Self {
        Self { fact: fact.row.id.to_owned(), asked: fact.asked }
    }
}

impl Fact {
    /// The fact of a name.
    #[must_use]
    pub fn named(name: &str, asked: Asked) -> Option<Self> {
        let row = FACTS.iter().find(|row| row.id == name)?;
        Some(Self { row, asked })
    }

    /// What is said of it.
    #[must_use]
    pub fn row(&self) -> &'static FactRow {
        self.row
    }

    /// What it is of a race that has ended; `None` where the race has no such thing, and where it is not
    /// a finite number.
    #[must_use]
    pub fn read(&self, race: &Race) -> Option<f64> {
        (self.row.read)(race, &self.asked).filter(|value| value.is_finite())
    }
}

impl PartialEq for Fact {
    fn eq(&self, other: &Self) -> bool {
        self.row.id == other.row.id && self.asked == other.asked
    }
}

impl std::fmt::Debug for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.row.id, self.asked)
    }
}
