//! Pictures prepared in slices, and drawn anew where they are lost.

use std::sync::atomic::{AtomicUsize, Ordering};

use gd_core::{Expression, Function, Race, Scalar, Scenario, scenario::Theme};
use gd_plot::{
    Budget, Layout, Picture, Style, Svg,
    composition::{Refresh, draw_plane, refresh},
    layers::Plane,
    picture::changes::Changes,
};

use crate::svg::svg;

fn layout() -> Layout {
    Layout::new((640, 480), Style::new(Theme::Light, 1.0, 1))
}

fn race(query: &str) -> Race {
    Race::finished(Scenario::parse(query).scenario)
}

fn plane(picture: &Picture, plane: Plane) -> String {
    svg(|area| draw_plane(picture, plane, area).unwrap())
}

fn segments(picture: &Picture) -> usize {
    picture.paths().iter().map(|path| path.growth().segments()).sum()
}

const FORMS: [&str; 4] = [
    "f=himmelblau&at=-1,-1;0,4&opt=gd;momentum&show=field",
    "f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60&show=surface",
    "f=double-well&at=2&lr=0.02",
    "data=blobs&model=logistic",
];

#[test]
fn slices_end_in_the_picture_that_is_made_at_once() {
    for query in FORMS {
        let race = race(query);
        let mut whole = Picture::new(&race, &layout());
        whole.update(&race, &layout(), 40, Some(0), Budget::UNLIMITED);
        assert!(!whole.is_pending(), "{query}");
        let mut sliced = Picture::new(&race, &layout());
        let effort = race.scenario().function.objective().effort();
        let budget = Budget { evaluations: 700 * effort, segments: 10 };
        let mut ground = Vec::new();
        for slice in 0.. {
            assert!(slice < 200, "{query}");
            sliced.update(&race, &layout(), 40, Some(0), budget);
            if refresh::<Svg>(&sliced, Plane::Ground) == Refresh::Clear {
                ground.push(plane(&sliced, Plane::Ground));
            }
            if !sliced.is_pending() {
                break;
            }
        }
        // Something is there at once, and each time more.
        assert!(ground.len() > 1 && ground.windows(2).all(|pair| pair[0] != pair[1]), "{query}");
        for of in [Plane::Ground, Plane::Overlay] {
            assert!(plane(&sliced, of) == plane(&whole, of), "{query} {of:?}");
        }
        sliced.update(&race, &layout(), 40, Some(0), budget);
        assert!(Plane::ALL.iter().all(|of| refresh::<Svg>(&sliced, *of) == Refresh::Keep));
    }
}

static EVALUATIONS: AtomicUsize = AtomicUsize::new(0);

struct Counting;

impl Expression for Counting {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        EVALUATIONS.fetch_add(1, Ordering::Relaxed);
        x.square() + y.square() * 3.0
    }
}

/// The first slice takes a coarse sample, a few hundred, whatever the budget.
#[test]
fn a_slice_evaluates_no_more_than_it_may() {
    let function = Function::custom("counting", Counting);
    let race = Race::new(Scenario::of(function).start([3.0, 1.0]));
    let mut picture = Picture::new(&race, &layout());
    let taken = || EVALUATIONS.swap(0, Ordering::Relaxed);
    taken();
    let (mut all, mut is_first) = (0, true);
    while is_first || picture.is_pending() {
        picture.update(&race, &layout(), 0, None, Budget::frame(500));
        let now = taken();
        assert!(now <= if is_first { 800 } else { 500 }, "{now}");
        (all, is_first) = (all + now, false);
    }
    assert!((50_000..70_000).contains(&all), "{all}");
    picture.update(&race, &layout(), 0, None, Budget::frame(500));
    assert_eq!(taken(), 0);
}

static HEAVY: AtomicUsize = AtomicUsize::new(0);

struct Heavy;

impl Expression for Heavy {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        HEAVY.fetch_add(1, Ordering::Relaxed);
        x.square() + y.square()
    }

    fn effort(&self) -> usize {
        50
    }
}

#[test]
fn an_evaluation_of_a_heavy_function_counts_as_many() {
    let function = Function::custom("heavy", Heavy);
    let race = Race::new(Scenario::of(function).start([3.0, 1.0]));
    let mut picture = Picture::new(&race, &layout());
    for slice in 0..20 {
        HEAVY.store(0, Ordering::Relaxed);
        picture.update(&race, &layout(), 0, None, Budget::frame(500));
        let now = HEAVY.load(Ordering::Relaxed);
        // The first slice draws the start, too.
        assert!(now <= 10 + if slice == 0 { 10 } else { 0 }, "{now} in slice {slice}");
    }
}

