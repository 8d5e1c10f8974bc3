//! A basin map in words: where the runs of a rule end from every start.

use std::fmt;

use crate::{
    landscape::{critical_point::CriticalPoint, survey::Landscape},
    map::{
        basin::{Cell, End, extrema},
        basin_image::BasinImage,
    },
    notation::{fixed, place, shorter},
    race::Race,
    scenario::Scenario,
    space::Goal,
    words::{
        result::{FEW, counted, level},
        run_name::RunName,
        verdict::region,
    },
};

/// The most extrema that are listed each by itself.
const MOST_LISTED: usize = 26;

/// A way to end, in a legend.
#[derive(Clone, Debug, PartialEq)]
pub struct BasinLine {
    /// The end; of several together the first.
    pub end: End,
    /// What it is called: “A”, “diverges”.
    pub name: String,
    /// Where an extremum is, and the value there: “(3, 2), f = 0”; nothing of the others.
    pub place: String,
    /// How many of the starts end so: “31 %”. `None` while it is not known.
    pub share: Option<String>,
}

/// “A (3, 2), f = 0: 31 %”.
impl fmt::Display for BasinLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, place, share, .. } = self;
        let space = if place.is_empty() { "" } else { " " };
        let mark = if share.is_some() { ": " } else { "" };
        for part in [name, space, place, mark, share.as_deref().unwrap_or_default()] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

/// The letter of an extremum by its rank: A for the best, AA after Z.
#[must_use]
pub fn letter(rank: usize) -> String {
    let letter = char::from(b'A' + (rank % 26) as u8);
    if rank < 26 { letter.to_string() } else { self::letter(rank / 26 - 1) + &letter.to_string() }
}

/// Each way to end: while the shares are not known, the extrema and what else has come; then whatever
/// there is.
#[must_use]
pub fn basin_lines(
    scenario: &Scenario,
    landscape: &Landscape,
    basins: &BasinImage,
) -> Vec<BasinLine> {
    let extrema = extrema(landscape, scenario.goal);
    let mut lines = Vec::new();
    let place = |point: &CriticalPoint| told(scenario, landscape, point);
    let other = |end: End| match end {
        End::OtherExtremum if extrema.is_empty() => one(scenario.goal).to_owned(),
        _ => way(end, scenario).to_owned(),
    };
    let Some(shares) = basins.shares() else {
        for (rank, point) in extrema.iter().enumerate().take(MOST_LISTED) {
            let (end, name) = (End::Extremum(rank as u8), letter(rank));
            lines.push(BasinLine { end, name, place: place(point), share: None });
        }
        for end in basins.others() {
            lines.push(BasinLine { end, name: other(end), place: String::new(), share: None });
        }
        return lines;
    };
    let share = |count: u32| Some(percent(count, shares.total));
    let (mut rest, mut starts) = (Vec::new(), 0);
    for (end, count) in shares.ends() {
        let (name, place) = match end {
            End::Extremum(rank) => match extrema.get(usize::from(rank)) {
                Some(point) if lines.len() < MOST_LISTED => {
                    (letter(usize::from(rank)), place(point))
                }
                _ => {
                    rest.push(end);
                    starts += count;
                    continue;
                }
            },
            _ => (other(end), String::new()),
        };
        lines.push(BasinLine { end, name, place, share: share(count) });
    }
    if let Some(&end) = rest.first() {
        let name = format!("{} other {}", rest.len(), many(scenario.goal));
        let at = lines.iter().take_while(|line| matches!(line.end, End::Extremum(_))).count();
        let place = String::new();
        lines.insert(at, BasinLine { end, name, place, share: share(starts) });
    }
    // What is seen beyond the region is not counted.
    for end in basins.others().filter(|end| shares.count(*end) == 0) {
        let place = "elsewhere".to_owned();
        lines.push(BasinLine { end, name: other(end), place, share: None });
    }
    lines
}

/// The region whose starts are counted: “[−6, 6] × [−4, 4]”.
#[must_use]
pub fn region_told(scenario: &Scenario) -> String {
    region(scenario.domain(), scenario.dimension())
}

/// Where all starts end, for those who hear it: “Where the runs of Momentum end, of 262144 starts in
/// [−6, 6] × [−6, 6]. A (3, 2), f = 0: 31 %; …”
#[must_use]
pub fn basins_told(
    race: &Race,
    names: &[RunName],
    landscape: &Landscape,
    basins: &BasinImage,
) -> Option<String> {
    let (scenario, shares) = (race.scenario(), basins.shares()?);
    let mut told = format!(
        "Where the runs of {} end, of {} starts in {}.",
        rule_name(race, names),
        shares.total,
        region_told(scenario)
    );
    let mut mark = " ";
    for line in basin_lines(scenario, landscape, basins) {
        told.extend([mark, &line.to_string()]);
        mark = "; ";
    }
    told.push('.');
    if let Some(chance) = chance(scenario) {
        told.extend([" ", chance]);
    }
    Some(told)
}

