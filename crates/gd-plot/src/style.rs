//! Colours, strokes and sizes as plain values.

use gd_core::scenario::Theme;
use plotters::style::RGBColor;

use crate::marker::{self, Marker};

/// The look of a chart and the resolution it is drawn at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The backend's pixels in a CSS pixel: [`grain`](Self::grain) × the device's pixel ratio.
    pub pixel_ratio: f64,
    /// The backend's pixels in a pixel of the screen, at least 1. Hairlines are aligned to it.
    pub grain: u32,
    /// The size of text in CSS pixels.
    pub text: f64,
    /// The CSS font family of text.
    pub family: &'static str,
    /// What the colours are made for.
    pub theme: Theme,
    /// Names and curves.
    pub foreground: RGBColor,
    /// Numbers, ticks and frames.
    pub muted: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
    /// What is behind everything.
    pub background: RGBColor,
    /// The casing that sets a trail or marker off from what is below it.
    pub halo: RGBColor,
}

impl Style {
    /// The style of a theme, with text of 12 CSS pixels.
    #[must_use]
    pub fn new(theme: Theme, pixel_ratio: f64, grain: u32) -> Self {
        let (foreground, muted, grid, background, halo) = match theme {
            Theme::Light => (0x1c_24_30, 0x5b_66_75, 0xe4_e8_ed, 0xff_ff_ff, 0xff_ff_ff),
            Theme::Dark => (0xe8_ec_f2, 0x9a_a6_b5, 0x2a_32_3d, 0x12_17_1e, 0x0b_0f_14),
        };
        Self {
            pixel_ratio: if pixel_ratio.is_finite() {
                pixel_ratio.clamp(0.01, 1000.0)
            } else {
                1.0
            },
            grain: grain.max(1),
            text: 12.0,
            family: "system-ui, sans-serif",
            theme,
            foreground: rgb(foreground),
            muted: rgb(muted),
            grid: rgb(grid),
            background: rgb(background),
            halo: rgb(halo),
        }
    }

    /// How wide a line of text is at most, in CSS pixels: digits and small letters of a sans-serif
    /// take 0.6 of its size.
    pub(crate) fn width_of(&self, text: &str) -> f64 {
        0.6 * self.text * text.chars().count() as f64
    }

    /// CSS pixels in the backend's.
    pub(crate) fn px(&self, css: f64) -> f64 {
        css * self.pixel_ratio
    }

    /// The same as a whole number of the screen's pixels, at least one.
    pub(crate) fn hairline(&self, css: f64) -> f64 {
        let grain = f64::from(self.grain.max(1));
        (self.px(css) / grain).round().max(1.0) * grain
    }
}

/// A colour by its hexadecimal digits.
pub(crate) fn rgb(hex: u32) -> RGBColor {
    let [_, red, green, blue] = hex.to_be_bytes();
    RGBColor(red, green, blue)
}

/// A colour on the way from `from` (share 0) to `to` (share 1).
pub(crate) fn mix(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let channel =
        |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    RGBColor(channel(from.0, to.0), channel(from.1, to.1), channel(from.2, to.2))
}

/// How a trail's line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Long dashes.
    Dashed,
    /// Short dashes, close together.
    Dotted,
    /// A dash and a dot in turn.
    DashDot,
}

impl Dash {
    /// Lengths drawn and left out in turn, in CSS pixels; empty if unbroken.
    #[must_use]
    pub fn pattern(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[9.0, 5.0],
            Self::Dotted => &[2.5, 3.5],
            Self::DashDot => &[9.0, 4.0, 2.5, 4.0],
        }
    }
}

/// The look of one trail: no two of the first eight share a colour or a marker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The line's and the markers' colour.
    pub color: RGBColor,
    /// How the line is broken.
    pub dash: Dash,
    /// The shape of step markers.
    pub marker: Marker,
    /// The line's width in CSS pixels.
    pub width: f64,
}