/// Pieces of dashes may be a few more than the budget; what is drawn in the end is the same.
#[test]
fn a_frame_draws_so_many_segments_at_most() {
    let race = race("f=himmelblau&at=3,3;-3,3&opt=gd;adam&noise=200&lr=0.003&steps=3000&tol=0");
    let mut at_once = Picture::new(&race, &layout());
    at_once.update(&race, &layout(), 3000, None, Budget::UNLIMITED);
    let mut picture = Picture::new(&race, &layout());
    let (mut all, mut frames, mut is_first) = (0, 0, true);
    while is_first || picture.is_pending() {
        picture.update(&race, &layout(), 3000, None, Budget::frame(usize::MAX));
        assert!(segments(&picture) <= Budget::SEGMENTS + 200, "{}", segments(&picture));
        // Where a run is shows at once.
        assert!(picture.paths().iter().zip(at_once.paths()).all(|(a, b)| a.head() == b.head()));
        (all, frames, is_first) = (all + segments(&picture), frames + 1, false);
    }
    assert!(frames > 1 && all == segments(&at_once), "{frames} frames, {all} segments");
}

/// With α = 2/λmax descent jumps between two places for ever.
#[test]
fn a_run_that_folds_back_on_itself_is_soon_drawn() {
    for show in ["", "&show=surface"] {
        let race = race(&format!("f=sphere&at=2,1&lr=1&steps=100000&tol=0{show}"));
        let mut picture = Picture::new(&race, &layout());
        let (mut all, mut frames) = (0, 0);
        while frames == 0 || picture.is_pending() {
            picture.update(&race, &layout(), 100_000, None, Budget::frame(usize::MAX));
            (all, frames) = (all + segments(&picture), frames + 1);
        }
        assert!((1..200).contains(&all) && frames < 10, "{all} segments in {frames} frames");
    }
}

#[test]
fn what_is_lost_is_drawn_anew() {
    let race = race(FORMS[0]);
    let mut picture = Picture::new(&race, &layout());
    let update = |picture: &mut Picture| {
        let changes = picture.update(&race, &layout(), 5, Some(0), Budget::UNLIMITED);
        (changes, Plane::ALL.map(|of| refresh::<Svg>(picture, of)))
    };
    update(&mut picture);
    let before = Plane::ALL.map(|of| plane(&picture, of));
    assert_eq!(update(&mut picture), (Changes::NONE, [Refresh::Keep; 4]));
    picture.forget(Changes::ALL);
    assert_eq!(update(&mut picture), (Changes::ALL, [Refresh::Clear; 4]));
    assert!(Plane::ALL.map(|of| plane(&picture, of)) == before);
}

/// What lay under one place comes to lie under another, from the same base however far a gesture is.
#[test]
fn a_gesture_moves_what_is_under_it() {
    for query in ["f=himmelblau", "f=himmelblau&show=stretch", "f=double-well"] {
        let race = race(query);
        let picture = Picture::new(&race, &layout());
        let scenario = race.scenario();
        let base = scenario.camera();
        let shown = |region| {
            let layout = Layout { region: Some(region), ..layout() };
            *Picture::new(&race, &layout).scene().frame()
        };
        let (from, before) = ((200.0, 150.0), shown(base));
        let held = before.to_point(from);
        for (to, factor) in
            [((320.0, 100.0), 1.0), (from, 0.8), (from, 3.0), ((100.0, 300.0), 0.01)]
        {
            let region = picture.region_after(scenario, base, from, to, factor);
            let after = shown(region);
            let (x, y) = after.to_pixel(held);
            let away = libm::hypot(x - to.0, y - to.1);
            assert!(away < 0.5, "{query} {to:?} {factor}: {away}");
            let width = (region[1] - region[0]) / (base[1] - base[0]);
            assert!((width - factor).abs() < 1e-6 * factor, "{query}: {width}");
        }
        let same = picture.region_after(scenario, base, from, from, 1.0);
        assert!(same.iter().zip(base).all(|(a, b)| (a - b).abs() < 1e-9), "{same:?}");
    }
}

/// 640 pixels over a little more than 12 units: a pixel is about 0.02, which two digits tell.
#[test]
fn a_place_is_seen_in_the_digits_that_a_pixel_tells() {
    let picture = Picture::new(&race("f=himmelblau"), &layout());
    let frame = picture.scene().frame();
    assert_eq!(frame.seen(picture.style(), [1.23456, -0.001]), [1.23, 0.0]);
    let near = Layout { region: Some([0.0, 1e-5, 0.0, 1e-5]), ..layout() };
    let picture = Picture::new(&race("f=himmelblau"), &near);
    let [x, _] = picture.scene().frame().seen(picture.style(), [1.234_567_891e-5, 0.0]);
    assert_eq!(x, 1.235e-5);
    let far = Layout { region: Some([0.0, 1e9, 0.0, 1e9]), ..layout() };
    let picture = Picture::new(&race("f=himmelblau"), &far);
    assert_eq!(picture.scene().frame().seen(picture.style(), [1234.56, 7.0]), [1235.0, 7.0]);
}
