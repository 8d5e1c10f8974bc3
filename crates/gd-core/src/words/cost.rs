//! What the runs of a race say about batch sizes, in a sentence or two.

use std::fmt;

use crate::{
    cost::{Advice, NEAR},
    run::batch::Batch,
};

/// Which batch size was cheapest, and which ended nearest to the optimum.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, samples) = (named(self.cheapest_batch), self.samples);
        let share = 100.0 * (1.0 - NEAR);
        write!(
            f,
            "Cheapest was {name}: {samples} samples took it {share} % of the way to the lowest loss"
        )?;
        match (self.most_samples > samples, self.missed) {
            (true, 0) => write!(f, "; the dearest run needed {}", self.most_samples),
            (false, 0) => Ok(()),
            (_, 1) => write!(f, "; one run never came that near"),
            (_, missed) => write!(f, "; {missed} runs never came that near"),
        }?;
        if self.nearest == self.cheapest {
            write!(f, ". It also ends nearest to it.")
        } else {
            write!(f, ". In the end {} is nearest to it.", named(self.nearest_batch))
        }
    }
}

fn named(batch: Batch) -> String {
    match batch {
        Batch::Full => "the full batch".to_owned(),
        Batch::Mini(size) => format!("batch size {size}"),
    }
}
