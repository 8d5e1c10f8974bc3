//! What layers leave on a bitmap or in an SVG.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use std::f64::consts::TAU;

use gd_core::{
    CriticalKind, Point,
    function::formula::Formula,
    high_dimension::{field::Band, hessian::Share},
    map::grid::{Grid, Profile},
};
use gd_plot::{
    Dash, Frame, Stroke, Style, Subpixel, Theme, ValueScale,
    arrows::{self, Arrow},
    axes::{self, Axes},
    contour::Contours,
    curve,
    data::{self, DataPoint},
    geometry::Scale,
    heat_map,
    loss_curve::{LossCurve, Series},
    loss_shape::LossShape,
    markers::{self, Mark},
    minima,
    surface::{Camera, Surface},
    trail::{self, TrailPen},
};
use plotters::prelude::*;
use proptest::prelude::*;

const SIZE: (u32, u32) = (320, 240);

fn style() -> Style {
    Style::new(Theme::Light, 1.0, 1)
}

/// Four pixels of the backend in one of the screen.
const FINE: (u32, u32) = (4 * SIZE.0, 4 * SIZE.1);

fn fine() -> Style {
    Style::new(Theme::Light, 4.0, 4)
}

/// Casing and line of a trail on two bitmaps, drawn up to each of some numbers of points in turn.
fn layers(stroke: Stroke, points: &[Point], stops: impl Iterator<Item = usize>) -> [Vec<u8>; 2] {
    let blank = || vec![0; 3 * (FINE.0 * FINE.1) as usize];
    let mut buffers = [blank(), blank()];
    let frame = Frame::new(FINE, [-1.5, 1.5, -1.5, 1.5], &fine());
    {
        let [casing, line] = &mut buffers;
        let casing = BitMapBackend::with_buffer(casing, FINE).into_drawing_area();
        let line = BitMapBackend::with_buffer(line, FINE).into_drawing_area();
        let mut pen = TrailPen::new(stroke);
        for stop in stops {
            pen.draw(&casing, &line, &frame, &fine(), &points[..stop]).unwrap();
            assert_eq!(pen.drawn(), stop);
        }
    }
    buffers
}

/// Where two increments meet in a smooth turn, the backend blends the pixels at the line's edge
/// twice; in a sharp one, where the line is divided anyway, not even that.
#[test]
fn a_trail_drawn_in_steps_is_the_trail_drawn_at_once() {
    let spiral: Vec<Point> = (0..400)
        .map(|k| (f64::from(k) * 0.11, 1.6 - f64::from(k) * 0.004))
        .map(|(angle, radius)| [radius * libm::cos(angle), radius * libm::sin(angle)])
        .collect();
    let zigzag: Vec<Point> = (0..40)
        .map(|k| [-1.4 + 0.07 * f64::from(k), if k % 2 == 0 { -0.6 } else { 0.7 }])
        .collect();
    for points in [&spiral, &zigzag] {
        for dash in [Dash::Solid, Dash::Dashed, Dash::Dotted, Dash::DashDot] {
            let stroke = Stroke { dash, ..Stroke::nth(1, Theme::Light) };
            let in_steps = layers(stroke, points, 1..=points.len());
            let at_once = layers(stroke, points, std::iter::once(points.len()));
            for (a, b) in in_steps.iter().zip(&at_once) {
                let drawn = b.iter().filter(|&&byte| byte > 0).count();
                let apart = a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 64).count();
                assert!(drawn > 20_000, "{dash:?}: {drawn}");
                let allowed = if std::ptr::eq(points, &zigzag) { 0 } else { drawn / 40 };
                assert!(apart <= allowed, "{dash:?}: {apart} of {drawn} bytes");
            }
        }
    }
}

#[test]
fn a_trail_is_cut_off_at_the_frame_not_bent() {
    let stroke = Stroke::nth(0, Theme::Light);
    let [_, line] = layers(stroke, &[[0.0, 0.0], [100.0, 100.0]], std::iter::once(2));
    let frame = Frame::new(FINE, [-1.5, 1.5, -1.5, 1.5], &fine());
    let is_lit = |x: usize, y: usize| {
        let k = 3 * (y * FINE.0 as usize + x);
        line[k..k + 3] != [0, 0, 0]
    };
    let is_on = |at: Point| {
        let (x, y) = frame.to_pixel(at);
        is_lit(x as usize, y as usize)
    };
    assert!(is_on([0.7, 0.7]) && is_on([1.4, 1.4]) && !is_on([1.4, 1.0]));
    let plot = frame.plot();
    for (x, y) in (0..FINE.1).flat_map(|y| (0..FINE.0).map(move |x| (x as i32, y as i32))) {
        let is_inside = (plot.left - 12..plot.right + 12).contains(&x)
            && (plot.top - 12..plot.bottom + 12).contains(&y);
        assert!(is_inside || !is_lit(x as usize, y as usize), "{x}, {y}");
    }
}

