//! The legend names what is to be seen, as it looks, and hides it.

use gd_core::{
    CATALOG, CriticalKind, CriticalPoint, Race, Scenario,
    number::hypot::hypot,
    run::row::Event,
    scenario::{EXAMPLES, Edit, MARKS, Part, Theme},
};
use gd_plot::{
    Budget, Layout, Picture, Style, Svg,
    composition::svg,
    layers::legend,
    legend::{Entry, Kind, Shape},
};

fn layout(region: Option<[f64; 4]>) -> Layout {
    Layout { region, ..Layout::new((640, 480), Style::new(Theme::Light, 1.0, 1)) }
}

fn entries(race: &Race, step: usize, layout: &Layout) -> Vec<Entry> {
    let mut picture = Picture::new(race, layout);
    picture.update(race, layout, step, Some(0), Budget::UNLIMITED);
    legend::<Svg>(&picture)
}

fn finished(query: &str) -> Race {
    let parsed = Scenario::parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    Race::finished(parsed.scenario)
}

fn marks(query: &str, step: usize, region: Option<[f64; 4]>) -> Vec<Entry> {
    entries(&finished(query), step, &layout(region))
}

fn names(query: &str, step: usize) -> Vec<String> {
    marks(query, step, None).into_iter().map(|entry| entry.name).collect()
}

fn id(entry: &Entry) -> &'static str {
    match entry.kind {
        Kind::Always(id) => id,
        Kind::Part(part) => part.id(),
        Kind::Mark(mark) => mark.id(),
    }
}

/// The edit that hides what an entry is of, or shows it again.
fn toggle(entry: &Entry) -> Edit {
    match entry.kind {
        Kind::Always(id) => panic!("{id} is always shown"),
        Kind::Part(part) => Edit::SetPart { part, on: entry.is_hidden },
        Kind::Mark(mark) => Edit::SetMark { mark, on: entry.is_hidden },
    }
}

#[test]
fn a_legend_has_what_is_to_be_seen() {
    let map = "f=himmelblau&at=-1,-1&opt=gd;momentum&show=field";
    assert_eq!(
        names(map, 5),
        [
            "f",
            "downhill −∇f, longer where steeper",
            "minimum",
            "maximum",
            "saddle",
            "path, a dot a step",
            "start",
            "now",
            "step −αg",
        ]
    );
    // At the start nothing has been gone, and a run that has ended goes no further.
    assert!(!names(map, 0).iter().any(|name| name.starts_with("path")));
    assert!(!names("f=himmelblau&at=-1,-1", 1000).iter().any(|name| name.starts_with("step")));
    let curve = names("f=double-well&at=2&lr=0.02", 1);
    assert!(curve.contains(&"tangent".to_owned()), "{curve:?}");
    assert!(!curve.iter().any(|name| name == "f" || name.contains("∇f")), "{curve:?}");
    let ascent = names("f=sphere&goal=max&show=field", 0);
    assert!(ascent.contains(&"uphill ∇f, longer where steeper".to_owned()), "{ascent:?}");
    let noisy = names("data=line&batch=8", 3);
    assert!(noisy.iter().any(|name| name.starts_with("step over all data")), "{noisy:?}");
    assert!(noisy.contains(&"loss".to_owned()), "{noisy:?}");
}

/// The derivative of x³ has one sign: 0 is no saddle, which has both.
#[test]
fn a_curve_has_inflections_and_no_saddles() {
    let ids = |query| marks(query, 0, None).into_iter().map(|entry| id(&entry)).collect::<Vec<_>>();
    let cube = ids("f=x^3&at=1");
    assert!(cube.contains(&"inflection") && !cube.contains(&"saddle"), "{cube:?}");
    let hidden = marks("f=x^3&at=1&hide=saddle", 0, None);
    assert!(hidden.iter().all(|entry| !entry.is_hidden));
    let saddle = ids("f=x^2-y^2&at=1,1");
    assert!(saddle.contains(&"saddle") && !saddle.contains(&"inflection"), "{saddle:?}");
}

