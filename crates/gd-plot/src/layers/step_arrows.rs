//! The step of the explained run as arrows: the rule's, plain descent's, and the one over all data.

use crate::{
    arrows,
    backend::{Area, Backend, Drawn},
    picture::Picture,
};

pub(super) fn draw<DB: Backend>(picture: &Picture, area: &Area<DB>) -> Drawn<DB> {
    let (frame, style) = (picture.scene().frame(), picture.style());
    let arrows = picture.explained().map(|step| step.arrows.as_slice()).unwrap_or_default();
    arrows.iter().try_for_each(|arrow| arrows::draw(area, frame, style, arrow))
}
