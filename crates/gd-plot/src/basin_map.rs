//! The basin map: where runs end as colours, and how many steps they take as shades.

use gd_core::{
    map::{
        basin::{Cell, End, Raster},
        basin_image::{BasinImage, StepScale},
    },
    scenario::Theme,
};
use plotters::style::RGBColor;

use crate::{
    image::Image,
    legend::Shape,
    style::{Style, mix, rgb},
};

/// The colours of basins by rank, after Okabe & Ito 2008, *Color Universal Design*; those that follow
/// each other differ in lightness too. After the last one they begin again: a line between basins,
/// and the letters, tell them apart as well.
const HUES: [u32; 8] = [
    0x00_72_b2, 0xf0_a8_1c, 0x00_9a_73, 0xd0_7b_b0, 0x5b_4b_a8, 0x7e_c4_ee, 0xd0_5c_12, 0xd8_cf_3c,
];

/// Of a minimum that has no letter.
const OTHER: u32 = 0x8a_93_9f;

/// Towards what few steps and many are shaded, and how far.
const LIGHT: [(u32, f64); 2] = [(0xff_ff_ff, 0.76), (0xff_ff_ff, 0.3)];
const DARK: [(u32, f64); 2] = [(0x0b_0f_14, 0.2), (0x0b_0f_14, 0.7)];

/// Grounds and inks of the ends that are no extrema, of what has not come, and the line between basins.
const LIGHT_TONES: Tones = Tones {
    diverged: [0xcb_d1_d9, 0x93_9c_a9],
    plateau: [0xf4_f1_e8, 0xa8_9b_7c],
    saddle: [0xf7_f8_fa, 0x6b_75_83],
    unfinished: [0xe6_ea_ef, 0xa6_b0_bd],
    undefined: [0xfd_fd_fe, 0xcb_d0_d7],
    pending: 0xec_ee_f1,
    line: 0x1c_24_30,
};
const DARK_TONES: Tones = Tones {
    diverged: [0x2a_31_3b, 0x4a_54_61],
    plateau: [0x2b_29_22, 0x84_79_5c],
    saddle: [0x14_19_20, 0x93_9f_ae],
    unfinished: [0x22_29_33, 0x53_5e_6c],
    undefined: [0x0d_11_17, 0x34_3c_47],
    pending: 0x1a_1f_26,
    line: 0x05_08_0c,
};

/// How far the colour of the line between basins is on the way to its own.
const LINE_SHARE: f64 = 0.4;

struct Tones {
    diverged: [u32; 2],
    plateau: [u32; 2],
    saddle: [u32; 2],
    unfinished: [u32; 2],
    undefined: [u32; 2],
    pending: u32,
    line: u32,
}

impl Tones {
    fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT_TONES,
            Theme::Dark => &DARK_TONES,
        }
    }
}

/// The colour of an extremum's mark and basin, unshaded.
#[must_use]
pub fn color(rank: u8) -> RGBColor {
    rgb(HUES.get(usize::from(rank) % HUES.len()).copied().unwrap_or(OTHER))
}

/// The colour of a basin at a shade of steps, 0 for few, 1 for many.
#[must_use]
pub fn shaded(color: RGBColor, shade: f64, theme: Theme) -> RGBColor {
    let [few, many] = match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
    .map(|(to, share)| mix(color, rgb(to), share));
    mix(few, many, shade)
}

/// The look of an end: one colour, or a ground with a pattern of ink.
enum Look {
    Plain(RGBColor),
    Pattern(RGBColor, RGBColor, fn(u32, u32) -> bool),
}

/// The colour of an end where there is no room for a pattern.
#[must_use]
pub fn flat(end: End, shade: f64, theme: Theme) -> RGBColor {
    match look(end, shade, theme) {
        Look::Plain(color) => color,
        Look::Pattern(ground, ink, _) => mix(ground, ink, 0.4),
    }
}

/// The period of stripes, a power of 2.
const PERIOD: u32 = 8;

