//! Randomness that is part of a link.
//!
//! Every draw is a function of (seed, stream, step): the ChaCha8 generator of Bernstein (2008)
//! with the seed as the first eight key bytes (little-endian, the rest 0), the given stream, at
//! word 2¹⁶·step. So a run can be replayed or stepped back without keeping a generator's state,
//! and rules raced from one start see the same draws. Stream 0 draws the random restarts; stream
//! i + 1 serves the runs of start i.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

use crate::Point;

/// The draws of one step.
pub struct Draws(ChaCha8Rng);

impl Draws {
    /// The draws of this step in this stream.
    #[must_use]
    pub fn at(seed: u64, stream: u64, step: u32) -> Self {
        let mut key = [0; 32];
        for (byte, seed) in key.iter_mut().zip(seed.to_le_bytes()) {
            *byte = seed;
        }
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(stream);
        generator.set_word_pos(u128::from(step) << 16);
        Self(generator)
    }

    /// Uniform in \[0, 1): the upper 53 bits of a draw.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Two standard normal deviates, by Box & Muller (1958).
    pub fn normals(&mut self) -> Point {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        let angle = std::f64::consts::TAU * self.uniform();
        [radius * libm::cos(angle), radius * libm::sin(angle)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Part of the link format: a link with noise must replay for ever.
    #[test]
    fn first_draws_are_pinned() {
        let mut draws = Draws::at(7, 1, 3);
        let drawn = [draws.uniform(), draws.uniform(), draws.normals()[0]];
        let pinned = [0.3827563543020259, 0.7323327217903081, -0.791676718427664];
        assert_eq!(drawn.map(f64::to_bits), pinned.map(f64::to_bits), "{drawn:?}");
    }

    /// RFC-style check of the generator itself: ChaCha8 with a zero key and stream 0 starts with
    /// the keystream bytes 3e 00 ef 2f (eSTREAM's test vector, set 1, vector 0 with key 0).
    #[test]
    fn generator_is_chacha8() {
        let mut generator = Draws::at(0, 0, 0).0;
        assert_eq!(generator.next_u32().to_le_bytes(), [0x3e, 0x00, 0xef, 0x2f]);
    }

    #[test]
    fn normals_have_mean_0_and_variance_1() {
        let draws: Vec<f64> =
            (0..20_000).flat_map(|step| Draws::at(1, 1, step).normals()).collect();
        let count = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / count;
        let variance = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / count;
        // Four standard errors of each estimate.
        assert!(mean.abs() < 4.0 / count.sqrt(), "{mean}");
        assert!((variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt(), "{variance}");
    }
}
