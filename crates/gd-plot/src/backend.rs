//! What layers are drawn on.

use plotters::{
    coord::Shift,
    drawing::{DrawingArea, DrawingAreaErrorKind},
    element::{Drawable, PointCollection},
};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use crate::{geometry::Rectangle, image::Image};

/// Where a layer is drawn: a whole canvas, bitmap or SVG.
pub type Area<DB> = DrawingArea<DB, Shift>;

/// What drawing returns; an error is the backend's.
pub type Drawn<DB, T = ()> = Result<T, DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A backend that can show an image, too.
pub trait Backend: DrawingBackend {
    /// Shows an image stretched over a rectangle of the backend's pixels.
    ///
    /// # Errors
    /// The backend's.
    fn draw_image(
        &mut self,
        image: &Image,
        place: Rectangle,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        image.draw_runs(self, place)
    }
}

impl Backend for plotters::prelude::BitMapBackend<'_> {}

/// An image at its place, as plotters draws things.
struct Placed<'a> {
    image: &'a Image,
    place: Rectangle,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Placed<'_> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Once<BackendCoord>;

    /// Its upper left corner, which an area may lay elsewhere.
    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((self.place.left, self.place.top))
    }
}

impl<DB: Backend> Drawable<DB> for Placed<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corner: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Some((left, top)) = corner.next() else { return Ok(()) };
        let (right, down) = (left - self.place.left, top - self.place.top);
        let place = Rectangle {
            left,
            top,
            right: self.place.right + right,
            bottom: self.place.bottom + down,
        };
        backend.draw_image(self.image, place)
    }
}

/// Shows an image stretched over a rectangle.
///
/// # Errors
/// The backend's.
pub(crate) fn draw_image<DB: Backend>(
    area: &Area<DB>,
    image: &Image,
    place: Rectangle,
) -> Drawn<DB> {
    area.draw(&Placed { image, place })
}
