//! Sorting by numbers, in one way for all: each kind of item that is given to the standard library's
//! sort brings a copy of it along, of about 5 kB.

use std::mem;

/// Sorts numbers: the least first, and −0 before 0.
pub fn sort(numbers: &mut [f64]) {
    let pairs = sorted(numbers.iter().copied().zip(0..).collect());
    for (number, (next, _)) in numbers.iter_mut().zip(pairs) {
        *number = next;
    }
}

/// The places of numbers from the least to the greatest; equal ones keep their order.
#[must_use]
pub fn places_by_size(numbers: impl Iterator<Item = f64>) -> Vec<usize> {
    sorted(numbers.zip(0..).collect()).into_iter().map(|(_, place)| place).collect()
}

/// Sorts items by a number that each has, the least first; those of equal numbers keep their order.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> f64) {
    let places = places_by_size(items.iter().map(number));
    let mut unsorted: Vec<_> = mem::take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| unsorted.get_mut(place)?.take()));
}

fn sorted(mut pairs: Vec<(f64, usize)>) -> Vec<(f64, usize)> {
    pairs.sort_unstable_by(|(a, i), (b, j)| a.total_cmp(b).then(i.cmp(j)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_equal_numbers_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "date", "a"];
        sort_by_number(&mut words, |word| word.len() as f64);
        assert_eq!(words, ["a", "fig", "nut", "pear", "plum", "date"]);
        sort_by_number(&mut words, |word| -(word.len() as f64));
        assert_eq!(words, ["pear", "plum", "date", "fig", "nut", "a"]);
    }

    #[test]
    fn places_are_those_of_the_standard_stable_sort() {
        let numbers: Vec<f64> = (0..500_u32).map(|k| f64::from(k * k % 97) - 40.0).collect();
        let mut expected: Vec<usize> = (0..numbers.len()).collect();
        expected.sort_by(|&i, &j| numbers[i].total_cmp(&numbers[j]));
        assert_eq!(places_by_size(numbers.into_iter()), expected);
    }

    #[test]
    fn minus_zero_comes_before_zero() {
        let mut numbers = [0.0, f64::INFINITY, -0.0, -1.0];
        sort(&mut numbers);
        assert_eq!(numbers.map(f64::to_bits), [-1.0, -0.0, 0.0, f64::INFINITY].map(f64::to_bits));
    }
}
