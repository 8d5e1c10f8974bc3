//! Axes, curves and tangents.

use gd_core::map::grid::Profile;
use gd_plot::{
    Frame,
    axes::{self, Axes},
    layers::{draw_curve, draw_tangent},
};
use plotters::prelude::*;

use crate::svg::{style, svg, texts};

#[test]
fn axes_say_what_they_measure() {
    let frame = Frame::new((640, 480), [-5.0, 5.0, 0.0, 0.3], &style());
    let drawn = svg(|area| {
        axes::draw(area, &frame, &style(), &Axes { x: "x", y: "f(x)", grid: true }).unwrap();
    });
    let texts = texts(&drawn);
    for label in ["−4", "−2", "0", "2", "4", "0.10", "0.30", "x", "f(x)"] {
        assert!(texts.contains(&label), "{label} in {texts:?}");
    }
}

#[test]
fn a_curve_is_interrupted_at_a_pole() {
    struct Reciprocal;
    impl gd_core::Expression for Reciprocal {
        fn dimension(&self) -> usize {
            1
        }
        fn evaluate<S: gd_core::Scalar>(&self, x: S, _: S) -> S {
            S::constant(1.0) / x
        }
    }
    let frame = Frame::new((640, 480), [-2.0, 2.0, -3.0, 3.0], &style());
    let profile = Profile::sample(&Reciprocal, -2.0, 2.0, 1001);
    let drawn = svg(|area| draw_curve(area, &frame, &style(), profile.points()).unwrap());
    assert_eq!(drawn.matches("<polyline").count(), 2);
}

/// The tangent of x² at 1 has slope 2: it passes through (0.9, 0.8) and (1.1, 1.2).
#[test]
fn the_tangent_touches() {
    let frame = Frame::new((640, 480), [0.0, 2.0, 0.0, 2.0], &style());
    let drawn = svg(|area| {
        draw_tangent(area, &frame, &style(), RED, [1.0, 1.0], 2.0).unwrap();
    });
    let line = drawn.rsplit("points=\"").next().unwrap();
    let numbers: Vec<f64> = line
        .split('"')
        .next()
        .unwrap()
        .split([' ', ','])
        .filter_map(|number| number.parse().ok())
        .collect();
    let [x0, y0, x1, y1] = numbers[..] else { panic!("{numbers:?}") };
    let ([ax, ay], [bx, by]) = (frame.to_point((x0, y0)), frame.to_point((x1, y1)));
    assert!(((by - ay) / (bx - ax) - 2.0).abs() < 0.05);
    assert!((0.5 * (ay + by) - 1.0).abs() < 0.01 && (0.5 * (ax + bx) - 1.0).abs() < 0.01);
}