fn look(end: End, shade: f64, theme: Theme) -> Look {
    let tones = Tones::of(theme);
    let (of, pattern): ([u32; 2], fn(u32, u32) -> bool) = match end {
        End::Extremum(rank) => return Look::Plain(shaded(color(rank), shade, theme)),
        End::OtherExtremum => return Look::Plain(shaded(rgb(OTHER), shade, theme)),
        // Stripes, upright ones, dots, a lattice, level lines, a few stripes the other way.
        End::Diverged => (tones.diverged, |x, y| (x + y) % PERIOD < 3),
        End::Left => (tones.diverged, |x, _| x % PERIOD < 2),
        End::Plateau => (tones.plateau, |x, y| {
            let odd = (y / 6) % 2 * 3;
            (x + odd) % 6 < 2 && y % 6 < 2
        }),
        End::Saddle => (tones.saddle, |x, y| {
            (x + y).is_multiple_of(PERIOD) || x.wrapping_sub(y).is_multiple_of(PERIOD)
        }),
        End::Unfinished => (tones.unfinished, |_, y| y.is_multiple_of(5)),
        End::Undefined => (tones.undefined, |x, y| x.wrapping_sub(y) % PERIOD < 2),
    };
    let [ground, ink] = of.map(rgb);
    Look::Pattern(ground, ink, pattern)
}

/// How many shades of a basin are told apart.
const SHADES: u8 = 64;

/// Paints the cells that have come over a raster's region, a pixel a cell of it, patterns in units of
/// so many pixels, by a share as pale as a background.
#[must_use]
pub fn image(
    basins: &BasinImage,
    raster: &Raster,
    style: &Style,
    unit: u32,
    paleness: f64,
) -> Image {
    let cells = basins.cells(raster);
    let (columns, unit) = (raster.columns.max(1), unit.max(1));
    let mut palette = Palette::new(style, basins.scale(), paleness);
    let mut rgba = Vec::with_capacity(4 * cells.len());
    let rows: Vec<&[Option<Cell>]> = cells.chunks(columns).collect();
    // From the top, which is the last row.
    for (py, row) in rows.iter().enumerate().rev() {
        let y = (rows.len() - 1 - py) as u32 / unit;
        let above = rows.get(py + 1).copied().unwrap_or(row);
        let rights = row.get(1..).unwrap_or_default().iter().chain(row.last());
        let cells = row.iter().zip(above).zip(rights).enumerate();
        for (px, ((cell, above), right)) in cells {
            let color = match cell {
                None => palette.pending,
                Some(Cell { end, steps }) => {
                    let is_other = |next: &Option<Cell>| next.is_some_and(|next| next.end != *end);
                    let is_border = is_other(above) || is_other(right);
                    palette.color(*end, *steps, [px as u32 / unit, y], is_border)
                }
            };
            rgba.extend_from_slice(&color);
        }
    }
    Image { width: raster.columns as u32, height: raster.rows as u32, rgba, is_smooth: false }
}

/// A colour's bytes, and those of the line beside it.
type Inks = [[u8; 4]; 2];

/// How an end is painted.
enum Paint {
    /// By the shade of the steps.
    Shades(Vec<Inks>),
    /// As a ground with a pattern.
    Pattern(Inks, Inks, fn(u32, u32) -> bool),
}

/// What was worked out already, for a picture has many pixels and few colours.
struct Palette<'a> {
    style: &'a Style,
    scale: StepScale,
    paleness: f64,
    pending: [u8; 4],
    /// By the ends' codes.
    paints: Vec<Option<Paint>>,
    /// The place of a shade by the number of steps.
    shades: Vec<Option<u8>>,
}

impl<'a> Palette<'a> {
    fn new(style: &'a Style, scale: StepScale, paleness: f64) -> Self {
        let pending = rgb(Tones::of(style.theme).pending);
        let paints = (0..=u8::MAX).map(|_| None).collect();
        let mut palette =
            Self { style, scale, paleness, pending: [0; 4], paints, shades: Vec::new() };
        [palette.pending, _] = palette.inks(pending);
        palette
    }

