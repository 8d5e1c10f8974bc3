//! A place on the map in words: where it is, the value there, and the way downhill.

use crate::{
    explain::downhill,
    notation::{place, shorter},
    scenario::{Part, Scenario},
    space::{Goal, Point},
};

/// To how many digits a place that is pointed at is told, and how much of what is shown they tell
/// apart at least.
const DIGITS: usize = 3;

/// A coordinate below this part of the other one is not told; below the second, it is “a little”.
const SLIGHT: [f64; 2] = [0.05, 0.5];

/// “(1.2, −1.9), f = 129.8, downhill: right, a little down”; uphill for ascent.
#[must_use]
pub fn describe(scenario: &Scenario, at: Point) -> String {
    let function = &scenario.function;
    let dimension = scenario.dimension();
    let [variable, _] = function.variables();
    let variable = if dimension == 1 { format!("{variable} = ") } else { String::new() };
    let here = format!("{variable}{}", place(at, dimension, digits(scenario, at)));
    let value = function.objective().value(at);
    let name = function.value_name();
    if !value.is_finite() {
        return format!("{here}, {name} has no value here");
    }
    let value = format!("{here}, {name} = {}", shorter(value, DIGITS + 1));
    let way = match scenario.goal {
        Goal::Min => "downhill",
        Goal::Max => "uphill",
    };
    match direction(downhill(scenario, at), &signed(scenario)) {
        Some(direction) => format!("{value}, {way}: {direction}"),
        None => format!("{value}, flat"),
    }
}

/// How many digits tell a place from its neighbours where little of the function is shown.
fn digits(scenario: &Scenario, [x, y]: Point) -> usize {
    let [xmin, xmax, ymin, ymax] = scenario.camera();
    let mut largest = libm::fabs(x) / (xmax - xmin);
    if scenario.dimension() == 2 {
        largest = largest.max(libm::fabs(y) / (ymax - ymin));
    }
    let more = libm::ceil(libm::log10(largest.max(1.0)));
    DIGITS + if more < 14.0 { more as usize } else { 14 }
}

/// The ways along each coordinate, backwards and forwards: on a surface, which may be turned, by its
/// name.
fn signed(scenario: &Scenario) -> [[String; 2]; 2] {
    if scenario.dimension() == 2 && scenario.shows(Part::Surface) {
        return scenario
            .function
            .variables()
            .map(|name| ["−", "+"].map(|sign| sign.to_owned() + name));
    }
    [["left", "right"], ["down", "up"]].map(|ways| ways.map(str::to_owned))
}

/// A direction, with how much there is of each coordinate; `None` for no direction.
fn direction([x, y]: Point, [[left, right], [down, up]]: &[[String; 2]; 2]) -> Option<String> {
    let across = if x < 0.0 { left } else { right };
    let along = if y < 0.0 { down } else { up };
    let [none, little] = SLIGHT;
    let share = |less: f64, more: f64| less.abs() / more.abs();
    if !(x.is_finite() && y.is_finite()) || (x == 0.0 && y == 0.0) {
        return None;
    }
    Some(match (share(x, y), share(y, x)) {
        (_, up) if up <= none => across.clone(),
        (right, _) if right <= none => along.clone(),
        (_, up) if up <= little => format!("{across}, a little {along}"),
        (right, _) if right <= little => format!("{along}, a little {across}"),
        _ => format!("{across} and {along}"),
    })
}
