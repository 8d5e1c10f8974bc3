//! Writes everything that can be chosen and set to a file as JSON, for a page's menus and panels:
//! `cargo run -q -p gd-core --example declarations -- declarations.json`.

use std::{error::Error, fs};

use gd_core::declarations::DECLARATIONS;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("declarations <file>")?;
    Ok(fs::write(path, serde_json::to_string(&DECLARATIONS)?)?)
}
