//! How a picture is laid out.

use gd_core::scenario::Viewpoint;

use crate::{geometry::Region, style::Style};

/// How a picture is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Width and height in the backend's pixels.
    pub size: (u32, u32),
    /// Its look.
    pub style: Style,
    /// What is shown at least, in place of what the scenario says, as while it is dragged.
    pub region: Option<Region>,
    /// From where a surface is seen, in place of what the scenario says, as while it is turned.
    pub viewpoint: Option<Viewpoint>,
}

impl Layout {
    /// What the scenario says.
    #[must_use]
    pub fn new(size: (u32, u32), style: Style) -> Self {
        Self { size, style, region: None, viewpoint: None }
    }
}
