//! What a rule makes of the gradient, in words.

use std::fmt;

use super::{equal, going, norm};
use crate::{
    explain::{
        Course, Explanation,
        cause::{Cause, Proposal, Scaling, Velocity},
        direction::{Bearing, Direction},
    },
    notation::{short, shorter},
    rule::update::Mechanism,
    run::acceptance::Acceptance,
    space::{Goal, Point},
};

/// From how many times the other's on a slope or a move is told to be larger.
const MUCH: f64 = 3.0;

/// Up to which ratio two lengths are about equal.
const ABOUT: f64 = 1.2;

fn is_about(a: f64, b: f64) -> bool {
    a <= ABOUT * b && b <= ABOUT * a
}

/// Before which step a running mean is told to have begun at 0.
const EARLY: usize = 10;

/// From which correction of a running mean on it is told.
const CORRECTED: f64 = 1.1;

impl Explanation {
    /// The rule's sentence.
    pub(super) fn caused(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Plain => self.plainly(f),
            Cause::Velocity(velocity) => self.carried(f, velocity),
            Cause::Scaling(scaling) => self.scaled(f, scaling),
            Cause::Proposal(proposal) => self.proposed(f, proposal),
        }
    }

    /// “Descent”, “descent” and “uphill”, or what they are in ascent.
    fn names(&self) -> [&'static str; 3] {
        match self.goal {
            Goal::Min => ["Descent", "descent", "uphill"],
            Goal::Max => ["Ascent", "ascent", "downhill"],
        }
    }

    /// What follows where a step goes the wrong way.
    fn wrong_way(&self) -> String {
        let [_, _, wrong] = self.names();
        match self.course {
            Course::AgainstSlope => format!(", which is {wrong} here"),
            _ => String::new(),
        }
    }

    /// How far a step goes, whereto, and whether that is the wrong way; then where it ends.
    fn led(&self, step: Point) -> String {
        format!("{}{}, to {}.", going(step), self.wrong_way(), self.to())
    }

    /// Plain descent.
    fn plainly(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [name, ..] = self.names();
        let [size, length] = [self.estimate.gradient, self.plain].map(norm);
        let is = equal(&[self.learning_rate, size, length]);
        let [rate, size] = [self.learning_rate, size].map(short);
        if !self.estimate.is_along(self.gradient) {
            let of = if self.dimension == 1 { "size" } else { "norm" };
            return write!(
                f,
                " {name} follows g, by learning rate × {of} of g = {rate} × {size} {is} {}",
                self.led(self.plain)
            );
        }
        let of = match (self.dimension, self.estimate.gradient == self.gradient) {
            (1, true) => "slope",
            (1, false) => "size of g",
            (_, true) => "gradient’s norm",
            (_, false) => "norm of g",
        };
        let length = short(length);
        write!(
            f,
            " {name} steps that way, by learning rate × {of} = {rate} × {size} {is} {length}, to {}.",
            self.to()
        )
    }

    /// A velocity.
    fn carried(&self, f: &mut fmt::Formatter<'_>, velocity: &Velocity) -> fmt::Result {
        let Velocity { carried, pull, weight, bearing, step, is_against_slope } = *velocity;
        let [_, plain, _] = self.names();
        let led = self.led(step);
        let times = short(weight);
        if carried == [0.0; 2] && weight > 1.0 {
            return write!(
                f,
                " There is no velocity yet, so this is {times} times plain {plain}’s step, as {} looks ahead: {led}",
                self.rule
            );
        }
        if carried == [0.0; 2] {
            return write!(f, " There is no velocity yet, so this is plain {plain}’s step: {led}");
        }
        if pull == [0.0; 2] {
            return write!(
                f,
                " The velocity still carries it, with no gradient to change that: {led}"
            );
        }
        let ahead = if weight > 1.0 {
            format!(" ({times} times plain {plain}’s step, as {} looks ahead)", self.rule)
        } else {
            String::new()
        };
        let [going_on, pulled] = [carried, pull].map(going);
        if bearing == Some(Bearing::Along) {
            let pulled = if Direction::of(carried) == Direction::of(pull) {
                short(norm(pull))
            } else {
                pulled
            };
            return write!(
                f,
                " The velocity carries it on, {going_on}, and the gradient adds {pulled}{ahead}. Together that is {} times plain {plain}’s step: {led}",
                shorter(norm(step) / norm(self.plain), 2),
            );
        }
        if self.course == Course::AgainstSlope && is_against_slope {
            return write!(
                f,
                " But the velocity still carries it {going_on} and the gradient pulls it {pulled}{ahead}, so the ball overshoots: {led}"
            );
        }
        let outcome = match bearing {
            Some(Bearing::Against) if norm(pull) > norm(carried) => "the gradient is stronger",
            Some(Bearing::Against) => "the velocity is stronger",
            _ => "together that is",
        };
        let comma = if bearing == Some(Bearing::Against) { "," } else { "" };
        write!(
            f,
            " The velocity still carries it {going_on}, the gradient pulls it {pulled}{ahead}: {outcome}{comma} {led}"
        )
    }

    /// Each coordinate by its own scale.
    fn scaled(&self, f: &mut fmt::Formatter<'_>, scaling: &Scaling) -> fmt::Result {
        let Scaling { by, mean, step, decay, corrections } = *scaling;
        let each = if self.dimension == 1 { "the slope" } else { "each slope" };
        write!(f, " {} divides ", self.rule)?;
        match by {
            Mechanism::SumOfSquares => {
                write!(f, "{each} by the root of the sum of its squares so far")?
            }
            Mechanism::MeanOfSquares => write!(f, "{each} by its running root mean square")?,
            _ => write!(f, "{each}’s running mean by its running root mean square")?,
        }
        let ([dx, dy], [x, y]) = (step.map(short), self.variables);
        let end = format!("to {}{}", self.to(), self.wrong_way());
        if self.dimension == 1 {
            write!(f, ", so it moves by {dx}")?;
        } else {
            write!(f, ", so {x} moves by {dx} and {y} by {dy}")?;
        }
        let decays = decay != [0.0; 2];
        if !decays {
            write!(f, ", {end}")?;
        }
        self.compared(f, step)?;
        match by {
            Mechanism::SumOfSquares if self.from > 0 => {
                f.write_str(" The sum only grows, so the same slope moves it ever less.")?;
            }
            Mechanism::MeanOfSquares => self.begun(f, step)?,
            Mechanism::Moments => self.remembered(f, mean, corrections)?,
            _ => {}
        }
        if decays {
            let more = if norm(decay) > norm(step) { "more" } else { "less" };
            let pull = short(norm(decay));
            write!(
                f,
                " Weight decay also pulls it {pull} towards 0, {more} than the gradient’s part. Together they lead {end}."
            )?;
        }
        Ok(())
    }

    /// A running mean of squares that is still small.
    fn begun(&self, f: &mut fmt::Formatter<'_>, [dx, dy]: Point) -> fmt::Result {
        let largest = dx.abs().max(dy.abs());
        if self.from < EARLY && largest > ABOUT * self.learning_rate {
            f.write_str(" The mean began at 0 and is still small, so the step is longer than α.")?;
        }
        Ok(())
    }

    /// What running means remember, and how their start at 0 is made up for.
    fn remembered(
        &self,
        f: &mut fmt::Formatter<'_>,
        mean: Point,
        [first, second]: [f64; 2],
    ) -> fmt::Result {
        let ([mx, my], [gx, gy]) = (mean, self.estimate.gradient);
        let [x, y] = self.variables;
        let of = match [mx * gx < 0.0, my * gy < 0.0] {
            [true, true] => format!(" along {x} and {y}"),
            [true, false] if self.dimension == 1 => String::new(),
            [true, false] => format!(" along {x}"),
            [false, true] => format!(" along {y}"),
            [false, false] => {
                if first > CORRECTED {
                    let [first, second] = [first, second].map(|times| shorter(times, 3));
                    write!(
                        f,
                        " Both means began at 0 and are still too small; to correct that, the mean of slopes is multiplied by {first}, that of squares by {second}."
                    )?;
                }
                return Ok(());
            }
        };
        write!(f, " The mean{of} still has the sign of older slopes.")
    }

    /// How little a step depends on how steep it is along each coordinate.
    fn compared(&self, f: &mut fmt::Formatter<'_>, [dx, dy]: Point) -> fmt::Result {
        let ([gx, gy], [x, y]) = (self.estimate.gradient, self.variables);
        let is_rate = |step: f64| is_about(step.abs(), self.learning_rate);
        if self.dimension == 1 {
            return f.write_str(if is_rate(dx) { ": about α, however steep it is." } else { "." });
        }
        let (slopes, moves, [steep, flat]) = if gx.abs() > gy.abs() {
            (gx / gy, dx / dy, [x, y])
        } else {
            (gy / gx, dy / dx, [y, x])
        };
        let (slopes, moves) = (slopes.abs(), moves.abs());
        if !slopes.is_finite() || slopes < MUCH || moves >= slopes / 2.0 {
            return f.write_str(if is_rate(dx) && is_rate(dy) {
                ": both by about α."
            } else {
                "."
            });
        }
        if is_rate(dx) && is_rate(dy) {
            f.write_str(": both by about α")?;
        } else if is_about(moves, 1.0) {
            f.write_str(": about equally far")?;
        } else if moves > 1.0 {
            write!(f, ": {steep} only {} times as far", shorter(moves, 2))?;
        } else {
            write!(f, ": {steep} less far")?;
        }
        write!(
            f,
            ", though the slope along {steep} is {} times that along {flat}.",
            shorter(slopes, 2)
        )
    }

    /// A proposal.
    fn proposed(&self, f: &mut fmt::Formatter<'_>, proposal: &Proposal) -> fmt::Result {
        let Proposal { kick, acceptance } = *proposal;
        let [better, worse] = match self.goal {
            Goal::Min => ["lower", "higher"],
            Goal::Max => ["higher", "lower"],
        };
        let larger = if norm(kick) > norm(self.plain) { "larger" } else { "smaller" };
        let [plain, kick] = [self.plain, kick].map(going);
        let (to, name) = (self.to(), self.value_name);
        write!(
            f,
            " It proposes {plain} by the gradient plus {kick} by a random kick, the {larger} of the two. At {to} {name} "
        )?;
        let Acceptance { worse: by, temperature, probability, accepted, .. } = acceptance;
        if by.is_nan() {
            return f.write_str("has no value: turned down, it stays.");
        }
        let height = short(by.abs());
        if by == 0.0 {
            return f.write_str("is the same: accepted.");
        }
        if by < 0.0 {
            return write!(f, "is {height} {better}: accepted.");
        }
        let [temperature, chance] = [short(temperature), shorter(probability, 2)];
        let chance = format!("exp(−{height} / {temperature}) ≈ {chance}");
        if accepted {
            write!(f, "is {height} {worse}: accepted all the same, with probability {chance}.")
        } else {
            write!(
                f,
                "is {height} {worse}: turned down, it stays. The probability to accept it was {chance}."
            )
        }
    }
}
