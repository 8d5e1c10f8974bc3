//! What is worked out in the background, in a module of its own that the first picture does not wait
//! for: functions of a link.

mod basins;
mod derivatives;
mod par;

pub use basins::{Cells, Mapper, call};
pub use derivatives::{derivatives_at, differentiated, kinks};
pub use par::par;
