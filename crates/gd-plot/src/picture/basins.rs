//! A picture's basin map: what is asked for, and what of it is seen.

use gd_core::{
    CriticalKind, Function, Goal, Scenario,
    map::{
        basin::Raster,
        basin_image::{BasinImage, MOST_CELLS, Part},
    },
};

use super::{Form, Picture, changes::Changes, scene::fine};
use crate::{basin_map, image::Image};

/// How many cells a surface's map has to a side.
const CELLS_OF_SURFACE: usize = 160;

/// How many cells a map has to a side at most where each run is worked out by itself: where chance has a
/// part in it, and of what is no formula.
const CELLS_ONE_BY_ONE: usize = 128;

/// How pale the bands behind a curve are.
const PALENESS: f64 = 0.45;

/// What is to be worked out for a picture that maps basins.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The scenario whose runs they are of, see [`Scenario::mapped`].
    pub of: Scenario,
    /// What is seen, about a cell a CSS pixel.
    pub seen: Raster,
    /// The region of the experiment, over which shares are counted.
    pub domain: Raster,
}

/// How many cells the map of a scenario has to a side at most, in two dimensions.
fn most_cells(of: &Scenario) -> usize {
    let is_formula = matches!(of.function, Function::Catalog { .. } | Function::Typed(_));
    if is_formula && !of.is_random() { MOST_CELLS } else { CELLS_ONE_BY_ONE }
}

impl Picture {
    /// What is to be worked out now; `None` where nothing is mapped. What comes by
    /// [`put`](Self::put) from now on is of this.
    pub fn wanted(&mut self, scenario: &Scenario) -> Option<Wanted> {
        let of = scenario.mapped()?;
        let [x0, x1, y0, y1] = scenario.domain();
        let is_curve = scenario.dimension() == 1;
        let domain = if is_curve {
            Raster { region: [x0, x1, 0.0, 0.0], columns: MOST_CELLS, rows: 1 }
        } else {
            let most = most_cells(&of);
            Raster { region: [x0, x1, y0, y1], columns: most, rows: most }
        };
        if self.mapped.as_ref() != Some(&of) {
            self.basins.renew(domain);
            self.mapped = Some(of.clone());
        }
        let seen = self.seen(most_cells(&of));
        let seen = if seen.region == domain.region { domain } else { seen };
        Some(Wanted { of, seen, domain })
    }

    /// What is seen, in about a cell a CSS pixel, and no more than so many to a side.
    fn seen(&self, most: usize) -> Raster {
        let [x0, x1, y0, y1] = self.scene.view();
        let (width, height) = self.scene.frame().plot().size();
        let [across, down] =
            [width, height].map(|length| f64::from(length) / self.layout.style.pixel_ratio);
        let most_along = |length: f64, most: usize| {
            let most = most as f64;
            let fewer = (most / across.max(down).max(1.0)).min(1.0);
            (length * fewer).round().clamp(1.0, most) as usize
        };
        match self.scene.form() {
            Form::Curve => {
                let columns = most_along(across, MOST_CELLS);
                Raster { region: [x0, x1, 0.0, 0.0], columns, rows: 1 }
            }
            Form::Map => {
                let [columns, rows] = [across, down].map(|length| most_along(length, most));
                Raster { region: [x0, x1, y0, y1], columns, rows }
            }
            Form::Surface => {
                let [columns, rows] = [CELLS_OF_SURFACE.min(most); 2];
                Raster { region: [x0, x1, y0, y1], columns, rows }
            }
        }
    }

    /// Takes cells of the map that was wanted last.
    pub fn put(&mut self, part: Part<'_>) {
        self.basins.put(part);
        self.forget(Changes::BASINS);
    }

    /// What has come of the basin map; `None` where nothing is mapped, and before anything has come.
    #[must_use]
    pub fn basins(&self) -> Option<&BasinImage> {
        (self.is_mapped && !self.basins.is_empty()).then_some(&self.basins)
    }

    /// Takes note of what is mapped; whether that is turned on or off.
    pub(super) fn map(&mut self, scenario: &Scenario) -> Changes {
        let is_other = self.is_mapped != scenario.basins().is_some();
        self.is_mapped = scenario.basins().is_some();
        if !self.is_mapped && self.mapped.take().is_some() {
            self.basins = BasinImage::default();
        }
        Changes::BASINS.when(is_other)
    }

    /// The rank of an extremum that the map has a colour for, by its place among the critical points.
    #[must_use]
    pub fn rank(&self, place: usize) -> Option<u8> {
        self.basins()?;
        let kind = match self.goal {
            Goal::Min => CriticalKind::Minimum,
            Goal::Max => CriticalKind::Maximum,
        };
        let (before, after) = self.critical.split_at_checked(place)?;
        let (_, after) = after.split_first().filter(|(point, _)| point.kind == kind)?;
        let better = if self.goal == Goal::Min { before } else { after };
        better.iter().filter(|point| point.kind == kind).count().try_into().ok()
    }

    /// The image of what is seen of it.
    pub(crate) fn basins_seen(&self) -> Option<Image> {
        let basins = self.basins()?;
        let style = &self.layout.style;
        let (width, height) = self.scene.frame().plot().size();
        let fine = fine(style);
        let [x0, x1, y0, y1] = self.scene.view();
        let raster = Raster {
            region: [x0, x1, y0, y1],
            columns: width.div_ceil(fine).max(1) as usize,
            rows: height.div_ceil(fine).max(1) as usize,
        };
        let unit = (style.pixel_ratio / f64::from(fine)).round().max(1.0) as u32;
        let paleness = if self.scene.form() == Form::Curve { PALENESS } else { 0.0 };
        Some(basin_map::image(basins, &raster, style, unit, paleness))
    }
}
