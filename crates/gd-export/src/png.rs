//! Texts in a PNG, and how large it is on paper.

use wasm_bindgen::prelude::wasm_bindgen;

/// Where the first chunk ends, which is the header and comes before all others: a signature of eight
/// bytes, then length, kind, thirteen bytes and checksum.
const HEADER: usize = 33;

/// CSS pixels in a metre.
const PIXELS: f64 = 96.0 / 0.0254;

/// A PNG with texts in UTF-8, keywords and values in turn, and with so many of its pixels to a CSS
/// pixel; what is no PNG stays as it is.
#[wasm_bindgen]
#[must_use]
pub fn with_texts(png: &[u8], texts: Vec<String>, ratio: f64) -> Vec<u8> {
    let Some((head, rest)) = png.split_at_checked(HEADER) else { return png.to_vec() };
    let mut whole = head.to_vec();
    let pixels = ((PIXELS * ratio).round() as u32).to_be_bytes();
    // The last byte says that these are pixels to a metre.
    chunk(&mut whole, b"pHYs", &[&pixels[..], &pixels, &[1]].concat());
    let (pairs, _) = texts.as_chunks::<2>();
    for [keyword, text] in pairs {
        // Not compressed, in no language, without a translation of the keyword.
        chunk(&mut whole, b"iTXt", &[keyword.as_bytes(), &[0; 5], text.as_bytes()].concat());
    }
    whole.extend_from_slice(rest);
    whole
}

fn chunk(to: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    to.extend_from_slice(&(data.len() as u32).to_be_bytes());
    to.extend_from_slice(kind);
    to.extend_from_slice(data);
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    to.extend_from_slice(&sum.finalize().to_be_bytes());
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::source::{link_in, source};

    #[test]
    fn a_decoder_finds_the_texts_and_the_size_and_the_same_pixels() {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 2, 1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&[1, 2, 3, 4, 5, 6]).unwrap();
        let link = "https://example.org/?f=sphere&at=3,4";
        let texts = ["Title", "Sphere, θ", "Source", &source(link)].map(str::to_owned);
        let file = with_texts(&file, texts.to_vec(), 2.0);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
        let mut pixels = [0; 6];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, [1, 2, 3, 4, 5, 6]);
        let info = reader.info();
        assert_eq!(info.pixel_dims.unwrap().xppu, 7559);
        let texts: Vec<_> = info.utf8_text.iter().map(|text| text.get_text().unwrap()).collect();
        assert_eq!(texts, ["Sphere, θ".to_owned(), source(link)]);
        assert_eq!(link_in(&file).query.as_deref(), Some("f=sphere&at=3,4"));
    }

    #[test]
    fn what_is_no_png_stays_as_it_is() {
        assert_eq!(with_texts(b"PNG", Vec::new(), 1.0), b"PNG");
    }
}
