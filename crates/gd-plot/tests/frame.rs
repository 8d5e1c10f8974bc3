//! Frames agree with plotters' coordinates, and lead back.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use gd_plot::{Frame, Style, Theme, geometry::Scale};
use plotters::coord::{
    CoordTranslate,
    cartesian::Cartesian2d,
    combinators::{IntoLogRange, LogCoord},
    types::RangedCoordf64,
};

fn style() -> Style {
    Style::new(Theme::Light, 1.0, 1)
}

const PLACES: [[f64; 2]; 5] = [[-3.0, -1.0], [5.0, 7.0], [0.1, 0.2], [4.7, 6.99], [-2.9, 3.3]];

/// Plotters rounds towards the origin of its axes, left and down: the middle of the pixel that it
/// means is at most half a pixel away.
#[test]
fn points_fall_where_plotters_draws_them() {
    let frame = Frame::new((613, 409), [-3.0, 5.0, -1.0, 7.0], &style());
    let plot = frame.plot();
    let pixels = (plot.left..plot.right, plot.bottom..plot.top);
    let theirs = Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(-3.0..5.0, -1.0..7.0, pixels);
    for place in PLACES {
        let (x, y) = theirs.translate(&(place[0], place[1]));
        let (px, py) = frame.to_pixel(place);
        assert!((px - f64::from(x) - 0.5).abs() <= 0.51, "{px} {x}");
        assert!((py - f64::from(y) + 0.5).abs() <= 0.51, "{py} {y}");
    }
}

#[test]
fn logarithmic_frames_agree_too() {
    let frame = Frame::with_scale((613, 409), [0.0, 9.0, 1e-4, 10.0], Scale::Log, &style());
    let plot = frame.plot();
    let theirs = Cartesian2d::<RangedCoordf64, LogCoord<f64>>::new(
        0.0..9.0,
        (1e-4..10.0).log_scale(),
        (plot.left..plot.right, plot.bottom..plot.top),
    );
    for place in [[1.0, 1e-4], [2.0, 0.03], [3.0, 1.0], [4.5, 9.9]] {
        let (_, y) = theirs.translate(&(place[0], place[1]));
        assert!((frame.to_pixel(place).1 - f64::from(y) + 0.5).abs() <= 0.51);
    }
}

#[test]
fn pixels_lead_back_to_points() {
    for scale in [Scale::Linear, Scale::Log] {
        let frame = Frame::with_scale((800, 600), [-3.0, 5.0, 0.01, 7.0], scale, &style());
        for [x, y] in [[-3.0, 0.01], [0.3, 0.5], [5.0, 7.0], [9.0, 11.0]] {
            let [there_x, there_y] = frame.to_point(frame.to_pixel([x, y]));
            assert!((there_x - x).abs() < 1e-12 && (there_y - y).abs() < 1e-12 * y.max(1.0));
        }
    }
}

#[test]
fn the_rectangle_lies_on_the_screens_pixels_and_inside_the_surface() {
    for grain in [1, 2, 3, 8] {
        let style = Style::new(Theme::Dark, 1.5 * f64::from(grain), grain);
        let frame = Frame::new((701 * grain, 503 * grain), [0.0, 1.0, 0.0, 1.0], &style);
        let plot = frame.plot();
        let grain = grain as i32;
        for edge in [plot.left, plot.top, plot.right, plot.bottom] {
            assert_eq!(edge % grain, 0);
        }
        assert!(plot.left > 0 && plot.right < 701 * grain && plot.bottom < 503 * grain);
    }
}

#[test]
fn views_that_cannot_be_shown_are_replaced() {
    let bad = [
        [f64::NAN, 1.0, 0.0, 1.0],
        [1.0, 1.0, 1.0, 1.0],
        [5.0, -5.0, 0.0, 1.0],
        [f64::NEG_INFINITY, f64::INFINITY, 0.0, 1.0],
        [1.0, 1.0 + f64::EPSILON, 0.0, 0.0],
        [-f64::MAX, f64::MAX, -f64::MAX, f64::MAX],
    ];
    for view in bad {
        let frame = Frame::new((300, 200), view, &style());
        let [xmin, xmax, ymin, ymax] = frame.view();
        assert!(xmin < xmax && ymin < ymax, "{view:?}");
        let (px, py) = frame.to_pixel([0.5 * xmin + 0.5 * xmax, 0.5 * ymin + 0.5 * ymax]);
        assert!(frame.contains((px, py)), "{view:?}");
    }
}
