//! Random symmetric Hessians: how often all eigenvalues are positive.

use super::{Ldl, MOST_DIMENSIONS};
use crate::random::{Draws, HESSIANS};

/// Random Hessians of all dimensions, more and more of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Hessians {
    seed: u64,
    drawn: u32,
    counts: Vec<IndexCount>,
}

/// What is found in one dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Share {
    /// n.
    pub dimension: usize,
    /// The share of minima.
    pub share: f64,
    /// Its standard error.
    pub error: f64,
    /// The probability, where it is known exactly.
    pub exact: Option<f64>,
}

impl Hessians {
    /// None yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let counts =
            (1..=MOST_DIMENSIONS).map(|dimension| IndexCount::sample(seed, dimension, 0, 0));
        Self { seed, drawn: 0, counts: counts.collect() }
    }

    /// Draws so many more in each dimension.
    pub fn advance(&mut self, more: u32) {
        let to = self.drawn.saturating_add(more);
        for count in &mut self.counts {
            let new = IndexCount::sample(self.seed, count.dimension, self.drawn, to);
            count.counts.iter_mut().zip(new.counts).for_each(|(count, new)| *count += new);
        }
        self.drawn = to;
    }

    /// How many have been drawn in each dimension.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// The share of minima in each dimension, from 1 on.
    #[must_use]
    pub fn shares(&self) -> Vec<Share> {
        let share = |count: &IndexCount| {
            let share = count.share_of_minima();
            let error = (share * (1.0 - share) / f64::from(self.drawn.max(1))).sqrt();
            let exact = exact_share_of_minima(count.dimension);
            Share { dimension: count.dimension, share, error, exact }
        };
        self.counts.iter().map(share).collect()
    }
}

/// Random Hessians of one dimension, counted by their index.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "camelCase"))]
pub struct IndexCount {
    /// n.
    pub dimension: usize,
    /// How many matrices there are with k negative eigenvalues, for k from 0 to n.
    pub counts: Vec<u32>,
}

impl IndexCount {
    /// Draws matrices number `from` to `to` of the Gaussian orthogonal ensemble: independent
    /// normal entries, of variance 1 above the diagonal and 2 on it. The dimension is limited to
    /// [`MOST_DIMENSIONS`].
    #[must_use]
    pub fn sample(seed: u64, dimension: usize, from: u32, to: u32) -> Self {
        let dimension = dimension.clamp(1, MOST_DIMENSIONS);
        let mut counts = vec![0; dimension + 1];
        for k in from..to {
            let mut draws = Draws::at(seed, HESSIANS + dimension as u64, k);
            let index = Ldl::new(dimension, matrix(dimension, &mut draws)).negative_eigenvalues();
            counts.iter_mut().skip(index).take(1).for_each(|count| *count += 1);
        }
        Self { dimension, counts }
    }

    /// The share of minima: of matrices without a negative eigenvalue.
    #[must_use]
    pub fn share_of_minima(&self) -> f64 {
        let minima = self.counts.first().copied().unwrap_or_default();
        f64::from(minima) / f64::from(self.counts.iter().sum::<u32>().max(1))
    }
}

/// A symmetric matrix, row by row; only its lower half is filled.
fn matrix(size: usize, draws: &mut Draws) -> Vec<f64> {
    let mut matrix = vec![0.0; size * size];
    for (i, row) in matrix.chunks_exact_mut(size).enumerate() {
        for pair in row.get_mut(..=i).unwrap_or_default().chunks_mut(2) {
            pair.iter_mut().zip(draws.normals()).for_each(|(entry, normal)| *entry = normal);
        }
        row.iter_mut().skip(i).take(1).for_each(|entry| *entry *= std::f64::consts::SQRT_2);
    }
    matrix
}

