//! Trails, drawn step by step.

use gd_core::{
    Point,
    number::sine::{cos, sin},
    scenario::Theme,
};
use gd_plot::{Dash, Frame, Stroke, Style, trail::TrailPen};
use plotters::prelude::*;

/// Four pixels of the backend in one of the screen.
const FINE: (u32, u32) = (4 * 320, 4 * 240);

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
        let mut drawn = 0;
        for stop in stops {
            let growth = pen.grow(&frame, &fine(), points[drawn..stop].iter().copied());
            growth.draw_casing(&casing, &fine()).unwrap();
            growth.draw_line(&line, &fine()).unwrap();
            drawn = stop;
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
        .map(|(angle, radius)| [radius * cos(angle), radius * sin(angle)])
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
