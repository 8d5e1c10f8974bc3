//! A region of the plane as a link has it: `xmin,xmax,ymin,ymax`.

use std::ops::Range;

use crate::{
    flaw::{Flaw, link::LinkFault, pieces, shift, whole},
    scenario::reading::{numbers, read_numbers},
    space::View,
};

/// Reads the value of a key that is a region.
pub(super) fn read_region(text: &str, key: &'static str, dimension: usize) -> Result<View, Flaw> {
    let (at, trimmed) = whole(text);
    let view = match *read_numbers(trimmed, at.start)?.as_slice() {
        [x0, x1] if dimension == 1 => View { x: [x0, x1], y: None },
        [x0, x1, y0, y1] => View::of([x0, x1, y0, y1]),
        _ => {
            return Err(Flaw::new(at, LinkFault::RegionSides { key }));
        }
    };
    let sides =
        pieces(trimmed, ',').into_iter().map(|(side, _)| shift(side, at.start)).collect::<Vec<_>>();
    let side = |k: usize| sides.get(k).cloned().unwrap_or(at.clone());
    check_region(view, |axis| side(2 * axis).start..side(2 * axis + 1).end)?;
    Ok(view)
}

/// The region as a link has it.
pub(super) fn write_region(view: &View) -> String {
    numbers(view.x.iter().chain(view.y.iter().flatten()))
}

/// Whether a region of finite numbers can be shown; `place` is where the range along an axis, 0 or
/// 1, is written.
pub(super) fn check_region(
    View { x, y }: View,
    place: impl Fn(usize) -> Range<usize>,
) -> Result<(), Flaw> {
    for (axis, [low, high]) in [Some(x), y].into_iter().flatten().enumerate() {
        let wide = high - low;
        if wide <= 0.0 {
            return Err(Flaw::new(place(axis), LinkFault::RegionEmpty { low, high }));
        }
        let largest = low.abs().max(high.abs());
        if wide > 1e9 || largest > 1e9 || wide < 1e-9 * largest.max(1e-3) {
            return Err(Flaw::new(place(axis), LinkFault::RegionSize));
        }
    }
    Ok(())
}