/// The exact probability that a matrix of the ensemble has no negative eigenvalue, where it is
/// known in closed form: ½, (2 − √2)/4, (π − 2√2)/(4π).
#[must_use]
pub fn exact_share_of_minima(dimension: usize) -> Option<f64> {
    let (root, pi) = (std::f64::consts::SQRT_2, std::f64::consts::PI);
    match dimension {
        1 => Some(0.5),
        2 => Some((2.0 - root) / 4.0),
        3 => Some((pi - 2.0 * root) / (4.0 * pi)),
        _ => None,
    }
}

/// How the probability falls for large n, to leading order of its logarithm: 3^(−n²/4).
#[must_use]
pub fn asymptotic_share_of_minima(dimension: usize) -> f64 {
    libm::pow(3.0, -0.25 * (dimension * dimension) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::exponential::exp;

    /// Within four standard errors of the exact probabilities.
    #[test]
    fn shares_are_the_exact_ones() {
        const COUNT: u32 = 40_000;
        for dimension in 1..=3 {
            let exact = exact_share_of_minima(dimension).unwrap();
            let sample = IndexCount::sample(5, dimension, 0, COUNT);
            let error = libm::sqrt(exact * (1.0 - exact) / f64::from(COUNT));
            let share = sample.share_of_minima();
            assert!((share - exact).abs() < 4.0 * error, "{dimension}: {share}, {exact}");
            // A matrix and its negative are as likely as each other.
            let maxima = f64::from(sample.counts[dimension]) / f64::from(COUNT);
            assert!((maxima - exact).abs() < 4.0 * error, "{dimension}: {maxima}, {exact}");
            assert_eq!(sample.counts.iter().sum::<u32>(), COUNT);
        }
    }

    /// (π − 2√2)/(4π) is the integral over the ordered eigenvalues of the ensemble's density
    /// ∏(λⱼ − λᵢ)·exp(−Σλ²/4); here by the midpoint rule.
    #[test]
    fn the_share_for_three_dimensions_is_an_integral_of_the_density() {
        let nodes: Vec<f64> = (0..160).map(|k| (f64::from(k) + 0.5) * 0.1 - 8.0).collect();
        let weights: Vec<f64> = nodes.iter().map(|a| exp(-0.25 * a * a)).collect();
        let weighted = || nodes.iter().zip(&weights);
        let (mut positive, mut all) = (0.0, 0.0);
        for (a, u) in weighted() {
            for (b, v) in weighted() {
                for (c, w) in weighted() {
                    let density = ((b - a) * (c - b) * (c - a)).abs() * u * v * w;
                    all += density;
                    positive += if a.min(b.min(*c)) > 0.0 { density } else { 0.0 };
                }
            }
        }
        let exact = exact_share_of_minima(3).unwrap();
        assert!((positive / all / exact - 1.0).abs() < 5e-3, "{}", positive / all);
    }

    #[test]
    fn minima_become_rare() {
        let share = |dimension| IndexCount::sample(1, dimension, 0, 20_000).share_of_minima();
        let shares: Vec<f64> = (1..=5).map(share).collect();
        assert!(shares.windows(2).all(|pair| pair[1] < 0.4 * pair[0]), "{shares:?}");
        assert!(share(4) > 0.0 && share(10) == 0.0);
        assert!(asymptotic_share_of_minima(10) < 1e-11);
    }

    #[test]
    fn it_does_not_matter_how_many_are_drawn_at_a_time() {
        let [mut at_once, mut in_parts] = [Hessians::new(3), Hessians::new(3)];
        at_once.advance(500);
        [200, 0, 300].into_iter().for_each(|more| in_parts.advance(more));
        assert_eq!(at_once, in_parts);
        let shares = at_once.shares();
        assert_eq!(shares.len(), MOST_DIMENSIONS);
        assert_eq!(shares[1].share, IndexCount::sample(3, 2, 0, 500).share_of_minima());
        assert!((shares[0].error - libm::sqrt(0.25 / 500.0)).abs() < 1e-3);
    }
}
