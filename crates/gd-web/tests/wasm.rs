//! The bindings, called in WebAssembly.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn version_is_that_of_the_package() {
    assert_eq!(gd_web::version(), env!("CARGO_PKG_VERSION"));
}
