//! Edits of what is looked at.

use crate::{
    notation::to_places,
    scenario::{
        edit::{given::given_finite, refusal::refusal},
        problem::Problem,
        region::check_region,
        scenario::Scenario,
        viewpoint::Viewpoint,
    },
    space::{Point, View},
};

pub(super) fn zoom(
    scenario: &mut Scenario,
    [x0, x1, y0, y1]: [f64; 4],
) -> Result<(), Vec<Problem>> {
    let text = given_finite("zoom", &[x0, x1, y0, y1])?;
    let view = View { x: seen([x0, x1]), y: Some(seen([y0, y1])) };
    check_region(view, |_| 0..text.len()).map_err(|flaw| refusal("zoom", &text, flaw))?;
    scenario.zoom = Some(view);
    Ok(())
}

pub(super) fn zoom_by(scenario: &mut Scenario, factor: f64, at: Point) -> Result<(), Vec<Problem>> {
    let ([across, up], [x0, x1, y0, y1]) = (at, scenario.camera());
    let around = |share: f64, low: f64, high: f64| {
        let from = low + share * (high - low) * (1.0 - factor);
        [from, from + factor * (high - low)]
    };
    let ([x0, x1], [y0, y1]) = (around(across, x0, x1), around(up, y0, y1));
    zoom(scenario, [x0, x1, y0, y1])
}

pub(super) fn pan(scenario: &mut Scenario, [right, up]: Point) -> Result<(), Vec<Problem>> {
    let [x0, x1, y0, y1] = scenario.camera();
    let (dx, dy) = (right * (x1 - x0), up * (y1 - y0));
    zoom(scenario, [x0 + dx, x1 + dx, y0 + dy, y1 + dy])
}

pub(super) fn turn_by(scenario: &mut Scenario, by: [f64; 2]) -> Result<(), Vec<Problem>> {
    given_finite("turn", &by)?;
    let ([yaw, pitch], Viewpoint { yaw: from, pitch: height }) = (by, scenario.viewpoint);
    scenario.viewpoint = Viewpoint::new(from + yaw, height + pitch);
    Ok(())
}

/// A range in as many digits as can be told apart in a picture, a thousandth of it or less.
fn seen([low, high]: [f64; 2]) -> [f64; 2] {
    let digits = 3.0 - libm::log10(high - low).floor();
    let digits = if digits.is_finite() { digits.clamp(0.0, 15.0) as usize } else { 15 };
    [low, high].map(|side| to_places(side, digits))
}