/// The picture of a plane rises evenly, is interpolated between nodes, and ends in the map's ends.
#[test]
fn the_heat_map_has_the_colours_of_its_field() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let field = Grid::sample(&sphere, [0.0, 1.0, 0.0, 1.0], 11, 11);
    let scale = ValueScale::new(field.values());
    let image = heat_map::image(&field, &scale, Theme::Dark, (110, 110), 6);
    let pixel = |x: usize, y: usize| {
        let k = 4 * (y * 110 + x);
        [image.rgba[k], image.rgba[k + 1], image.rgba[k + 2]]
    };
    let color = |shade: f64| {
        let RGBColor(red, green, blue) = heat_map::color(shade, Theme::Dark);
        [red, green, blue]
    };
    let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 3);
    // The origin is at the lower left.
    assert!(near(pixel(0, 109), color(0.0)) && near(pixel(109, 0), color(1.0)));
    // Pixel 55 is in the middle of the sixth of ten cells of 11 pixels.
    let shade = |x: f64, y: f64| scale.shade(x * x + y * y);
    let middle = 0.25 * (shade(0.5, 0.5) + shade(0.6, 0.5) + shade(0.5, 0.6) + shade(0.6, 0.6));
    assert!(near(pixel(60, 49), color(middle)), "{:?} {:?}", pixel(60, 49), color(middle));
    assert!(image.rgba.chunks(4).all(|pixel| pixel[3] == 255));
}

#[test]
fn a_picture_fills_its_frame() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let field = Grid::sample(&sphere, [-1.0, 1.0, -1.0, 1.0], 9, 9);
    let frame = Frame::new(SIZE, field.view(), &style());
    let (plot, (width, height)) = (frame.plot(), frame.plot().size());
    let scale = ValueScale::new(field.values());
    let image = heat_map::image(&field, &scale, Theme::Light, (width, height), 6);
    let mut buffer = vec![0; 3 * (SIZE.0 * SIZE.1) as usize];
    let area = BitMapBackend::with_buffer(&mut buffer, SIZE).into_drawing_area();
    image.draw(&area, &frame).unwrap();
    drop(area);
    for (x, y) in (0..SIZE.1 as usize).flat_map(|y| (0..SIZE.0 as usize).map(move |x| (x, y))) {
        let (i, j) = (x.wrapping_sub(plot.left as usize), y.wrapping_sub(plot.top as usize));
        let k = 3 * (y * SIZE.0 as usize + x);
        let expected = if i < width as usize && j < height as usize {
            image.rgba[4 * (j * width as usize + i)..][..3].to_vec()
        } else {
            vec![0; 3]
        };
        // The bitmap backend's rectangles include their right and lower edges.
        let is_edge = i == width as usize || j == height as usize;
        assert!(is_edge || buffer[k..k + 3] == expected, "{x}, {y}");
    }
}

#[test]
fn a_finer_backend_takes_finer_places() {
    let mut buffer = vec![0; 3 * 20 * 10];
    let backend = BitMapBackend::with_buffer(&mut buffer, (20, 10));
    let area = Subpixel::new(backend, 8).into_drawing_area();
    assert_eq!(area.dim_in_pixel(), (160, 80));
}

/// Smith & van der Walt's table at its ends and middle.
#[test]
fn the_colours_are_viridis() {
    // Undoes the softening.
    let pure = |shade: f64| {
        let RGBColor(red, green, blue) = heat_map::color(shade, Theme::Light);
        [red, green, blue].map(|byte| (f64::from(byte) - 0.42 * 255.0) / 0.58 / 255.0)
    };
    let table = [
        (0.0, [0.267004, 0.004874, 0.329415]),
        (0.5, [0.127568, 0.566949, 0.550556]),
        (1.0, [0.993248, 0.906157, 0.143936]),
    ];
    for (shade, expected) in table {
        for (a, b) in pure(shade).iter().zip(expected) {
            assert!((a - b).abs() < 0.02, "{shade}: {:?}", pure(shade));
        }
    }
}

