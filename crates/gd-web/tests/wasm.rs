//! The bindings, called in WebAssembly.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gd_core::{Race, Scenario, trace::fingerprint};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn version_is_that_of_the_package() {
    assert_eq!(gd_web::version(), env!("CARGO_PKG_VERSION"));
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
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":"5e-1"}"#, "adam(lr=0.5)"),
        (r#"{"type":"setBatches","batches":["full","32"]}"#, "batch=full;32"),
        (r#"{"type":"replaceRule","index":1,"rule":"momentum"}"#, "opt=gd;momentum"),
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":0.5}"#, "adam(lr=0.5)"),
        (r#"{"type":"setRuleOption","rule":1,"option":"lr","value":null}"#, "opt=gd;adam"),
        (r#"{"type":"changeRate","step":7,"rate":1}"#, "lr-from=7:1"),
        (r#"{"type":"addPoint","at":[3,4.5]}"#, "2,5;3,4.5"),
        (r#"{"type":"setPart","part":"stretch","on":true}"#, "show=stretch"),
        (r#"{"type":"zoom","to":[0,1,-0.5,2]}"#, "zoom=0,1,-0.5,2"),
        (r#"{"type":"open","query":"f=sphere"}"#, "f=sphere"),
        (
            r#"{"type":"all","edits":[{"type":"addMomentum"},{"type":"addRestarts"}]}"#,
            "restarts=12",
        ),
    ] {
        let reading = gd_web::edit(link, js_sys::JSON::parse(edit).unwrap()).unwrap();
        let of = |name: &str| js_sys::Reflect::get(&reading, &name.into()).unwrap();
        assert_eq!(of("refused").as_bool(), Some(false), "{edit}");
        let query = of("query").as_string().unwrap();
        assert!(query.contains(part), "{edit}: {query}");
        // What leads back is an edit in the same form.
        let back = gd_web::edit(&query, of("inverse")).unwrap();
        let query = js_sys::Reflect::get(&back, &"query".into()).unwrap();
        assert_eq!(query.as_string().as_deref(), Some(link), "{edit}");
    }
    for message in ["null", "7", "{}", r#"{"type":"explode"}"#, r#"{"type":"pan","by":["a",1]}"#] {
        let reading = gd_web::edit(link, js_sys::JSON::parse(message).unwrap()).unwrap();
        let of = |name: &str| js_sys::Reflect::get(&reading, &name.into()).unwrap();
        assert_eq!(of("refused").as_bool(), Some(true), "{message}");
        assert_eq!(of("query").as_string().as_deref(), Some(link), "{message}");
    }
}
