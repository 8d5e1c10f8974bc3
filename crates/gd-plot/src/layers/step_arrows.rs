//! The step of the explained run as arrows: the rule's, plain descent's, and the one over all data.

use crate::{
    arrows::{self, Arrow, Of},
    backend::{Area, Backend, Drawn},
    legend::{Mark, Shape},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (frame, style) = (picture.scene().frame(), picture.style());
    let arrows = picture.explained().map(|step| step.arrows.as_slice()).unwrap_or_default();
    arrows.iter().try_for_each(|arrow| arrows::draw(area, frame, style, arrow))
}

/// The rule's step is the last arrow.
pub(super) fn marks(picture: &Picture) -> Vec<Mark> {
    let style = picture.style();
    let arrows = picture.explained().map(|step| step.arrows.as_slice()).unwrap_or_default();
    let mark = |arrow: &Arrow| {
        let (id, what) = match arrow.of {
            Of::Rule => ("step", "step"),
            Of::PlainDescent => ("plain-step", "plain step"),
            Of::AllData => ("full-step", "step over all data"),
        };
        let shapes = Shape::arrow(style, arrows::WIDTH, arrows::CASING, arrow.color);
        Mark::new(id, format!("{what} {}", arrow.label).trim_end(), shapes)
    };
    arrows.iter().map(mark).collect()
}
