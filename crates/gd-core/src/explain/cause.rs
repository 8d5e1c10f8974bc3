//! What a rule makes of the gradient: a velocity, a scale for each coordinate, a proposal.

use crate::{
    explain::direction::{Bearing, inner},
    number::power::powi,
    rule::update::{Mechanism, SLOTS, Step},
    run::{
        Run,
        acceptance::Acceptance,
        row::{Quantities, Row},
    },
    space::Point,
};

/// What a rule makes of the gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cause {
    /// The step is −α·g.
    Plain,
    /// A velocity carries it on.
    Velocity(Velocity),
    /// Each coordinate has a scale of its own.
    Scaling(Scaling),
    /// It proposes a place, which is accepted or not.
    Proposal(Proposal),
}

/// A step as the sum of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Velocity {
    /// What is left of the velocity: the step if the gradient were 0.
    pub carried: Point,
    /// The gradient's own part.
    pub pull: Point,
    /// How many of plain descent's steps that is.
    pub weight: f64,
    /// How the first lies to the second; `None` if either is 0.
    pub bearing: Option<Bearing>,
    /// Whether the first leads against the slope.
    pub is_against_slope: bool,
    /// Their sum.
    pub step: Point,
}

/// A step of which each coordinate is divided by how large its gradients have been.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// What of the gradients' squares it is.
    pub by: Mechanism,
    /// What is divided: g, or its running mean, corrected.
    pub mean: Point,
    /// The step that comes of it.
    pub step: Point,
    /// Weight decay's part of the whole step, towards the origin.
    pub decay: Point,
    /// What the two running means are multiplied by, since they began at 0: 1 if they are not.
    pub corrections: [f64; 2],
}

/// A proposal, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposal {
    /// Its random part.
    pub kick: Point,
    /// Whether it is accepted.
    pub acceptance: Acceptance,
}

impl Cause {
    /// What the rule makes of the step that leaves from a row.
    pub(super) fn of(run: &Run, row: &Row, made: &[Quantities; 2], step: usize) -> Self {
        let conditions = run.conditions();
        let rule = conditions.rule.of;
        let sign = conditions.goal.sign();
        let is_plane = conditions.function.objective().dimension() == 2;
        // The rule's step from 0, where no digit is lost, or from another place.
        let moves = |theta: Point, gradient: Point, state: [[f64; SLOTS]; 2], normal: Point| {
            let along = |theta, gradient: f64, mut state, normal| {
                let step = Step {
                    theta,
                    gradient: sign * gradient,
                    learning_rate: row.learning_rate,
                    t: step as i32 + 1,
                    values: conditions.rule.values,
                    normal,
                    power: &|base| powi(base, step as i32 + 1),
                };
                (rule.update)(&step, &mut state).theta - theta
            };
            let ([x, y], [gx, gy], [of_x, of_y], [nx, ny]) = (theta, gradient, state, normal);
            [along(x, gx, of_x, nx), if is_plane { along(y, gy, of_y, ny) } else { 0.0 }]
        };
        let (zero, none) = ([0.0; 2], [[0.0; SLOTS]; 2]);
        let gradient = made.map(|made| made.gradient);
        if let Some(acceptance) = run.acceptance(step) {
            let kick = moves(zero, zero, none, made.map(|made| made.normal));
            return Self::Proposal(Proposal { kick, acceptance });
        }
        let by = rule.mechanism;
        let scaling = |mean, corrections| {
            Self::Scaling(Scaling {
                by,
                mean,
                step: moves(zero, gradient, row.state(), zero),
                decay: moves(row.theta, zero, none, zero),
                corrections,
            })
        };
        match by {
            Mechanism::Gradient => Self::Plain,
            Mechanism::Velocity => {
                let carried = moves(zero, zero, row.state(), zero);
                let [unit, _] = moves(zero, [sign; 2], none, zero);
                let pull = moves(zero, gradient, none, zero);
                Self::Velocity(Velocity {
                    carried,
                    pull,
                    weight: -unit / row.learning_rate,
                    bearing: Bearing::of(carried, pull),
                    is_against_slope: sign * inner(row.gradient, carried) > 0.0,
                    step: moves(zero, gradient, row.state(), zero),
                })
            }
            Mechanism::SumOfSquares | Mechanism::MeanOfSquares => scaling(gradient, [1.0; 2]),
            Mechanism::Moments => {
                let mean = made.map(|Quantities { terms: [mean, _], .. }| sign * mean);
                let [x, y] = made;
                let Quantities { state: [m, v], terms: [m_hat, v_hat], .. } =
                    if x.terms == [0.0; 2] { y } else { x };
                scaling(mean, [m_hat / m, v_hat / v])
            }
        }
    }
}
