//! Connected components of places on a grid.

use std::collections::BTreeMap;

use crate::space::Point;

/// The sets of places, by number, that are connected on a grid of cells of this size: two places
/// are, if their cells are the same or touch. A size of 0 is that of an axis that is not used.
pub(crate) fn components(places: &[Point], cell: [f64; 2]) -> Vec<Vec<usize>> {
    let bucket = |c: f64, size: f64| if size > 0.0 { (c / size).round() as i64 } else { 0 };
    let [dx, dy] = cell;
    let mut buckets: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (k, [x, y]) in places.iter().enumerate() {
        buckets.entry((bucket(*x, dx), bucket(*y, dy))).or_default().push(k);
    }
    let mut sets = Vec::new();
    while let Some((first, members)) = buckets.pop_first() {
        let (mut set, mut border) = (members, vec![first]);
        while let Some((i, j)) = border.pop() {
            for key in (i - 1..=i + 1).flat_map(|i| (j - 1..=j + 1).map(move |j| (i, j))) {
                if let Some(members) = buckets.remove(&key) {
                    set.extend(members);
                    border.push(key);
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
