//! Why a step goes where it goes, in a few sentences.

mod cause;
mod gradient_estimate;

use std::fmt;

use crate::{
    explain::{Course, Explanation, Seen, direction::Direction, end::End},
    notation::{DIGITS, is_exact, place, short},
    run::stop::Stop,
    space::{Goal, Point, distance},
};

/// The slope's sign, what the rule is given for it, and what the rule makes of that.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.place(self.theta);
        let of = match self.batch {
            Some(Seen { of, .. }) => format!(" over all {of} points"),
            None => String::new(),
        };
        if self.end.is_some() {
            // Of a gradient that nothing follows its size is enough.
            let (name, size) = match self.dimension {
                1 => ("gradient", self.gradient[0]),
                _ => ("gradient’s norm", norm(self.gradient)),
            };
            if size.is_nan() {
                return write!(f, "At {at} there is no gradient{of}.");
            }
            return write!(f, "At {at} the {name}{of} is {}.", short(size));
        }
        let gradient = self.place(self.gradient);
        write!(f, "At {at} the gradient{of} is {gradient}: {}", self.slope())?;
        match (self.course, self.direction) {
            (Course::NoSlope, None) => f.write_str(", so there is no step."),
            (Course::Overflow, _) => f.write_str(
                "; yet the rule stays where it is: the square of the gradient is too large to be held, and it divides by that.",
            ),
            (_, None) => f.write_str("; yet the rule stays where it is."),
            _ => {
                f.write_str(".")?;
                self.estimated(f)?;
                self.caused(f)
            }
        }
    }
}

impl Explanation {
    /// What the gradient says of the slope.
    fn slope(&self) -> String {
        let name = self.value_name;
        let Some(uphill) = self.uphill else { return "no slope to follow".to_owned() };
        let [gradient, _] = self.gradient;
        match (self.dimension, self.goal) {
            (1, Goal::Min) if gradient > 0.0 => {
                format!("positive, so {name} rises to the right and downhill is to the left")
            }
            (1, Goal::Min) => format!("negative, so {name} falls to the right: that is downhill"),
            (1, Goal::Max) if gradient > 0.0 => {
                format!("positive, so {name} rises to the right: that is uphill")
            }
            (1, Goal::Max) => {
                format!("negative, so {name} falls to the right and uphill is to the left")
            }
            (_, Goal::Min) => {
                let [x, y] = self.gradient;
                format!(
                    "{name} rises fastest {}, so downhill is {}",
                    towards(uphill),
                    Direction::of([-x, -y]).map_or("", towards)
                )
            }
            (_, Goal::Max) => format!("{name} rises fastest {}: that is uphill", towards(uphill)),
        }
    }

    /// A place, or another vector, in numbers.
    fn place(&self, point: Point) -> String {
        place(point, self.dimension, DIGITS)
    }

    /// Where the rule leads.
    fn to(&self) -> String {
        let ([x, y], [dx, dy]) = (self.theta, self.step);
        self.place([x + dx, y + dy])
    }
}

/// How far a vector goes, and whereto: “0.5 to the left”.
fn going(vector: Point) -> String {
    match Direction::of(vector) {
        Some(way) => format!("{} {}", short(norm(vector)), towards(way)),
        None => "0".to_owned(),
    }
}

fn norm(vector: Point) -> f64 {
    distance([0.0; 2], vector)
}

/// Between numbers that are shown.
fn equal(numbers: &[f64]) -> &'static str {
    if numbers.iter().all(|number| is_exact(*number)) { "=" } else { "≈" }
}

/// Which points a plot of the data marks.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { points, of, .. } = self;
        let seen = if *points == 1 { "one".to_owned() } else { points.to_string() };
        write!(f, "Circled: the {seen} of {of} points used for the next step.")
    }
}

/// Which step is explained; where a run has ended, why there is none.
#[must_use]
pub fn which_step(explanation: &Explanation) -> String {
    let from = explanation.from;
    let after = match from {
        0 => "at the start".to_owned(),
        1 => "after 1 step".to_owned(),
        _ => format!("after {from} steps"),
    };
    let Some(End { stop, is_almost_flat, is_at_rest, .. }) = explanation.end else {
        return format!("From step {from} to {}.", from + 1);
    };
    match stop {
        Stop::Converged => {
            let [arrived, another] =
                if from == 0 { ["Stopped", "a"] } else { ["Arrived", "another"] };
            let is = if explanation.gradient == [0.0; 2] {
                "zero"
            } else if is_almost_flat {
                "almost zero"
            } else {
                "below the tolerance"
            };
            let rest = if explanation.direction.is_none() {
                format!(", so {another} step would not move it")
            } else if is_at_rest {
                format!(", so {another} step would hardly move it")
            } else {
                String::new()
            };
            format!("{arrived} {after}: the gradient is {is}{rest}.")
        }
        Stop::MaxSteps => format!("Stopped {after}, the limit."),
        Stop::Diverged => format!(
            "Ended {after}: the next one leads past all bounds, or to where {} has no value.",
            explanation.value_name
        ),
        Stop::Undefined => format!(
            "There is no step from here: {} has no finite value or slope.",
            explanation.value_name
        ),
    }
}

/// The name of an earlier step that is offered where there is no next one; `None` if there is none.
#[must_use]
pub fn earlier_step(end: &End) -> Option<String> {
    end.telling_step.map(|step| format!("Explain an earlier step: {step} → {}", step + 1))
}

/// A direction on the map, so that “up” is not taken for uphill.
fn towards(direction: Direction) -> &'static str {
    match direction {
        Direction::Right => "to the right",
        Direction::RightUp => "to the upper right",
        Direction::Up => "up the map",
        Direction::LeftUp => "to the upper left",
        Direction::Left => "to the left",
        Direction::LeftDown => "to the lower left",
        Direction::Down => "down the map",
        Direction::RightDown => "to the lower right",
    }
}