    fn inks(&self, color: RGBColor) -> Inks {
        let line = mix(color, rgb(Tones::of(self.style.theme).line), LINE_SHARE);
        [color, line].map(|color| {
            let RGBColor(red, green, blue) = mix(color, self.style.background, self.paleness);
            [red, green, blue, 255]
        })
    }

    fn color(&mut self, end: End, steps: u32, [x, y]: [u32; 2], is_border: bool) -> [u8; 4] {
        let shade = self.shade(steps);
        let code = usize::from(end.code());
        if self.paints.get(code).is_some_and(Option::is_none) {
            let paint = self.paint(end);
            if let Some(place) = self.paints.get_mut(code) {
                *place = Some(paint);
            }
        }
        let inks = match self.paints.get(code) {
            Some(Some(Paint::Shades(shades))) => shades.get(usize::from(shade)),
            Some(Some(Paint::Pattern(ground, ink, pattern))) => {
                Some(if pattern(x, y) { ink } else { ground })
            }
            _ => None,
        };
        inks.map_or(self.pending, |[plain, line]| if is_border { *line } else { *plain })
    }

    fn paint(&self, end: End) -> Paint {
        let theme = self.style.theme;
        match look(end, 0.0, theme) {
            Look::Pattern(ground, ink, pattern) => {
                Paint::Pattern(self.inks(ground), self.inks(ink), pattern)
            }
            Look::Plain(_) => {
                let shade = |k| match look(end, f64::from(k) / f64::from(SHADES - 1), theme) {
                    Look::Plain(color) | Look::Pattern(color, ..) => self.inks(color),
                };
                Paint::Shades((0..SHADES).map(shade).collect())
            }
        }
    }

    /// The place of the shade of a number of steps.
    fn shade(&mut self, steps: u32) -> u8 {
        /// More steps than this are looked up nowhere.
        const MOST: usize = 1 << 14;
        let place = steps as usize;
        let find = |scale: StepScale| (scale.shade(steps) * f64::from(SHADES - 1) + 0.5) as u8;
        if place >= MOST {
            return find(self.scale);
        }
        if place >= self.shades.len() {
            self.shades.resize(place + 1, None);
        }
        let scale = self.scale;
        match self.shades.get_mut(place) {
            Some(known) => *known.get_or_insert_with(|| find(scale)),
            None => find(scale),
        }
    }
}

/// What an end looks like, for a legend.
#[must_use]
pub fn swatch(style: &Style, end: End) -> Vec<Shape> {
    /// Half its width and its height, in CSS pixels.
    const REACH: (f64, f64) = (9.0, 7.0);
    let (right, down) = REACH;
    let square = |points: [f64; 4], fill| {
        let [x0, y0, x1, y1] = points;
        Shape::Polygon { points: vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill }
    };
    match look(end, 0.3, style.theme) {
        Look::Plain(fill) => vec![square([-right, -down, right, down], fill)],
        Look::Pattern(ground, ink, pattern) => {
            let mut shapes = vec![square([-right, -down, right, down], ground)];
            for y in 0..(2.0 * down) as u32 {
                let mut from = None;
                for x in 0..=(2.0 * right) as u32 {
                    let is_ink = x < (2.0 * right) as u32 && pattern(x, y);
                    match (is_ink, from) {
                        (true, None) => from = Some(x),
                        (false, Some(first)) => {
                            let [x0, x1] = [first, x].map(|x| f64::from(x) - right);
                            let y0 = f64::from(y) - down;
                            shapes.push(square([x0, y0, x1, y0 + 1.0], ink));
                            from = None;
                        }
                        _ => {}
                    }
                }
            }
            shapes
        }
    }
}

/// The bar of shades with the numbers of steps that they stand for.
#[must_use]
pub fn steps_bar(style: &Style, scale: StepScale) -> Shape {
    let stops = [0.0, 0.25, 0.5, 0.75, 1.0].map(|shade| shaded(color(0), shade, style.theme));
    Shape::steps(stops.to_vec(), scale)
}
