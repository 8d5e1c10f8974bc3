//! The heat map's pixels.

use gd_core::{function::formula::Formula, map::grid::Grid, scenario::Theme};
use gd_plot::{Backend, Frame, ValueScale, heat_map};
use plotters::prelude::*;

use crate::svg::style;

const SIZE: (u32, u32) = (320, 240);

/// The picture of a plane rises evenly, is interpolated between nodes, and ends in the map's ends.
#[test]
fn the_heat_map_has_the_colours_of_its_grid() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let grid = Grid::sample(&sphere, [0.0, 1.0, 0.0, 1.0], 11, 11);
    let scale = ValueScale::new(grid.values());
    let image = heat_map::image(&grid, &scale, Theme::Dark, (110, 110), 6);
    let pixel = |x: usize, y: usize| {
        let k = 4 * (y * 110 + x);
        [image.rgba[k], image.rgba[k + 1], image.rgba[k + 2]]
    };
    let color = |shade: f64| {
        let RGBColor(red, green, blue) = heat_map::color(shade, Theme::Dark);
        [red, green, blue]
    };
    let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 3);
    // The origin is at the lower left.
    assert!(near(pixel(0, 109), color(0.0)) && near(pixel(109, 0), color(1.0)));
    // Pixel 55 is in the middle of the sixth of ten cells of 11 pixels.
    let shade = |x: f64, y: f64| scale.shade(x * x + y * y);
    let middle = 0.25 * (shade(0.5, 0.5) + shade(0.6, 0.5) + shade(0.5, 0.6) + shade(0.6, 0.6));
    assert!(near(pixel(60, 49), color(middle)), "{:?} {:?}", pixel(60, 49), color(middle));
    assert!(image.rgba.chunks(4).all(|pixel| pixel[3] == 255));
}

#[test]
fn a_picture_fills_its_frame() {
    let sphere = Formula::parse("x^2 + y^2").unwrap();
    let grid = Grid::sample(&sphere, [-1.0, 1.0, -1.0, 1.0], 9, 9);
    let frame = Frame::new(SIZE, grid.view(), &style());
    let (plot, (width, height)) = (frame.plot(), frame.plot().size());
    let scale = ValueScale::new(grid.values());
    let image = heat_map::image(&grid, &scale, Theme::Light, (width, height), 6);
    let mut buffer = vec![0; 3 * (SIZE.0 * SIZE.1) as usize];
    let mut backend = BitMapBackend::with_buffer(&mut buffer, SIZE);
    backend.draw_image(&image, plot).unwrap();
    drop(backend);
    for (x, y) in (0..SIZE.1 as usize).flat_map(|y| (0..SIZE.0 as usize).map(move |x| (x, y))) {
        let (i, j) = (x.wrapping_sub(plot.left as usize), y.wrapping_sub(plot.top as usize));
        let k = 3 * (y * SIZE.0 as usize + x);
        let expected = if i < width as usize && j < height as usize {
            image.rgba[4 * (j * width as usize + i)..][..3].to_vec()
        } else {
            vec![0; 3]
        };
        // The bitmap backend's rectangles include their right and lower edges.
        let is_edge = i == width as usize || j == height as usize;
        assert!(is_edge || buffer[k..k + 3] == expected, "{x}, {y}");
    }
}

/// Smith & van der Walt's table at its ends and middle.
#[test]
fn the_colours_are_viridis() {
    // Undoes the softening.
    let pure = |shade: f64| {
        let RGBColor(red, green, blue) = heat_map::color(shade, Theme::Light);
        [red, green, blue].map(|byte| (f64::from(byte) - 0.42 * 255.0) / 0.58 / 255.0)
    };
    let table = [
        (0.0, [0.267004, 0.004874, 0.329415]),
        (0.5, [0.127568, 0.566949, 0.550556]),
        (1.0, [0.993248, 0.906157, 0.143936]),
    ];
    for (shade, expected) in table {
        for (a, b) in pure(shade).iter().zip(expected) {
            assert!((a - b).abs() < 0.02, "{shade}: {:?}", pure(shade));
        }
    }
}

/// Each pixel becomes a block of its own, also where the blocks are not all of one size.
#[test]
fn an_enlarged_picture_has_the_same_pixels() {
    let rgba = (0..24).collect();
    let image = gd_plot::image::Image { width: 3, height: 2, rgba, is_smooth: true };
    assert_eq!(image.enlarged(3, 2), image);
    let large = image.enlarged(7, 4);
    let first = |row: usize| -> Vec<u8> {
        large.rgba[28 * row..28 * (row + 1)].chunks(4).map(|pixel| pixel[0]).collect()
    };
    assert_eq!(first(0), [0, 0, 0, 4, 4, 8, 8]);
    assert_eq!((first(1), first(3)), (first(0), vec![12, 12, 12, 16, 16, 20, 20]));
}

#[test]
fn places_without_a_value_are_hatched() {
    let view = [-1.0, 1.0, -1.0, 1.0];
    struct Root;
    impl gd_core::Expression for Root {
        fn evaluate<S: gd_core::Scalar>(&self, x: S, _: S) -> S {
            x.sqrt()
        }
    }
    let grid = Grid::sample(&Root, view, 41, 41);
    let image = heat_map::image(&grid, &ValueScale::new(grid.values()), Theme::Light, (80, 80), 8);
    let colors: std::collections::BTreeSet<_> = image
        .rgba
        .chunks(4 * 80)
        .flat_map(|row| row[..4 * 38].chunks(4))
        .map(<[u8]>::to_vec)
        .collect();
    assert_eq!(colors.len(), 2, "a ground and a stripe");
}
