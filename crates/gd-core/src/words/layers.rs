//! What becomes of a gradient on its way back through layers, in a sentence.

use std::fmt;

use crate::{
    function::layers::{Fate, Flow},
    notation::shorter,
};

/// The gradient's size at both ends, and what became of it.
impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fate = match self.fate {
            Fate::Vanishes => "it vanishes",
            Fate::Explodes => "it explodes",
            Fate::Stays => "it keeps its size roughly",
            Fate::Dies => "it is lost at a layer that passes nothing on",
            Fate::Absent => "the output is on target, so there is none to pass back",
        };
        let [last, input] = [self.last, self.input].map(|size| shorter(size, 3));
        write!(f, "From {last} at the last layer to {input} at the input: {fate}.")
    }
}