/// Each kind of the table, where it is on a picture: hidden, it leaves the picture and stays in the
/// legend; its entry's edit hides it, and shows it again.
#[test]
fn every_kind_of_mark_can_be_hidden_and_shown_again() {
    let stall = "f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60";
    let places = [
        ("start", "f=himmelblau&at=-1,-1", 5),
        ("now", "f=himmelblau&at=-1,-1", 5),
        ("path", "f=himmelblau&at=-1,-1", 5),
        ("minimum", "f=himmelblau", 0),
        ("maximum", "f=himmelblau", 0),
        ("saddle", "f=himmelblau", 0),
        ("inflection", "f=x^3&at=1", 0),
        ("plateau", "f=max(x^2+y^2-1,0)*0+3&at=1,1&view=-2,2,-2,2", 0),
        ("stall", stall, 60),
        ("escape", stall, 60),
        ("step", "f=himmelblau&at=-1,-1", 5),
        ("plain-step", "f=himmelblau&at=-1,-1&opt=momentum", 5),
        ("full-step", "data=line&batch=8", 3),
        ("tangent", "f=double-well&at=2&lr=0.02", 1),
    ];
    assert!(MARKS.iter().map(|row| row.word).eq(places.map(|(id, ..)| id)));
    for (kind, query, step) in places {
        let draw = |race: &Race| {
            let entries = entries(race, step, &layout(None));
            let entry = entries.into_iter().find(|entry| id(entry) == kind);
            (svg(race, &layout(None), step, Some(0)), entry.unwrap_or_else(|| panic!("{kind}")))
        };
        let race = finished(query);
        let (shown, entry) = draw(&race);
        assert!(!entry.is_hidden, "{kind}");
        let hide = toggle(&entry);
        let hidden = race.scenario().apply(&hide).unwrap().scenario;
        assert!(hidden.write().ends_with(&format!("hide={kind}")), "{}", hidden.write());
        assert!(hidden.runs_like(race.scenario()));
        let (without, entry) = draw(&finished(&hidden.write()));
        assert!(entry.is_hidden && without != shown, "{kind}");
        let all = (shown.matches("<poly").count(), without.matches("<poly").count());
        assert!(all.1 < all.0, "{kind}: {all:?}");
        let again = hidden.apply(&toggle(&entry)).unwrap().scenario;
        assert_eq!(&again, race.scenario(), "{kind}");
    }
}

/// The gradient field is a part of the picture that is off at first: its entry turns it on.
#[test]
fn the_gradient_field_is_turned_on_by_its_entry() {
    let field = |race: &Race| {
        let entries = entries(race, 0, &layout(None));
        entries.into_iter().find(|entry| entry.kind == Kind::Part(Part::Field)).unwrap()
    };
    let race = finished("f=himmelblau");
    let off = field(&race);
    assert!(off.is_hidden);
    let on = race.scenario().apply(&toggle(&off)).unwrap().scenario;
    assert_eq!(on.write(), "f=himmelblau&show=field");
    assert!(!field(&Race::finished(on)).is_hidden);
}

/// Descent from (2, 2) on the bowl x² + y² goes 2α of the way: seen from near it leaves the picture,
/// seen from far it is no pixel long.
#[test]
fn an_arrow_that_is_not_to_scale_says_so_and_looks_so() {
    let step = |query: &str, half: f64| {
        let region = Some([2.0 - half, 2.0 + half, 2.0 - half, 2.0 + half]);
        let entry = marks(query, 0, region).into_iter().find(|entry| id(entry) == "step").unwrap();
        (entry.name, entry.shapes.len())
    };
    let query = "f=x^2+y^2&at=2,2&lr=0.1";
    assert_eq!(step(query, 2.0), ("step −αg".to_owned(), 2));
    assert_eq!(step(query, 0.3), ("step −αg, drawn shorter than it is".to_owned(), 3));
    assert_eq!(step(query, 40.0), ("step −αg, drawn longer than it is".to_owned(), 3));
    let tiny = step("f=x^2+y^2&at=2,2&lr=0.00000001", 2.0);
    assert_eq!(tiny.0, "step −αg, drawn longer than it is");
}

/// Plain descent on x² + y² with α = 0.1 goes a fifth of the way: from (4, 4) its 71 steps come to
/// within 10⁻⁶ of the minimum, where from afar they cannot be told apart and from near they can.
#[test]
fn a_path_says_whether_each_step_has_a_dot() {
    let path = |query: &str, step, half: f64| {
        let region = Some([-half, half, -half, half]);
        let entry = marks(query, step, region).into_iter().find(|entry| id(entry) == "path");
        entry.unwrap().name
    };
    for form in ["", "&show=surface"] {
        let bowl = format!("f=x^2%2By^2&at=4,4&lr=0.1{form}");
        assert_eq!(path(&bowl, 6, 5.0), "path, a dot a step", "{form}");
        assert_eq!(path(&bowl, 71, 5.0), "path, one dot for near steps", "{form}");
    }
    assert_eq!(path("f=x^2%2By^2&at=4,4&lr=0.1", 71, 2e-6), "path, a dot a step");
    let parabola = "f=x^2&at=4&lr=0.1";
    assert_eq!(path(parabola, 6, 5.0), "path, a dot a step");
    assert_eq!(path(parabola, 71, 5.0), "path, one dot for near steps");
    // All trails: the second one goes on in smaller steps.
    let two = "f=x^2%2By^2&at=4,4&opt=gd(lr=0.1);gd(lr=0.001)";
    assert_eq!(path(two, 6, 5.0), "path, one dot for near steps");
}

