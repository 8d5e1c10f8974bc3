//! Sorting by numbers, in one way for all: each kind of item that is given to the standard library's
//! sort brings a copy of it along, of about 5 kB. This one is a tenth of that, and as fast where the
//! code is made small.

use std::mem;

/// Sorts numbers: the least first, and −0 before 0.
pub fn sort(numbers: &mut [f64]) {
    let pairs = sorted(numbers.iter().copied().zip(0..).collect());
    for (number, (next, _)) in numbers.iter_mut().zip(pairs) {
        *number = next;
    }
}

/// Sorts items by a number that each has, the least first; those of equal numbers keep their order.
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> f64) {
    let mut numbers = Vec::new();
    for (place, item) in items.iter().enumerate() {
        numbers.push((number(item), place));
    }
    for (place, other) in swaps(numbers).into_iter().enumerate() {
        items.swap(place, other);
    }
}

/// With which place each place in turn is to be swapped, so that items get into the order of their
/// numbers; each number comes with its place.
fn swaps(numbers: Vec<(f64, usize)>) -> Vec<usize> {
    // Where each item is by now, and which one is at each place.
    let mut place_of: Vec<usize> = (0..numbers.len()).collect();
    let mut item_at = place_of.clone();
    let mut swaps = Vec::new();
    for (place, (_, item)) in sorted(numbers).into_iter().enumerate() {
        let other = place_of.get(item).copied().unwrap_or(place);
        item_at.swap(place, other);
        for moved in [place, other] {
            if let Some(item) = item_at.get(moved)
                && let Some(at) = place_of.get_mut(*item)
            {
                *at = moved;
            }
        }
        swaps.push(other);
    }
    swaps
}

/// Numbers with their places, the least first; equal ones keep their order. By one byte after the other
/// from the last on: radix sort (Knuth 1998, *Sorting and Searching*, 5.2.5, algorithm R).
fn sorted(mut pairs: Vec<(f64, usize)>) -> Vec<(f64, usize)> {
    let mut sorted = pairs.clone();
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |number: f64| (key(number) >> shift & 0xff) as usize;
        let mut slots = [0; 256];
        for (number, _) in &pairs {
            if let Some(count) = slots.get_mut(byte(*number)) {
                *count += 1;
            }
        }
        let mut first = 0;
        for slot in &mut slots {
            first += mem::replace(slot, first);
        }
        for pair in &pairs {
            if let Some(slot) = slots.get_mut(byte(pair.0)) {
                if let Some(target) = sorted.get_mut(*slot) {
                    *target = *pair;
                }
                *slot += 1;
            }
        }
        mem::swap(&mut pairs, &mut sorted);
    }
    pairs
}

/// Bits in the order of the numbers: those of a negative one are turned over.
fn key(number: f64) -> u64 {
    const SIGN: u64 = 1 << 63;
    let bits = number.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
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
    fn the_order_is_that_of_the_standard_stable_sort() {
        let numbers: Vec<f64> = (0..500_u32).map(|k| f64::from(k * k % 97) - 40.0).collect();
        let mut items: Vec<usize> = (0..numbers.len()).collect();
        let mut expected = items.clone();
        sort_by_number(&mut items, |&k| numbers[k]);
        expected.sort_by(|&i, &j| numbers[i].total_cmp(&numbers[j]));
        assert_eq!(items, expected);
    }

    #[test]
    fn numbers_are_sorted_as_by_the_standard_library() {
        let mut numbers: Vec<f64> = (0..2000_u64)
            .map(|k| f64::from_bits((k + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .chain([f64::NAN, -f64::NAN, f64::NEG_INFINITY, 5e-324, -5e-324])
            .collect();
        let mut expected = numbers.clone();
        expected.sort_by(f64::total_cmp);
        sort(&mut numbers);
        assert!(numbers.iter().map(|x| x.to_bits()).eq(expected.iter().map(|x| x.to_bits())));
    }

    #[test]
    fn minus_zero_comes_before_zero() {
        let mut numbers = [0.0, f64::INFINITY, -0.0, -1.0];
        sort(&mut numbers);
        assert_eq!(numbers.map(f64::to_bits), [-1.0, -0.0, 0.0, f64::INFINITY].map(f64::to_bits));
    }
}
