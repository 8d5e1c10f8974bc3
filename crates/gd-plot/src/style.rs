//! Colours, strokes and sizes as plain values.

use plotters::style::RGBColor;

/// On what the charts are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The look of a chart and the resolution it is drawn at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The backend's pixels in a CSS pixel: [`grain`](Self::grain) × the device's pixel ratio.
    pub scale: f64,
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
    pub fn new(theme: Theme, scale: f64, grain: u32) -> Self {
        let (foreground, muted, grid, background, halo) = match theme {
            Theme::Light => (0x1c_24_30, 0x5b_66_75, 0xe4_e8_ed, 0xff_ff_ff, 0xff_ff_ff),
            Theme::Dark => (0xe8_ec_f2, 0x9a_a6_b5, 0x2a_32_3d, 0x12_17_1e, 0x0b_0f_14),
        };
        Self {
            scale: if scale.is_finite() { scale.clamp(0.01, 1000.0) } else { 1.0 },
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

    /// CSS pixels in the backend's.
    pub(crate) fn px(&self, css: f64) -> f64 {
        css * self.scale
    }

    /// The same as a whole number of the screen's pixels, at least one.
    pub(crate) fn hairline(&self, css: f64) -> f64 {
        let grain = f64::from(self.grain.max(1));
        (self.px(css) / grain).round().max(1.0) * grain
    }
}

fn rgb(hex: u32) -> RGBColor {
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

/// The shape that marks a trail's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    Plus,
    TriangleDown,
    Star,
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
/// Hues after Okabe & Ito 2008, *Color Universal Design*, distinguishable without red–green or
/// blue–yellow vision; made darker on light and lighter on dark so that each has a contrast of at
/// least 3 with the halo around it (WCAG 2.2, 1.4.11).
const LIGHT: [(u32, Dash, Marker); 8] = [
    (0xc8_4a_00, Dash::Solid, Marker::Circle),
    (0x00_5a_9c, Dash::Dashed, Marker::Square),
    (0x1a_1a_1a, Dash::DashDot, Marker::Triangle),
    (0xb0_3a_86, Dash::Dotted, Marker::Diamond),
    (0x00_7a_58, Dash::Solid, Marker::Cross),
    (0xa8_77_00, Dash::Dashed, Marker::Plus),
    (0x2b_93_d1, Dash::DashDot, Marker::TriangleDown),
    (0x6a_3d_9a, Dash::Dotted, Marker::Star),
];
const DARK: [(u32, Dash, Marker); 8] = [
    (0xff_8a_3d, Dash::Solid, Marker::Circle),
    (0x6c_c4_ff, Dash::Dashed, Marker::Square),
    (0xff_ff_ff, Dash::DashDot, Marker::Triangle),
    (0xf0_8c_c6, Dash::Dotted, Marker::Diamond),
    (0x2f_cf_9f, Dash::Solid, Marker::Cross),
    (0xf5_e0_50, Dash::Dashed, Marker::Plus),
    (0x3f_8f_f0, Dash::DashDot, Marker::TriangleDown),
    (0xb7_9a_f5, Dash::Dotted, Marker::Star),
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
}