/// What is to be said of a map of a rule that depends on chance.
#[must_use]
pub fn chance(scenario: &Scenario) -> Option<&'static str> {
    let is_random = scenario.mapped().is_some_and(|mapped| mapped.is_random());
    is_random.then_some(
        "There is chance in it, and this is one seed of many: another one has another map.",
    )
}

/// What becomes of the run from a place: “From here to A (3, 2), f = 0, in 31 steps”.
#[must_use]
pub fn end_told(scenario: &Scenario, landscape: &Landscape, cell: Cell) -> String {
    let steps = counted(cell.steps as usize);
    match cell.end {
        End::Extremum(rank) => {
            let rank = usize::from(rank);
            let extrema = extrema(landscape, scenario.goal);
            let told = extrema
                .get(rank)
                .map_or_else(String::new, |point| format!(" {}", told(scenario, landscape, point)));
            format!("From here to {}{told}, in {steps}", letter(rank))
        }
        End::OtherExtremum => {
            let other = if extrema(landscape, scenario.goal).is_empty() {
                one(scenario.goal)
            } else {
                way(cell.end, scenario)
            };
            format!("From here to {other}, in {steps}")
        }
        End::Saddle if scenario.dimension() == 1 => {
            format!("From here to an inflection, in {steps}")
        }
        End::Saddle => format!("From here to a saddle, in {steps}"),
        End::Plateau => format!("From here to a plateau, in {steps}"),
        End::Unfinished => format!("From here still on its way after {steps}"),
        End::Diverged => format!("Diverges from here after {steps}"),
        End::Left => {
            let name = scenario.function.value_name();
            format!("From here to where {name} has no value, in {steps}")
        }
        End::Undefined => "No run can start here".to_owned(),
    }
}

/// A way to end that is at no extremum of the list.
fn way(end: End, scenario: &Scenario) -> &'static str {
    match (end, scenario.goal) {
        (End::Extremum(_), _) => "",
        (End::OtherExtremum, Goal::Min) => "another minimum",
        (End::OtherExtremum, Goal::Max) => "another maximum",
        (End::Saddle, _) if scenario.dimension() == 1 => "an inflection",
        (End::Saddle, _) => "a saddle",
        (End::Plateau, _) => "a plateau",
        (End::Unfinished, _) => "on its way at the step limit",
        (End::Diverged, _) => "diverges",
        (End::Left, _) => "leaves the domain",
        (End::Undefined, _) => "no value to start from",
    }
}

fn one(goal: Goal) -> &'static str {
    match goal {
        Goal::Min => "a minimum",
        Goal::Max => "a maximum",
    }
}

fn many(goal: Goal) -> &'static str {
    match goal {
        Goal::Min => "minima",
        Goal::Max => "maxima",
    }
}

/// “(3, 2), f = 0”, “x = −1.3, f = −3.51”.
fn told(scenario: &Scenario, landscape: &Landscape, point: &CriticalPoint) -> String {
    let dimension = scenario.dimension();
    let [variable, _] = scenario.function.variables();
    let variable = if dimension == 1 { format!("{variable} = ") } else { String::new() };
    let nominal = landscape.nominal(point.value, None, scenario.goal);
    let level = level(scenario.function.value_name(), point.value, nominal, FEW);
    // What Newton's steps have left of a coordinate that is 0.
    let at = point.at.map(|c| if c.abs() < 1e-9 * landscape.diagonal { 0.0 } else { c });
    format!("{variable}{}, {level}", place(at, dimension, FEW))
}

/// The name of the rule that is mapped.
fn rule_name(race: &Race, names: &[RunName]) -> String {
    let Some(rule) = race.scenario().basins() else { return String::new() };
    let place = race.racers().iter().position(|racer| racer.rule == rule);
    place.and_then(|place| names.get(place)).map_or_else(String::new, |name| name.entrant.clone())
}

/// A share to a whole percent, or to one digit where it is less.
pub(super) fn percent(count: u32, total: u32) -> String {
    let share = 100.0 * f64::from(count) / f64::from(total.max(1));
    if share < 1.0 {
        format!("{} %", shorter(share, 1))
    } else {
        // Nothing but all is 100 %.
        let is_almost_all = count < total && share >= 99.5;
        if is_almost_all { "> 99 %".to_owned() } else { format!("{} %", fixed(share, 0)) }
    }
}
