//! A basin map in words.

use gd_core::{
    map::{
        basin::{Basins, Cell, End, Raster, Tile},
        basin_image::{BasinImage, Part},
    },
    words::basins::{BasinLine, basin_lines, basins_told, chance, end_told, letter},
};

use super::*;

/// A link's runs, and the shares of its ends over a raster of so many cells to a side.
fn mapped(query: &str, size: usize) -> (gd_core::Race, BasinImage) {
    let race = finished(query);
    let scenario = race.scenario();
    let own = finished(&scenario.mapped().unwrap().write());
    let [x0, x1, y0, y1] = scenario.domain();
    let (region, rows) =
        if scenario.dimension() == 1 { ([x0, x1, 0.0, 0.0], 1) } else { ([x0, x1, y0, y1], size) };
    let raster = Raster { region, columns: size, rows };
    let conditions = own.racers()[0].run.conditions().clone();
    let basins = Basins::new(conditions, own.landscape().unwrap().clone());
    let tile = Tile { column: 0, row: 0, columns: size, rows };
    let cells = basins.cells(&raster.starts(tile));
    let ends: Vec<u8> = cells.iter().map(|cell| cell.end.code()).collect();
    let steps: Vec<u32> = cells.iter().map(|cell| cell.steps).collect();
    let mut image = BasinImage::default();
    image.renew(raster);
    image.put(Part { raster, tile, ends: &ends, steps: &steps });
    (race, image)
}

fn lines(query: &str, size: usize) -> Vec<String> {
    let (race, image) = mapped(query, size);
    let shares = image.shares().unwrap();
    let total: u32 = shares.ends().map(|(_, count)| count).sum();
    assert_eq!(total, shares.total, "{query}: every start ends somewhere");
    let lines = basin_lines(race.scenario(), race.landscape().unwrap(), &image);
    lines.iter().map(BasinLine::to_string).collect()
}

#[test]
fn each_way_to_end_has_its_share() {
    // By symmetry: plain descent goes to the side on which it starts.
    assert_eq!(
        lines("f=x^4-2x^2&view=-2,2&opt=gd&lr=0.01&map=basins", 64),
        ["A x = −1, f = −1: 50 %", "B x = 1, f = −1: 50 %"]
    );
    assert_eq!(lines("f=sphere&lr=0.1&map=basins", 8), ["A (0, 0), f = 0: 100 %"]);
    assert_eq!(lines("f=sphere&lr=10&map=basins", 8), ["diverges: 100 %"]);
    assert_eq!(lines("f=x^2&lr=3&map=basins", 8), ["diverges: 100 %"]);
    assert_eq!(lines("f=-(x^2%2By^2)&goal=max&lr=0.1&map=basins", 8), ["A (0, 0), f = 0: 100 %"]);
    // x > 0 has a value, and x ≤ 0 none.
    let half = lines("f=ln(x)^2%2By^2&view=-1,1,-1,1&lr=0.01&steps=3&map=basins", 8);
    assert!(half.contains(&"no value to start from: 50 %".to_owned()), "{half:?}");
    // As the verdict on each of those runs says: steps of ln x lead to where it has no value.
    let left = lines("f=ln(x)%2By^2&lr=0.1&view=-2,2,-2,2&map=basins", 8);
    assert_eq!(left, ["leaves the domain: 50 %", "no value to start from: 50 %"]);
}

