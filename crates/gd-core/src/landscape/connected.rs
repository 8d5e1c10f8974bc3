//! Connected components of places on a grid.

use std::mem;

use crate::{sort::sort_by_number, space::Point};

/// Cells are numbered along y, and from one column to the next by so much more: there are fewer in a
/// column.
const COLUMN: f64 = 1e6;

/// The sets of places, by number, that are connected on a grid of cells of this size: two places
/// are, if their cells are the same or touch. A size of 0 is that of an axis that is not used.
pub(crate) fn components(places: &[Point], cell: [f64; 2]) -> Vec<Vec<usize>> {
    let along = |c: f64, size: f64| if size > 0.0 { (c / size).round() } else { 0.0 };
    let [dx, dy] = cell;
    let mut cells = Vec::new();
    for (k, [x, y]) in places.iter().enumerate() {
        cells.push((COLUMN * along(*x, dx) + along(*y, dy), k));
    }
    sort_by_number(&mut cells, |(cell, _)| *cell);
    let mut buckets: Vec<(f64, Vec<usize>)> = Vec::new();
    for (cell, k) in cells {
        match buckets.last_mut() {
            Some((last, members)) if *last == cell => members.push(k),
            _ => buckets.push((cell, vec![k])),
        }
    }
    let mut sets = Vec::new();
    for first in 0..buckets.len() {
        let Some((cell, members)) = buckets.get_mut(first) else { break };
        // The members of a bucket that has been visited are in a set.
        let (mut border, mut set) = (vec![*cell], mem::take(members));
        if set.is_empty() {
            continue;
        }
        while let Some(centre) = border.pop() {
            for column in [-COLUMN, 0.0, COLUMN] {
                for row in [-1.0, 0.0, 1.0] {
                    let cell = centre + column + row;
                    let found = buckets.partition_point(|(other, _)| *other < cell);
                    if let Some((other, members)) = buckets.get_mut(found)
                        && *other == cell
                        && !members.is_empty()
                    {
                        set.append(members);
                        border.push(cell);
                    }
                }
            }
        }
        sets.push(set);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_connected_through_places_between() {
        let places = [[0.0, 0.0], [3.0, 0.0], [1.0, 0.0], [9.0, 9.0], [2.0, 1.0]];
        assert_eq!(components(&places, [1.0, 1.0]), [vec![0, 2, 4, 1], vec![3]]);
        assert_eq!(components(&places, [1.0, 0.0]), [vec![0, 2, 4, 1], vec![3]]);
        assert!(components(&[], [1.0, 1.0]).is_empty());
    }
}