/// Colour, dash and marker of the eight strokes of a theme.
///
/// Hues after Okabe & Ito 2008, *Color Universal Design*, moved until each has a contrast of at
/// least 3 with the halo around it (WCAG 2.2, 1.4.11) and any two are told apart by deuteranopes
/// and protanopes too.
const LIGHT: [(u32, Dash, Marker); 8] = [
    (0xb7_3a_00, Dash::Solid, Marker::Circle),
    (0x00_68_b2, Dash::Dashed, Marker::Square),
    (0x1a_1a_1a, Dash::DashDot, Marker::Diamond),
    (0xb0_3d_88, Dash::Dotted, Marker::Hourglass),
    (0x12_7a_57, Dash::Solid, Marker::Plus),
    (0xb9_86_12, Dash::Dashed, Marker::Pentagon),
    (0x31_92_d0, Dash::DashDot, Marker::Bar),
    (0x63_30_85, Dash::Dotted, Marker::Sparkle),
];
const DARK: [(u32, Dash, Marker); 8] = [
    (0xff_8b_3f, Dash::Solid, Marker::Circle),
    (0x82_cc_ff, Dash::Dashed, Marker::Square),
    (0xff_ff_ff, Dash::DashDot, Marker::Diamond),
    (0xf2_8d_c7, Dash::Dotted, Marker::Hourglass),
    (0x2d_d0_9f, Dash::Solid, Marker::Plus),
    (0xf7_e1_50, Dash::Dashed, Marker::Pentagon),
    (0x33_91_f9, Dash::DashDot, Marker::Bar),
    (0xa1_88_da, Dash::Dotted, Marker::Sparkle),
];

impl Stroke {
    /// The stroke of the k-th trail. From the ninth on colours repeat with the next dash.
    #[must_use]
    pub fn nth(k: usize, theme: Theme) -> Self {
        let strokes = match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        };
        let pick = |k: usize| strokes.get(k % strokes.len()).copied();
        let (color, _, marker) = pick(k).unwrap_or((0, Dash::Solid, Marker::Circle));
        let dash = pick(k + k / strokes.len()).map_or(Dash::Solid, |(_, dash, _)| dash);
        Self { color: rgb(color), dash, marker, width: 2.25 }
    }

    /// The corners of its marker around (0, 0), for a legend.
    #[must_use]
    pub fn outline(&self, radius: f64) -> Vec<(f64, f64)> {
        marker::outline(self.marker, (0.0, 0.0), radius)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// sRGB to linear light (IEC 61966-2-1).
    fn linear(RGBColor(red, green, blue): RGBColor) -> [f64; 3] {
        [red, green, blue].map(|byte| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
        })
    }

    fn luminance(color: RGBColor) -> f64 {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// WCAG 2.2's contrast ratio.
    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn what_is_drawn_stands_out() {
        for theme in [Theme::Light, Theme::Dark] {
            let style = Style::new(theme, 1.0, 1);
            assert!(contrast(style.foreground, style.background) >= 7.0);
            assert!(contrast(style.muted, style.background) >= 4.5);
            for k in 0..8 {
                let color = Stroke::nth(k, theme).color;
                assert!(contrast(color, style.halo) >= 3.0, "{theme:?} {k}");
                assert!(contrast(color, style.background) >= 3.0, "{theme:?} {k}");
            }
        }
    }

    /// How severe deuteranopia and protanopia see linear light (Machado, Oliveira & Fernandes 2009,
    /// doi:10.1109/TVCG.2009.113), beside full sight.
    const SIGHTS: [[[f64; 3]; 3]; 3] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ];

    /// CIELAB under D65 of a colour as it is seen.
    fn lab(color: RGBColor, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = linear(color);
        let times = |m: &[[f64; 3]; 3], v: [f64; 3]| {
            [0, 1, 2].map(|i| (0..3).map(|j| m[i][j] * v[j]).sum::<f64>())
        };
        let to_xyz = [
            [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
            [0.2126, 0.7152, 0.0722],
            [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
        ];
        let [x, y, z] = times(&to_xyz, times(sight, light).map(|c| c.clamp(0.0, 1.0)))
            .map(|t| if t > 0.008856 { libm::cbrt(t) } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// A difference of 10 in CIELAB is plain at a glance even apart from each other.
    #[test]
    fn eight_colours_are_told_apart_with_any_sight() {
        for theme in [Theme::Light, Theme::Dark] {
            for (k, sight) in SIGHTS.iter().enumerate() {
                for (i, j) in (0..8).flat_map(|i| (0..i).map(move |j| (i, j))) {
                    let [a, b] = [i, j].map(|k| lab(Stroke::nth(k, theme).color, sight));
                    let apart: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
                    assert!(libm::sqrt(apart) >= 10.0, "{theme:?} {i} {j}, sight {k}: {apart}");
                }
            }
        }
    }

    #[test]
    fn strokes_differ_by_more_than_colour() {
        let strokes: Vec<Stroke> = (0..32).map(|k| Stroke::nth(k, Theme::Light)).collect();
        for (i, a) in strokes.iter().enumerate() {
            for (j, b) in strokes.iter().enumerate().take(i) {
                assert!(a.marker != b.marker || a.dash != b.dash, "{i} {j}");
            }
        }
    }
}
