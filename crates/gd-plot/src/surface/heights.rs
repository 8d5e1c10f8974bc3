//! How high values lie, along an axis on which equal heights are no equal differences.

use super::projection::HEIGHT;
use crate::{
    ticks::{ends, linear},
    value_scale::ValueScale,
};

/// How far apart ticks are at least, in units of the scene.
const GAP: f64 = 0.16;

/// How high a value lies.
pub(super) fn height_of(value: f64, scale: &ValueScale) -> f64 {
    let [low, high] = scale.range();
    let shade = scale.shade(value);
    let linear = (0.5 * value - 0.5 * low) / (0.5 * high - 0.5 * low);
    let linear = if linear.is_nan() { shade } else { linear };
    0.5 * HEIGHT * (shade + linear)
}

/// A value at the axis and its height, with what is written beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeightTick {
    pub(super) value: f64,
    pub(super) height: f64,
    pub(super) label: String,
}

/// The least and the greatest value, and round ones between them wherever there is room.
pub(super) fn height_ticks(scale: &ValueScale) -> Vec<HeightTick> {
    let range = scale.range();
    let tick =
        |value: f64, label: String| HeightTick { value, height: height_of(value, scale), label };
    let [low, high] = ends(range);
    let mut ticks = vec![tick(range[0], low)];
    if range[0] < range[1] {
        ticks.push(tick(range[1], high));
    }
    // A round value between each two that are far apart, as near to their middle as there is one.
    let mut k = 1;
    while let (Some(low), Some(high)) = (ticks.get(k - 1), ticks.get(k)) {
        let middle = 0.5 * (low.height + high.height);
        let mut best: Option<HeightTick> = None;
        for count in [2.0, 4.0, 8.0] {
            if best.is_some() || high.height - low.height < 2.0 * GAP {
                break;
            }
            for next in linear(low.value, high.value, count) {
                let next = tick(next.value, next.label);
                let off = (next.height - middle).abs();
                let has_room = next.height - low.height >= GAP && high.height - next.height >= GAP;
                if has_room && best.as_ref().is_none_or(|best| off < (best.height - middle).abs()) {
                    best = Some(next);
                }
            }
        }
        match best {
            Some(best) => ticks.insert(k, best),
            None => k += 1,
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use gd_core::{Function, function::catalog, map::grid::Grid};

    /// Round values, in order, apart from each other, at the height of the surface there.
    #[test]
    fn ticks_stand_at_the_height_of_their_values() {
        for entry in catalog::CATALOG {
            let function = Function::of(entry);
            if function.objective().dimension() == 1 {
                continue;
            }
            let grid = Grid::sample(function.objective(), entry.view, 41, 41);
            let scale = ValueScale::new(grid.values());
            let ticks = height_ticks(&scale);
            assert!((3..=8).contains(&ticks.len()), "{}: {ticks:?}", entry.id);
            for pair in ticks.windows(2) {
                assert!(pair[0].value < pair[1].value, "{}: {ticks:?}", entry.id);
                assert!(pair[1].height - pair[0].height > GAP - 1e-9, "{}: {ticks:?}", entry.id);
            }
            for tick in &ticks {
                assert_eq!(tick.height, height_of(tick.value, &scale), "{}", entry.id);
            }
        }
    }

    #[test]
    fn whatever_the_values_are_there_are_ticks() {
        for (values, count) in [
            (vec![2.0; 9], 1..=1),
            (vec![-f64::MAX, 0.0, f64::MAX], 2..=8),
            (vec![1e308, 1.1e308, 1.2e308], 2..=8),
        ] {
            let ticks = height_ticks(&ValueScale::new(&values));
            assert!(count.contains(&ticks.len()), "{values:?}: {ticks:?}");
        }
    }
}
