//! Runs between two steps.

use gd_core::{Race, Scenario, number::hypot::hypot, scenario::Theme};
use gd_plot::{
    Budget, Layout, Picture, Style, Svg,
    composition::{Refresh, refresh},
    layers::Plane,
    picture::{Position, changes::Changes},
};

fn race(query: &str) -> Race {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    Race::finished(parsed.scenario)
}

fn layout() -> Layout {
    Layout::new((640, 480), Style::new(Theme::Light, 1.0, 1))
}

/// Where the first run is shown.
fn head(race: &Race, layout: &Layout, position: impl Into<Position>) -> (f64, f64) {
    let mut picture = Picture::new(race, layout);
    picture.update(race, layout, position, Some(0), Budget::UNLIMITED);
    picture.paths()[0].head().unwrap().at
}

/// On x² + y² with α = 0.25 a step halves the way to the minimum; on x² it goes from (2, 4) to (1, 1).
#[test]
fn between_two_steps_a_run_is_on_the_straight_line_between_their_places() {
    for query in ["f=sphere&at=2,-1&lr=0.25", "f=parabola&at=2&lr=0.25&view=-3,3,-1,9"] {
        let race = race(query);
        let [from, to] = [0, 1].map(|step| head(&race, &layout(), step));
        for share in [0.25, 0.5, 0.9] {
            let between = head(&race, &layout(), Position::after(share));
            let expected = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
            let off = hypot(between.0 - expected.0, between.1 - expected.1);
            assert!(off < 1e-9, "{query} {share}: {between:?} {expected:?}");
        }
    }
}

#[test]
fn between_two_steps_a_run_is_on_the_surface_above_that_line() {
    let race = race("f=sphere&at=2,-1&lr=0.25&show=surface");
    let mut picture = Picture::new(&race, &layout());
    picture.update(&race, &layout(), Position::after(0.5), Some(0), Budget::UNLIMITED);
    let there = picture.scene().pixel([1.5, -0.75], 0.0);
    assert_eq!(picture.paths()[0].head().map(|spot| spot.at), there);
    assert!(picture.paths()[0].part_step().unwrap().segments() > 4, "it follows the ground");
}

/// The trail and what is explained stay those of the step: the rest is drawn on the overlay alone, as
/// far as the run has gone.
#[test]
fn what_a_run_has_gone_of_a_step_is_drawn_over_the_trail_until_the_step_is_whole() {
    let race = race("f=sphere&at=2,-1&lr=0.25");
    let mut picture = Picture::new(&race, &layout());
    picture.update(&race, &layout(), 1, Some(0), Budget::UNLIMITED);
    let whole = picture.explained().cloned();
    let changes =
        picture.update(&race, &layout(), Position::after(1.5), Some(0), Budget::UNLIMITED);
    assert_eq!(changes, Changes::MOTION);
    assert_eq!(picture.explained().cloned(), whole);
    let planes = Plane::ALL.map(|plane| refresh::<Svg<'_>>(&picture, plane));
    assert_eq!(planes, [Refresh::Keep, Refresh::Keep, Refresh::Keep, Refresh::Clear]);
    assert!(picture.paths()[0].part_step().unwrap().segments() > 0);
    picture.update(&race, &layout(), 2, Some(0), Budget::UNLIMITED);
    assert!(picture.paths()[0].part_step().is_none());
    picture.update(&race, &layout(), Position::after(2.5), Some(0), Budget::UNLIMITED);
    let unbegun =
        picture.update(&race, &layout(), Position::after(f64::NAN), None, Budget::UNLIMITED);
    assert!(unbegun.meets(Changes::RUNS), "no number is the start");
}

#[test]
fn a_run_that_has_ended_stays_where_it_is() {
    let race = race("f=sphere&at=2,-1&lr=0.25&steps=3");
    let end = head(&race, &layout(), 3);
    assert_eq!(head(&race, &layout(), Position::after(3.5)), end);
    assert_eq!(head(&race, &layout(), Position::after(70.25)), end);
}
