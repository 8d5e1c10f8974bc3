//! Frames agree with plotters' coordinates, and lead back.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use gd_core::scenario::Theme;
use gd_plot::{Frame, Style, geometry::AxisScale};
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
    let frame = Frame::with_scale((613, 409), [0.0, 9.0, 1e-4, 10.0], AxisScale::Log, &style());
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
    for scale in [AxisScale::Linear, AxisScale::Log] {
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

/// A unit of x is as long as one of y, the region is within the view and in its middle.
#[test]
fn fitted_frames_have_equal_scales() {
    for size in [(1280, 800), (390, 844), (320, 240), (2000, 300), (5120, 3200)] {
        for region in [[-6.0, 6.0, -6.0, 6.0], [-0.5, 3.5, 0.0, 0.25], [1e6, 1e6 + 1.0, -1.0, 9.0]]
        {
            let frame = Frame::fitted(size, region, &style());
            let [xmin, xmax, ymin, ymax] = frame.view();
            let [o, x, y] = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]
                .map(|[x, y]| frame.to_pixel([region[0] + x, region[2] + y]));
            let [across, up] = [x.0 - o.0, o.1 - y.1];
            assert!((across / up - 1.0).abs() < 1e-6, "{size:?} {region:?}: {across} {up}");
            let slack = 1e-9 * (region[1] - region[0]).max(region[3] - region[2]);
            let [left, right, below, above] =
                [region[0] - xmin, xmax - region[1], region[2] - ymin, ymax - region[3]];
            assert!([left, right, below, above].iter().all(|room| *room >= -slack));
            let middle = 1e-9 * (xmax - xmin).max(ymax - ymin);
            assert!((left - right).abs() <= middle && (below - above).abs() <= middle);
            assert!(left <= slack || below <= slack, "no more is shown than there is room for");
        }
    }
}

/// Zooming and panning a region zooms and pans what is shown, on the same surface.
#[test]
fn a_region_zoomed_is_a_view_zoomed() {
    let frame = |region| Frame::fitted((640, 480), region, &style());
    let [before, after] = [[-4.0, 4.0, -3.0, 5.0], [1.0, 5.0, 1.5, 5.5]].map(frame);
    let ([x0, x1, y0, y1], [u0, u1, v0, v1]) = (before.view(), after.view());
    for (from, to) in [(x0, u0), (x1, u1)] {
        assert!((0.5 * from + 3.0 - to).abs() < 0.05, "{from} {to}");
    }
    for (from, to) in [(y0, v0), (y1, v1)] {
        assert!((0.5 * from + 3.0 - to).abs() < 0.05, "{from} {to}");
    }
}
