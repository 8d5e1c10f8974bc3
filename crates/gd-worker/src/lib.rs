//! What is worked out in the background, in a module of its own that the first picture does not wait
//! for: each function is one of a link, and keeps nothing.

mod derivatives;
mod maps;

pub use derivatives::{derivatives_at, differentiated, kinks};
pub use maps::basin_cells;
