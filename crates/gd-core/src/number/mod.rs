//! Numbers that carry derivatives: what a function is written over.
//!
//! # Where arithmetic has no answer
//!
//! Values are those of IEEE 754: 0/0, ∞/∞, ∞ − ∞ and 0·∞ are NaN, and a function has no value there.
//! (`sinc`, `sigmoid`, `softplus`, `logaddexp` and `logcosh` are there for what would be one of
//! these on the way.) Where there is a value, its derivatives follow rules:
//!
//! | where | rule | so |
//! |---|---|---|
//! | 0·∞ in the chain, product or quotient rule | 0 | √x + y has a slope along y at x = 0; x·√x has slope 0 at 0; √(x² + y²) has the subgradient 0 at its tip |
//! | ∞·d with \|d\| < 2⁻⁵⁰⁰: an argument has underflowed to 0 | 0 | √(x⁴) has a finite slope at 1e-81 |
//! | a divisor that is infinite | the quotient is 0 and flat | 1/(1 + e⁻⁵⁰ˣ) is flat at −15 |
//! | a finite value of an infinite argument | flat | exp(−eˣ) is flat at 800 |
//! | a quotient whose 1/divisor overflows | divided last | x/(2x) has slope 0 at 1e-310 |
//! | ∞ − ∞ between slopes | NaN | there is no slope |
//! | a root's end (√, ∛, arcsin, arcosh) | ±∞ | the run stops there, and says so |
//! | a kink (\|x\|, relu, hypot, huber) | the subgradient 0 | as PyTorch's |
//! | a tie of `min` or `max` | the mean of both | as PyTorch's `minimum` |
//! | a jump (sign, step, floor, ceil, round) | flat | |
//!
//! The price of the first rule: where 0 and ∞ come from one root and its power, as in ∛(x³) at 0, the
//! slope is 0 in place of 1.

pub mod clamp;
pub mod dual;
pub mod exponential;
mod hyperbolic;
pub mod hypot;
mod logistic;
pub(crate) mod nearest;
pub mod power;
mod real;
pub mod scalar;
mod sign;
pub mod sine;
mod spherical_bessel;
