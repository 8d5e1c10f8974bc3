//! Sets of what a table lists.

use std::{marker::PhantomData, ops::BitXor};

#[cfg(feature = "link")]
use serde::{Serialize, Serializer};

/// What a table of at most 16 rows lists.
pub trait Listed: Copy + 'static {
    /// All of it, in the order of the table.
    fn all() -> impl Iterator<Item = Self>;
    /// Its place in the table, from 0.
    fn place(self) -> u16;
}

/// A set of some of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set<T>(u16, PhantomData<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T: Listed> Set<T> {
    /// Puts one into the set, or takes it out.
    pub fn set(&mut self, one: T, is_in: bool) {
        let bit = 1 << one.place();
        self.0 = if is_in { self.0 | bit } else { self.0 & !bit };
    }

    /// Whether one is in the set.
    #[must_use]
    pub fn contains(self, one: T) -> bool {
        self.0 & (1 << one.place()) != 0
    }

    /// What is in the set, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::all().filter(move |&one| self.contains(one))
    }
}

/// What is in one of two sets alone.
impl<T> BitXor for Set<T> {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        Self(self.0 ^ other.0, PhantomData)
    }
}

/// As a list.
#[cfg(feature = "link")]
impl<T: Listed + Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::part::{PARTS, Part, Parts};

    #[test]
    fn a_set_holds_what_was_put_in_and_not_taken_out() {
        let mut all = Parts::default();
        for row in PARTS {
            assert!(!all.contains(row.id));
            all.set(row.id, true);
            assert!(all.contains(row.id));
        }
        assert!(all.iter().eq(PARTS.iter().map(|row| row.id)));
        let mut some = all;
        some.set(Part::Stretch, false);
        some.set(Part::Stretch, false);
        assert!((all ^ some).iter().eq([Part::Stretch]));
        assert_eq!(all ^ all, Parts::default());
    }
}
