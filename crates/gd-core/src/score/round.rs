//! A round of a hole, and what a claimed score is worth.

use crate::{
    course::{Hole, Layout},
    race::Race,
    run::{
        Run,
        stop::{Stop, StopRules},
    },
    space::{Point, distance},
};

/// How far from the minimum the hole's rim is.
pub const CUP: f64 = 0.01;

/// For how many more steps a run has to stay within it.
pub const REST: usize = 100;

/// A round of a hole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// The hole.
    pub hole: Hole,
    /// The run that counts, by its number in the race.
    pub racer: usize,
    /// What has become of it.
    pub end: End,
    /// The score that the link claims.
    pub claimed: Option<u32>,
}

/// What has become of a ball.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It is in the hole, after so many gradients.
    Holed(u32),
    /// It came to rest somewhere else.
    Elsewhere,
    /// It passed over the hole, or lay in it only for a moment.
    RolledOver,
    /// It had not come to rest when the hole's steps were over.
    StillRolling,
    /// It left all bounds.
    Lost,
}

/// What a claimed score is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is so.
    True,
    /// It is not so.
    False,
}

impl Round {
    /// The round that a race plays, once all of its runs have ended; `None` where no hole is played.
    #[must_use]
    pub fn of(race: &Race) -> Option<Self> {
        let scenario = race.scenario();
        let hole = scenario.hole?;
        let layout = hole.layout();
        let mut best: Option<(usize, End)> = None;
        for (racer, of) in race.racers().iter().enumerate() {
            let end = end_of(&of.run, &layout)?;
            if best.is_none_or(|(_, before)| end.is_better_than(before)) {
                best = Some((racer, end));
            }
        }
        let (racer, end) = best?;
        Some(Self { hole, racer, end, claimed: scenario.score })
    }

    /// The score, if the ball is in the hole.
    #[must_use]
    pub fn score(&self) -> Option<u32> {
        match self.end {
            End::Holed(score) => Some(score),
            _ => None,
        }
    }

    /// What the score that the link claims is worth, if it claims one.
    #[must_use]
    pub fn claim(&self) -> Option<Claim> {
        let claimed = self.claimed?;
        Some(if self.score() == Some(claimed) { Claim::True } else { Claim::False })
    }
}

impl End {
    /// Whether it is a score where the other is none, or a lower one.
    fn is_better_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Holed(score), Self::Holed(other)) => score < other,
            (Self::Holed(_), _) => true,
            _ => false,
        }
    }
}

/// What has become of a run of a hole; `None` while it goes on.
pub(super) fn end_of(run: &Run, layout: &Layout) -> Option<End> {
    let is_in = |theta: Point| layout.minima.iter().any(|minimum| distance(theta, *minimum) <= CUP);
    Some(match run.stop()? {
        Stop::Diverged | Stop::Undefined => End::Lost,
        Stop::MaxSteps => End::StillRolling,
        Stop::Converged if !is_in(run.last().theta) => End::Elsewhere,
        Stop::Converged if !rests(run, layout, is_in) => End::RolledOver,
        Stop::Converged => End::Holed(run.steps() as u32 + 1),
    })
}

/// Whether a run that has converged would stay if it were not stopped.
fn rests(run: &Run, layout: &Layout, is_in: impl Fn(Point) -> bool) -> bool {
    let mut conditions = run.conditions().clone();
    let steps = run.steps() + REST;
    conditions.stop = StopRules { tolerance: 0.0, max_steps: steps as u32 };
    let mut longer = Run::new(conditions, layout.start);
    longer.finish();
    longer.steps() == steps && longer.rows().skip(run.steps()).all(|row| is_in(row.theta))
}
