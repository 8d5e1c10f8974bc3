//! Rings where runs lingered near a saddle, broken ones where runs left one.

use gd_core::{run::row::Event, scenario::Mark};

use crate::{
    backend::{Area, Backend, Drawn},
    legend::{self, Legend, Shape},
    marker::{self, Marker},
    picture::Picture,
    style::Style,
};

/// The radii of a whole ring and of a broken one, in CSS pixels.
const RADII: [f64; 2] = [10.0, 11.0];

/// The events that are marked.
const EVENTS: [(Event, Mark, &str); 2] = [
    (Event::SaddleStall, Mark::Stall, "lingered near a saddle"),
    (Event::SaddleEscape, Mark::Escape, "left a saddle"),
];

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let style = picture.style();
    for (event, mark, _) in EVENTS {
        if !picture.marks(mark) {
            continue;
        }
        let rings = shapes(style, event);
        for path in picture.paths() {
            for &(its, spot) in path.saddle_events() {
                if its == event {
                    legend::draw_spot(area, style, &rings, spot)?;
                }
            }
        }
    }
    Ok(())
}

fn shapes(style: &Style, event: Event) -> Vec<Shape> {
    let [whole, broken] = RADII;
    let mut shapes = Vec::new();
    for (stroke, width) in [(style.halo, 5.0), (style.foreground, 2.0)] {
        if event == Event::SaddleStall {
            shapes.push(Shape::ring(whole, stroke, width));
            continue;
        }
        // Four arcs, each of three of the twenty sides.
        for corners in marker::outline(Marker::Circle, (0.0, 0.0), broken).chunks(5) {
            let points = corners.get(..4).unwrap_or_default().to_vec();
            shapes.push(Shape::Line { points, is_closed: false, stroke, width });
        }
    }
    shapes
}

pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    for (event, mark, name) in EVENTS {
        if picture.paths().iter().any(|path| path.has_met(event)) {
            legend.mark(mark, name, &shapes(picture.style(), event));
        }
    }
}
