//! The catalogue: functions known by name, with what is known about them.
//!
//! To add one, write a file beside this one that holds an [`Entry`] named `ENTRY`, and add its
//! module's name to the list below. The tests check it against its own formula.

mod entry;

pub use entry::{Entry, Family};

/// Declares the modules and the list from one list of names.
macro_rules! catalog {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every function of the catalogue, in the order of the page's menu.
        pub const CATALOG: &[Entry] = &[$($module::ENTRY),*];
    };
}

#[rustfmt::skip]
catalog![
    parabola, absolute, sphere, booth, matyas,
    ravine, rosenbrock, beale,
    double_well, himmelblau, three_hump_camel, six_hump_camel, styblinski_tang, gaussian_wells, mccormick,
    gramacy_lee, rastrigin, ackley, griewank, levy, bohachevsky,
    saddle, monkey_saddle, inflection,
    plateau, sigmoid_loss, easom, michalewicz,
    cliff, goldstein_price,
];

/// The function of a link that names none.
pub const DEFAULT: Entry = himmelblau::ENTRY;

/// The entry with this id, in capitals or not.
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    CATALOG.iter().find(|entry| entry.id.eq_ignore_ascii_case(id))
}
