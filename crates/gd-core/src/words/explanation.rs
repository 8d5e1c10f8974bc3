//! Why a step goes where it goes, in a sentence or two.

use std::fmt;

use crate::{
    explain::{Course, Direction, Explanation, Seen},
    notation::{DIGITS, place},
    run::stop::Stop,
    space::{Goal, distance},
};

/// The slope's sign, the direction of the step that follows from it, and what the step sees.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |point| place(point, self.dimension, DIGITS);
        write!(f, "At {} the gradient is {}: ", at(self.theta), at(self.gradient))?;
        let [[x, y], [dx, dy]] = [self.theta, self.step];
        let to = at([x + dx, y + dy]);
        let way = self.direction.map(named);
        let slope = match (self.dimension, self.uphill, self.gradient) {
            (_, None, _) => "no slope to follow".to_owned(),
            (1, _, [g, _]) if g > 0.0 => "positive, so f rises to the right".to_owned(),
            (1, ..) => "negative, so f falls to the right".to_owned(),
            (_, Some(uphill), _) => format!("f rises fastest {}", named(uphill)),
        };
        let (name, against) = match self.goal {
            Goal::Min => ("descent", "uphill"),
            Goal::Max => ("ascent", "downhill"),
        };
        if self.end.is_some() {
            return write!(f, "{slope}.");
        }
        match (self.course, way) {
            (Course::NoSlope, None) => write!(f, "{slope}, so there is no step."),
            (Course::NoSlope, Some(way)) => {
                write!(f, "{slope}, but the step still goes {way}, to {to}.")
            }
            (Course::Overflow, _) => write!(
                f,
                "{slope}; yet the rule stays where it is: the square of the gradient is too large to be held, and it divides by that."
            ),
            (Course::NoStep, _) | (_, None) => {
                write!(f, "{slope}; yet the rule stays where it is.")
            }
            (Course::WithSlope, Some(way)) => {
                write!(f, "{slope}; {name} steps {way}, to {to}.")
            }
            (Course::AgainstSlope, Some(way)) => write!(
                f,
                "{slope}; yet the step goes {way}, {against}, to {to}: what the rule remembers, or chance, outweighs the slope."
            ),
        }?;
        let Some(Seen { points, gradient, .. }) = self.batch else { return Ok(()) };
        let points = if points == 1 { "one point".to_owned() } else { format!("{points} points") };
        write!(f, " The step sees only {points}, whose gradient is {}.", at(gradient))
    }
}

/// Which points a plot of the data marks.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { points, of, .. } = self;
        let seen = if *points == 1 { "one".to_owned() } else { points.to_string() };
        write!(f, "Circled: the {seen} of {of} points used for the next step.")
    }
}

/// How small the gradient's norm is where it is called almost zero.
const ALMOST_ZERO: f64 = 1e-3;

/// Which step is explained; where a run has ended, why there is none.
#[must_use]
pub fn which_step(explanation: &Explanation) -> String {
    let Explanation { from, gradient, step, .. } = *explanation;
    let steps = format!("{from} step{}", if from == 1 { "" } else { "s" });
    let norm = |vector| distance([0.0; 2], vector);
    match explanation.end {
        None => format!("From step {from} to {}.", from + 1),
        Some(Stop::Converged) if norm(gradient) > ALMOST_ZERO => {
            format!("Arrived after {steps}: the gradient is below the tolerance.")
        }
        Some(Stop::Converged) if norm(step) > ALMOST_ZERO => {
            format!("Arrived after {steps}: the gradient is almost zero.")
        }
        Some(Stop::Converged) => format!(
            "Arrived after {steps}: the gradient is almost zero, so another step would not move it."
        ),
        Some(Stop::MaxSteps) => format!("Stopped after {steps}, the limit."),
        Some(Stop::Diverged) => {
            format!(
                "Ended after {steps}: the next one leads past all bounds, or to where f has no value."
            )
        }
        Some(Stop::Undefined) => {
            "There is no step from here: f has no finite value or slope.".to_owned()
        }
    }
}

fn named(direction: Direction) -> &'static str {
    match direction {
        Direction::Right => "right",
        Direction::RightUp => "right and up",
        Direction::Up => "up",
        Direction::LeftUp => "left and up",
        Direction::Left => "left",
        Direction::LeftDown => "left and down",
        Direction::Down => "down",
        Direction::RightDown => "right and down",
    }
}
