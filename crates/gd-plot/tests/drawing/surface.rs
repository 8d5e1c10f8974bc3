//! Surfaces, and paths laid onto them.

use gd_core::{
    Point,
    function::formula::Formula,
    map::grid::Grid,
    number::{hypot::hypot, sine::sin_cos},
    scenario::Viewpoint,
};
use gd_plot::{
    ValueScale,
    surface::{Projection, Surface},
};

use crate::svg::style;

fn surface(formula: &str, region: [f64; 4]) -> Surface {
    let grid = Grid::sample(&Formula::parse(formula).unwrap(), region, 81, 81);
    Surface::new(&grid, &ValueScale::new(grid.values()))
}

fn projection(yaw: f64, pitch: f64) -> Projection {
    Projection::new((400, 400), &style(), Viewpoint { yaw, pitch })
}

/// From above and unturned, the surface is a map: x to the right, y up. Turned a quarter, y points
/// to the left.
#[test]
fn a_surface_seen_from_above_is_a_map() {
    let surface = surface("x^2 + y^2", [-1.0, 1.0, -1.0, 1.0]);
    let pixel = |yaw, at: Point| surface.to_pixel(&projection(yaw, 90.0), at).unwrap();
    let (centre, east, north) =
        (pixel(0.0, [0.0, 0.0]), pixel(0.0, [1.0, 0.0]), pixel(0.0, [0.0, 1.0]));
    assert!((centre.0 - 200.0).abs() < 1e-9 && (centre.1 - 200.0).abs() < 1e-9);
    assert!(east.0 > 300.0 && (east.1 - 200.0).abs() < 1e-9);
    assert!(north.1 < 100.0 && (north.0 - 200.0).abs() < 1e-9);
    let turned = pixel(90.0, [0.0, 1.0]);
    assert!(turned.0 < 100.0 && (turned.1 - 200.0).abs() < 1e-9);
    assert!(surface.to_pixel(&projection(30.0, 35.0), [1.1, 0.0]).is_none());
}

/// By how many pixels the ground between a place and the eye comes above the place, at most: the
/// surface's own pixels at samples of the way, by the definition of yaw.
fn covered(surface: &Surface, projection: &Projection, [x, y]: Point, yaw: f64) -> f64 {
    let (sin, cos) = sin_cos(yaw.to_radians());
    let height = surface.to_pixel(projection, [x, y]).unwrap().1;
    let way = (1..600).map(|k| 0.01 * f64::from(k)).map(|t| [x - t * sin, y - t * cos]);
    let between = way.filter_map(|at| surface.to_pixel(projection, at));
    between.map(|ground| height - ground.1).fold(f64::NEG_INFINITY, f64::max)
}

/// What is seen at the pixel of a place is the place itself, or one nearer to the eye; it is hidden where the
/// ground between comes above it; seen from well above it is nearly always itself.
#[test]
fn the_place_at_a_pixel_is_the_nearest_one() {
    for formula in ["x^2+y^2", "sin(2x)*cos(2y)+x/3", "abs(x)-y", "1/(x^2+y^2+0.1)", "x*y", "7"] {
        let surface = surface(formula, [-3.0, 3.0, -3.0, 3.0]);
        for (yaw, pitch) in
            [(30.0, 35.0), (0.0, 60.0), (-90.0, 20.0), (180.0, 5.0), (137.0, 45.0), (45.0, 90.0)]
        {
            let projection = projection(yaw, pitch);
            let mut own = 0;
            for k in 0..400 {
                let at = [k % 20, k / 20].map(|k| f64::from(k) * 0.297 - 2.83);
                let context = format!("{formula} {yaw} {pitch} {at:?}");
                let pixel = surface.to_pixel(&projection, at).unwrap();
                let seen = surface.to_point(&projection, pixel).unwrap();
                let back = surface.to_pixel(&projection, seen).unwrap();
                assert!(hypot(back.0 - pixel.0, back.1 - pixel.1) < 1e-5, "{context}");
                let is_own = hypot(seen[0] - at[0], seen[1] - at[1]) < 1e-5;
                let (sin, cos) = sin_cos(yaw.to_radians());
                let nearer = (at[0] - seen[0]) * sin + (at[1] - seen[1]) * cos;
                assert!(is_own || nearer > 0.0, "{context} {seen:?}");
                // A mark may stand out by a pixel or two.
                let covered = covered(&surface, &projection, at, yaw);
                let is_hidden = surface.is_hidden(&projection, at);
                assert!(covered < 3.0 || is_hidden, "{context}: {covered}");
                assert!(covered > 0.0 || !is_hidden, "{context}: {covered}");
                own += u32::from(is_own);
            }
            assert!(pitch < 60.0 || own > 360, "{formula} {yaw} {pitch}: {own}");
        }
    }
}

