//! Figures: a picture with what belongs to it.

use gd_core::{
    Race, Scenario,
    map::{
        basin::Tile,
        sweep::Sweep,
        sweep_image::{Part, SweepImage},
    },
    scenario::Theme,
    words::run_name::run_names,
};
use gd_plot::{
    Budget, Layout, Picture, Style, Svg,
    figure::{Figure, Panels},
    image::Image,
};

use crate::svg::{embedded, style, texts};

const LINK: &str = "https://example.org/?f=sphere&at=3,4";

/// The SVG of a link's figure of a width, and its size.
fn drawn(query: &str, width: f64) -> (String, (u32, u32)) {
    drawn_in(query, width, style())
}

fn drawn_in(query: &str, width: f64, style: Style) -> (String, (u32, u32)) {
    let race = Race::finished(Scenario::parse(query).scenario);
    let panels = Panels::of(race.scenario(), width, &style);
    let layout = Layout::new(panels.picture, style);
    let mut picture = Picture::new(&race, &layout);
    let step = race.reached();
    picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
    let sweep = Sweep::of(&race).map(|sweep| {
        let mut cells = SweepImage::default();
        cells.renew(2, false);
        let tile = Tile { column: 0, row: 0, columns: 2, rows: 2 };
        let (ends, steps, values) = ([0, 0, 2, 2], [9, 90, 3, 4], [0.0; 4]);
        cells.put(Part { columns: 2, rows: 2, tile, ends: &ends, steps: &steps, values: &values });
        (sweep, cells)
    });
    let figure = Figure {
        race: &race,
        names: &run_names(&race),
        picture: &picture,
        panels,
        sweep: sweep.as_ref().map(|(sweep, cells)| (sweep, cells)),
        step,
    };
    (figure.svg("A & B", "<told>", LINK), figure.size::<Svg<'_>>())
}

#[test]
fn below_a_picture_stands_what_is_descended_and_by_what_and_what_came_of_it() {
    let (svg, (width, height)) = drawn("f=sphere&at=3,4&lr=0.1&opt=gd;momentum", 640.0);
    assert_eq!(width, 640);
    assert!((520..640).contains(&height), "{height}");
    let texts = texts(&svg).join("\n");
    for said in [
        "Sphere (round bowl): f(x, y) = x^2 + y^2",
        "Momentum: global minimum, step",
        "start",
        "Both reach",
    ] {
        assert!(texts.contains(said), "{said} in {texts}");
    }
}

#[test]
fn an_svg_says_what_it_is_and_where_it_comes_from() {
    let (svg, _) = drawn("f=sphere&at=3,4&lr=0.1", 640.0);
    let head = svg.find("<title>A &amp; B</title>").unwrap();
    assert!(head < svg.find("<rect").unwrap());
    assert!(svg.contains("<desc>&lt;told&gt;</desc>"));
    assert!(svg.contains("<metadata>https://example.org/?f=sphere&amp;at=3,4</metadata>"));
}

#[test]
fn a_sweep_stands_beside_its_picture_or_below_where_there_is_little_room() {
    let query = "f=x^2/2%2B50y^2&at=-9,1&opt=momentum&lr=0.01&steps=100&map=sweep(x=lr,y=beta)";
    let (svg, (_, wide)) = drawn(query, 720.0);
    let texts = texts(&svg).join("\n");
    for said in ["learning rate α", "momentum β", "diverges", "50 % converge"] {
        assert!(texts.contains(said), "{said} in {texts}");
    }
    // The light end of the scale, of the cell of nine steps, is in the sweep, which is on the right.
    let is_light = |rgba: &[u8]| {
        let apart = rgba.iter().zip([0xFC_u8, 0xE7, 0x24]).map(|(&a, b)| a.abs_diff(b));
        apart.max() <= Some(2)
    };
    let of = |(_, map): &&(_, Image)| map.rgba.chunks(4).any(is_light);
    let maps = embedded(&svg);
    let lights: Vec<i32> = maps.iter().filter(of).map(|(place, _)| place.left).collect();
    assert!(matches!(lights.as_slice(), [left] if *left > 360), "{lights:?}");
    assert!(maps.iter().all(|(place, map)| map.is_smooth == (place.left < 360)));
    let (_, (_, narrow)) = drawn(query, 360.0);
    assert!(narrow > wide, "{narrow} {wide}");
}

#[test]
fn data_stand_beside_the_landscape_of_their_loss() {
    let (svg, _) = drawn("data=line&steps=5", 720.0);
    assert!(texts(&svg).iter().any(|text| text.starts_with("Gradient descent")));
    assert!(svg.matches("<circle").count() + svg.matches("<polygon").count() > 20);
}

#[test]
fn of_many_runs_only_the_entrants_are_told() {
    let (svg, _) = drawn("f=styblinski-tang&restarts=16&opt=gd;momentum", 720.0);
    let texts = texts(&svg);
    assert_eq!(texts.iter().filter(|text| **text == "Momentum").count(), 1);
}

/// As the page saves one: so many pixels of the map as there are on the screen.
#[test]
fn an_svg_is_small_and_its_map_as_fine_as_a_screen() {
    for query in ["f=himmelblau&opt=gd;momentum;adam", "f=beale&opt=momentum", "data=line"] {
        let (svg, _) = drawn_in(query, 720.0, Style::new(Theme::Light, 4.0, 4));
        assert!(svg.len() < 300_000, "{query}: {}", svg.len());
        let maps = embedded(&svg);
        let [(place, map)] = maps.as_slice() else { panic!("{query}: {} maps", maps.len()) };
        let (width, height) = place.size();
        assert_eq!((map.width, map.height), (width / 4, height / 4), "{query}");
        assert!(svg.len() > 4000 && map.is_smooth);
    }
}