#[test]
fn places_without_a_value_are_hatched() {
    let view = [-1.0, 1.0, -1.0, 1.0];
    struct Root;
    impl gd_core::Expression for Root {
        fn evaluate<S: gd_core::Scalar>(&self, x: S, _: S) -> S {
            x.sqrt()
        }
    }
    let field = Grid::sample(&Root, view, 41, 41);
    let image =
        heat_map::image(&field, &ValueScale::new(field.values()), Theme::Light, (80, 80), 8);
    let colors: std::collections::BTreeSet<_> = image
        .rgba
        .chunks(4 * 80)
        .flat_map(|row| row[..4 * 38].chunks(4))
        .map(<[u8]>::to_vec)
        .collect();
    assert_eq!(colors.len(), 2, "a ground and a stripe");
}

fn svg(draw: impl FnOnce(&gd_plot::Area<SVGBackend>)) -> String {
    let mut text = String::new();
    let area = SVGBackend::with_string(&mut text, (640, 480)).into_drawing_area();
    draw(&area);
    area.present().unwrap();
    drop(area);
    text
}

fn texts(svg: &str) -> Vec<&str> {
    svg.split("</text>").filter_map(|part| part.rsplit_once('>')).map(|(_, t)| t.trim()).collect()
}

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
    let drawn = svg(|area| curve::draw(area, &frame, &style(), profile.points()).unwrap());
    assert_eq!(drawn.matches("<polyline").count(), 2);
}

