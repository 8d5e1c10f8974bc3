//! The legend names what is to be seen, as it looks.

use gd_core::{Race, Scenario, scenario::Theme};
use gd_plot::{
    Budget, Layout, Picture, Style,
    layers::legend,
    legend::{Mark, Shape},
};
use plotters::prelude::SVGBackend;

fn marks(query: &str, step: usize, region: Option<[f64; 4]>) -> Vec<Mark> {
    let race = Race::finished(Scenario::parse(query).scenario);
    let style = Style::new(Theme::Light, 1.0, 1);
    let layout = Layout { region, ..Layout::new((640, 480), style) };
    let mut picture = Picture::new(&race, &layout);
    picture.update(&race, &layout, step, Some(0), Budget::UNLIMITED);
    legend::<SVGBackend>(&picture)
}

fn names(query: &str, step: usize) -> Vec<String> {
    marks(query, step, None).into_iter().map(|mark| mark.name).collect()
}

#[test]
fn a_legend_has_what_is_to_be_seen() {
    let map = "f=himmelblau&at=-1,-1&opt=gd;momentum&show=field";
    assert_eq!(
        names(map, 5),
        [
            "low to high",
            "downhill −∇f",
            "minimum",
            "maximum",
            "saddle",
            "path, a dot a step",
            "start",
            "now",
            "step −αg",
        ]
    );
    // At the start nothing has been gone, without marks none are there, and a run that has ended goes
    // no further.
    let plain = names("f=himmelblau&at=-1,-1&show=plain", 0);
    assert_eq!(plain, ["low to high", "start", "now", "step −αg"]);
    assert!(!names("f=himmelblau&at=-1,-1", 1000).contains(&"step −αg".to_owned()));
    let curve = names("f=double-well&at=2&lr=0.02", 1);
    assert!(curve.contains(&"tangent".to_owned()) && !curve.contains(&"low to high".to_owned()));
    assert!(names("f=sphere&goal=max&show=field", 0).contains(&"uphill ∇f".to_owned()));
    let stall = names("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60", 60);
    assert!(stall.contains(&"stalled at a saddle, or left it".to_owned()), "{stall:?}");
    let noisy = names("data=line&batch=8", 3);
    assert!(noisy.iter().any(|name| name.starts_with("step over all data")), "{noisy:?}");
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
}

/// The minima of Himmelblau's function are out of sight in a corner that has its maximum.
#[test]
fn what_is_out_of_sight_is_not_in_the_legend() {
    let marks = marks("f=himmelblau&at=-1,-1", 0, Some([-0.5, 0.0, -1.0, -0.5]));
    let ids: Vec<_> = marks.iter().map(|mark| mark.id).collect();
    assert!(ids.contains(&"maximum") && !ids.contains(&"minimum"), "{ids:?}");
    assert!(!ids.contains(&"start") && !ids.contains(&"now"), "{ids:?}");
}

/// The head of a run is its marker in its colour on the halo's; the scale goes from dark to bright.
#[test]
fn marks_look_as_they_do_on_the_picture() {
    let marks = marks("f=himmelblau&at=-1,-1", 5, None);
    let of = |id: &str| &marks.iter().find(|mark| mark.id == id).unwrap().shapes;
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
    let [Shape::Gradient { stops, ends: ["low", "high"] }] = &of("color-scale")[..] else {
        panic!()
    };
    let bright = |k: usize| u32::from(stops[k].0) + u32::from(stops[k].1) + u32::from(stops[k].2);
    assert!(stops.len() > 2 && bright(0) < bright(stops.len() - 1));
}
