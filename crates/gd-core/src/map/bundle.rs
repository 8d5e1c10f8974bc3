//! Runs side by side: where they are, in the order in which lanes read it.

use crate::{
    map::step::{LEARNING_RATE, StepTape},
    number::power::powi,
    rule::update::SLOTS,
    run::conditions::Conditions,
    space::Point,
};

/// How many numbers are kept of a run: θ and what the rule remembers, how many steps it took, how it ended,
/// and the box around where it has been since it was last begun to go on.
pub const FIELDS: usize = BOX + 4;

/// The field of the number of steps, and of the [`Ended`].
pub(crate) const STEPS: usize = LEARNING_RATE as usize;
pub(crate) const ENDED: usize = STEPS + 1;
/// The first of the fields of the box, xmin, xmax, ymin, ymax.
pub(crate) const BOX: usize = ENDED + 1;

/// How a run ended, as lanes can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It goes on.
    Not,
    /// The gradient's norm is at most the tolerance.
    Converged,
    /// It left the numbers; −1 steps, if it began outside of them.
    Diverged,
    /// f or its slope is not finite where derivatives follow rules that lanes do not know.
    Unsure,
}

impl Ended {
    pub(crate) fn code(self) -> f64 {
        match self {
            Self::Not => 0.0,
            Self::Converged => 1.0,
            Self::Diverged => 2.0,
            Self::Unsure => 3.0,
        }
    }

    fn of(code: f64) -> Self {
        [Self::Not, Self::Converged, Self::Diverged]
            .into_iter()
            .find(|ended| ended.code() == code)
            .unwrap_or(Self::Unsure)
    }
}

/// Where a run of a bundle is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// θ.
    pub theta: Point,
    /// What the rule remembers of each coordinate.
    pub slots: [[f64; SLOTS]; 2],
    /// How many steps it took.
    pub steps: f64,
    /// How it ended.
    pub ended: Ended,
    /// \[xmin, xmax, ymin, ymax\] of where it has been since it was last begun to go on.
    pub within: [f64; 4],
}

/// Runs in groups of as many as there are lanes: of each group first all x, then all y, and so on.
#[derive(Clone, Debug)]
pub struct Bundle {
    width: usize,
    runs: usize,
    numbers: Vec<f64>,
}

impl Bundle {
    /// Runs of a step at their starts, for so many lanes.
    #[must_use]
    pub fn new(step: &StepTape, starts: &[Point], width: usize) -> Self {
        let groups = starts.len().div_ceil(width);
        let mut bundle =
            Self { width, runs: starts.len(), numbers: vec![0.0; groups * width * FIELDS] };
        for run in 0..groups * width {
            // Lanes without a run of their own have that of the last.
            let Some([x, y]) = starts.get(run).or(starts.last()).copied() else { continue };
            bundle.set(run, 0, x);
            bundle.set(run, 1, if step.dimension == 1 { 0.0 } else { y });
        }
        bundle
    }

    /// All numbers.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        &self.numbers
    }

    /// The same, to be gone on with.
    pub fn numbers_mut(&mut self) -> &mut [f64] {
        &mut self.numbers
    }

    /// How many lanes a group has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many groups there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.runs.div_ceil(self.width)
    }

    fn place(&self, run: usize, field: usize) -> usize {
        let (group, lane) = (run / self.width, run % self.width);
        (group * FIELDS + field) * self.width + lane
    }

    fn get(&self, run: usize, field: usize) -> f64 {
        self.numbers.get(self.place(run, field)).copied().unwrap_or(f64::NAN)
    }

    fn set(&mut self, run: usize, field: usize, number: f64) {
        let place = self.place(run, field);
        if let Some(kept) = self.numbers.get_mut(place) {
            *kept = number;
        }
    }

    /// Every run, in the order of the starts.
    pub fn members(&self) -> impl Iterator<Item = Member> + '_ {
        (0..self.runs).map(|run| self.member(run))
    }

    /// A run by the number of its start.
    #[must_use]
    pub fn member(&self, run: usize) -> Member {
        let [x0, x1, y0, y1] = [2, 3, 4, 5].map(|field| self.get(run, field));
        Member {
            theta: [self.get(run, 0), self.get(run, 1)],
            slots: [[x0, x1], [y0, y1]],
            steps: self.get(run, STEPS),
            ended: Ended::of(self.get(run, ENDED)),
            within: [0, 1, 2, 3].map(|k| self.get(run, BOX + k)),
        }
    }
}

/// What changes from step to step: for each, α and the powers that the rule asks for.
#[must_use]
pub fn table(step: &StepTape, conditions: &Conditions) -> Vec<f64> {
    let steps = conditions.stop.max_steps as usize;
    let mut table = Vec::with_capacity((steps + 1) * (1 + step.powers.len()));
    for t in 0..=steps {
        table.push(conditions.learning_rate_at(t));
        table.extend(step.powers.iter().map(|base| powi(*base, t as i32 + 1)));
    }
    table
}

/// What lanes ask first of a place, so that few are looked at one by one.
#[derive(Clone, Copy, Debug)]
pub struct Sieve {
    /// The tolerance itself.
    pub tolerance: f64,
    /// A squared gradient up to this may have converged.
    pub small: f64,
    /// A squared distance from the origin beyond this may be too far.
    pub far: f64,
    /// Beyond this, so may f and the squared gradient.
    pub large: f64,
}

impl Sieve {
    /// For a tolerance; wider than it by more than squares are rounded.
    #[must_use]
    pub fn new(tolerance: f64) -> Self {
        const FAR: f64 = crate::run::stop::FAR;
        let small = if tolerance > 0.0 { tolerance * tolerance * (1.0 + 1e-9) } else { -1.0 };
        Self { tolerance, small, far: FAR * FAR * (1.0 - 1e-9), large: 1e300 }
    }
}