/// From nearly level with the ground, the walls of a bowl hide what is at its bottom.
#[test]
fn a_surface_tells_what_is_behind_it_and_that_heights_are_not_to_scale() {
    let hidden = names("f=sphere&at=-1,-1&turn=0,5&show=surface", 3);
    let seen = names("f=sphere&at=-1,-1&turn=0,90&show=surface", 3);
    for names in [&hidden, &seen] {
        assert!(names.contains(&"heights not to scale".to_owned()), "{names:?}");
        assert!(!names.iter().any(|name| name.starts_with("step")), "{names:?}");
    }
    let behind = "behind the surface".to_owned();
    assert!(hidden.contains(&behind) && !seen.contains(&behind), "{hidden:?} {seen:?}");
    // Of a run on the far wall nothing is behind it, only the minimum, which may be left out.
    let far = "f=sphere&at=0,4.5&turn=0,15&show=surface";
    assert!(names(far, 0).contains(&behind));
    assert!(!names(&format!("{far}&hide=minimum"), 0).contains(&behind));
}

/// The minima of Himmelblau's function are out of sight in a corner that has its maximum.
#[test]
fn what_is_out_of_sight_is_not_in_the_legend() {
    let marks = marks("f=himmelblau&at=-1,-1", 0, Some([-0.5, 0.0, -1.0, -0.5]));
    let ids: Vec<_> = marks.iter().map(|mark| id(mark)).collect();
    assert!(ids.contains(&"maximum") && !ids.contains(&"minimum"), "{ids:?}");
    assert!(!ids.contains(&"start") && !ids.contains(&"now"), "{ids:?}");
}

/// The head of a run is its marker in its colour on the halo's; the scale goes from dark to bright.
#[test]
fn marks_look_as_they_do_on_the_picture() {
    let marks = marks("f=himmelblau&at=-1,-1", 5, None);
    let of = |kind: &str| &marks.iter().find(|mark| id(mark) == kind).unwrap().shapes;
    let fills: Vec<_> = of("now")
        .iter()
        .map(|shape| match shape {
            Shape::Polygon { fill, points } => (*fill, points.len()),
            _ => panic!("{shape:?}"),
        })
        .collect();
    let style = Style::new(Theme::Light, 1.0, 1);
    let stroke = gd_plot::Stroke::nth(0, Theme::Light);
    assert_eq!(fills, [style.foreground, style.halo, stroke.color].map(|ink| (ink, 20)));
    let [Shape::Gradient { stops, ticks }] = &of("colors")[..] else { panic!() };
    let bright = |k: usize| u32::from(stops[k].0) + u32::from(stops[k].1) + u32::from(stops[k].2);
    assert!(stops.len() > 2 && bright(0) < bright(stops.len() - 1));
    // From a minimum's value to that of the highest corner seen.
    assert!(ticks.len() > 3 && ticks[0] == (0.0, "0".to_owned()), "{ticks:?}");
}

/// A ring stands where a run's own event is, and where it has none there is no ring; where one
/// lingered, no minimum or maximum is nearer than a saddle. Of each catalogue function, descended
/// plainly and with momentum, and of the examples.
#[test]
fn rings_stand_where_a_run_lingered_or_escaped_and_nowhere_else() {
    let own = CATALOG.iter().map(|entry| format!("f={}&opt=gd;momentum", entry.id));
    let mut seen = 0;
    for query in own.chain(EXAMPLES.iter().map(|example| example.query.to_owned())) {
        let race = finished(&query);
        if race.scenario().dimension() == 1 {
            continue;
        }
        let whole = layout(None);
        let mut picture = Picture::new(&race, &whole);
        picture.update(&race, &whole, usize::MAX, Some(0), Budget::UNLIMITED);
        let rings = picture.paths().iter().flat_map(|path| path.saddle_events());
        let of_runs = race.saddle_events(usize::MAX);
        let value = |at| race.scenario().function.objective().value(at);
        let place = |at| picture.scene().spot(at, value(at));
        let expected = of_runs.iter().filter_map(|of| Some((of.event, place(of.at)?)));
        assert!(rings.copied().eq(expected), "{query}");
        let points = race.landscape().map_or(&[][..], |landscape| &landscape.critical);
        for of in of_runs.iter().filter(|of| of.event == Event::SaddleStall) {
            let away =
                |point: &&CriticalPoint| hypot(point.at[0] - of.at[0], point.at[1] - of.at[1]);
            let nearest = points.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
            let is_in_sight = place(of.at).is_some();
            seen += usize::from(is_in_sight);
            assert!(
                !is_in_sight || nearest.unwrap().kind == CriticalKind::Saddle,
                "{query} {of:?}"
            );
        }
    }
    assert!(seen > 5, "{seen}");
}
