//! Pictures of every size: equal scales, and labels that are whole and apart.

use gd_core::{CATALOG, Race, Scenario, scenario::Theme};
use gd_plot::{Budget, Layout, Picture, Style, Svg, layers::layers};
use plotters::prelude::*;

const SIZES: [(u32, u32); 9] = [
    (300, 180),
    (320, 200),
    (320, 360),
    (480, 420),
    (390, 380),
    (768, 1024),
    (900, 560),
    (1280, 800),
    (1920, 1080),
];

fn queries() -> Vec<String> {
    let catalog = CATALOG.iter().map(|entry| format!("f={}", entry.id));
    let typed = [
        "f=x^2/2%2B50y^2&at=-9,1",
        "f=sin(x)*y^2%2Bx^2&at=1,1",
        "f=sqrt(x^2%2By^2)-cos(6x)&view=-30,30,-30,30",
        "f=x^2%2By^2&at=0.000001,0&view=-0.000001,0.000001,0,0.0000025",
        "f=x^2%2By^2&view=100000,100000.002,-4e8,4e8",
        "f=x^4-3x^2%2Bx",
        "f=x^2&view=-0.00001,0.00001",
    ];
    catalog.chain(typed.map(str::to_owned)).collect()
}

fn picture(query: &str, (width, height): (u32, u32)) -> Picture {
    let race = Race::new(Scenario::parse(query).scenario);
    let layout = Layout::new((4 * width, 4 * height), Style::new(Theme::Light, 4.0, 4));
    let mut picture = Picture::new(&race, &layout);
    picture.update(&race, &layout, 0, Some(0), Budget { evaluations: 0, segments: 1 });
    picture
}

/// A unit of x is as long as one of y, the asked region is inside, and the map takes all the room but
/// the axes'.
#[test]
fn every_map_has_equal_scales_at_every_size() {
    for query in queries() {
        let scenario = Scenario::parse(&query).scenario;
        if scenario.dimension() == 1 {
            continue;
        }
        let [xmin, xmax, ymin, ymax] = scenario.camera();
        for size in SIZES {
            let picture = picture(&query, size);
            let frame = picture.scene().frame();
            let [x0, x1, y0, y1] = frame.view();
            let (width, height) = frame.plot().size();
            let scales = [f64::from(width) / (x1 - x0), f64::from(height) / (y1 - y0)];
            // A region of which a unit is far beyond a pixel cannot be told apart so finely.
            assert!((scales[0] / scales[1] - 1.0).abs() < 0.01, "{query} {size:?}: {scales:?}");
            let slack = 1e-9 * (x1 - x0).max(y1 - y0);
            assert!(x0 <= xmin + slack && x1 >= xmax - slack, "{query} {size:?}");
            assert!(y0 <= ymin + slack && y1 >= ymax - slack, "{query} {size:?}");
            let room = [4 * size.0 - width, 4 * size.1 - height].map(|room| room / 4);
            let most = if size.1 < 260 { [90, 30] } else { [150, 75] };
            assert!(room[0] <= most[0] && room[1] <= most[1], "{query} {size:?}: {room:?}");
        }
    }
}

#[derive(Debug)]
struct Label {
    text: String,
    size: f64,
    x: [f64; 2],
    y: [f64; 2],
}

/// The boxes of an SVG's texts in its pixels, a character taken to be 0.6 of the size wide.
fn labels(svg: &str) -> Vec<Label> {
    let parts = svg.split("<text").skip(1);
    parts
        .map(|part| {
            let value = |name: &str| {
                part.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap()
            };
            let number = |name: &str| value(name).parse::<f64>().unwrap();
            let text = part.split_once('>').unwrap().1.split('<').next().unwrap().trim();
            // The backend divides by this.
            let size = number("font-size") * 1.24;
            let width = 0.6 * size * text.chars().count() as f64;
            let from = number("x")
                - width
                    * match value("text-anchor") {
                        "start" => 0.0,
                        "middle" => 0.5,
                        _ => 1.0,
                    };
            // Digits and capitals are three quarters of the size high.
            let height = 0.76 * size;
            let top = number("y")
                - height
                    * match value("dy") {
                        "0.76em" => 0.0,
                        "0.5ex" => 0.5,
                        _ => 1.0,
                    };
            Label { text: text.to_owned(), size, x: [from, from + width], y: [top, top + height] }
        })
        .collect()
}

fn axes(picture: &Picture) -> String {
    let (mut text, layers) = (String::new(), layers());
    let area = Svg::new(&mut text, picture.scene().frame().size(), 1.0);
    let axes = layers.iter().find(|layer| layer.id == "axes").unwrap();
    (axes.draw)(picture, &area.into_drawing_area()).unwrap();
    text
}

/// Of a map, a curve and a surface, in the backend's pixels, four to a CSS pixel.
#[test]
fn labels_are_legible_whole_and_apart_at_every_size() {
    for query in queries() {
        for size in SIZES {
            let picture = picture(&query, size);
            let mut labels = labels(&axes(&picture));
            // A casing is the same text around it.
            labels.dedup_by(|a, b| a.text == b.text && (a.x[0] - b.x[0]).abs() < 12.0);
            assert!(labels.len() >= 4, "{query} {size:?}: {labels:?}");
            let (width, height) = (f64::from(4 * size.0), f64::from(4 * size.1));
            for (k, a) in labels.iter().enumerate() {
                let is_whole = a.x[0] >= -0.5
                    && a.x[1] <= width + 0.5
                    && a.y[0] >= -0.5
                    && a.y[1] <= height + 0.5;
                assert!(a.size >= 39.0 && is_whole, "{query} {size:?}: {a:?}");
                for b in labels.iter().skip(k + 1) {
                    let apart = |a: [f64; 2], b: [f64; 2]| a[1] <= b[0] + 1.0 || b[1] <= a[0] + 1.0;
                    assert!(apart(a.x, b.x) || apart(a.y, b.y), "{query} {size:?}: {a:?} {b:?}");
                }
            }
        }
    }
}

/// Lines of one pixel of the screen, or of two, begin and end on its pixels at fractional ratios, too.
#[test]
fn hairlines_are_crisp_at_any_ratio() {
    const GRAIN: u32 = 4;
    for ratio in [0.9, 1.0, 1.25, 1.5, 2.0] {
        let race = Race::new(Scenario::parse("f=double-well").scenario);
        let style = Style::new(Theme::Light, ratio * f64::from(GRAIN), GRAIN);
        let layout = Layout::new((GRAIN * 801, GRAIN * 603), style);
        let mut picture = Picture::new(&race, &layout);
        picture.update(&race, &layout, 0, None, Budget::UNLIMITED);
        let svg = axes(&picture);
        let lines = svg.split("<polyline").skip(1).filter(|part| !part.contains("#1C2430"));
        let mut count = 0;
        for part in lines {
            let value = |name: &str| part.split(&format!("{name}=\"")).nth(1)?.split('"').next();
            let width: u32 = value("stroke-width").unwrap().parse().unwrap();
            let numbers = value("points").unwrap().split([' ', ',']);
            let numbers: Vec<u32> = numbers.filter_map(|number| number.parse().ok()).collect();
            let [x0, y0, x1, y1] = numbers[..] else { continue };
            let across = if x0 == x1 { x0 } else { y0 };
            assert!(x0 == x1 || y0 == y1, "{part}");
            assert_eq!((width % GRAIN, (across - width / 2) % GRAIN), (0, 0), "{ratio}: {part}");
            count += 1;
        }
        assert!(count > 10, "{count}");
    }
}
