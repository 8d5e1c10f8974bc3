//! The pace at which races are shown.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{Race, Scenario, number::hypot::hypot, pace::Pace, scenario::EXAMPLES};
use query::{finished, race};

/// The time between two frames, in seconds.
const FRAME: f64 = 1.0 / 60.0;

/// Farther than this from where it ends a run is seen to be on its way, in parts of the view's diagonal.
const SEEN: f64 = 0.002;

/// Where a race is at each frame until it has ended.
fn frames(race: &Race) -> Vec<f64> {
    let (mut pace, mut frames) = (Pace::default(), vec![0.0]);
    while frames[frames.len() - 1] < race.reached() as f64 {
        assert!(frames.len() < 600, "it takes more than ten seconds");
        let now = pace.advance(race, frames[frames.len() - 1], FRAME);
        assert!(now > frames[frames.len() - 1], "it always goes on");
        frames.push(now);
    }
    frames
}

/// The seconds until a step is reached.
fn until(frames: &[f64], step: usize) -> f64 {
    frames.partition_point(|&at| at < step as f64) as f64 * FRAME
}

fn duration(query: &str) -> f64 {
    frames(&finished(query)).len() as f64 * FRAME
}

/// Where a run is between two steps, in parts of the view's sides over √2.
fn place(race: &Race, racer: usize, position: f64) -> [f64; 2] {
    let [x0, x1, y0, y1] = race.scenario().camera();
    let at = |step| {
        let status = race.status(racer, step).unwrap();
        let y = if race.scenario().dimension() == 1 { status.value } else { status.theta[1] };
        [(status.theta[0] - x0) / (x1 - x0), (y - y0) / (y1 - y0)]
    };
    let ([x, y], [to_x, to_y]) = (at(position as usize), at(position as usize + 1));
    [x + position.fract() * (to_x - x), y + position.fract() * (to_y - y)]
        .map(|part| part / 2f64.sqrt())
}

fn distance([x, y]: [f64; 2], [to_x, to_y]: [f64; 2]) -> f64 {
    hypot(to_x - x, to_y - y)
}

/// The first step from which on no run is seen to move any more.
fn end_seen(race: &Race) -> usize {
    let is_away = |step| {
        (0..race.racers().len()).any(|racer| {
            let [at, end] = [step, race.reached()].map(|step| place(race, racer, step as f64));
            distance(at, end) > SEEN
        })
    };
    (0..race.reached()).rev().find(|&step| is_away(step)).map_or(0, |step| step + 1)
}

#[test]
fn the_path_of_the_first_visit_takes_four_to_six_seconds_without_a_jump() {
    let race = finished("");
    let frames = frames(&race);
    let seen = until(&frames, end_seen(&race));
    assert!((4.0..6.0).contains(&seen), "{seen} s");
    assert!(frames.len() as f64 * FRAME - seen < 1.0, "what is not seen passes quickly");
    assert!((0.6..1.2).contains(&until(&frames, 1)), "the first step is followed");
    // 24 pixels of a picture whose view is 800 pixels from corner to corner.
    for pair in frames.windows(2) {
        let jump = distance(place(&race, 0, pair[0]), place(&race, 0, pair[1]));
        assert!(jump < 24.0 / 800.0, "{jump} at {}", pair[0]);
    }
}

#[test]
fn each_example_takes_four_to_six_seconds() {
    for example in EXAMPLES {
        let race = Race::finished(Scenario::parse(example.query).scenario);
        let frames = frames(&race);
        let all = frames.len() as f64 * FRAME;
        assert!((4.0..6.0).contains(&all), "{}: {all} s", example.title);
        assert!(
            all - until(&frames, end_seen(&race)) < 1.0 || end_seen(&race) == 0,
            "{}",
            example.title
        );
    }
}

#[test]
fn a_few_steps_take_a_second_each() {
    for (steps, least, most) in [(1, 0.8, 1.3), (2, 1.5, 2.2), (4, 2.5, 3.6)] {
        let took = duration(&format!("f=sphere&at=-4,3&lr=0.2&tol=0&steps={steps}"));
        assert!((least..most).contains(&took), "{steps} steps: {took} s");
    }
}

#[test]
fn what_cannot_be_seen_passes_quickly_and_yet_takes_its_time_where_there_is_nothing_else() {
    // ∂f/∂x is 2e-9 at most: nothing is seen to move.
    let plateau = duration("f=1e-9(x^2%2By^2)&at=1,1&view=-3,3,-3,3&lr=0.1&tol=0&steps=1000");
    assert!((4.0..6.0).contains(&plateau), "{plateau} s");
    let path = |steps| duration(&format!("f=sphere&at=-4,3&lr=0.2&tol=0&steps={steps}"));
    assert!(path(10_000) - path(20) < 1.5, "{} {}", path(10_000), path(20));
    // Out of sight: 1e3 and more in a view of 6.
    let far = duration("f=sphere&at=1000,1000&view=-3,3,-3,3&lr=0.001&tol=0&steps=1000");
    assert!((far - plateau).abs() < 0.1, "{far} s");
}

/// Momentum at the foot of a ravine: hundreds of steps that are all seen.
#[test]
fn a_long_path_begins_slowly_too() {
    let race = finished("f=ravine&opt=momentum&lr=0.01&noise=5&tol=0&steps=5000");
    let frames = frames(&race);
    assert!((4.0..6.0).contains(&(frames.len() as f64 * FRAME)));
    assert!(until(&frames, 1) > 0.4, "{}", until(&frames, 1));
    assert!(until(&frames, 5) > 1.2, "{}", until(&frames, 5));
}

/// What is known of it makes the pace, and it waits where nothing more is.
#[test]
fn it_goes_on_while_runs_are_computed() {
    let mut race = race("f=himmelblau&at=-1,-1;2,2&opt=gd;adam&lr=0.001&tol=0&steps=3000");
    let (mut pace, mut at, mut more) = (Pace::default(), 0.0, true);
    for _ in 0..2000 {
        let next = pace.advance(&race, at, FRAME);
        assert!(next >= at && next <= race.reached() as f64, "{at} {next} {}", race.reached());
        at = next;
        more = more && race.work(200);
    }
    assert!(!more && at == 3000.0, "{at}");
    let mut anew = Pace::default();
    for position in [0.0, 0.5, 17.25, 2999.5] {
        let seconds = [0.0, FRAME, 1.0];
        let [grown, at_once] =
            [&mut pace, &mut anew].map(|pace| seconds.map(|s| pace.advance(&race, position, s)));
        assert_eq!(grown, at_once, "in whatever pieces its steps came");
        assert!((grown[0] - position).abs() < 1e-9, "after no time it is where it was");
    }
}

#[test]
fn a_speed_that_is_given_is_kept() {
    let at = |query: &str| Pace::default().advance(&finished(query), 3.0, 0.5);
    assert_eq!(at("f=parabola&at=3&lr=0.1&speed=20"), 13.0);
    assert_eq!(at("f=parabola&at=3&lr=0.1&speed=10000"), f64::INFINITY);
}
