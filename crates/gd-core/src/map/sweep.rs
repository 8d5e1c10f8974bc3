//! The sweep: what becomes of a run with every pair of two of its options, from one start.

#[cfg(feature = "link")]
use crate::scenario::Edit;
use crate::{
    landscape::{kind::CriticalKind, survey::Landscape},
    map::{
        basin::Tile,
        sweep_axis::{Axis, Swept},
        walk::Walk,
    },
    race::Race,
    rule::update::Rule,
    run::{Run, batch::Batch, conditions::Conditions, stop::Stop},
    scenario::{Mapped, Scenario, SweepAxis},
    space::{Goal, Point},
    stability::nearest_limit,
};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The gradient is almost zero.
    Converged,
    /// All steps are taken.
    Unfinished,
    /// Past all bounds.
    Diverged,
    /// The function has no value at the start.
    Undefined,
    /// The next step leads to where the function has no value.
    Left,
}

impl End {
    const ALL: [Self; 5] =
        [Self::Converged, Self::Unfinished, Self::Diverged, Self::Undefined, Self::Left];

    /// A number for it.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// What a code stands for; the last for what is none.
    #[must_use]
    pub fn of_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Self::Undefined)
    }
}

/// What becomes of the run with one pair of options.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// How it ends.
    pub end: End,
    /// After how many steps.
    pub steps: u32,
    /// The last value.
    pub value: f64,
}

/// Up to where a rule can settle, by the curvature of the minimum that its run reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The limit of the learning rate as a formula, `2/λmax`.
    pub formula: &'static str,
    /// 2/λmax.
    pub plain: f64,
    /// Where the minimum is; for ascent, the maximum.
    pub at: Point,
    /// Places of the curve, \[x, y\] by the axes.
    pub points: Vec<Point>,
}

/// A run with two options to be tried.
#[derive(Clone, Debug)]
pub struct Sweep {
    conditions: Conditions,
    start: Point,
    /// What is on the axes.
    pub axes: [Axis; 2],
    /// The border of stability, where one axis is the learning rate and it is known.
    pub border: Option<Border>,
    /// The scenario's own options, by the axes.
    pub own: Point,
    of: Scenario,
}

/// How many places of a border are worked out.
const BORDER: usize = 129;

/// The most and the fewest pairs to a side.
const SIDES: [f64; 2] = [24.0, 128.0];

/// How many evaluations all pairs may take together, so that they take seconds at most.
const MOST_EVALUATIONS: f64 = 6e7;

