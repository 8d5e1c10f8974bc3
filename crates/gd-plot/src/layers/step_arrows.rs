//! The step of the explained run as arrows: the rule's, plain descent's, and the one over all data.

use gd_core::scenario::Mark;

use crate::{
    arrows::{self, Arrow, Length, Of},
    backend::{Area, Backend, Drawn},
    legend::{Legend, Shape},
    picture::Picture,
};

/// The kind of mark that an arrow is, and what it is called.
fn kind(of: Of) -> (Mark, &'static str) {
    match of {
        Of::Rule => (Mark::Step, "step"),
        Of::PlainDescent => (Mark::PlainStep, "plain step"),
        Of::AllData => (Mark::FullStep, "step over all data"),
    }
}

fn arrows(picture: &Picture) -> &[Arrow] {
    picture.explained().map(|step| step.arrows.as_slice()).unwrap_or_default()
}

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (frame, style) = (picture.scene().frame(), picture.style());
    for arrow in arrows(picture) {
        if picture.marks(kind(arrow.of).0) {
            arrows::draw(area, frame, style, arrow)?;
        }
    }
    Ok(())
}

/// An arrow that is not as long as its step says so.
pub(super) fn legend(picture: &Picture, legend: &mut Legend) {
    let (frame, style) = (picture.scene().frame(), picture.style());
    for arrow in arrows(picture) {
        let Some(length) = arrows::length(frame, style, arrow) else { continue };
        let (mark, what) = kind(arrow.of);
        let gap = if arrow.label.is_empty() { "" } else { " " };
        let scale = match length {
            Length::ToScale => "",
            Length::Stretched => ", drawn longer than it is",
            Length::Cut => ", drawn shorter than it is",
        };
        let name = [what, gap, arrow.label, scale].concat();
        legend.mark(mark, &name, &Shape::arrow(style, length, arrow.color));
    }
}
