//! An animation as a GIF, of which each frame holds only what has changed.

use std::collections::HashMap;

use ::gif::{AnyExtension, DisposalMethod, Encoder, Extension, Frame, Repeat};
use color_quant::NeuQuant;
use wasm_bindgen::prelude::wasm_bindgen;

/// The colour that leaves a pixel as it was; all others are shown.
const CLEAR: u8 = 255;

/// How many of the most frequent colours are kept as they are: grounds, lines, letters.
const EXACT: usize = 64;

/// Of how many pixels one is looked at to find the other colours.
const SAMPLE: i32 = 7;

/// How often a pixel that changes counts beside one that stays: lines are thin.
const WEIGHT: usize = 4;

/// Levels of a channel that are told apart where a colour is looked up, in bits.
const BITS: u32 = 6;

/// A GIF that is made frame by frame, all of them of one size and of the same colours.
#[wasm_bindgen]
pub struct Gif {
    size: (u16, u16),
    comment: String,
    /// Pixels, four bytes each, in which the colours are looked for.
    learnt: Vec<u8>,
    /// The colours, three bytes each, and the nearest one of each that was asked for.
    palette: Vec<u8>,
    nearest: Vec<u8>,
    encoder: Option<Encoder<Vec<u8>>>,
    /// The pixels that are shown, four bytes each, and the places of their colours.
    pixels: Vec<u8>,
    shown: Vec<u8>,
    /// What is shown last, until it is known for how long.
    frame: Option<Frame<'static>>,
}

#[wasm_bindgen]
impl Gif {
    /// One of a size, with a comment.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(width: u16, height: u16, comment: String) -> Self {
        Self {
            size: (width, height),
            comment,
            learnt: Vec::new(),
            palette: Vec::new(),
            nearest: vec![CLEAR; 1 << (3 * BITS)],
            encoder: None,
            pixels: Vec::new(),
            shown: Vec::new(),
            frame: None,
        }
    }

    /// Looks at a picture in red, green, blue and alpha for its colours; to be done with the first and
    /// the last one before any is added.
    pub fn learn(&mut self, rgba: &[u8]) {
        let before = self.learnt.len().checked_sub(rgba.len()).and_then(|at| self.learnt.get(at..));
        let (pixels, _) = rgba.as_chunks::<4>();
        let (before, _) = before.unwrap_or_default().as_chunks::<4>();
        let changed = pixels.iter().zip(before).filter(|(now, before)| now != before);
        let changed: Vec<u8> = changed.flat_map(|(now, _)| *now).collect();
        for _ in 0..WEIGHT {
            self.learnt.extend_from_slice(&changed);
        }
        self.learnt.extend_from_slice(rgba);
    }

    /// Adds a picture that is shown for so many hundredths of a second.
    pub fn push(&mut self, rgba: &[u8], delay: u16) {
        if self.palette.is_empty() {
            self.choose();
        }
        let Some(frame) = self.changed(rgba, delay) else {
            if let Some(frame) = &mut self.frame {
                frame.delay = frame.delay.saturating_add(delay);
            }
            return;
        };
        if let Some(before) = self.frame.replace(frame) {
            self.write(&before);
        }
    }

    /// The file.
    pub fn finish(&mut self) -> Vec<u8> {
        if let Some(last) = self.frame.take() {
            self.write(&last);
        }
        self.encoder.take().and_then(|encoder| encoder.into_inner().ok()).unwrap_or_default()
    }
}

impl Gif {
    /// Chooses the colours: the most frequent ones as they are, the others by a network that learns
    /// them (Dekker 1994).
    fn choose(&mut self) {
        let (pixels, _) = self.learnt.as_chunks::<4>();
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for &[r, g, b, _] in pixels {
            *counts.entry([r, g, b]).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then(a.cmp(b)));
        let are_few = counts.len() <= usize::from(CLEAR);
        let exact = if are_few { counts.len() } else { EXACT };
        self.palette = counts.iter().take(exact).flat_map(|(color, _)| *color).collect();
        if !are_few {
            let others = NeuQuant::new(SAMPLE, usize::from(CLEAR) - EXACT, &self.learnt);
            self.palette.extend(others.color_map_rgb());
        }
        self.learnt = Vec::new();
    }

