//! The heat map: a function's values as colours.

use gd_core::{map::grid::Grid, scenario::Theme};
use plotters::style::RGBColor;

use crate::{image::Image, style::mix, value_scale::ValueScale};

/// Viridis (Smith & van der Walt 2015, the default of matplotlib 2) in Zucker's polynomials of
/// degree six, <https://www.shadertoy.com/view/WlfXRN> (public domain), within 0.01 of the table.
const VIRIDIS: [[f64; 3]; 7] = [
    [0.277_727_327_223_417_7, 0.005_407_344_544_966_578, 0.334_099_805_335_306_1],
    [0.105_093_043_108_577_4, 1.404_613_529_898_575, 1.384_590_162_594_685],
    [-0.330_861_828_725_556_3, 0.214_847_559_468_213, 0.095_095_163_028_236_59],
    [-4.634_230_498_983_486, -5.799_100_973_351_585, -19.332_440_956_279_87],
    [6.228_269_936_347_081, 14.179_933_366_805_09, 56.690_552_600_681_05],
    [4.776_384_997_670_288, -13.745_145_377_746_01, -65.353_032_633_372_34],
    [-5.435_455_855_934_631, 4.645_852_612_178_535, 26.312_435_249_583_4],
];

/// The colour of a shade in \[0, 1\]: viridis, softened so that trails stand out from it. Dark is
/// low in both themes.
#[must_use]
pub fn color(shade: f64, theme: Theme) -> RGBColor {
    let shade = shade.clamp(0.0, 1.0);
    let [red, green, blue] = VIRIDIS.iter().rev().fold([0.0; 3], |sum, coefficients| {
        let mut next = [0.0; 3];
        for ((next, sum), c) in next.iter_mut().zip(sum).zip(coefficients) {
            *next = sum * shade + c;
        }
        next
    });
    let byte = |channel: f64| (255.0 * channel).round() as u8;
    let pure = RGBColor(byte(red), byte(green), byte(blue));
    match theme {
        Theme::Light => mix(pure, RGBColor(255, 255, 255), 0.42),
        Theme::Dark => mix(pure, RGBColor(14, 18, 24), 0.38),
    }
}

/// How many colours the shades are drawn with.
const COLORS: usize = 1024;

/// Draws a grid's values at `size` pixels. Shades are interpolated bilinearly between its nodes; where a
/// node is not finite, the cells around it are hatched, a stripe every `hatch` pixels.
#[must_use]
pub fn image(grid: &Grid, scale: &ValueScale, theme: Theme, size: (u32, u32), hatch: u32) -> Image {
    let mut map = HeatMap::new(grid, scale, theme, size, hatch);
    map.paint(usize::MAX);
    map.image
}

/// Such an image, painted row by row.
#[derive(Clone, Debug)]
pub(crate) struct HeatMap {
    colors: Vec<[u8; 4]>,
    gap: [u8; 4],
    stripe: [u8; 4],
    /// The nodes' shades, and how many are in a row and in a column.
    shades: Vec<f32>,
    nodes: [usize; 2],
    hatch: u32,
    /// The image, and how many of its rows are painted.
    pub(crate) image: Image,
    painted: u32,
}

impl HeatMap {
    /// One of `size` pixels of which nothing is painted.
    pub(crate) fn new(
        grid: &Grid,
        scale: &ValueScale,
        theme: Theme,
        (width, height): (u32, u32),
        hatch: u32,
    ) -> Self {
        let colors = (0..COLORS)
            .map(|k| color(k as f64 / (COLORS - 1) as f64, theme))
            .map(|RGBColor(red, green, blue)| [red, green, blue, 255])
            .collect();
        let [gap, stripe] = match theme {
            Theme::Light => [[236, 238, 241, 255], [203, 208, 215, 255]],
            Theme::Dark => [[26, 31, 38, 255], [52, 60, 71, 255]],
        };
        let shades = grid.values().iter().map(|&v| scale.shade(v) as f32).collect();
        let nodes = [grid.columns(), grid.rows()];
        let rgba = vec![0; 4 * width as usize * height as usize];
        let image = Image { width, height, rgba, is_smooth: true };
        Self { colors, gap, stripe, shades, nodes, hatch: hatch.max(2), image, painted: 0 }
    }

    /// Paints more rows, of about so many pixels; whether it is whole then.
    pub(crate) fn paint(&mut self, pixels: usize) -> bool {
        let Image { width, height, .. } = self.image;
        let [columns, rows] = self.nodes;
        let across = weights(width, columns);
        let down = weights(height, rows);
        let more = (pixels / (width as usize).max(1)).clamp(1, height.max(1) as usize);
        let last = self.painted.saturating_add(more as u32).min(height);
        let period = self.hatch;
        let stripes = self.image.rgba.chunks_exact_mut(4 * (width as usize).max(1));
        let from = self.painted as usize;
        // From the top, which is the last row of nodes.
        let places = down.iter().rev();
        let fresh = (self.painted..last).zip(stripes.skip(from)).zip(places.skip(from));
        for ((py, row), &(below, up)) in fresh {
            let nodes = |k: usize| {
                let k = k.min(rows.saturating_sub(1));
                self.shades.get(k * columns..(k + 1) * columns).unwrap_or_default()
            };
            let line: Vec<f32> =
                nodes(below).iter().zip(nodes(below + 1)).map(|(a, b)| a + (b - a) * up).collect();
            let (pixels, _) = row.as_chunks_mut::<4>();
            for ((px, pixel), &(left, right)) in (0..width).zip(pixels).zip(&across) {
                let shade = match line.get(left..left + 2) {
                    Some(&[a, b]) => a + (b - a) * right,
                    _ => line.first().copied().unwrap_or(f32::NAN),
                };
                *pixel = if shade.is_nan() {
                    let is_stripe = (px + py) % period < period.div_ceil(4);
                    if is_stripe { self.stripe } else { self.gap }
                } else {
                    let k = (shade * (COLORS - 1) as f32 + 0.5) as usize;
                    self.colors.get(k).or(self.colors.last()).copied().unwrap_or(self.gap)
                };
            }
        }
        self.painted = last;
        last >= height
    }
}

/// For each of `pixels` across `nodes`: the node before its centre and the way to the next one.
fn weights(pixels: u32, nodes: usize) -> Vec<(usize, f32)> {
    let last = nodes.saturating_sub(2);
    (0..pixels)
        .map(|k| (f64::from(k) + 0.5) / f64::from(pixels) * nodes.saturating_sub(1) as f64)
        .map(|at| ((at as usize).min(last), (at - (at as usize).min(last) as f64) as f32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::function::formula::Formula;

    #[test]
    fn an_image_is_the_same_however_many_rows_come_at_a_time() {
        let f = Formula::parse("sqrt(x) + y").unwrap();
        let grid = Grid::sample(&f, [-1.0, 1.0, 0.0, 1.0], 9, 7);
        let scale = ValueScale::new(grid.values());
        let whole = image(&grid, &scale, Theme::Light, (50, 40), 6);
        for pixels in [1, 99, 50 * 13] {
            let mut map = HeatMap::new(&grid, &scale, Theme::Light, (50, 40), 6);
            let mut slices = 1;
            while !map.paint(pixels) {
                slices += 1;
            }
            assert_eq!(
                (map.image, slices),
                (whole.clone(), 40_usize.div_ceil((pixels / 50).max(1)))
            );
        }
    }
}
