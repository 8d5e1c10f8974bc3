//! Surfaces, and paths laid onto them.

use std::f64::consts::TAU;

use gd_core::{Point, function::formula::Formula, map::grid::Grid};
use gd_plot::{
    ValueScale,
    surface::{Surface, Viewpoint},
};

use crate::svg::style;

/// From above and unturned, the surface is a map: x to the right, y up. Turned a quarter, y points
/// to the left.
#[test]
fn a_surface_seen_from_above_is_a_map() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let grid = Grid::sample(&sphere, [-1.0, 1.0, -1.0, 1.0], 41, 41);
    let surface = Surface::new(&grid, &ValueScale::new(grid.values()));
    let pixel = |yaw: f64, at: Point| {
        let viewpoint = Viewpoint { yaw, pitch: TAU / 4.0 };
        surface.to_pixel((400, 400), &style(), viewpoint, at).unwrap()
    };
    let (centre, east, north) =
        (pixel(0.0, [0.0, 0.0]), pixel(0.0, [1.0, 0.0]), pixel(0.0, [0.0, 1.0]));
    assert!((centre.0 - 200.0).abs() < 1e-9 && (centre.1 - 200.0).abs() < 1e-9);
    assert!(east.0 > 300.0 && (east.1 - 200.0).abs() < 1e-9);
    assert!(north.1 < 100.0 && (north.0 - 200.0).abs() < 1e-9);
    let turned = pixel(TAU / 4.0, [0.0, 1.0]);
    assert!(turned.0 < 100.0 && (turned.1 - 200.0).abs() < 1e-9);
    assert!(surface.to_pixel((400, 400), &style(), Viewpoint::default(), [1.1, 0.0]).is_none());
}
