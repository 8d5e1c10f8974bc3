//! What a rule is given for the gradient, in words.

use std::fmt;

use super::{norm, towards};
use crate::{
    explain::{Explanation, Seen, direction::Direction, gradient_estimate::GradientEstimate},
    notation::short,
};

impl Explanation {
    /// What the step sees of the data, the noise, the clipping, and the learning rate if the schedule
    /// has changed it, each if there is any.
    pub(super) fn estimated(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let GradientEstimate { gradient, noise, unclipped, is_turned } = self.estimate;
        let given = format!("g = {}", self.place(gradient));
        let is_last = unclipped.is_none();
        if let Some(Seen { points, of, gradient }) = self.batch {
            let is = if noise.is_none() && is_last { given.clone() } else { self.place(gradient) };
            match points {
                1 => write!(f, " The step sees one of them, whose gradient is {is}.")?,
                _ if points == of => {
                    write!(f, " The step sees a mini-batch of {points}, whose gradient is {is}.")?
                }
                _ => write!(f, " The step sees {points} of them, whose gradient is {is}.")?,
            }
        }
        if let Some(noise) = noise {
            let noise = self.place(noise);
            let sum =
                if is_last { given.clone() } else { self.place(unclipped.unwrap_or(gradient)) };
            write!(f, " Noise of {noise} makes it {sum}.")?;
        }
        if let Some(unclipped) = unclipped {
            let [before, now] = [unclipped, gradient].map(|vector| short(norm(vector)));
            write!(f, " Clipping cuts its size from {before} to {now}")?;
            match Direction::of(gradient).filter(|_| is_turned) {
                Some(way) => write!(f, " and turns it, {}: {given}.", towards(way))?,
                None => write!(f, " and keeps its direction: {given}.")?,
            }
        }
        let [rate, base] = [self.learning_rate, self.base_rate];
        if rate != base {
            write!(f, " The schedule has brought α from {} to {}.", short(base), short(rate))?;
        }
        Ok(())
    }
}
