//! Randomness that is part of a link.
//!
//! Every draw is a function of (seed, stream, step): the ChaCha8 generator of Bernstein (2008),
//! as in `rand_chacha`, with the seed as the first eight key bytes (little-endian, the rest
//! 0), the given stream, at word 2¹⁶·step. So a run can be replayed or stepped back without keeping
//! a generator's state, and rules raced from one start see the same draws.
//!
//! | stream | step | draws, in order |
//! |---|---|---|
//! | 0 | k, from 0 | random start k: a uniform number for x, then one for y |
//! | i + 1 | t, from 1 | step t of the runs of start i: two normal deviates for the noise, if there is any; then, for annealing, two for the kick and a uniform number for the acceptance of a worse place |
//! | [`BATCHES`] + i + 1 | the epoch or the step, from 0 | the mini-batches of the runs of start i, see [`Batch::draw`](crate::run::batch::Batch::draw) |
//! | [`DATA`] | k, from 0 | point k of a synthetic data set |
//! | [`ROWS`] | k, from 0 | the row that is taken of stretch k of a long table, with seed 0 |
//! | [`HESSIANS`] + n | k, from 0 | random Hessian k in n dimensions |
//! | [`FIELDS`] + n | k, from 0 | random field k in n dimensions |
//! | [`DAYS`] | 0 | the [hole of a day](crate::course::daily), with its date as the seed |

use std::convert::Infallible;

mod chacha;

use rand::{RngExt, TryRng};

use crate::{number::sine::sin_cos, space::Point};
use chacha::chacha8;

/// Added to a run's stream, the stream of its mini-batches.
pub const BATCHES: u64 = 1 << 32;

/// The stream of synthetic data.
pub const DATA: u64 = 1 << 33;

/// The stream of the rows that are taken of a long table.
pub const ROWS: u64 = 3 << 33;

/// Added to a dimension, the stream of random Hessians.
pub const HESSIANS: u64 = 1 << 34;

/// Added to a dimension, the stream of random fields.
pub const FIELDS: u64 = 1 << 35;

/// The stream of the holes of days.
pub const DAYS: u64 = 1 << 36;

/// The draws of one step. Without a draw they cost nothing.
///
/// It is a generator of [`rand`], so that whatever that crate draws from can draw from it. What a
/// link replays is drawn by the methods here: they stay the same, where a distribution of another
/// crate may change with its version.
pub struct Draws {
    seed: u64,
    stream: u64,
    /// The words of a block that are not drawn yet, the next one last, and the number of the next
    /// block.
    words: Vec<u32>,
    block: u64,
}

impl Draws {
    /// The draws of this step in this stream.
    #[must_use]
    pub fn at(seed: u64, stream: u64, step: u32) -> Self {
        Self { seed, stream, words: Vec::new(), block: u64::from(step) << 12 }
    }

    fn word(&mut self) -> u32 {
        if self.words.is_empty() {
            let key = [self.seed as u32, (self.seed >> 32) as u32, 0, 0, 0, 0, 0, 0];
            self.words.extend(chacha8(key, self.stream, self.block).into_iter().rev());
            self.block += 1;
        }
        self.words.pop().unwrap_or_default()
    }

    /// Uniform in \[0, 1): the upper 53 bits of a draw, as `rand`'s `StandardUniform` has it.
    pub fn uniform(&mut self) -> f64 {
        self.random()
    }

    /// A whole number below `count`, each as likely as any other to 53 bits; 0 if there is none.
    pub fn index(&mut self, count: usize) -> usize {
        (self.uniform() * count as f64) as usize
    }

    /// Two standard normal deviates, by Box & Muller (1958).
    pub fn normals(&mut self) -> Point {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        let angle = std::f64::consts::TAU * self.uniform();
        let (sin, cos) = sin_cos(angle);
        [radius * cos, radius * sin]
    }
}

impl TryRng for Draws {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let [low, high] = [self.word(), self.word()];
        Ok(u64::from(high) << 32 | u64::from(low))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for part in bytes.chunks_mut(4) {
            for (byte, drawn) in part.iter_mut().zip(self.word().to_le_bytes()) {
                *byte = drawn;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::Rng as _;

    /// Part of the link format: a link with noise must replay for ever.
    #[test]
    fn first_draws_are_pinned() {
        let mut draws = Draws::at(7, 1, 3);
        let drawn = [draws.uniform(), draws.uniform(), draws.normals()[0]];
        let pinned = [0.3827563543020259, 0.7323327217903081, -0.791676718427664];
        assert_eq!(drawn.map(f64::to_bits), pinned.map(f64::to_bits), "{drawn:?}");
    }

    /// The keystream of ChaCha8 for a key and nonce of zeros: Strombergson 2013, Test Vectors for
    /// the Stream Cipher ChaCha, draft-strombergson-chacha-test-vectors-01, TC1, 8 rounds, 256 bits.
    #[test]
    fn generator_is_chacha8() {
        let mut draws = Draws::at(0, 0, 0);
        let start = [0; 8].map(|_: u8| draws.next_u32().swap_bytes());
        assert_eq!(
            start,
            [
                0x3e00_ef2f,
                0x895f_40d6,
                0x7f5b_b8e8,
                0x1f09_a5a1, //
                0x2c84_0ec3,
                0xce9a_7f3b,
                0x181b_e188,
                0xef71_1a1e,
            ]
        );
    }

    /// `rand_chacha`, as the first lines of this file say.
    #[test]
    fn draws_are_those_of_rand_chacha() {
        use rand::SeedableRng;
        for (seed, stream, step) in [(0, 0, 0), (7, BATCHES + 3, 70_000), (u64::MAX, 1, u32::MAX)] {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&seed.to_le_bytes());
            let mut theirs = rand_chacha::ChaCha8Rng::from_seed(key);
            theirs.set_stream(stream);
            theirs.set_word_pos(u128::from(step) << 16);
            let mut ours = Draws::at(seed, stream, step);
            for count in 0..50 {
                assert_eq!(ours.next_u32(), theirs.next_u32());
                assert_eq!(ours.next_u64(), theirs.next_u64());
                let (mut own, mut bytes) = (vec![0; count], vec![0; count]);
                ours.fill_bytes(&mut own);
                theirs.fill_bytes(&mut bytes);
                assert_eq!(own, bytes);
            }
        }
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
