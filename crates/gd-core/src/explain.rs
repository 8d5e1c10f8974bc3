//! Why a step goes where it goes: the slope, and what the rule makes of it.

pub mod cause;
pub mod direction;
pub mod end;
pub mod gradient_estimate;

use crate::{
    explain::{
        cause::Cause,
        direction::{Direction, inner},
        end::End,
        gradient_estimate::GradientEstimate,
    },
    run::Run,
    scenario::Scenario,
    space::{Goal, Point, distance},
};

/// A step explained, in facts: cheap enough for each frame.
///
/// It is displayed as the slope's sign, what follows from it, and what the rule makes of that. The
/// rule's equations are in [`words::equation`](crate::words::equation).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explanation {
    /// How many coordinates the function has; of points in one dimension the second is 0.
    pub dimension: usize,
    /// The names of the coordinates.
    pub variables: [&'static str; 2],
    /// The name of the function's value.
    pub value_name: &'static str,
    /// The update rule's name.
    pub rule: &'static str,
    /// Descent or ascent.
    pub goal: Goal,
    /// θ.
    pub theta: Point,
    /// ∇f.
    pub gradient: Point,
    /// Where f rises fastest; `None` without a slope.
    pub uphill: Option<Direction>,
    /// What the rule is given for ∇f.
    pub estimate: GradientEstimate,
    /// α of this step.
    pub learning_rate: f64,
    /// α₀, from which the schedule makes that.
    pub base_rate: f64,
    /// From θ to where the rule leads; for a rule with a temperature, to its proposal.
    pub step: Point,
    /// The direction of that; `None` if the rule stays at θ.
    pub direction: Option<Direction>,
    /// Whether the step follows the slope.
    pub course: Course,
    /// The part of the step that plain descent would make, −α·g, or α·g in ascent.
    pub plain: Point,
    /// What that would be with the gradient over all data.
    pub full: Point,
    /// What the rule makes of it.
    pub cause: Cause,
    /// The mini-batch that the step sees; `None` if it sees all data, or if there are none.
    pub batch: Option<Seen>,
    /// The number of the row that it leaves from.
    pub from: usize,
    /// How the run has ended there, if it has, so that the step is not made.
    pub end: Option<End>,
}

/// What a step sees of the data; displayed as a caption of their plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// How many points.
    pub points: usize,
    /// Of how many.
    pub of: usize,
    /// The gradient over them.
    pub gradient: Point,
}

/// Whether a step follows the slope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Down in descent, up in ascent.
    WithSlope,
    /// The other way: what the rule remembers, or chance, outweighs the slope.
    AgainstSlope,
    /// Neither, to first order: it goes along the contour line.
    Level,
    /// There is no slope to follow.
    NoSlope,
    /// There is a slope, and the rule stays where it is.
    NoStep,
    /// The same, because what the rule remembers of the slope's square is too large to be held: it
    /// divides by infinity.
    Overflow,
}

impl Explanation {
    /// Whether the step is what plain descent would make, to rounding.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let [apart, length] = [distance(self.plain, self.step), distance([0.0; 2], self.step)];
        apart <= 1e-9 * length
    }

    /// Whether the gradient that the rule was given leads about where the one over all data does.
    #[must_use]
    pub fn is_typical(&self) -> bool {
        distance(self.plain, self.full) <= 0.5 * distance([0.0; 2], self.full)
    }
}

/// The way downhill at a point, −∇f, or uphill for ascent.
#[must_use]
pub fn downhill(scenario: &Scenario, at: Point) -> Point {
    let sign = scenario.goal.sign();
    scenario.function.objective().gradient(at).gradient.map(|g| -sign * g)
}

/// Explains the step that leaves from row `step` of a run; `None` beyond its last row.
#[must_use]
pub fn step(run: &Run, step: usize) -> Option<Explanation> {
    let row = run.row(step)?;
    let quantities = run.quantities(step)?;
    let conditions = run.conditions();
    let function = &conditions.function;
    let dimension = function.objective().dimension();
    let ([x, y], [made_x, made_y]) = (row.theta, &quantities);
    let estimate = GradientEstimate::of(&quantities, conditions.noise);
    let moved = [made_x.theta - x, if dimension == 1 { 0.0 } else { made_y.theta - y }];
    let sign = conditions.goal.sign();
    let downhill = |gradient: Point| gradient.map(|g| -sign * row.learning_rate * g);
    let uphill = Direction::of(row.gradient);
    let direction = Direction::of(moved);
    let rise = sign * inner(row.gradient, moved);
    let course = match uphill {
        None => Course::NoSlope,
        Some(_) if direction.is_none() => {
            let has_overflowed =
                quantities.iter().any(|made| made.state.iter().any(|m| m.is_infinite()));
            if has_overflowed { Course::Overflow } else { Course::NoStep }
        }
        Some(_) if rise < 0.0 => Course::WithSlope,
        Some(_) if rise > 0.0 => Course::AgainstSlope,
        Some(_) => Course::Level,
    };
    let of = function.fit().map_or(0, |fit| fit.data.samples().len());
    let gradient = quantities.map(|made| made.batch_gradient);
    Some(Explanation {
        dimension,
        variables: function.variables(),
        value_name: function.value_name(),
        rule: conditions.rule.of.name,
        goal: conditions.goal,
        theta: row.theta,
        gradient: row.gradient,
        uphill,
        estimate,
        learning_rate: row.learning_rate,
        base_rate: run.conditions().base_rate_at(step),
        step: moved,
        direction,
        course,
        plain: downhill(estimate.gradient),
        full: downhill(row.gradient),
        cause: Cause::of(run, &row, &quantities, step),
        batch: run.batch(step).map(|batch| Seen { points: batch.len(), of, gradient }),
        from: step,
        end: if step == run.steps() { End::of(run, moved) } else { None },
    })
}
