//! Data, losses and shares.

use gd_core::{
    Point, Race, Scenario,
    function::formula::Formula,
    high_dimension::{field::Band, hessian::Share},
    map::grid::Grid,
    scenario::Theme,
    words::run_name::run_names,
};
use gd_plot::{
    Frame, Stroke, ValueScale,
    contour::Contours,
    data::{self, DataPoint},
    data_plot::DataPlot,
    geometry::AxisScale,
    layer_chain,
    line_names::{self, LineName},
    loss_shape::LossShape,
    minima,
};

use crate::svg::{polygons, style, svg, texts};

/// A line a level where a function is smooth, and none where each cell has all of them.
#[test]
fn contours_of_noise_are_left_out() {
    let frame = Frame::new((640, 480), [0.0, 1.0, 0.0, 1.0], &style());
    let lines = |formula: &str| {
        let function = Formula::parse(formula).unwrap();
        let grid = Grid::sample(&function, [0.0, 1.0, 0.0, 1.0], 161, 161);
        let contours = Contours::new(&grid, &ValueScale::new(grid.values()), 16, Theme::Light);
        let drawn = svg(|area| contours.draw(area, &frame, &style()).unwrap());
        drawn.matches("<polyline").count()
    };
    assert_eq!(lines("x+y"), 16);
    assert_eq!(lines("sin(1000000x+7777777y)"), 0);
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
    let frame = Frame::with_scale((640, 480), [0.0, 3.0, 0.01, 1.0], AxisScale::Log, &style());
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

/// Each is named once, the selected run first, by what differs between the runs; of many runs only it.
#[test]
fn lines_among_the_data_are_named() {
    let named = |query: &str, selected| {
        let race = Race::finished(Scenario::parse(query).scenario);
        let fit = race.scenario().function.fit().unwrap().clone();
        let plot = DataPlot::new(&fit, (640, 480), &style());
        let drawn = svg(|area| {
            plot.draw(area, &race, &run_names(&race), 3, selected).unwrap();
        });
        let names = ["α", "Momentum", "Gradient descent"];
        let is_name = |text: &&str| names.iter().any(|name| text.starts_with(name));
        let mut all: Vec<_> =
            texts(&drawn).into_iter().filter(is_name).map(str::to_owned).collect();
        // The casing is of the same text.
        all.dedup();
        all
    };
    assert_eq!(named("data=line&opt=gd;momentum", 0), ["Gradient descent", "Momentum"]);
    assert_eq!(named("data=line&opt=gd(lr=0.1);gd(lr=0.2)", 1), ["α 0.2", "α 0.1"]);
    let starts = named("data=line&at=1,1;2,2", 0);
    assert_eq!(starts, ["Gradient descent from (1, 1)", "Gradient descent from (2, 2)"]);
    assert_eq!(named("data=line&restarts=8", 2).len(), 1);
}

/// Names of lines that end together stand apart, clear of the points, and all within the frame.
#[test]
fn names_of_lines_do_not_meet() {
    let frame = Frame::new((640, 480), [0.0, 1.0, 0.0, 1.0], &style());
    let end = frame.to_pixel([1.0, 0.98]);
    let names: Vec<_> = ["one", "two", "three", "four"]
        .iter()
        .enumerate()
        .map(|(k, text)| {
            let stroke = Stroke::nth(k, Theme::Light);
            LineName { text: (*text).to_owned(), stroke, end }
        })
        .collect();
    let points = [0.9, 0.7].map(|y| frame.to_pixel([0.95, y]));
    let drawn = svg(|area| line_names::draw(area, &frame, &style(), &names, &points).unwrap());
    let mut heights: Vec<f64> = drawn
        .split("<text ")
        .skip(1)
        .filter_map(|part| part.split('>').next())
        // Without the casing, which is of another colour.
        .filter(|part| !part.contains("fill=\"#FFFFFF\""))
        .filter_map(|part| part.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    heights.sort_by(f64::total_cmp);
    assert_eq!(heights.len(), 4, "{drawn}");
    assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= style().text), "{heights:?}");
    assert!(heights[0] >= f64::from(frame.plot().top));
    let is_clear = |y: &f64| points.iter().all(|point| (point.1 - y).abs() > 0.6 * style().text);
    assert!(heights.iter().all(is_clear), "{heights:?} {points:?}");
}

/// An arrow from each layer back to the one before, thinner where less is left, and none where
/// nothing is; layers that nothing reaches are hollow.
#[test]
fn a_chain_of_layers_shows_where_the_gradient_is_lost() {
    let stroke = Stroke::nth(0, Theme::Light);
    let drawn = |gradients: &[f64]| {
        svg(|area| layer_chain::draw(area, &style(), stroke, gradients).unwrap())
    };
    let arrows = |svg: &str| polygons(svg).iter().filter(|corners| **corners == 7).count();
    let discs = |svg: &str| polygons(svg).iter().filter(|corners| **corners == 20).count();
    let whole = drawn(&[1e-3, 1e-2, 0.1, 1.0]);
    let markers = discs(&drawn(&[1e-3, 1e-2, 0.1, 1.0])) - 4;
    assert_eq!(arrows(&whole), 3);
    assert!(texts(&whole).contains(&"layer 3: 1") && texts(&whole).contains(&"input: 0.001"));
    let cut = drawn(&[0.0, 0.0, 0.1, 1.0]);
    assert_eq!(arrows(&cut), 1);
    assert!(discs(&cut) >= 6 && markers > 0, "{}", discs(&cut));
    // Of a hundred layers some are passed over.
    let many = drawn(&[0.5; 101]);
    assert!((10..40).contains(&arrows(&many)));
    for hostile in [&[][..], &[f64::NAN], &[f64::INFINITY, 1.0], &[0.0, 0.0], &[1.0]] {
        drawn(hostile);
    }
}
