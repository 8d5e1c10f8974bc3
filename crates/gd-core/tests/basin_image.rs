//! What has come of a basin map: fine cells over coarse ones, new ones over old ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::map::{
    basin::{Cell, End, Raster, Tile},
    basin_image::{BasinImage, MOST_CELLS, Part, StepScale},
};

const REGION: [f64; 4] = [0.0, 4.0, -1.0, 1.0];

fn raster(region: [f64; 4], columns: usize, rows: usize) -> Raster {
    Raster { region, columns, rows }
}

/// All cells of a raster end so, after so many steps.
fn put(image: &mut BasinImage, raster: Raster, end: End, steps: u32) {
    let Raster { columns, rows, .. } = raster;
    let (ends, steps) = (vec![end.code(); columns * rows], vec![steps; columns * rows]);
    let tile = Tile { column: 0, row: 0, columns, rows };
    image.put(Part { raster, tile, ends: &ends, steps: &steps });
}

const A: End = End::Extremum(0);
const B: End = End::Extremum(1);

#[test]
fn fine_cells_lie_over_coarse_ones_whatever_comes_first() {
    let fine = raster(REGION, 8, 4);
    let tile = Tile { column: 4, row: 2, columns: 2, rows: 1 };
    let part = Part { raster: fine, tile, ends: &[B.code(), End::Diverged.code()], steps: &[7, 3] };
    for is_coarse_first in [true, false] {
        let mut image = BasinImage::default();
        image.renew(fine);
        assert!(image.is_empty() && image.cell([1.0, 0.0]).is_none());
        if is_coarse_first {
            put(&mut image, raster(REGION, 4, 2), A, 5);
            image.put(part);
        } else {
            image.put(part);
            put(&mut image, raster(REGION, 4, 2), A, 5);
        }
        let seen = image.cells(&fine);
        for (k, cell) in seen.iter().enumerate() {
            let expected = match k {
                20 => Cell { end: B, steps: 7 },
                21 => Cell { end: End::Diverged, steps: 3 },
                _ => Cell { end: A, steps: 5 },
            };
            assert_eq!(*cell, Some(expected), "{k}");
            assert_eq!(image.cell(fine.start(k % 8, k / 8)), Some(expected));
        }
        assert_eq!(image.shares(), None);
    }
}

#[test]
fn the_cells_of_the_last_map_stay_until_others_cover_them() {
    let mut image = BasinImage::default();
    let domain = raster(REGION, 4, 2);
    image.renew(domain);
    put(&mut image, domain, A, 5);
    assert_eq!(image.shares().unwrap().ends().collect::<Vec<_>>(), [(A, 8)]);
    image.renew(domain);
    assert_eq!(image.shares(), None);
    assert_eq!(image.cell([1.0, 0.5]), None, "nothing is known of the new map");
    assert_eq!(image.cells(&domain)[0], Some(Cell { end: A, steps: 5 }), "the old one is seen");
    let tile = Tile { column: 0, row: 0, columns: 1, rows: 1 };
    image.put(Part { raster: domain, tile, ends: &[B.code()], steps: &[9] });
    let seen = image.cells(&domain);
    assert_eq!(seen[0], Some(Cell { end: B, steps: 9 }));
    assert_eq!(seen[1], Some(Cell { end: A, steps: 5 }));
    // A whole one, though coarse, takes the place of the old one.
    put(&mut image, raster(REGION, 1, 1), B, 9);
    assert_eq!(
        image.cells(&raster([3.0, 9.0, -1.0, 1.0], 3, 1)),
        [Some(Cell { end: B, steps: 9 }), None, None]
    );
}

/// Of the same map what was seen finely stays so where it is looked at from farther away.
#[test]
fn a_region_looked_at_stays_fine_when_more_is_shown() {
    let mut image = BasinImage::default();
    let domain = raster(REGION, 4, 2);
    image.renew(domain);
    put(&mut image, raster([1.0, 2.0, 0.0, 1.0], 4, 4), B, 2);
    put(&mut image, domain, A, 5);
    assert_eq!(image.cell([1.5, 0.5]).unwrap().end, B);
    assert_eq!(image.cell([2.5, 0.5]).unwrap().end, A);
    assert_eq!(image.shares().unwrap().count(A), 8, "shares are of the region of the experiment");
    // What is met beyond the region is an end that there is, of none of its starts.
    put(&mut image, raster([8.0, 9.0, 0.0, 1.0], 4, 4), End::Diverged, 1);
    assert_eq!(image.others().collect::<Vec<_>>(), [End::Diverged]);
    assert_eq!(image.shares().unwrap().count(End::Diverged), 0);
    // However much is looked at, little is kept.
    for k in 0..50 {
        let left = f64::from(k);
        put(&mut image, raster([left, left + 0.1, 0.0, 0.1], 2, 2), A, 1);
    }
    assert!(image.cell([0.05, 0.05]).is_none_or(|cell| cell.steps != 1));
}

#[test]
fn in_one_dimension_any_height_will_do() {
    let mut image = BasinImage::default();
    let line = raster([0.0, 1.0, 0.0, 0.0], 4, 1);
    image.renew(line);
    put(&mut image, line, A, 5);
    assert_eq!(image.cell([0.3, 12.0]), Some(Cell { end: A, steps: 5 }));
    assert!(image.cells(&raster([0.0, 1.0, -3.0, 7.0], 5, 6)).iter().all(Option::is_some));
}

#[test]
fn steps_are_shaded_alike_from_the_first_whole_raster_on() {
    let mut image = BasinImage::default();
    let domain = raster(REGION, 2, 1);
    image.renew(domain);
    let tile = Tile { column: 0, row: 0, columns: 2, rows: 1 };
    image.put(Part { raster: domain, tile, ends: &[A.code(), B.code()], steps: &[9, 99] });
    let scale = image.scale();
    assert_eq!([scale.steps(0.0), scale.steps(1.0)], [9, 99]);
    put(&mut image, raster(REGION, 8, 4), A, 5000);
    assert_eq!(image.scale(), scale);
    let shades = [0, 9, 30, 99, 5000].map(|steps| scale.shade(steps));
    assert!(shades.is_sorted() && shades[0] == 0.0 && shades[4] == 1.0);
    assert!(StepScale::new(std::iter::empty()).is_none());
    // Where all take as many, there is one shade.
    assert!((0.0..=1.0).contains(&StepScale::new([7, 7].into_iter()).unwrap().shade(7)));
}

/// What a worker or a host might send, if it were mad.
#[test]
fn what_does_not_fit_is_left_out() {
    let mut image = BasinImage::default();
    let domain = raster(REGION, 4, 2);
    image.renew(domain);
    let tile = |column, row, columns, rows| Tile { column, row, columns, rows };
    for (raster, tile) in [
        (raster(REGION, 0, 2), tile(0, 0, 0, 2)),
        (raster(REGION, MOST_CELLS + 1, 1), tile(0, 0, 1, 1)),
        (raster([f64::NAN; 4], 4, 2), tile(0, 0, 1, 1)),
        (domain, tile(4, 0, 1, 1)),
        (domain, tile(0, 2, 1, 1)),
        (domain, tile(usize::MAX, 0, 1, 1)),
        (domain, tile(0, 0, 2, 2)),
    ] {
        image.put(Part { raster, tile, ends: &[0], steps: &[0] });
        assert!(image.is_empty(), "{raster:?} {tile:?}");
    }
}
