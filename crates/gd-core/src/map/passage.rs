//! Runs of a map on their way: through all but their last steps, then through these, by which it is told what
//! became of one that takes them all. Lanes, or a kernel, carry them on.

use std::ops::RangeInclusive;

use crate::{
    map::{
        bundle::{Bundle, Ended, Member},
        step::StepTape,
    },
    space::Point,
    verdict::TAIL,
};

/// The runs from some starts.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where they began.
    pub(crate) starts: Vec<Point>,
    /// Where they are.
    pub bundle: Bundle,
    /// Where those were that were going on at the step before the last part; empty until then.
    pub(crate) going: Vec<Option<Member>>,
    /// The last step of the first part.
    pub(crate) before: usize,
    most: usize,
}

impl Passage {
    /// Runs of so many steps from some starts, for so many lanes.
    #[must_use]
    pub fn new(step: &StepTape, starts: Vec<Point>, width: usize, most: usize) -> Self {
        let bundle = Bundle::new(step, &starts, width);
        Self { starts, bundle, going: Vec::new(), before: most.saturating_sub(TAIL), most }
    }

    /// The steps through which they are to be carried on next.
    #[must_use]
    pub fn steps(&self) -> RangeInclusive<usize> {
        if self.going.is_empty() { 0..=self.before } else { self.before..=self.most }
    }

    /// Turns to the last part, once they are through the first. Whether any goes on.
    pub fn turn(&mut self) -> bool {
        let going = |member| Some(member).filter(|member: &Member| member.ended == Ended::Not);
        self.going = self.bundle.members().map(going).collect();
        self.going.iter().any(Option::is_some)
    }
}