/// The tangent of x² at 1 has slope 2: it passes through (0.9, 0.8) and (1.1, 1.2).
#[test]
fn the_tangent_touches() {
    let frame = Frame::new((640, 480), [0.0, 2.0, 0.0, 2.0], &style());
    let drawn = svg(|area| {
        curve::draw_tangent(area, &frame, &style(), RED, [1.0, 1.0], 2.0).unwrap();
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

/// From above and unturned, the surface is a map: x to the right, y up. Turned a quarter, y points
/// to the left.
#[test]
fn a_surface_seen_from_above_is_a_map() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let field = Grid::sample(&sphere, [-1.0, 1.0, -1.0, 1.0], 41, 41);
    let surface = Surface::new(&field, &ValueScale::new(field.values()));
    let pixel = |yaw: f64, at: Point| {
        let camera = Camera { yaw, pitch: TAU / 4.0 };
        surface.to_pixel((400, 400), &style(), camera, at).unwrap()
    };
    let (centre, east, north) =
        (pixel(0.0, [0.0, 0.0]), pixel(0.0, [1.0, 0.0]), pixel(0.0, [0.0, 1.0]));
    assert!((centre.0 - 200.0).abs() < 1e-9 && (centre.1 - 200.0).abs() < 1e-9);
    assert!(east.0 > 300.0 && (east.1 - 200.0).abs() < 1e-9);
    assert!(north.1 < 100.0 && (north.0 - 200.0).abs() < 1e-9);
    let turned = pixel(TAU / 4.0, [0.0, 1.0]);
    assert!(turned.0 < 100.0 && (turned.1 - 200.0).abs() < 1e-9);
    assert!(surface.to_pixel((400, 400), &style(), Camera::default(), [1.1, 0.0]).is_none());
}

/// The corners of every polygon in an SVG.
fn polygons(svg: &str) -> Vec<usize> {
    let parts = svg.split("<polygon").skip(1);
    parts
        .filter_map(|part| part.split("points=\"").nth(1)?.split('"').next())
        .map(|points| points.split_whitespace().count())
        .collect()
}

/// A class is told by its shape as well as by its colour, and the mini-batch by rings.
#[test]
fn points_tell_their_class_and_whether_they_are_in_the_batch() {
    let frame = Frame::new((640, 480), [-2.0, 2.0, -2.0, 2.0], &style());
    let draw = |class, in_batch, at| {
        let points = [DataPoint { at, class, in_batch }];
        svg(|area| data::draw_points(area, &frame, &style(), &points).unwrap())
    };
    let shapes =
        [None, Some(false), Some(true)].map(|class| polygons(&draw(class, false, [0.0; 2])));
    // Halo and body: discs of twenty corners, squares of four.
    assert_eq!(shapes, [[20, 20], [20, 20], [4, 4]]);
    let [zero, one] = [false, true].map(|class| draw(Some(class), false, [0.0; 2]));
    let fill = |drawn: &str| drawn.rsplit("fill=\"").next().unwrap()[..7].to_owned();
    assert_ne!(fill(&zero), fill(&one));
    assert_eq!(zero.matches("<polyline").count(), 0);
    assert_eq!(draw(None, true, [0.0; 2]).matches("<polyline").count(), 2);
    assert!(polygons(&draw(None, true, [2.1, 0.0])).is_empty());
    assert!(polygons(&draw(None, true, [f64::NAN, 0.0])).is_empty());
}

/// On a logarithmic axis from 0.01 to 1 over 200 pixels, 0.1 ± 0.09 reaches from the lower end to
/// 0.19; an error that reaches below zero ends at the edge.
#[test]
fn errors_stay_on_a_logarithmic_axis() {
    let frame = Frame::with_scale((640, 480), [0.0, 3.0, 0.01, 1.0], Scale::Log, &style());
    let stroke = Stroke::nth(0, Theme::Light);
    let errors = [([1.0, 0.1], 0.09), ([2.0, 0.1], 5.0)];
    let drawn = svg(|area| data::draw_errors(area, &frame, &style(), &stroke, &errors).unwrap());
    let ends: Vec<Vec<f64>> = drawn
        .split("points=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .map(|points| points.split([' ', ',']).filter_map(|n| n.parse().ok()).collect())
        .collect();
    let [first, second] = &ends[..] else { panic!("{ends:?}") };
    let row = |y: f64| frame.to_pixel([0.0, y]).1.round();
    assert_eq!([first[1], first[3]], [row(0.01), row(0.19)]);
    assert_eq!([second[1], second[3]], [row(0.01), row(1.0)]);
}

#[test]
fn the_point_under_the_pointer_is_the_nearest_in_reach() {
    let frame = Frame::bare((200, 200), [0.0, 2.0, 0.0, 2.0]);
    let near = |pixel, reach| {
        let points = [[0.5, 0.5], [1.0, 1.0], [f64::NAN, 1.0]].into_iter();
        data::nearest(&frame, &style(), points, pixel, reach)
    };
    assert_eq!(near((95.0, 100.0), 6.0), Some(1));
    assert_eq!(near((95.0, 100.0), 4.0), None);
    assert_eq!(near((70.0, 130.0), 100.0), Some(0));
}

/// Where nothing has been found there is no marker: zero has no place on a logarithmic axis.
#[test]
fn shares_of_minima_are_marked_where_some_are_found() {
    let share = |dimension, share| Share { dimension, share, error: 0.01, exact: None };
    let drawn = svg(|area| {
        minima::draw_by_dimension(area, &style(), &[share(1, 0.5), share(2, 0.1), share(3, 0.0)])
            .unwrap();
    });
    // Two markers with their halos.
    assert_eq!(polygons(&drawn).len(), 4);
    assert!(texts(&drawn).contains(&"share of minima"));
    let bands = vec![vec![Band { height: 0.0, count: 9, share: 0.5 }], Vec::new()];
    let drawn = svg(|area| minima::draw_by_height(area, &style(), &bands).unwrap());
    assert_eq!(polygons(&drawn).len(), 2);
}

/// Residuals of (0, 1) and (1, −1) to 0 are 60 pixels long in a frame of 60 to the unit.
#[test]
fn residuals_reach_from_the_point_to_the_prediction() {
    let frame = Frame::bare((240, 240), [-2.0, 2.0, -2.0, 2.0]);
    let residuals = [([0.0, 1.0], 0.0), ([1.0, -1.0], 0.0), ([3.0, 1.0], 0.0)];
    let drawn = svg(|area| data::draw_residuals(area, &frame, &style(), &residuals).unwrap());
    let lines: Vec<_> = drawn
        .split("points=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .map(|points| points.trim().to_owned())
        .collect();
    assert_eq!(lines, ["120,60 120,120", "180,180 180,120"]);
}

#[test]
fn a_loss_is_seen_whole_with_its_points_on_it() {
    let curve: Vec<Point> = (-30..=30).map(|k| f64::from(k) / 10.0).map(|r| [r, r * r]).collect();
    let chart = LossShape::new((640, 480), &style(), &[&curve]);
    assert_eq!(chart.frame().view()[..3], [-3.0, 3.0, 0.0]);
    assert!(chart.frame().view()[3] >= 9.0);
    let stroke = Stroke::nth(0, Theme::Light);
    let drawn = svg(|area| {
        chart.draw_axes(area, &style(), "residual").unwrap();
        chart.draw_curve(area, &style(), &stroke, &curve).unwrap();
        chart.draw_points(area, &style(), &stroke, &[[1.0, 1.0], [7.0, 49.0]]).unwrap();
    });
    assert!(texts(&drawn).contains(&"residual"));
    // One point inside, drawn with its halo.
    assert_eq!(polygons(&drawn).len(), 2);
}

fn anything() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -10.0..10.0_f64,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![
            f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -f64::MAX, f64::MIN_POSITIVE, 0.0,
        ]),
    ]
}

struct Values(Vec<f64>);

impl gd_core::Objective for Values {
    fn dimension(&self) -> usize {
        2
    }
    fn value(&self, [x, y]: Point) -> f64 {
        let k = (x.to_bits() ^ y.to_bits().rotate_left(17)) % self.0.len() as u64;
        self.0[k as usize]
    }
    fn gradient(&self, theta: Point) -> gd_core::Dual {
        gd_core::Dual { value: self.value(theta), gradient: [self.value(theta), theta[0]] }
    }
    fn hessian(&self, _: Point) -> gd_core::Dual2 {
        gd_core::number::dual::Dual2::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    /// Views, sizes, values and points however wild are drawn, if only as nothing.
    #[test]
    fn nothing_panics(
        view in prop::array::uniform4(anything()),
        values in prop::collection::vec(anything(), 1..40),
        points in prop::collection::vec(prop::array::uniform2(anything()), 0..30),
        size in (0..200_u32, 0..200_u32),
        grid in (0..20_usize, 0..20_usize),
        (scale, grain) in (anything(), 0..5_u32),
        angles in (anything(), anything()),
        is_log in any::<bool>(),
    ) {
        let style = Style::new(Theme::Dark, scale, grain);
        let style = Style { scale: style.scale.min(8.0), ..style };
        let mut text = String::new();
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        let stroke = Stroke::nth(points.len(), style.theme);

        let frame = Frame::new(size, view, &style);
        axes::draw(&area, &frame, &style, &Axes { x: "x", y: "y", grid: true }).unwrap();
        curve::draw(&area, &frame, &style, &points).unwrap();
        let objective = Values(values.clone());
        for view in [view, frame.view()] {
            let field = Grid::sample(&objective, view, grid.0, grid.1);
            let scale = ValueScale::new(field.values());
            heat_map::image(&field, &scale, style.theme, size, grain).draw(&area, &frame).unwrap();
            Contours::new(&field, &scale, 5, style.theme).draw(&area, &frame, &style).unwrap();
            let surface = Surface::new(&field, &scale);
            let camera = Camera { yaw: angles.0, pitch: angles.1 };
            surface.draw(&area, &style, camera).unwrap();
            surface.draw_trail(&area, &style, camera, &stroke, &points).unwrap();
        }
        TrailPen::new(stroke).draw(&area, &area, &frame, &style, &points).unwrap();
        for pair in points.windows(2) {
            let [at, vector] = [pair[0], pair[1]];
            trail::draw_head(&area, &frame, &style, &stroke, at).unwrap();
            trail::draw_start(&area, &frame, &style, &stroke, at).unwrap();
            let arrow = Arrow { from: at, vector, label: "g", color: RED };
            arrows::draw(&area, &frame, &style, &arrow).unwrap();
            arrows::draw_field(&area, &frame, &style, &[(at, vector)], 30.0).unwrap();
            curve::draw_tangent(&area, &frame, &style, RED, at, vector[0]).unwrap();
            for mark in [Mark::Critical(CriticalKind::Plateau), Mark::Critical(CriticalKind::Saddle), Mark::Event] {
                markers::draw(&area, &frame, &style, mark, at).unwrap();
            }
        }
        let data: Vec<_> = points
            .iter()
            .map(|&at| DataPoint { at, class: Some(at[0] > 0.0), in_batch: at[1] > 0.0 })
            .collect();
        data::draw_points(&area, &frame, &style, &data).unwrap();
        data::draw_fit(&area, &frame, &style, &stroke, &points).unwrap();
        let errors: Vec<_> = points.iter().map(|&at| (at, angles.1)).collect();
        data::draw_errors(&area, &frame, &style, &stroke, &errors).unwrap();
        data::draw_values(&area, &frame, &style, &stroke, &points).unwrap();
        let residuals: Vec<_> = points.iter().map(|&at| (at, angles.0)).collect();
        data::draw_residuals(&area, &frame, &style, &residuals).unwrap();
        let shape = LossShape::new(size, &style, &[&points]);
        shape.draw_axes(&area, &style, "residual").unwrap();
        shape.draw_curve(&area, &style, &stroke, &points).unwrap();
        shape.draw_points(&area, &style, &stroke, &points).unwrap();
        let scale = if is_log { Scale::Log } else { Scale::Linear };
        let series = [Series { values: &values, spacing: angles.0, stroke }];
        LossCurve::new(size, &style, &series, scale)
            .draw(&area, &style, ["step", "value"])
            .unwrap();
    }
}