    /// The nearest of the chosen colours.
    fn color(&mut self, color: [u8; 3]) -> u8 {
        let place = color
            .iter()
            .fold(0, |place, channel| place << BITS | usize::from(channel >> (8 - BITS)));
        let known = self.nearest.get(place).copied().unwrap_or(CLEAR);
        if known != CLEAR {
            return known;
        }
        let (palette, _) = self.palette.as_chunks::<3>();
        let distance = |of: &[u8; 3]| -> u32 {
            of.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        let nearest = (0..CLEAR).zip(palette).min_by_key(|(_, of)| distance(of));
        let nearest = nearest.map_or(0, |(k, _)| k);
        if let Some(known) = self.nearest.get_mut(place) {
            *known = nearest;
        }
        nearest
    }

    /// The least frame that shows what has changed, which is shown from then on; `None` where nothing
    /// has. Rows that stay are only compared, which is quick.
    fn changed(&mut self, rgba: &[u8], delay: u16) -> Option<Frame<'static>> {
        let (width, height) = self.size;
        let across = usize::from(width).max(1);
        let is_first = self.pixels.is_empty();
        let (pixels, _) = rgba.as_chunks::<4>();
        let (old, _) = self.pixels.as_chunks::<4>();
        let [mut left, mut top, mut right, mut bottom] = [usize::MAX, usize::MAX, 0, 0];
        let mut before = old.chunks(across);
        for (y, row) in pixels.chunks(across).take(usize::from(height)).enumerate() {
            let old = before.next().unwrap_or_default();
            if row == old {
                continue;
            }
            let is_other = |x: &usize| row.get(*x) != old.get(*x);
            let Some(first) = (0..row.len()).find(is_other) else { continue };
            let last = (0..row.len()).rev().find(is_other).unwrap_or(first);
            (left, right) = (left.min(first), right.max(last + 1));
            (top, bottom) = (top.min(y), y + 1);
        }
        if right == 0 {
            return None;
        }
        let old = std::mem::replace(&mut self.pixels, rgba.to_vec());
        let (old, _) = old.as_chunks::<4>();
        self.shown.resize(pixels.len(), CLEAR);
        let mut buffer = Vec::with_capacity((right - left) * (bottom - top));
        for y in top..bottom {
            for at in y * across + left..y * across + right {
                let now = pixels.get(at).copied().unwrap_or_default();
                if !is_first && old.get(at) == Some(&now) {
                    buffer.push(CLEAR);
                    continue;
                }
                let [r, g, b, _] = now;
                let color = self.color([r, g, b]);
                let shown = self.shown.get_mut(at);
                let is_same = shown.as_deref() == Some(&color);
                if let Some(shown) = shown {
                    *shown = color;
                }
                buffer.push(if is_same { CLEAR } else { color });
            }
        }
        Some(Frame {
            delay,
            dispose: DisposalMethod::Keep,
            transparent: Some(CLEAR),
            top: top as u16,
            left: left as u16,
            width: (right - left) as u16,
            height: (bottom - top) as u16,
            buffer: buffer.into(),
            ..Frame::default()
        })
    }

    fn write(&mut self, frame: &Frame<'static>) {
        // Writing to a vector cannot fail; a frame that it refuses is left out.
        if self.encoder.is_none() {
            self.encoder = self.begun();
        }
        if let Some(encoder) = &mut self.encoder {
            let _ = encoder.write_frame(frame);
        }
    }

    /// The file's beginning.
    fn begun(&self) -> Option<Encoder<Vec<u8>>> {
        const BLOCK: usize = 255;
        let (width, height) = self.size;
        let mut encoder = Encoder::new(Vec::new(), width, height, &self.palette).ok()?;
        let comment: Vec<&[u8]> = self.comment.as_bytes().chunks(BLOCK).collect();
        encoder.write_raw_extension(AnyExtension(Extension::Comment as u8), &comment).ok()?;
        encoder.set_repeat(Repeat::Infinite).ok()?;
        Some(encoder)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::source::{link_in, source};

    /// Every frame as it is shown, with its delay.
    fn frames(file: &[u8]) -> Vec<(Vec<[u8; 3]>, u16)> {
        let mut options = ::gif::DecodeOptions::new();
        options.set_color_output(::gif::ColorOutput::RGBA);
        let mut decoder = options.read_info(file).unwrap();
        let across = usize::from(decoder.width());
        let mut shown = vec![[0; 3]; across * usize::from(decoder.height())];
        let mut all = Vec::new();
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            for (k, pixel) in frame.buffer.chunks(4).enumerate() {
                let (x, y) = (k % usize::from(frame.width), k / usize::from(frame.width));
                if pixel[3] > 0 {
                    let at = (usize::from(frame.top) + y) * across + usize::from(frame.left) + x;
                    shown[at].copy_from_slice(&pixel[..3]);
                }
            }
            all.push((shown.clone(), frame.delay));
        }
        all
    }

    fn rgba(pixels: &[[u8; 3]]) -> Vec<u8> {
        pixels.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect()
    }

    #[test]
    fn a_decoder_shows_the_same_pictures_for_as_long() {
        let white = vec![[255; 3]; 60];
        let mut dot = white.clone();
        dot[23] = [200, 30, 10];
        let mut gif = Gif::new(10, 6, source("https://example.org/?f=sphere&at=3,4"));
        gif.learn(&rgba(&white));
        gif.learn(&rgba(&dot));
        for (picture, delay) in [(&white, 5), (&white, 5), (&dot, 7), (&white, 100)] {
            gif.push(&rgba(picture), delay);
        }
        let file = gif.finish();
        let shown = [(white.clone(), 10), (dot, 7), (white, 100)];
        assert_eq!(frames(&file), shown);
        assert_eq!(link_in(&file).query.as_deref(), Some("f=sphere&at=3,4"));
    }

    #[test]
    fn of_many_colours_each_is_near() {
        let ramp: Vec<[u8; 3]> =
            (0..4096_u32).map(|k| [(k >> 4) as u8, (k % 64 * 4) as u8, (k / 32) as u8]).collect();
        let mut gif = Gif::new(64, 64, String::new());
        gif.learn(&rgba(&ramp));
        gif.push(&rgba(&ramp), 10);
        let shown = &frames(&gif.finish())[0].0;
        let apart = |(a, b): (&[u8; 3], &[u8; 3])| {
            a.iter().zip(b).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>()
        };
        let mean = ramp.iter().zip(shown).map(apart).sum::<f64>() / 4096.0;
        assert!(mean < 30.0, "{mean}");
    }

    #[test]
    fn a_long_link_is_found_across_blocks() {
        let points: Vec<String> = (0..150).map(|k| format!("{k},{}", k % 7)).collect();
        let query = format!("data=csv:{}", points.join(";"));
        let mut gif = Gif::new(1, 1, source(&format!("https://example.org/#{query}")));
        gif.learn(&[1, 2, 3, 255]);
        gif.push(&[1, 2, 3, 255], 1);
        assert_eq!(link_in(&gif.finish()).query, Some(query));
    }
}