#[test]
fn a_hill_hides_what_is_behind_it() {
    let surface = surface("exp(-(x^2+y^2))", [-3.0, 3.0, -3.0, 3.0]);
    let low = projection(0.0, 20.0);
    assert!(surface.is_hidden(&low, [0.0, 1.0]), "behind the hill");
    assert!(!surface.is_hidden(&low, [0.0, -1.0]), "before it");
    assert!(!surface.is_hidden(&low, [2.5, 1.0]), "beside it");
    assert!(!surface.is_hidden(&projection(180.0, 20.0), [0.0, 1.0]), "seen from the other side");
    assert!(!surface.is_hidden(&projection(0.0, 90.0), [0.0, 1.0]), "seen from above");
    let bowl = self::surface("x^2+y^2", [-3.0, 3.0, -3.0, 3.0]);
    assert!(bowl.is_hidden(&low, [0.0, -2.8]), "the inside of the wall that is seen from outside");
    assert!(!bowl.is_hidden(&low, [0.0, 2.8]), "the inside of the far wall");
    let pixel = bowl.to_pixel(&low, [0.0, -2.8]).unwrap();
    assert!((bowl.to_point(&low, pixel).unwrap()[1] + 2.8).abs() < 1e-6, "the wall itself");
}

/// Beside the surface there is nothing, and through a hole one sees what is behind it.
#[test]
fn nothing_is_seen_beside_a_surface_or_in_a_hole() {
    let surface = surface("sqrt(x^2+y^2-1)", [-3.0, 3.0, -3.0, 3.0]);
    let above = projection(0.0, 90.0);
    assert_eq!(surface.to_point(&above, (200.0, 200.0)), None, "in the hole");
    assert_eq!(surface.to_point(&above, (5.0, 5.0)), None, "beside it");
    assert!(surface.to_point(&above, (200.0, 100.0)).is_some());
    assert_eq!(surface.to_pixel(&above, [0.0, 0.0]), None);
    for pixel in [(f64::NAN, 0.0), (f64::INFINITY, 1.0), (1e300, -1e300)] {
        assert_eq!(surface.to_point(&above, pixel), None);
    }
}

/// On a plane that rises to the right, a vector uphill leads right and up, one along the slope's level
/// lines straight away from the eye.
#[test]
fn a_vector_leads_along_the_surface() {
    let surface = surface("x", [-1.0, 1.0, -1.0, 1.0]);
    let front = projection(0.0, 35.0);
    let uphill = surface.direction(&front, [0.2, 0.3], [1e-9, 0.0]).unwrap();
    assert!(uphill.0 > 0.5 && uphill.1 < -0.2, "{uphill:?}");
    let level = surface.direction(&front, [0.2, 0.3], [0.0, 1e12]).unwrap();
    assert!(level.0.abs() < 1e-9 && (level.1 + 1.0).abs() < 1e-9, "{level:?}");
    let corner = surface.direction(&front, [1.0, 1.0], [3.0, 0.0]).unwrap();
    assert!(hypot(corner.0 - uphill.0, corner.1 - uphill.1) < 0.05, "{corner:?} {uphill:?}");
    for vector in [[0.0, 0.0], [f64::NAN, 1.0], [f64::INFINITY, 0.0]] {
        assert_eq!(surface.direction(&front, [0.0, 0.0], vector), None);
    }
}
