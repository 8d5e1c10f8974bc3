//! The basin map's pixels, and what makes it be drawn.

use gd_core::{
    Race, Scenario,
    map::{
        basin::{End, Raster, Tile},
        basin_image::{BasinImage, Part},
    },
    scenario::Theme,
};
use gd_plot::{
    Budget, Layout, Picture, Style, Svg, basin_map,
    composition::{Refresh, draw_plane, refresh},
    layers::{Plane, legend},
    picture::changes::Changes,
};
use plotters::prelude::*;

use crate::svg::{style, svg, texts};

const ENDS: [End; 8] = [
    End::Extremum(0),
    End::Extremum(1),
    End::OtherExtremum,
    End::Saddle,
    End::Plateau,
    End::Unfinished,
    End::Diverged,
    End::Undefined,
];

const TILE: Tile = Tile { column: 0, row: 0, columns: 2, rows: 1 };

/// Two ends beside each other, after so many steps.
fn pair(ends: [End; 2], steps: [u32; 2]) -> BasinImage {
    let raster = Raster { region: [0.0, 2.0, 0.0, 1.0], columns: 2, rows: 1 };
    let mut image = BasinImage::default();
    image.renew(raster);
    image.put(Part { raster, tile: TILE, ends: &ends.map(End::code), steps: &steps });
    image
}

