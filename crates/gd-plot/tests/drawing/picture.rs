//! The picture of a race: its layers on an SVG and a bitmap, and what makes each be drawn anew.

use gd_core::{
    Race, Scenario,
    map::{
        basin::{Raster, Tile},
        basin_image::Part,
    },
    scenario::{Theme, Viewpoint},
};
use gd_plot::{
    Area, Backend, Budget, Layout, Picture, Style, Svg,
    composition::{Refresh, draw_plane, draw_whole, refresh, svg as whole_svg},
    layers::{Layer, Plane, layers},
    picture::{Form, Position, changes::Changes},
};
use plotters::prelude::*;

use crate::svg::{embedded, svg, texts};

const SIZE: (u32, u32) = (640, 480);

fn race(query: &str) -> Race {
    let parsed = Scenario::parse(query);
    assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
    Race::finished(parsed.scenario)
}

fn layout() -> Layout {
    Layout::new(SIZE, Style::new(Theme::Light, 1.0, 1))
}

fn picture(race: &Race, step: usize) -> Picture {
    let mut picture = Picture::new(race, &layout());
    picture.update(race, &layout(), step, Some(0), Budget::UNLIMITED);
    picture
}

fn planes(picture: &Picture) -> [Refresh; 4] {
    Plane::ALL.map(|plane| refresh::<Svg>(picture, plane))
}

const LINK: &str = "f=himmelblau&at=-1,-1;0,4&opt=gd;momentum&show=field";

/// Draws one layer.
fn draw_alone<DB: Backend>(picture: &Picture, id: &str, area: &Area<DB>) {
    let layers = layers();
    let layer = layers.iter().find(|layer| layer.id == id).unwrap();
    (layer.draw)(picture, area).unwrap();
}

