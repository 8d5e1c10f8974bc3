//! What a round of a hole has come to, and whether a link that claims so many gradients is right.
//!
//! A run is *in the hole* when three things are so:
//!
//! 1. It has [converged](crate::Stop::Converged): the gradient's norm is at most the hole's tolerance,
//!    and so is the temperature, if the rule has one.
//! 2. It is within [`CUP`] of a global minimum.
//! 3. It stays: were it not stopped there, it would be within [`CUP`] of that minimum at each of the
//!    next [`REST`] steps too. So a run that passes through at speed, or that a learning rate beyond
//!    2/λmax has thrown there, has not come to rest.
//!
//! Its score is the number of gradients that were computed until then, one at the start and one at the
//! end of each step: steps + 1. What the third is checked with does not count. Of several runs the best
//! counts. Nothing is taken on trust: the link says the hole, the rule and its options, and is replayed.

mod par;
mod round;

pub use par::{CLIPS, Par, ParSearch, RATES, RULES, SCHEDULES, par};
pub use round::{CUP, Claim, End, REST, Round};