/// Forty pixels of each of two cells, from the top.
fn pixels(basins: &BasinImage, theme: Theme) -> Vec<Vec<[u8; 3]>> {
    let raster = Raster { region: [0.0, 2.0, 0.0, 1.0], columns: 80, rows: 40 };
    let image = basin_map::image(basins, &raster, &Style::new(theme, 1.0, 1), 1, 0.0);
    let rows = image.rgba.chunks(4 * 80);
    rows.map(|row| row.chunks(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()).collect()
}

fn bytes(RGBColor(red, green, blue): RGBColor) -> [u8; 3] {
    [red, green, blue]
}

#[test]
fn a_basin_has_the_colour_of_its_rank_deeper_where_it_takes_longer() {
    for theme in [Theme::Light, Theme::Dark] {
        let rows = pixels(&pair([End::Extremum(0), End::Extremum(1)], [10, 100]), theme);
        let of = |rank, shade| bytes(basin_map::shaded(basin_map::color(rank), shade, theme));
        assert_eq!(rows[20][10], of(0, 0.0));
        assert_eq!(rows[20][60], of(1, 1.0));
        // The line between them is darker than either.
        let sum = |pixel: [u8; 3]| pixel.iter().map(|byte| u32::from(*byte)).sum::<u32>();
        assert!(sum(rows[20][39]) < sum(rows[20][38]), "{theme:?}");
        assert_eq!(rows[20][40], of(1, 1.0));
        let rows = pixels(&pair([End::Extremum(0); 2], [100, 10]), theme);
        assert!(sum(rows[5][10]) < sum(rows[5][60]), "{theme:?}: more steps are darker");
    }
}

/// Without colours too: what is no basin has a pattern, each another one.
#[test]
fn ends_that_are_no_basins_have_patterns_of_their_own() {
    for theme in [Theme::Light, Theme::Dark] {
        let patterns = ENDS.map(|end| {
            let rows = pixels(&pair([end; 2], [5, 5]), theme);
            let first = rows[0][0];
            let is_first = |row: &Vec<[u8; 3]>| row.iter().map(|pixel| *pixel == first).collect();
            rows.iter().map(is_first).collect::<Vec<Vec<bool>>>()
        });
        for (k, pattern) in patterns.iter().enumerate() {
            let is_plain = pattern.iter().flatten().all(|is_first| *is_first);
            assert_eq!(is_plain, k < 3, "{:?}", ENDS[k]);
            assert!(k < 3 || !patterns[..k].contains(pattern), "{:?}", ENDS[k]);
        }
    }
}

fn race(query: &str) -> Race {
    Race::finished(Scenario::parse(query).scenario)
}

fn update(picture: &mut Picture, race: &Race) -> Changes {
    let layout = Layout::new((640, 480), Style::new(Theme::Light, 1.0, 1));
    picture.update(race, &layout, 40, Some(0), Budget::UNLIMITED)
}

/// A picture of a link whose left half ends at the best extremum and whose right half diverges.
fn mapped(race: &Race) -> Picture {
    let mut picture =
        Picture::new(race, &Layout::new((640, 480), Style::new(Theme::Light, 1.0, 1)));
    update(&mut picture, race);
    let wanted = picture.wanted(race.scenario()).unwrap();
    let raster = Raster { columns: 2, rows: 1, ..wanted.seen };
    let ends = [End::Extremum(0), End::Diverged].map(End::code);
    picture.put(Part { raster, tile: TILE, ends: &ends, steps: &[5, 5] });
    picture
}

#[test]
fn a_map_is_drawn_as_its_cells_come_and_goes_when_it_is_turned_off() {
    let (with, without) = (race("f=himmelblau&map=basins"), race("f=himmelblau"));
    let ground = |picture: &Picture| svg(|area| draw_plane(picture, Plane::Ground, area).unwrap());
    let names = |picture: &Picture| {
        let entries = legend::<Svg>(picture).into_iter();
        entries.map(|entry| entry.name).collect::<Vec<_>>()
    };
    let mut picture = Picture::new(&with, &Layout::new((640, 480), style()));
    update(&mut picture, &with);
    let before = ground(&picture);
    assert!(picture.basins().is_none() && names(&picture).contains(&"f".to_owned()));
    let mut picture = mapped(&with);
    assert_eq!(update(&mut picture, &with), Changes::BASINS);
    let planes = Plane::ALL.map(|plane| refresh::<Svg>(&picture, plane));
    assert_eq!(planes, [Refresh::Clear, Refresh::Keep, Refresh::Keep, Refresh::Keep]);
    let map = ground(&picture);
    assert_ne!(map, before);
    assert!(!names(&picture).contains(&"f".to_owned()), "no bar of values");
    // The letters of the minima.
    for letter in ["A", "B", "C", "D"] {
        assert!(texts(&map).contains(&letter), "{letter}");
    }
    assert_eq!(update(&mut picture, &with), Changes::NONE);
    assert_eq!(update(&mut picture, &without), Changes::BASINS);
    assert!(picture.basins().is_none());
    assert!(picture.wanted(without.scenario()).is_none());
}

#[test]
fn what_is_asked_for_is_a_cell_a_pixel_and_no_more_than_512_to_a_side() {
    for (query, size) in [
        ("f=himmelblau&map=basins", (640, 480)),
        ("f=himmelblau&map=basins&show=surface", (640, 480)),
        ("f=himmelblau&map=basins&zoom=0,1,0,1", (3000, 900)),
        ("f=double-well&map=basins", (640, 480)),
        ("f=double-well&map=basins", (200, 100)),
    ] {
        let race = race(query);
        let mut picture = Picture::new(&race, &Layout::new(size, style()));
        let wanted = picture.wanted(race.scenario()).unwrap();
        let [x0, x1, ..] = picture.scene().view();
        let is_curve = race.scenario().dimension() == 1;
        for raster in [wanted.seen, wanted.domain] {
            assert!(raster.columns.max(raster.rows) <= 512, "{query}: {raster:?}");
            assert_eq!(raster.rows == 1, is_curve, "{query}");
        }
        if wanted.seen != wanted.domain {
            assert_eq!(wanted.seen.region[..2], [x0, x1], "{query}");
        }
        assert_eq!(wanted.domain.region[..2], race.scenario().domain()[..2], "{query}");
        assert_eq!(wanted.of.write(), race.scenario().mapped().unwrap().write());
    }
}

#[test]
fn a_curve_has_bands_and_a_surface_colours() {
    for query in ["f=double-well&map=basins", "f=himmelblau&map=basins&show=surface"] {
        let race = race(query);
        let mut plain = Picture::new(&race, &Layout::new((640, 480), style()));
        update(&mut plain, &race);
        let mut picture = mapped(&race);
        update(&mut picture, &race);
        let ground =
            |picture: &Picture| svg(|area| draw_plane(picture, Plane::Ground, area).unwrap());
        assert_ne!(ground(&picture), ground(&plain), "{query}");
    }
}
