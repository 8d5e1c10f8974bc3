//! Room for the numbers that a kernel keeps beside a bundle.

use std::mem::size_of;

/// Numbers at an address that is a multiple of a vector's size: others take longer to come by.
#[derive(Clone, Debug)]
pub struct Scratch(Vec<Pair>);

#[derive(Clone, Copy, Debug, Default)]
#[repr(align(16))]
struct Pair {
    _numbers: [f64; 2],
}

impl Scratch {
    /// Room for so many numbers.
    pub(super) fn new(count: usize) -> Self {
        Self(vec![Pair::default(); count.div_ceil(size_of::<Pair>() / size_of::<f64>())])
    }

    /// Where it lies.
    pub(super) fn address(&mut self) -> usize {
        self.0.as_mut_ptr() as usize
    }
}
