//! An SVG as what layers are drawn on: lines and texts as such, a map as one picture of its pixels.

use std::{convert::Infallible, fmt, fmt::Write};

use base64::{Engine, engine::general_purpose::STANDARD};
use plotters::{drawing::IntoDrawingArea, style::FontStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
    text_anchor::{HPos, VPos},
};

use crate::{
    backend::{Area, Backend, Drawn},
    geometry::Rectangle,
    image::Image,
};

/// How much larger the size of a plotters font is than that of the same font in CSS.
const FONT_SIZE: f64 = 1.24;

/// An SVG that is written into a text.
pub struct Svg<'a> {
    text: &'a mut String,
    size: (u32, u32),
    is_whole: bool,
}

/// What is drawn, as an SVG of a size in the backend's pixels, of which so many make a CSS pixel.
///
/// # Errors
/// What drawing it fails with; writing never does.
pub fn document<E>(
    size: (u32, u32),
    pixel_ratio: f64,
    draw: impl for<'a> FnOnce(&Area<Svg<'a>>) -> Result<(), E>,
) -> Result<String, E> {
    let mut text = String::new();
    let area = Svg::new(&mut text, size, pixel_ratio).into_drawing_area();
    draw(&area)?;
    drop(area);
    Ok(text)
}

/// The same where drawing can only fail as writing does, which it never does.
pub(crate) fn drawn(
    size: (u32, u32),
    pixel_ratio: f64,
    draw: impl for<'a> FnOnce(&Area<Svg<'a>>) -> Drawn<Svg<'a>>,
) -> String {
    document(size, pixel_ratio, |area| {
        let _ = draw(area);
        Ok::<(), Infallible>(())
    })
    .unwrap_or_else(|never| match never {})
}

type Written = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Svg<'a> {
    /// An empty one of a size in the backend's pixels, of which so many make a CSS pixel.
    pub fn new(text: &'a mut String, size: (u32, u32), pixel_ratio: f64) -> Self {
        let (width, height) = size;
        let [across, down] = [width, height].map(|length| f64::from(length) / pixel_ratio);
        let mut svg = Self { text, size, is_whole: false };
        svg.write(format_args!(
            "<svg width=\"{across}\" height=\"{down}\" viewBox=\"0 0 {width} {height}\" \
             xmlns=\"http://www.w3.org/2000/svg\">\n"
        ));
        svg
    }

    fn write(&mut self, what: fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.text.write_fmt(what);
    }

    /// A shape, its own attributes written; how it is filled and drawn, and its end.
    fn shape(&mut self, shape: fmt::Arguments<'_>, style: &impl BackendStyle, is_filled: bool) {
        let color = style.color();
        if color.alpha == 0.0 {
            return;
        }
        self.write(shape);
        let (ink, alpha) = (hexadecimal(color), color.alpha);
        if is_filled {
            self.write(format_args!(" fill=\"{ink}\""));
        } else {
            let width = style.stroke_width();
            self.write(format_args!(" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{width}\""));
        }
        if alpha < 1.0 {
            self.write(format_args!(" opacity=\"{alpha}\""));
        }
        self.write(format_args!("/>\n"));
    }
}

fn hexadecimal(BackendColor { rgb: (red, green, blue), .. }: BackendColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// Points as an attribute has them.
fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut written = String::new();
    for (x, y) in path {
        let _ = write!(written, "{x},{y} ");
    }
    written.truncate(written.trim_end().len());
    written
}

/// A text as it stands in XML, also in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

impl Backend for Svg<'_> {
    fn draw_image(&mut self, image: &Image, place: Rectangle) -> Written {
        let (width, height) = place.size();
        if width == 0 || height == 0 {
            return Ok(());
        }
        // Nothing is a picture of no pixels.
        let Some(png) = image.png() else { return Ok(()) };
        let rendering = if image.is_smooth { "auto" } else { "pixelated" };
        let Rectangle { left, top, .. } = place;
        self.write(format_args!(
            "<image x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" \
             preserveAspectRatio=\"none\" style=\"image-rendering:{rendering}\" \
             href=\"data:image/png;base64,{}\"/>\n",
            STANDARD.encode(&png)
        ));
        Ok(())
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        if !std::mem::replace(&mut self.is_whole, true) {
            self.write(format_args!("</svg>\n"));
        }
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Written {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Written {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.shape(
            format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""),
            style,
            false,
        );
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Written {
        let (width, height) = (right - x, bottom - y);
        self.shape(
            format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""),
            style,
            fill,
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        self.shape(format_args!("<polyline points=\"{}\"", points(path)), style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        self.shape(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""), style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        self.shape(format_args!("<polygon points=\"{}\"", points(path)), style, true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Written {
        let color = style.color();
        if color.alpha == 0.0 {
            return Ok(());
        }
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "middle",
        };
        let down = match style.anchor().v_pos {
            VPos::Top => "0.76em",
            VPos::Center => "0.5ex",
            VPos::Bottom => "-0.5ex",
        };
        let (family, size) = (escaped(style.family().as_str()), style.size() / FONT_SIZE);
        let (ink, alpha) = (hexadecimal(color), color.alpha);
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" dy=\"{down}\" text-anchor=\"{anchor}\" \
             font-family=\"{family}\" font-size=\"{size}\" fill=\"{ink}\""
        ));
        if alpha < 1.0 {
            self.write(format_args!(" opacity=\"{alpha}\""));
        }
        match style.style() {
            FontStyle::Normal => {}
            FontStyle::Bold => self.write(format_args!(" font-weight=\"bold\"")),
            slanted => self.write(format_args!(" font-style=\"{}\"", slanted.as_str())),
        }
        let degrees = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        if degrees > 0 {
            self.write(format_args!(" transform=\"rotate({degrees}, {x}, {y})\""));
        }
        self.write(format_args!(">{}</text>\n", escaped(text)));
        Ok(())
    }
}

impl Drop for Svg<'_> {
    fn drop(&mut self) {
        let _ = self.present();
    }
}
