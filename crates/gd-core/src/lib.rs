//! Gradient descent to look at.
//!
//! Race a function of your own, and read the verdict on each run:
//!
//! ```
//! use gd_core::{Expression, Function, Race, Scalar, Scenario, rule::optimizer};
//!
//! struct Bowl;
//! impl Expression for Bowl {
//!     fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
//!         x.square() + y.square() * 10.0
//!     }
//! }
//! let rules = [&optimizer::gd::RULE, &optimizer::adam::RULE];
//! let race = Race::finished(Scenario::of(Function::custom("bowl", Bowl)).start([3.0, 1.0]).rules(rules));
//! println!("{}", race.verdict(0).unwrap());
//! # assert_eq!(race.verdict(0).unwrap().id(), "converged:global-minimum");
//! ```
//!
//! A [`Scenario`] says everything: the function, the starts, the update rules and their settings. A
//! [`Race`] runs every rule from every start, and each [`Run`] that has ended gets a [`Verdict`].
//! With the feature `link`, which is on unless it is turned off, a scenario is read from a link's
//! query and written as one:
//!
#![cfg_attr(feature = "link", doc = "```")]
#![cfg_attr(not(feature = "link"), doc = "```ignore")]
//! use gd_core::{Race, Scenario};
//!
//! // f = x², from x = 3: the gradient is 6, so the first step goes left.
//! let race = Race::finished("f=x^2&at=3&opt=gd&lr=0.1".parse::<Scenario>().unwrap());
//!
//! let run = &race.racers()[0].run;
//! assert_eq!(run.row(0).unwrap().gradient[0], 6.0);
//! assert!((run.row(1).unwrap().theta[0] - 2.4).abs() < 1e-15);
//! let verdict = race.verdict(0).unwrap();
//! assert_eq!(verdict.id(), "converged:global-minimum");
//! assert_eq!(
//!     verdict.to_string(),
//!     "Converged after 70 steps at the lowest minimum found in the region, f ≈ 0."
//! );
//! ```
//!
//! # Contents
//!
//! From the ground up; nothing imports from a floor above its own.
//!
//! 1. **Numbers and places.** [`number`]: a function is written once, over a
//!    [`Scalar`]; with [dual numbers](Dual) its exact gradient and Hessian follow. [`space`]: points,
//!    regions, and what a function is. [`random`]: chance that a link replays. [`sort`]:
//!    sorting by numbers.
//! 2. **One step.** [`rule`]: the [update rules](rule::optimizer), θ ← θ − α∇f(θ) and what grew out
//!    of it; how the [learning rate α](rule::schedule) changes with the step; gradients that are
//!    [clipped](rule::clip).
//! 3. **Functions.** [`function`]: what is descended, from the [catalogue](function::catalog), a
//!    typed [formula](function::formula), [data](function::fit), [layers](function::layers) or
//!    [Rust](Function::custom).
//! 4. **The landscape.** [`landscape`]: minima, maxima, saddles and plateaus, told by the Hessian.
//!    [`map`]: the function over a region. [`high_dimension`]: how rare minima are there.
//! 5. **A run.** [`run`]: step after step, forwards and back; when it [stops](run::stop), and why;
//!    [restarts](run::restart), [mini-batches](run::batch).
//! 6. **All of it.** [`course`]: nine holes to play. [`scenario`]: everything that a link says.
//!    [`race`]: the runs of a scenario, and the [`verdict`] on each. [`explain`]: why a step goes where
//!    it goes. [`stability`]: the learning rate that is too large; [`range_test`]: what others would do.
//!    [`score`]: what a round of a hole has come to. [`cost`]: what batch sizes cost.
//!    [`learning_curve`]: progress. [`pace`]: how fast it is shown. [`trace`]: every step as CSV.
//! 7. **Saying it.** [`words`]: the sentences, made from those facts, and from what is wrong with a
//!    text, a [`flaw`]. [`declarations`]: all that can be chosen and set.
//! 8. **Asking for it.** `fact`: what a lesson asks of a race, by name, and conditions over that.
//!
//! # Conventions
//!
//! A point θ is \[x, y\]; in one dimension y is 0. A Hessian is \[∂xx, ∂xy, ∂yy\]. A view is \[xmin,
//! xmax, ymin, ymax\]. Steps count from 0, the start; the update t = 1 leads to step 1. Update rules
//! are PyTorch's where PyTorch has them. Ascent is [`Goal::Max`], for every rule.
//!
//! The same scenario gives the same bits everywhere: sine, cosine and exponential are in
//! [`number`], other transcendental functions are `libm`'s, chance comes from [`random`], and there is no
//! clock and no global state. Nothing panics.

pub mod number;
mod prose;

pub mod notation;
pub mod random;
pub mod sort;
pub mod space;
pub mod spelling;
pub mod tape;

mod budget;
pub mod rule;

pub mod flaw;

pub mod function;

pub mod best_fits;
pub mod high_dimension;
pub mod landscape;

pub mod run;

pub mod course;

pub mod scenario;

pub mod stability;

pub mod verdict;

pub mod race;

pub mod map;

#[cfg(feature = "link")]
pub mod remedy;

pub mod range_test;
#[cfg(feature = "link")]
pub mod score;

pub mod cost;
pub mod explain;
pub mod pace;

pub mod learning_curve;
pub mod trace;

pub mod words;

#[cfg(feature = "link")]
pub mod fact;

pub mod declarations;

pub use flaw::{Fault, Flaw, Hint, Severity};
pub use function::{
    Function,
    catalog::{CATALOG, Entry},
    custom::Custom,
    formula::Formula,
};
pub use landscape::{
    critical_point::CriticalPoint,
    kind::CriticalKind,
    survey::{Landscape, Survey},
};
pub use number::{
    dual::{Dual, Dual2},
    power::powi,
    scalar::Scalar,
};
pub use race::{Race, Racer, Status};
pub use rule::{
    clip::{CLIPS, Clip},
    hyperparameter::{Choice, Hyperparameter},
    optimizer::RULES,
    schedule::{SCHEDULES, Schedule},
    update::Rule,
};
pub use run::{
    Run,
    batch::{Batch, Sampling},
    conditions::Conditions,
    row::{Event, Row},
    stop::Stop,
};
#[cfg(feature = "link")]
pub use scenario::{Edit, LinkError, Parsed, Problem};
pub use scenario::{Entrant, Scenario};
pub use space::{Expression, Goal, KnownPoint, Objective, Point, View};
pub use verdict::{Outcome, Verdict, Visited};

/// The README's example, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