/// Ninety are more than a reader wants to be told one by one.
#[test]
fn many_minima_are_listed_as_one() {
    let lines = lines("f=rastrigin&steps=200&map=basins", 64);
    assert!(lines.len() < 32, "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("other minima: ")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("×10")), "what is 0 is told so: {lines:#?}");
}

/// A share is never rounded to all of them, nor to none.
#[test]
fn almost_all_is_not_all() {
    let race = finished("f=sphere&map=basins");
    let raster = Raster { region: [-5.0, 5.0, -5.0, 5.0], columns: 64, rows: 64 };
    let tile = Tile { column: 0, row: 0, columns: 64, rows: 64 };
    let mut ends = vec![End::Diverged.code(); 64 * 64];
    ends[9] = End::Unfinished.code();
    let mut image = BasinImage::default();
    image.renew(raster);
    image.put(Part { raster, tile, ends: &ends, steps: &[1; 64 * 64] });
    let lines = basin_lines(race.scenario(), race.landscape().unwrap(), &image);
    let lines: Vec<_> = lines.iter().map(BasinLine::to_string).collect();
    assert_eq!(lines, ["on its way at the step limit: 0.02 %", "diverges: > 99 %"]);
}

#[test]
fn the_extrema_are_told_before_their_shares_are_known() {
    let race = finished("f=himmelblau&map=basins");
    let mut image = BasinImage::default();
    let raster = Raster { region: [9.0, 10.0, 0.0, 1.0], columns: 1, rows: 1 };
    let tile = Tile { column: 0, row: 0, columns: 1, rows: 1 };
    image.put(Part { raster, tile, ends: &[End::Diverged.code()], steps: &[3] });
    let mut lines = basin_lines(race.scenario(), race.landscape().unwrap(), &image);
    assert_eq!(lines.pop().unwrap().to_string(), "diverges");
    let letters: Vec<_> = lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(letters, ["A", "B", "C", "D"]);
    assert!(lines.iter().all(|line| line.share.is_none()));
    assert!(lines.iter().any(|line| line.to_string() == format!("{} (3, 2), f = 0", line.name)));
}

#[test]
fn all_of_it_is_told_in_a_sentence() {
    let told = |query: &str| {
        let (race, image) = mapped(query, 32);
        basins_told(&race, &run_names(&race), race.landscape().unwrap(), &image).unwrap()
    };
    assert_eq!(
        told("f=sphere&lr=0.1&opt=gd;momentum&map=basins(rule=2)"),
        "Where the runs of Momentum end, of 1024 starts in [−5, 5] × [−5, 5]. A (0, 0), f = 0: 100 %."
    );
    let random = told("f=sphere&lr=0.1&noise=0.01&steps=20&map=basins");
    assert!(random.ends_with("one seed of many: another one has another map."), "{random}");
}

#[test]
fn chance_is_told_where_there_is_some() {
    let said = |query: &str| chance(finished(query).scenario()).is_some();
    assert!(said("f=sphere&noise=0.1&steps=9&map=basins"));
    assert!(said("f=sphere&opt=gd;anneal&steps=9&map=basins(rule=2)"));
    assert!(!said("f=sphere&opt=gd;anneal&steps=9&map=basins"), "the other rule has none");
    assert!(!said("f=sphere&noise=0.1&steps=9"), "nothing is mapped");
}

#[test]
fn the_end_of_a_run_from_a_place_is_told() {
    let race = finished("f=himmelblau&map=basins");
    let told =
        |end, steps| end_told(race.scenario(), race.landscape().unwrap(), Cell { end, steps });
    let first = told(End::Extremum(0), 31);
    assert!(first.starts_with("From here to A (") && first.ends_with("in 31 steps"), "{first}");
    assert_eq!(told(End::Diverged, 1), "Diverges from here after 1 step");
    assert_eq!(told(End::Unfinished, 9), "From here still on its way after 9 steps");
    assert_eq!(told(End::Left, 12), "From here to where f has no value, in 12 steps");
    let all = [End::OtherExtremum, End::Saddle, End::Plateau, End::Undefined];
    for end in all {
        assert!(!told(end, 2).is_empty());
    }
}

#[test]
fn letters_go_on_after_z() {
    let letters = [0, 25, 26, 27, 51, 52, 199].map(letter);
    assert_eq!(letters, ["A", "Z", "AA", "AB", "AZ", "BA", "GR"]);
}