/// Every layer that is on leaves something on an SVG, in the scenario that has all of its form.
#[test]
fn every_layer_draws_something() {
    let links = [
        (LINK, 5.5),
        ("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60&show=field", 60.0),
        ("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60&show=surface", 59.0),
        ("f=rastrigin&at=4.5,4.5&lr=0.0001&opt=momentum&steps=60&show=surface", 60.0),
        ("f=double-well&at=2&lr=0.02", 1.0),
        ("f=double-well&at=2&lr=0.02&map=basins", 1.0),
    ];
    let mut drawn = std::collections::BTreeSet::new();
    for (link, position) in links {
        let mut race = race(link);
        race.finish();
        // From near the horizon, hills hide trails.
        let viewpoint = Viewpoint { yaw: 28.0, pitch: 9.0 };
        let layout = Layout { viewpoint: Some(viewpoint), ..layout() };
        let mut picture = Picture::new(&race, &layout);
        if let Some(wanted) = picture.wanted(race.scenario()) {
            let raster = Raster { columns: 1, ..wanted.seen };
            let tile = Tile { column: 0, row: 0, columns: 1, rows: 1 };
            picture.put(Part { raster, tile, ends: &[0], steps: &[1] });
        }
        picture.update(&race, &layout, Position::after(position), Some(0), Budget::UNLIMITED);
        for layer in layers::<Svg>().iter().filter(|layer| layer.is_on(&picture)) {
            let alone = svg(|area| draw_alone(&picture, layer.id, area));
            if alone.contains("/>") || alone.contains("<text") {
                drawn.insert(layer.id);
            }
        }
    }
    let all = layers::<Svg>().map(|layer| layer.id);
    let missing: Vec<_> = all.iter().filter(|id| !drawn.contains(*id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The pixel of a whole picture on a bitmap.
fn bitmap(race: &Race, step: usize) -> impl Fn(usize, usize) -> [u8; 3] {
    let font = epaint_default_fonts::UBUNTU_LIGHT;
    let _ = plotters::style::register_font("system-ui, sans-serif", FontStyle::Normal, font);
    let mut buffer = vec![0; 3 * (SIZE.0 * SIZE.1) as usize];
    let area = BitMapBackend::with_buffer(&mut buffer, SIZE).into_drawing_area();
    draw_whole(race, &layout(), step, Some(0), &area).unwrap();
    drop(area);
    move |x, y| {
        let k = 3 * (y * SIZE.0 as usize + x);
        [buffer[k], buffer[k + 1], buffer[k + 2]]
    }
}

/// The same list leaves the same colours on an SVG and on a bitmap: dark where f is low, bright
/// where it is high, the run's own colour at its head.
#[test]
fn an_svg_and_a_bitmap_show_the_same() {
    let race = race("f=sphere&at=2,2&lr=0.1&hide=minimum");
    let picture = picture(&race, 0);
    let place = |at| picture.scene().pixel(at, 0.0).unwrap();
    let pixel = bitmap(&race, 0);
    let [low, high, head] = [[0.5, 0.0], [-4.5, -4.5], [2.0, 2.0]].map(|at| {
        let (x, y) = place(at);
        pixel(x as usize, y as usize)
    });
    let brightness = |[r, g, b]: [u8; 3]| u32::from(r) + u32::from(g) + u32::from(b);
    assert!(brightness(low) + 100 < brightness(high), "{low:?} {high:?}");
    let color = picture.paths()[0].stroke().color;
    assert_eq!(head, [color.0, color.1, color.2]);

    let svg = whole_svg(&race, &layout(), 0, Some(0));
    let hex = |[r, g, b]: [u8; 3]| format!("#{r:02X}{g:02X}{b:02X}");
    assert!(svg.contains(&format!("fill=\"{}\"", hex(head))));
    let maps = embedded(&svg);
    let [(plot, map)] = maps.as_slice() else { panic!("{} maps", maps.len()) };
    assert_eq!(*plot, picture.scene().frame().plot());
    assert_eq!((map.width, map.height), plot.size());
    for (at, there) in [([0.5, 0.0], low), ([-4.5, -4.5], high)] {
        let (x, y) = place(at);
        let [x, y] = [x as usize - plot.left as usize, y as usize - plot.top as usize];
        let k = 4 * (y * map.width as usize + x);
        assert_eq!(map.rgba[k..k + 3], there, "{at:?}");
    }
}

#[test]
fn an_svg_has_the_size_of_its_layout_in_css_pixels_and_the_names_of_its_axes() {
    let race = race("data=line&show=surface");
    let style = Style::new(Theme::Dark, 8.0, 4);
    let svg = whole_svg(&race, &Layout::new((2560, 1920), style), 3, None);
    assert!(svg.starts_with("<svg width=\"320\" height=\"240\" viewBox=\"0 0 2560 1920\""));
    assert!(svg.trim_end().ends_with("</svg>"));
    let texts = texts(&svg);
    assert!(texts.contains(&"w") && texts.contains(&"b"), "{texts:?}");
}

#[test]
fn the_ends_of_a_small_surface_are_told_apart() {
    let race = race("f=x^2+y^2&at=0.000001,0&view=-0.000001,0.000001,0,0.0000025&show=surface");
    let svg = whole_svg(&race, &layout(), 0, None);
    let texts = texts(&svg);
    for end in ["−10⁻⁶", "10⁻⁶", "0", "2.5×10⁻⁶"] {
        assert!(texts.contains(&end), "{end} in {texts:?}");
    }
}

/// Zooming and panning move what is seen and nothing else; a stretched map shows the region alone.
#[test]
fn a_map_shows_the_region_at_equal_scales_unless_it_is_stretched() {
    let race = race("f=himmelblau&view=-1,3,0,1");
    let whole = Picture::new(&race, &layout());
    let [xmin, xmax, ymin, ymax] = whole.scene().view();
    assert!(xmin <= -1.0 && xmax >= 3.0 && ymin <= 0.0 && ymax >= 1.0);
    let frame = whole.scene().frame();
    let [o, x, y] = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]].map(|at| frame.to_pixel(at));
    assert!(((x.0 - o.0) / (o.1 - y.1) - 1.0).abs() < 1e-9);
    let stretched = self::race("f=himmelblau&view=-1,3,0,1&show=stretch");
    let stretched = Picture::new(&stretched, &layout());
    assert_eq!(stretched.scene().view(), [-1.0, 3.0, 0.0, 1.0]);
    let near = Picture::new(&self::race("f=himmelblau&zoom=-1,3,0,1&show=stretch"), &layout());
    assert_eq!(near.scene().view(), [-1.0, 3.0, 0.0, 1.0]);
    let zoomed = Layout { region: Some([0.0, 2.0, 0.25, 0.75]), ..layout() };
    let [x0, x1, y0, y1] = Picture::new(&race, &zoomed).scene().view();
    assert!(x0 <= 0.0 && x1 >= 2.0 && y0 <= 0.25 && y1 >= 0.75 && x1 - x0 < xmax - xmin);
}

#[test]
fn what_has_not_changed_is_not_drawn_again() {
    use Refresh::{Add, Clear, Keep};
    let (mut race, mut layout) = (race(LINK), layout());
    let mut picture = Picture::new(&race, &layout);
    let mut next = |race: &Race, layout: &Layout, step, selected| {
        let changes = picture.update(race, layout, step, selected, Budget::UNLIMITED);
        (changes, planes(&picture))
    };
    let all = [Clear; 4];
    let overlay = [Keep, Keep, Keep, Clear];
    assert_eq!(next(&race, &layout, 3, Some(0)), (Changes::ALL, all));
    assert_eq!(next(&race, &layout, 3, Some(0)), (Changes::NONE, [Keep; 4]));
    let on = Changes::STEP.and(Changes::SELECTION);
    assert_eq!(next(&race, &layout, 4, Some(0)), (on, [Keep, Add, Add, Clear]));
    assert_eq!(next(&race, &layout, 4, Some(1)), (Changes::SELECTION, overlay));
    let back = on.and(Changes::RUNS);
    assert_eq!(next(&race, &layout, 2, Some(1)), (back, [Keep, Clear, Clear, Clear]));
    // A surface's viewpoint is nothing to a map.
    layout.viewpoint = Some(Viewpoint { yaw: 60.0, pitch: 60.0 });
    assert_eq!(next(&race, &layout, 2, Some(1)), (Changes::NONE, [Keep; 4]));
    for change in [
        Layout { region: Some([0.0, 2.0, 0.0, 2.0]), ..layout },
        Layout { size: (300, 300), ..layout },
        Layout { style: Style { text: 20.0, ..layout.style }, ..layout },
        Layout { style: Style::new(Theme::Dark, 1.0, 1), ..layout },
    ] {
        let (changes, refreshed) = next(&race, &change, 2, Some(1));
        assert!(changes.meets(Changes::FRAME) && refreshed == all, "{change:?}");
        next(&race, &layout, 2, Some(1));
    }
    // Parts that turn a layer on or off.
    for (show, hide) in [("", ""), ("field", ""), ("field", "&hide=saddle"), ("", "&hide=minimum")]
    {
        let link = LINK.replace("show=field", &format!("show={show}{hide}"));
        race.open(Scenario::parse(&link).scenario);
        let drawn = next(&race, &layout, 2, Some(1));
        // A field is sampled when it is turned on.
        let sampled = if (show, hide) == ("field", "") { Changes::SAMPLE } else { Changes::NONE };
        assert_eq!(drawn, (sampled, [Clear, Keep, Keep, Keep]), "{show}{hide}");
    }
    // Kinds of mark: of what is drawn step by step the earlier steps are to be drawn again.
    let runs = (Changes::RUNS, [Keep, Clear, Clear, Clear]);
    for (hide, expected) in [
        ("minimum,start", (Changes::NONE, overlay)),
        ("minimum,start,step", (Changes::NONE, overlay)),
        ("minimum,start,step,path", runs),
        ("minimum,start,step,escape", runs),
        ("minimum,escape", (Changes::NONE, overlay)),
        ("minimum", runs),
    ] {
        race.open(Scenario::parse(&LINK.replace("show=field", &format!("hide={hide}"))).scenario);
        assert_eq!(next(&race, &layout, 2, Some(1)), expected, "{hide}");
    }
    // One that frames a map otherwise.
    race.open(Scenario::parse(&LINK.replace("=field", "=stretch")).scenario);
    let (changes, refreshed) = next(&race, &layout, 2, Some(1));
    assert!(changes.meets(Changes::FRAME) && refreshed == all);
    race.open(Scenario::parse(&LINK.replace("show=field", "")).scenario);
    next(&race, &layout, 2, Some(1));
    // A part of another chart.
    race.open(Scenario::parse(&LINK.replace("=field", "=linear")).scenario);
    assert_eq!(next(&race, &layout, 2, Some(1)), (Changes::NONE, [Keep; 4]));
    // The camera of the link, and then of its experiment.
    for key in ["zoom", "view"] {
        let link = LINK.replace("=field", &format!("=linear&{key}=-2,2,-2,2"));
        race.open(Scenario::parse(&link).scenario);
        let (changes, refreshed) = next(&race, &layout, 2, Some(1));
        assert!(changes.meets(Changes::FRAME) && refreshed == all, "{key}");
    }
    // The surface, which is turned.
    race.open(Scenario::parse(&LINK.replace("=field", "=surface,linear")).scenario);
    assert_eq!(next(&race, &layout, 2, Some(1)).1, all);
    layout.viewpoint = Some(Viewpoint { yaw: 10.0, pitch: 60.0 });
    assert_eq!(next(&race, &layout, 2, Some(1)), (Changes::FRAME, all));
    layout.viewpoint = None;
    next(&race, &layout, 2, Some(1));
    race.open(Scenario::parse(&LINK.replace("=field", "=surface&turn=-60,20")).scenario);
    assert_eq!(next(&race, &layout, 2, Some(1)), (Changes::FRAME, all));
    // Another function.
    race.open(Scenario::parse("f=rosenbrock&at=-1,-1;0,2&opt=gd;momentum&show=surface").scenario);
    assert!(next(&race, &layout, 0, Some(1)).0.meets(Changes::FUNCTION));
    // Other runs of it.
    race.open(Scenario::parse("f=rosenbrock&at=-1,-1&opt=gd;momentum&show=surface").scenario);
    let (changes, refreshed) = next(&race, &layout, 0, Some(1));
    assert_eq!((changes, refreshed), (Changes::RUNS, [Keep, Clear, Clear, Clear]));
    picture.forget(Changes::RUNS);
    picture.update(&race, &layout, 0, Some(1), Budget::UNLIMITED);
    assert_eq!(planes(&picture), [Keep, Clear, Clear, Clear]);
}

/// Marks wait for the survey of the function, and then touch nothing but their plane.
#[test]
fn critical_points_are_marked_once_they_are_found() {
    let mut race = Race::new(Scenario::parse("f=himmelblau&at=-1,-1").scenario);
    race.advance(3);
    assert!(race.landscape().is_none());
    let mut picture = picture(&race, 3);
    assert!(picture.critical().is_empty());
    race.finish();
    let changes = picture.update(&race, &layout(), 3, Some(0), Budget::UNLIMITED);
    assert_eq!(changes, Changes::LANDSCAPE);
    use Refresh::{Clear, Keep};
    assert_eq!(planes(&picture), [Clear, Keep, Keep, Keep]);
    // Four minima, four saddles and a maximum (Himmelblau 1972).
    assert_eq!(picture.critical().len(), 9);
}

/// What is drawn over a plane does not clear it: so layers of a plane to which any adds must agree
/// on what clears it, or the others' earlier parts would be lost.
#[test]
fn layers_that_add_share_what_clears_them() {
    let rows = layers::<Svg>();
    let adds = |layer: &&Layer<Svg>| layer.more != Changes::NONE;
    for layer in rows.iter().filter(adds) {
        let same = rows.iter().filter(|other| other.plane == layer.plane);
        assert!(same.into_iter().all(|other| other.anew == layer.anew), "{}", layer.id);
    }
}

/// All planes of a picture on one bitmap, brought to a step by strides.
fn played(query: &str, to: usize, stride: usize) -> Vec<u8> {
    const FINE: (u32, u32) = (4 * 320, 4 * 240);
    let race = race(query);
    let layout = Layout::new(FINE, Style::new(Theme::Light, 4.0, 4));
    let mut picture = Picture::new(&race, &layout);
    let mut buffers = [(); 2].map(|()| vec![0; 3 * (FINE.0 * FINE.1) as usize]);
    for step in (0..=to).step_by(stride) {
        picture.update(&race, &layout, step, None, Budget::UNLIMITED);
        for (plane, buffer) in [Plane::Casing, Plane::Line].into_iter().zip(&mut buffers) {
            let backend = BitMapBackend::with_buffer(buffer, FINE);
            draw_plane(&picture, plane, &backend.into_drawing_area()).unwrap();
        }
    }
    buffers.concat()
}

/// On a surface as on a map. Where two increments meet, the backend blends a line's edge twice, and
/// a hidden part may come to lie over an earlier casing instead of under it.
#[test]
fn trails_drawn_step_by_step_are_the_trails_drawn_at_once() {
    for show in ["", "&show=surface"] {
        let query = format!("f=rosenbrock&at=-1.5,2;0,2&opt=momentum&lr=0.001{show}");
        let (at_once, in_steps) = (played(&query, 60, 60), played(&query, 60, 1));
        // The first of each is drawn twice at step 0, once with nothing.
        let drawn = at_once.iter().filter(|&&byte| byte > 0).count();
        let apart = at_once.iter().zip(&in_steps).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(drawn > 20_000, "{show}: {drawn}");
        assert!(apart <= drawn / 40, "{show}: {apart} of {drawn} bytes");
    }
}

/// A mark on a surface lies on it; where the surface is in front, only its outline is drawn, thin and
/// below what is seen.
#[test]
fn a_ball_behind_a_hill_is_an_outline() {
    let race =
        race("f=exp(-x^2-y^2)&at=0,1.2;0,-1.2&steps=1&turn=0,20&view=-3,3,-3,3&show=surface");
    let picture = picture(&race, 0);
    let [behind, before] = [0, 1].map(|k| picture.paths()[k].head().unwrap());
    assert!(behind.is_hidden && !before.is_hidden);
    let ends = svg(|area| draw_alone(&picture, "ends", area));
    let last_line = ends.rfind("<polyline").unwrap();
    let first_polygon = ends.find("<polygon").unwrap();
    assert!(last_line < first_polygon, "{ends}");
    assert_eq!(ends.matches("<polygon").count(), 6, "three shapes each of the start and the head");
    // Its foot is where the surface is drawn.
    let scene = picture.scene();
    for spot in [behind, before] {
        let theta = scene.theta(spot.at).unwrap();
        assert!(theta[1] < -0.1, "what is seen is on the near side: {theta:?}");
    }
    assert!((scene.theta(before.at).unwrap()[1] + 1.2).abs() < 1e-6);
}

/// What a frame draws of a run does not depend on how long the run has been.
#[test]
fn a_frame_of_a_surface_costs_what_is_new() {
    let race = race("f=sphere&at=4,4&lr=0.01&opt=gd;momentum&show=surface&steps=60");
    let mut picture = picture(&race, 0);
    assert_eq!(picture.scene().form(), Form::Surface);
    let mut segments = |step| {
        picture.update(&race, &layout(), step, None, Budget::UNLIMITED);
        picture.paths().iter().map(|path| path.growth().segments()).collect::<Vec<_>>()
    };
    let whole = segments(50);
    assert!(whole.iter().all(|&count| count > 10), "{whole:?}");
    assert!(segments(51).iter().all(|&count| count <= 12));
    assert_eq!(segments(51), [0, 0]);
}

fn is_backend<DB: Backend>() {}

#[test]
fn the_backends_of_files_show_images() {
    is_backend::<Svg>();
    is_backend::<BitMapBackend>();
}

/// Nothing of a race makes the list fail, whatever its size.
#[test]
fn any_size_is_drawn() {
    for query in [LINK, "f=double-well", "f=sphere&show=surface", "data=blobs&model=logistic"] {
        for size in [(0, 0), (1, 1), (3, 900), (900, 3)] {
            let layout = Layout::new(size, Style::new(Theme::Dark, 2.0, 2));
            let mut text = String::new();
            let area = Svg::new(&mut text, size, 1.0).into_drawing_area();
            draw_whole(&race(query), &layout, 7, Some(0), &area).unwrap();
        }
    }
}
