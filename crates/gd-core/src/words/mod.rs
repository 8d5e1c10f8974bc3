//! The sentences that a reader sees, made from facts.

mod verdict;
