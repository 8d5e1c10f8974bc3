//! Why a step goes where it goes: the slope, and what the rule makes of it.

use crate::{
    run::{Run, stop::Stop},
    scenario::Scenario,
    space::{Goal, Point, distance},
};

/// A step explained, in facts: cheap enough for each frame.
///
/// It is displayed as the slope's sign and the direction that follows from it. The rule's equations
/// are in [`words::equation`](crate::words::equation).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explanation {
    /// How many coordinates the function has; of points in one dimension the second is 0.
    pub dimension: usize,
    /// Descent or ascent.
    pub goal: Goal,
    /// θ.
    pub theta: Point,
    /// ∇f.
    pub gradient: Point,
    /// Where f rises fastest; `None` without a slope.
    pub uphill: Option<Direction>,
    /// From θ to where the rule leads.
    pub step: Point,
    /// The direction of that; `None` if the rule stays at θ.
    pub direction: Option<Direction>,
    /// Whether the step follows the slope.
    pub course: Course,
    /// The part of the step that plain descent would make, −α·g.
    pub plain: Point,
    /// What that would be with the gradient over all data.
    pub full: Point,
    /// The mini-batch that the step sees; `None` if it sees all data, or if there are none.
    pub batch: Option<Seen>,
    /// The number of the row that it leaves from.
    pub from: usize,
    /// Why the run has ended there, if it has, so that the step is not made.
    pub end: Option<Stop>,
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
    /// There is no slope to follow.
    NoSlope,
    /// There is a slope, and the rule stays where it is.
    NoStep,
    /// The same, because what the rule remembers of the slope's square is too large to be held: it
    /// divides by infinity.
    Overflow,
}

/// A direction on the map; one below a hundredth of the other coordinate is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// x grows.
    Right,
    /// Both grow.
    RightUp,
    /// y grows.
    Up,
    /// x falls, y grows.
    LeftUp,
    /// x falls.
    Left,
    /// Both fall.
    LeftDown,
    /// y falls.
    Down,
    /// x grows, y falls.
    RightDown,
}

impl Direction {
    /// The direction of a vector; `None` for no direction.
    #[must_use]
    pub fn of([x, y]: Point) -> Option<Self> {
        let size = x.abs().max(y.abs());
        let sign = |along: f64| {
            if along.abs() > 0.01 * size { along.total_cmp(&0.0) as i8 } else { 0 }
        };
        match (sign(x), sign(y)) {
            (1, 0) => Some(Self::Right),
            (1, 1) => Some(Self::RightUp),
            (0, 1) => Some(Self::Up),
            (-1, 1) => Some(Self::LeftUp),
            (-1, 0) => Some(Self::Left),
            (-1, -1) => Some(Self::LeftDown),
            (0, -1) => Some(Self::Down),
            (1, -1) => Some(Self::RightDown),
            _ => None,
        }
    }
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
    let dimension = conditions.function.objective().dimension();
    let ([x, y], [made_x, made_y]) = (row.theta, &quantities);
    let mut moved = [made_x.theta - x, made_y.theta - y];
    let mut plain = [made_x.gradient, made_y.gradient].map(|g| -row.learning_rate * g);
    if dimension == 1 {
        (moved, plain) = ([moved[0], 0.0], [plain[0], 0.0]);
    }
    let sign = conditions.goal.sign();
    let ([gx, gy], [mx, my]) = (scaled(row.gradient), scaled(moved));
    let uphill = Direction::of(row.gradient);
    let direction = Direction::of(moved);
    let course = match uphill {
        None => Course::NoSlope,
        Some(_) if direction.is_none() => {
            let has_overflowed =
                quantities.iter().any(|made| made.state.iter().any(|m| m.is_infinite()));
            if has_overflowed { Course::Overflow } else { Course::NoStep }
        }
        Some(_) if sign * (gx * mx + gy * my) < 0.0 => Course::WithSlope,
        Some(_) => Course::AgainstSlope,
    };
    let of = conditions.function.fit().map_or(0, |fit| fit.data.samples().len());
    let gradient = quantities.map(|made| made.batch_gradient);
    Some(Explanation {
        dimension,
        goal: conditions.goal,
        theta: row.theta,
        gradient: row.gradient,
        uphill,
        step: moved,
        direction,
        course,
        plain,
        full: row.gradient.map(|g| -row.learning_rate * sign * g),
        batch: run.batch(step).map(|batch| Seen { points: batch.len(), of, gradient }),
        from: step,
        end: run.stop().filter(|_| step == run.steps()),
    })
}

/// A vector by the larger of its components, whose products neither overflow nor vanish.
fn scaled([x, y]: Point) -> Point {
    let size = x.abs().max(y.abs());
    if size.is_infinite() {
        [x, y].map(|c| if c.is_infinite() { c.signum() } else { 0.0 })
    } else if size > 0.0 {
        [x / size, y / size]
    } else {
        [x, y]
    }
}
