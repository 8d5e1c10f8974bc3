//! A link as a QR code (ISO/IEC 18004).

use qrcodegen::QrCodeEcc;
use wasm_bindgen::prelude::wasm_bindgen;

/// How wide the margin is, in modules, that readers need.
const MARGIN: i32 = 4;

/// How large the SVG is, in CSS pixels.
const SIZE: u32 = 480;

/// A QR code.
#[wasm_bindgen(getter_with_clone)]
pub struct QrCode {
    /// How many modules there are to a side, its margin included.
    pub side: i32,
    /// Its dark modules as the path of an SVG, a module a unit.
    pub path: String,
    /// All of it as an SVG.
    pub svg: String,
}

#[wasm_bindgen]
impl QrCode {
    /// That of a text, which survives as much damage as its length leaves room for; nothing where it
    /// is too long for one, above about 2900 letters.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = [QrCodeEcc::Medium, QrCodeEcc::Low]
            .into_iter()
            .find_map(|level| qrcodegen::QrCode::encode_text(text, level).ok())?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut from = None;
            for x in 0..=code.size() {
                match (code.get_module(x, y), from) {
                    (true, None) => from = Some(x),
                    (false, Some(first)) => {
                        let (left, top, long) = (first + MARGIN, y + MARGIN, x - first);
                        path.push_str(&format!("M{left} {top}h{long}v1h-{long}z"));
                        from = None;
                    }
                    _ => {}
                }
            }
        }
        let side = code.size() + 2 * MARGIN;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SIZE}\" height=\"{SIZE}\" \
             viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
             <path d=\"M0 0h{side}v{side}H0z\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
        );
        Some(Self { side, path, svg })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    /// What a reader of QR codes makes of one.
    fn read(code: &QrCode) -> String {
        const SCALE: usize = 4;
        let numbers = |text: &str| -> Vec<usize> {
            text.split([' ', 'h', 'v']).take(3).map(|n| n.parse().unwrap()).collect()
        };
        let runs: Vec<Vec<usize>> = code.path.split('M').skip(1).map(numbers).collect();
        let side = SCALE * code.side as usize;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let (x, y) = (x / SCALE, y / SCALE);
            let is_dark = |run: &Vec<usize>| run[1] == y && (run[0]..run[0] + run[2]).contains(&x);
            if runs.iter().any(is_dark) { 0 } else { 255 }
        });
        image.detect_grids().first().unwrap().decode().unwrap().1
    }

    #[test]
    fn a_reader_reads_the_link() {
        let link = "https://example.org/play/?f=himmelblau&at=-1,-1&opt=gd;momentum%28beta=0.8%29";
        assert_eq!(read(&QrCode::of(link).unwrap()), link);
    }

    #[test]
    fn a_link_that_is_too_long_has_none() {
        assert!(QrCode::of(&"x".repeat(2900)).is_some());
        assert!(QrCode::of(&"x".repeat(4000)).is_none());
    }
}
