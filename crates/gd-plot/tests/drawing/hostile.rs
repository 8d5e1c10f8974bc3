//! Views, sizes, values and points however wild.

use gd_core::{
    CriticalKind, Point,
    map::grid::Grid,
    scenario::{Theme, Viewpoint},
};
use gd_plot::{
    Backend, Frame, Stroke, Style, Svg, ValueScale,
    arrows::{self, Arrow, Of},
    axes::{self, Axes},
    contour::Contours,
    data::{self, DataPoint},
    geometry::AxisScale,
    heat_map,
    layers::{draw_critical, draw_curve, draw_field, draw_head, draw_start, draw_tangent},
    loss_curve::{LossCurve, Series},
    loss_shape::LossShape,
    surface::{PathPen, Projection, Surface},
    thinned_series::ThinnedSeries,
    trail::TrailPen,
};
use plotters::prelude::*;
use proptest::prelude::*;

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
        nodes in (0..20_usize, 0..20_usize),
        (scale, grain) in (anything(), 0..5_u32),
        angles in (anything(), anything()),
        is_log in any::<bool>(),
    ) {
        let style = Style::new(Theme::Dark, scale, grain);
        let style = Style { pixel_ratio: style.pixel_ratio.min(8.0), ..style };
        let mut text = String::new();
        let area = Svg::new(&mut text, size, 1.0).into_drawing_area();
        let stroke = Stroke::nth(points.len(), style.theme);

        let fitted = Frame::fitted(size, view, &style).view();
        prop_assert!(fitted[0] < fitted[1] && fitted[2] < fitted[3]);
        let frame = Frame::new(size, view, &style);
        axes::draw(&area, &frame, &style, &Axes { x: "x", y: "y", grid: true }).unwrap();
        draw_curve(&area, &frame, &style, &points).unwrap();
        let objective = Values(values.clone());
        for view in [view, frame.view()] {
            let grid = Grid::sample(&objective, view, nodes.0, nodes.1);
            let scale = ValueScale::new(grid.values());
            let image = heat_map::image(&grid, &scale, style.theme, size, grain);
            Svg::new(&mut String::new(), size, 1.0).draw_image(&image, frame.plot()).unwrap();
            Contours::new(&grid, &scale, 5, style.theme).draw(&area, &frame, &style).unwrap();
            let surface = Surface::new(&grid, &scale);
            let viewpoint = Viewpoint { yaw: angles.0, pitch: angles.1 };
            let projection = Projection::new(size, &style, viewpoint);
            surface.draw_base(&area, &style, &projection, ["x", "y", "f"]).unwrap();
            surface.draw_cells(&area, &style, &projection, &|_| None).unwrap();
            for &at in &points {
                let seen = surface.to_point(&projection, (at[0], at[1]));
                for at in [at, seen.unwrap_or(at)] {
                    let _ = surface.is_hidden(&projection, at);
                    let _ = surface.direction(&projection, at, [at[1], at[0]]);
                }
            }
            let mut pen = PathPen::new(stroke, &projection);
            let growth = pen.grow(&surface, &style, points.iter().copied(), usize::MAX);
            growth.draw_hidden(&area, &style).unwrap();
            growth.draw(&area, &style).unwrap();
        }
        let growth = TrailPen::new(stroke).grow(&frame, &style, points.iter().copied());
        growth.draw(&area, &style).unwrap();
        for pair in points.windows(2) {
            let [at, vector] = [pair[0], pair[1]];
            draw_head(&area, &style, &stroke, (at[0], at[1])).unwrap();
            draw_start(&area, &style, &stroke, (at[0], at[1])).unwrap();
            let arrow = Arrow { from: at, vector, label: "g", color: RED, of: Of::Rule };
            arrows::draw(&area, &frame, &style, &arrow).unwrap();
            draw_field(&area, &frame, &style, &[(at, vector)], 30.0).unwrap();
            draw_tangent(&area, &frame, &style, RED, at, vector[0]).unwrap();
            for kind in [CriticalKind::Plateau, CriticalKind::Saddle] {
                draw_critical(&area, &style, kind, (at[0], at[1])).unwrap();
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
        let scale = if is_log { AxisScale::Log } else { AxisScale::Linear };
        let mut thinned = ThinnedSeries::new(4, is_log);
        thinned.extend(values.iter().copied());
        let series = [Series { values: &thinned, spacing: angles.0, stroke }];
        LossCurve::new(size, &style, &series, scale)
            .draw(&area, &style, ["step", "value"], usize::MAX)
            .unwrap();
    }
}
