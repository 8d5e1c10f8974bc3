//! The bindings, called in WebAssembly.
#![cfg(target_arch = "wasm32")]

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
