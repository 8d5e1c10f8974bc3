//! The bindings, called in WebAssembly.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests may panic")]

use gd_core::{Race, Scenario, trace::fingerprint};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn version_is_that_of_the_package() {
    assert_eq!(crate::version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn trajectories_have_the_same_bits_as_natively() {
    for line in include_str!("../../../tests/fixtures/fingerprints.txt").lines() {
        let (query, pinned) = line.split_once(' ').unwrap_or_default();
        let mut race = Race::new(Scenario::parse(query).scenario);
        race.finish();
        assert_eq!(format!("{:016x}", fingerprint(&race)), pinned, "{query}");
    }
}

/// Edits as JavaScript writes them: the link after each, or what is said of it.
#[wasm_bindgen_test]
fn edits_are_read_from_plain_objects() {
    let link = "data=csv:0,1;1,3;2,5&at=1,2&opt=gd;adam";
    for (edit, part) in [
        (r#"{"type":"set","key":"lr","value":"0.5"}"#, "lr=0.5"),
        (r#"{"type":"reset","key":"opt"}"#, "at=1,2"),
        (r#"{"type":"moveStart","index":0,"to":[1.5,-2]}"#, "at=1.5,-2"),
        (r#"{"type":"resetStarts"}"#, "opt=gd;adam"),
        (r#"{"type":"addStart","at":"3, -4"}"#, "at=1,2;3,-4"),
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":"5e-1"}"#, "adam%28lr=0.5%29"),
        (r#"{"type":"setBatches","batches":["full","32"]}"#, "batch=full;32"),
        (r#"{"type":"replaceRule","index":1,"rule":"momentum"}"#, "opt=gd;momentum"),
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":0.5}"#, "adam%28lr=0.5%29"),
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":null}"#, "opt=gd;adam"),
        (r#"{"type":"changeRate","step":7,"rate":1}"#, "lr-from=7:1"),
        (r#"{"type":"tryRates","rule":0,"rates":[0.1,1]}"#, "opt=gd%28lr=0.1%29;gd%28lr=1%29"),
        (r#"{"type":"addPoint","at":[3,4.5]}"#, "2,5;3,4.5"),
        (r#"{"type":"setPart","part":"stretch","on":true}"#, "show=stretch"),
        (r#"{"type":"zoom","to":[0,1,-0.5,2]}"#, "zoom=0,1,-0.5,2"),
        (r#"{"type":"open","query":"f=sphere"}"#, "f=sphere"),
        (
            r#"{"type":"all","edits":[{"type":"addMomentum"},{"type":"addRestarts"}]}"#,
            "restarts=12",
        ),
    ] {
        let reading = crate::edit(link, js_sys::JSON::parse(edit).unwrap()).unwrap();
        let of = |name: &str| js_sys::Reflect::get(&reading, &name.into()).unwrap();
        assert_eq!(of("refused").as_bool(), Some(false), "{edit}");
        let query = of("query").as_string().unwrap();
        assert!(query.contains(part), "{edit}: {query}");
        // What leads back is an edit in the same form.
        let back = crate::edit(&query, of("inverse")).unwrap();
        let query = js_sys::Reflect::get(&back, &"query".into()).unwrap();
        assert_eq!(query.as_string().as_deref(), Some(link), "{edit}");
    }
    for message in ["null", "7", "{}", r#"{"type":"explode"}"#, r#"{"type":"pan","by":["a",1]}"#] {
        let reading = crate::edit(link, js_sys::JSON::parse(message).unwrap()).unwrap();
        let of = |name: &str| js_sys::Reflect::get(&reading, &name.into()).unwrap();
        assert_eq!(of("refused").as_bool(), Some(true), "{message}");
        assert_eq!(of("query").as_string().as_deref(), Some(link), "{message}");
    }
}

/// A budget that samples all of a picture.
const WHOLE: usize = 1 << 20;

/// A look at a fractional ratio, as `devicePixelContentBoxSize` gives it: 641.6 × 480.4 CSS pixels at
/// 1.25 are 802 × 600.5 of the screen's, of which the canvas has 802 × 601.
const LOOK: &str =
    r#"{"width":641.6,"height":480.4,"pixels":[802,601],"ratio":1.25,"dark":false,"text":12}"#;

#[wasm_bindgen_test]
fn places_lead_to_points_and_back_at_fractional_ratios() {
    let playground = crate::Playground::new("f=himmelblau&at=-1,-1", None);
    let picture =
        crate::Picture::new(&playground, js_sys::JSON::parse(LOOK).unwrap(), WHOLE).unwrap();
    for [x, y] in [[1.0, 0.0], [-3.2, 2.1], [0.125, -4.0]] {
        let place = picture.place(&playground, x, y);
        let theta = picture.theta(place[0], place[1]);
        assert!((theta[0] - x).abs() < 1e-9 && (theta[1] - y).abs() < 1e-9, "{theta:?}");
        let seen = picture.theta_seen(place[0], place[1]);
        assert!((seen[0] - x).abs() < 0.0051 && (seen[1] - y).abs() < 0.0051, "{seen:?}");
    }
    let [left, top, right, bottom] = picture.plot()[..] else { panic!() };
    assert!(left > 0.0 && top > 0.0 && right < 641.6 && bottom < 480.4);
}

/// A drag moves what is under the pointer with it, from the region when it began.
#[wasm_bindgen_test]
fn a_gesture_gives_the_region_to_show() {
    let playground = crate::Playground::new("f=himmelblau", None);
    let picture =
        crate::Picture::new(&playground, js_sys::JSON::parse(LOOK).unwrap(), WHOLE).unwrap();
    let [from, to] = [[100.0, 100.0], [160.0, 70.0]];
    let before = picture.theta(from[0], from[1]);
    let region = picture.region_after(&playground, &[], &from, &to, 1.0);
    let there = picture.theta(to[0], to[1]);
    let whole = picture.region_after(&playground, &[], &[], &[], 1.0);
    for (axis, ends) in [(0, [0, 1]), (1, [2, 3])] {
        for end in ends {
            let moved = region[end] - whole[end];
            assert!((moved - (before[axis] - there[axis])).abs() < 1e-6, "{region:?}");
        }
    }
    let half = picture.region_after(&playground, &whole, &[], &[], 0.5);
    assert!(((half[1] - half[0]) / (whole[1] - whole[0]) - 0.5).abs() < 1e-9);
}

#[wasm_bindgen_test]
fn a_picture_that_cannot_be_made_leaves_the_rest_usable() {
    let playground = crate::Playground::new("f=himmelblau", None);
    assert!(crate::Picture::new(&playground, js_sys::JSON::parse("{}").unwrap(), WHOLE).is_err());
    let look = js_sys::JSON::parse(LOOK).unwrap();
    let picture = crate::Picture::new(&playground, look, WHOLE).unwrap();
    assert_eq!(picture.view().len(), 4);
    assert!(js_sys::Array::is_array(&picture.legend().unwrap()));
}
