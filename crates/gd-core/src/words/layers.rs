//! What becomes of a gradient on its way back through layers, in a sentence.

use std::fmt;

use crate::{
    function::layers::{Fate, Flow},
    notation::shorter,
};

/// The gradient's size at both ends, what became of it, and by what.
impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { last, input, depth, fate } = *self;
        let (from, to) = (shorter(last, 3), shorter(input, 3));
        let fate = match fate {
            Fate::Vanishes => "it vanishes",
            Fate::Explodes => "it explodes",
            Fate::Stays => "it keeps its size roughly",
            Fate::Dies(layer) => {
                return write!(
                    f,
                    "The gradient, {from} at layer {depth}, is lost at layer {layer}: w·φ′ is 0 there, and \
                     none reaches the layers before it."
                );
            }
            Fate::Absent => {
                return f
                    .write_str("The output is on target, so there is no gradient to pass back.");
            }
        };
        write!(
            f,
            "Back from layer {depth} to the input the gradient goes from {from} to {to}: {fate}."
        )?;
        let factor = libm::pow(input / last, 1.0 / f64::from(depth));
        if factor > 0.0 && factor.is_finite() {
            let factor = shorter(factor, 3);
            write!(
                f,
                " Each layer multiplies it by its w·φ′, by {factor} on (geometric) average."
            )?;
        }
        Ok(())
    }
}
