//! Conditions over facts.

use serde::Serialize;

use crate::fact::arithmetic::Quantity;

/// How near numbers are that are called equal, in parts of the larger one.
const EQUAL: f64 = 1e-9;

/// How near to 0 a number is that is called equal to it.
const NIL: f64 = 1e-12;

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Equal but for rounding.
    Equal,
    /// Not equal.
    Unequal,
    /// Less.
    Below,
    /// Less or equal.
    AtMost,
    /// Greater.
    Above,
    /// Greater or equal.
    AtLeast,
    /// No further apart than this.
    Within(f64),
    /// No further apart than this part of the second.
    WithinShare(f64),
}

impl Relation {
    /// Whether two numbers compare so.
    #[must_use]
    pub fn holds(self, a: f64, b: f64) -> bool {
        let gap = (a - b).abs();
        let is_equal = gap <= NIL.max(EQUAL * a.abs().max(b.abs()));
        match self {
            Self::Equal => is_equal,
            Self::Unequal => !is_equal,
            Self::Below => a < b,
            Self::AtMost => a <= b || is_equal,
            Self::Above => a > b,
            Self::AtLeast => a >= b || is_equal,
            Self::Within(reach) => gap <= reach * (1.0 + EQUAL),
            Self::WithinShare(share) => gap <= share * b.abs() * (1.0 + EQUAL),
        }
    }
}

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clause<F, W> {
    /// Two numbers compare so.
    Numbers(Quantity<F>, Relation, Quantity<F>),
    /// A word is one of these.
    Is(W, Vec<String>),
    /// A word is none of these.
    IsNot(W, Vec<String>),
    /// It holds, or it does not.
    Known(bool),
}

/// Clauses that are all to hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Condition<F, W>(pub Vec<Clause<F, W>>);

impl<F, W> Condition<F, W> {
    /// Whether it holds, by what facts are. Where one is missing it does not.
    pub fn holds(
        &self,
        number: &mut impl FnMut(&F) -> Option<f64>,
        word: &mut impl FnMut(&W) -> Option<String>,
    ) -> bool {
        self.0.iter().all(|clause| match clause {
            Clause::Numbers(a, relation, b) => match (a.value(number), b.value(number)) {
                (Some(a), Some(b)) => relation.holds(a, b),
                _ => false,
            },
            Clause::Is(one, any) => word(one).is_some_and(|word| any.contains(&word)),
            Clause::IsNot(one, any) => word(one).is_some_and(|word| !any.contains(&word)),
            Clause::Known(holds) => *holds,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_but_for_rounding() {
        let sum = 0.1 + 0.2;
        assert!(Relation::Equal.holds(sum, 0.3) && !Relation::Unequal.holds(sum, 0.3));
        assert!(Relation::AtMost.holds(sum, 0.3) && Relation::AtLeast.holds(0.3, sum));
        assert!(!Relation::Equal.holds(0.300_001, 0.3) && Relation::Above.holds(0.300_001, 0.3));
        assert!(
            Relation::Within(0.005).holds(2.4049, 2.4)
                && !Relation::Within(0.005).holds(2.406, 2.4)
        );
        assert!(Relation::WithinShare(0.05).holds(73.0, 70.0));
        assert!(!Relation::WithinShare(0.05).holds(74.0, 70.0));
        assert!(!Relation::Equal.holds(f64::NAN, f64::NAN));
    }
}
