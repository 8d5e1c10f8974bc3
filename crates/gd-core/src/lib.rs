//! Gradient descent to look at.
//!
//! A [`Scenario`] says everything: the function, the starts, the update rules and their settings.
//! It is read from a link's query and written as one. A [`Race`] runs every rule from every start,
//! and each [`Run`] that has ended gets a [`Verdict`].
//!
//! ```
//! use gd_core::{Race, Scenario};
//!
//! // f = x², from x = 3: the gradient is 6, so the first step goes left.
//! let scenario = Scenario::parse("f=x^2&at=3&opt=gd&lr=0.1").scenario;
//! let mut race = Race::new(scenario);
//! race.finish();
//!
//! let run = &race.lanes()[0].run;
//! assert_eq!(run.rows()[0].gradient[0], 6.0);
//! assert!((run.rows()[1].theta[0] - 2.4).abs() < 1e-15);
//! let verdict = race.verdict(0).unwrap();
//! assert_eq!(verdict.id(), "converged:global-minimum");
//! assert_eq!(
//!     verdict.sentence(),
//!     "Converged after 70 steps, at the global minimum, value 2.437×10⁻¹³."
//! );
//! ```
//!
//! # Contents
//!
//! 1. **Functions.** [`objective`]: what is descended, from the [catalogue](objective::catalog) or a
//!    typed [formula](objective::formula). A function is written once, over a [`scalar`]; with
//!    [dual numbers](dual) its exact gradient and Hessian follow.
//! 2. **One step.** [`optimizer`]: the update rules, θ ← θ − α∇f(θ) and what grew out of it.
//!    [`schedule`]: how the learning rate α changes with the step. [`clip`]: gradients that are too
//!    large. [`explain`]: a step in its rule's equations, with its numbers.
//! 3. **A run.** [`run`]: step after step, forwards and back. [`stop`]: when it ends, and why.
//!    [`random`]: noise that a link replays. [`restart`]: many starts.
//! 4. **What came of it.** [`critical`]: minima, maxima, saddles and plateaus, told by the Hessian.
//!    [`diagnosis`]: the verdict on a run. [`learning_curve`]: its progress. [`map`]: the function
//!    over a region.
//! 5. **Saying it.** [`scenario`]: the link. [`hyperparameter`]: each number that can be set,
//!    declared once. [`race`]: all runs of a scenario. [`trace`]: every step as CSV.
//!
//! # Conventions
//!
//! A point θ is \[x, y\]; in one dimension y is 0. A Hessian is \[∂xx, ∂xy, ∂yy\]. A view is \[xmin,
//! xmax, ymin, ymax\]. Steps count from 0, the start; the update t = 1 leads to step 1. Update rules
//! are PyTorch's where PyTorch has them. Ascent is [`Goal::Max`](run::Goal::Max), for every rule.
//!
//! The same scenario gives the same bits everywhere: transcendental functions are `libm`'s, chance
//! comes from [`random`], and there is no clock and no global state. Nothing panics.

pub mod batch;
pub mod clip;
pub mod cost;
pub mod critical;
pub mod diagnosis;
pub mod dual;
pub mod explain;
pub mod high_dimension;
pub mod hyperparameter;
pub mod learning_curve;
pub mod map;
mod notation;
pub mod objective;
pub mod optimizer;
pub mod race;
pub mod random;
pub mod restart;
pub mod run;
pub mod scalar;
pub mod scenario;
pub mod schedule;
mod spelling;
pub mod stop;
pub mod trace;

pub use critical::{CriticalPoint, Kind};
pub use diagnosis::Verdict;
pub use dual::{Dual, Dual2};
pub use objective::{Expression, Function, Objective, Point};
pub use race::Race;
pub use run::Run;
pub use scalar::{Scalar, powi};
pub use scenario::Scenario;

/// The README's example, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
