//! The keys of a link: one row each, from which links are read and written and tables are made.

use crate::scenario::{course_keys, function_keys, key::Key, learning_keys, page_keys, run_keys};

/// Every key, in the order in which they are read and written.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    [course_keys::KEYS, function_keys::KEYS, learning_keys::KEYS, run_keys::KEYS, page_keys::KEYS]
        .into_iter()
        .flatten()
}

/// The key with this name.
pub(crate) fn find(id: &str) -> Option<&'static Key> {
    keys().find(|key| key.id == id)
}
