//! The nearest integer without a rounding instruction.

/// 1.5·2⁵²: the sum with it of an x of at most 2⁵⁰ in size is rounded to an integer, ties to even. Less
/// the same it is that integer as a number, and its low bits are the integer's, in two's complement.
pub(crate) const INTEGER_SHIFT: f64 = 6_755_399_441_055_744.0;