impl Sweep {
    /// The sweep of a scenario; `None` where it has none.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Option<Self> {
        Self::of(&Race::finished(scenario.swept()?))
    }

    /// The sweep of a race's scenario. `None` where it has none, and until the run that is swept has
    /// ended and the function is known: ranges and border follow from where it ends.
    #[must_use]
    pub fn of(race: &Race) -> Option<Self> {
        let map = race.scenario().map?;
        let is_it =
            |racer: &&crate::Racer| (racer.rule, racer.start, racer.batch) == (map.rule(), 0, 0);
        let run = &race.racers().iter().find(is_it)?.run;
        run.stop()?;
        Self::build(race.scenario().swept()?, run, Some(race.landscape()?))
    }

    /// The sweep of a scenario whose axes have their ranges: it knows of no border, and takes no step.
    #[must_use]
    pub fn of_ranges(scenario: &Scenario) -> Option<Self> {
        let of = scenario.swept()?;
        let race = Race::new(of.clone());
        Self::build(of, &race.racers().first()?.run, None)
    }

    fn build(of: Scenario, run: &Run, landscape: Option<&Landscape>) -> Option<Self> {
        let Mapped::Sweep { x, y, .. } = of.map? else { return None };
        let limit = landscape.and_then(|landscape| nearest_limit(run, landscape));
        let plain = limit.map(|(_, plain)| plain);
        let [of_x, of_y] = of.swept_options(0, [x, y]);
        let axis = |id, given| Axis::new(&of, id, given, plain);
        let axes = [axis(of_x, x)?, axis(of_y, y)?];
        let conditions = run.conditions().clone();
        let start = run.row(0)?.theta;
        let own = [&axes[0], &axes[1]].map(|axis| own(axis, &conditions, start));
        let mut sweep = Self { conditions, start, axes, border: None, own, of };
        sweep.border =
            limit.zip(landscape).and_then(|(limit, landscape)| sweep.border(limit, landscape));
        Some(sweep)
    }

    /// What it depends on, with the ranges of its axes: what [`of_ranges`](Self::of_ranges) makes of it
    /// has the same cells.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let [x, y] = [&self.axes[0], &self.axes[1]].map(|axis| {
            let [from, to] = axis.range.map(Some);
            SweepAxis { option: Some(axis.id), from, to }
        });
        Scenario { map: Some(Mapped::Sweep { rule: 0, x, y }), ..self.of.clone() }
    }

    /// How many pairs there are to a side: fewer where each may take long.
    #[must_use]
    pub fn side(&self) -> usize {
        let conditions = &self.conditions;
        let each = f64::from(conditions.stop.max_steps)
            * conditions.function.objective().effort().max(1) as f64;
        let [least, most] = SIDES;
        libm::sqrt(MOST_EVALUATIONS / each.max(1.0)).clamp(least, most) as usize
    }

    /// What becomes of the run with the pairs of a tile, row by row from the lowest, of so many columns
    /// and rows.
    #[must_use]
    pub fn cells(&self, columns: usize, rows: usize, tile: Tile) -> Vec<Cell> {
        let [x, y] = &self.axes;
        let mut cells = Vec::new();
        for row in tile.row..tile.row + tile.rows {
            for column in tile.column..tile.column + tile.columns {
                cells.push(self.cell([x.value(column, columns), y.value(row, rows)]));
            }
        }
        cells
    }

    /// The options of a column and a row of so many.
    #[must_use]
    pub fn pair(&self, column: usize, row: usize, side: usize) -> Point {
        let [x, y] = &self.axes;
        [x.value(column, side), y.value(row, side)]
    }

    /// What becomes of the run with a pair of options.
    #[must_use]
    pub fn cell(&self, values: Point) -> Cell {
        let mut conditions = self.conditions.clone();
        let mut start = self.start;
        for (axis, value) in self.axes.iter().zip(values) {
            match axis.of {
                Swept::LearningRate => {
                    conditions.learning_rate = value;
                    // They are changes of a rate that it has not any more.
                    conditions.changes.clear();
                }
                Swept::Own(place) => {
                    if let Some(own) = conditions.rule.values.get_mut(place) {
                        *own = value;
                    }
                }
                Swept::Batch => conditions.batch = Batch::Mini(value as u32),
                Swept::Coordinate(place) => {
                    if let Some(coordinate) = start.get_mut(place) {
                        *coordinate = value;
                    }
                }
            }
        }
        let mut walk = Walk::new(&conditions, start);
        let end = match walk.finish() {
            Stop::Converged => End::Converged,
            Stop::MaxSteps => End::Unfinished,
            Stop::Diverged => {
                let value = |beyond| conditions.function.objective().value(beyond);
                let is_left = walk.beyond().is_some_and(|beyond| value(beyond).is_nan());
                if is_left { End::Left } else { End::Diverged }
            }
            Stop::Undefined => End::Undefined,
        };
        Cell { end, steps: walk.steps() as u32, value: walk.last().value }
    }

    /// The edit that takes a pair of options: they are those of the rule with this number, of the first
    /// start and of all batches.
    #[cfg(feature = "link")]
    #[must_use]
    pub fn edit(&self, values: Point, rule: usize) -> Edit {
        let mut start = self.start;
        let mut edits = Vec::new();
        for (axis, value) in self.axes.iter().zip(values) {
            match axis.of {
                Swept::LearningRate | Swept::Own(_) => edits.push(Edit::SetRuleOption {
                    rule,
                    option: axis.id.to_owned(),
                    value: Some(value.into()),
                }),
                Swept::Batch => {
                    edits.push(Edit::SetBatches { batches: vec![Batch::Mini(value as u32)] });
                }
                Swept::Coordinate(place) => {
                    if let Some(coordinate) = start.get_mut(place) {
                        *coordinate = value;
                    }
                }
            }
        }
        if start != self.start {
            edits.push(Edit::MoveStart { index: 0, to: start.into() });
        }
        Edit::All { edits }
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.conditions.rule.of
    }

    /// The name of the function's value.
    #[must_use]
    pub fn value_name(&self) -> &'static str {
        self.conditions.function.value_name()
    }

    /// How many coordinates a start has.
    #[must_use]
    pub fn dimension(&self) -> usize {
        self.conditions.function.objective().dimension()
    }

    /// The start, unless others are tried.
    #[must_use]
    pub fn fixed_start(&self) -> Option<Point> {
        let is_tried = |axis: &Axis| matches!(axis.of, Swept::Coordinate(_));
        (!self.axes.iter().any(is_tried)).then_some(self.start)
    }

    /// Descent or ascent.
    #[must_use]
    pub fn goal(&self) -> Goal {
        self.conditions.goal
    }

    /// The border of stability.
    fn border(&self, (at, plain): (Point, f64), landscape: &Landscape) -> Option<Border> {
        let conditions = &self.conditions;
        let stability = conditions.rule.of.stability?;
        let place = self.axes.iter().position(|axis| axis.of == Swept::LearningRate)?;
        let other = self.axes.get(1 - place)?;
        let wanted = CriticalKind::lowest_of(conditions.goal.sign());
        match other.of {
            // Each size has noise of its own.
            Swept::Batch => return None,
            // From another start it may be another minimum.
            Swept::Coordinate(_)
                if landscape.critical.iter().filter(|point| point.kind == wanted).count() > 1 =>
            {
                return None;
            }
            _ => {}
        }
        let mut points = Vec::with_capacity(BORDER);
        for k in 0..BORDER {
            let value = other.at(k as f64 / (BORDER - 1) as f64);
            let mut values = conditions.rule.values;
            if let Swept::Own(place) = other.of
                && let Some(own) = values.get_mut(place)
            {
                *own = value;
            }
            let rate = 0.5 * plain * (stability.limit)(&values);
            points.push(if place == 0 { [rate, value] } else { [value, rate] });
        }
        Some(Border { formula: stability.formula, plain, at, points })
    }
}

/// A scenario's own value on an axis.
fn own(axis: &Axis, conditions: &Conditions, start: Point) -> f64 {
    match axis.of {
        Swept::LearningRate => conditions.learning_rate,
        Swept::Own(place) => conditions.rule.values.get(place).copied().unwrap_or_default(),
        Swept::Batch => match conditions.batch {
            Batch::Mini(size) => f64::from(size).min(axis.most),
            Batch::Full => axis.most,
        },
        Swept::Coordinate(place) => start.get(place).copied().unwrap_or_default(),
    }
}
