//! Why local minima are rarely the trouble in high dimension, as far as two experiments go: how rare minima
//! are among critical points, and how low the rare ones lie.
//!
//! - [`hessian`]: of random symmetric matrices, the share without a negative eigenvalue falls like
//!   3^(−n²/4) with the dimension n (Dean & Majumdar 2006, Physical Review Letters 97, 160201).
//!   So at a critical point whose Hessian were such a matrix, all curvatures being positive by
//!   chance is hopeless: nearly all are saddles (Dauphin et al. 2014, arXiv:1406.2572).
//! - [`field`]: in a random smooth function the height of a critical point says what it is: the
//!   lower, the fewer descending directions, and the lowest are all minima (Bray & Dean 2007,
//!   Physical Review Letters 98, 150201). Choromanska et al. 2015 (arXiv:1412.0233) find the same
//!   for a spin-glass model of large networks, and grant small ones poor minima.
//!
//! Both are models of a network's loss, not the loss itself: its Hessian is no Gaussian matrix (most
//! of its eigenvalues are near zero; Sagun, Bottou & LeCun 2016, arXiv:1611.07476), and it has
//! millions of parameters where the experiments have at most [`MOST_DIMENSIONS`].

pub mod field;
pub mod hessian;

/// The largest dimension of the experiments.
pub const MOST_DIMENSIONS: usize = 10;

/// The factors of a symmetric matrix A = LDLᵀ, without pivoting.
struct Ldl {
    size: usize,
    /// D on the diagonal, L below it, row by row.
    factors: Vec<f64>,
}

impl Ldl {
    /// Factors a matrix given row by row, of which the lower half is looked at. Where a leading
    /// minor vanishes, which has probability zero for a random matrix, numbers are not finite.
    fn new(size: usize, mut matrix: Vec<f64>) -> Self {
        let mut column = vec![0.0; size];
        for k in 0..size {
            // The pivot's column below the pivot, as it is before the division.
            let mut pivot = f64::NAN;
            for (i, (row, below)) in matrix.chunks_exact_mut(size).zip(&mut column).enumerate() {
                let Some(entry) = row.get_mut(k) else { continue };
                if i == k {
                    pivot = *entry;
                } else if i > k {
                    *below = *entry;
                    *entry /= pivot;
                }
            }
            for (i, row) in matrix.chunks_exact_mut(size).enumerate().skip(k + 1) {
                let factor = row.get(k).copied().unwrap_or_default();
                let changed = row.iter_mut().zip(&column).take(i + 1).skip(k + 1);
                changed.for_each(|(entry, below)| *entry -= factor * below);
            }
        }
        Self { size, factors: matrix }
    }

    /// D.
    fn pivots(&self) -> impl Iterator<Item = f64> {
        self.factors.iter().step_by(self.size + 1).copied()
    }

    /// How many eigenvalues are negative: as many as pivots (Sylvester's law of inertia, 1852).
    fn negative_eigenvalues(&self) -> usize {
        self.pivots().filter(|pivot| *pivot < 0.0).count()
    }

    /// The solution of Ax = b.
    fn solve(&self, mut b: Vec<f64>) -> Vec<f64> {
        let rows = || self.factors.chunks_exact(self.size).enumerate();
        for (i, row) in rows() {
            let known: f64 = row.iter().zip(&b).take(i).map(|(l, x)| l * x).sum();
            b.iter_mut().skip(i).take(1).for_each(|x| *x -= known);
        }
        b.iter_mut().zip(self.pivots()).for_each(|(x, pivot)| *x /= pivot);
        for (i, row) in rows().rev() {
            let x = b.get(i).copied().unwrap_or_default();
            b.iter_mut().zip(row).take(i).for_each(|(above, l)| *above -= l * x);
        }
        b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// diag(2, −3, 5) turned by L = [[1], [4, 1], [−1, 2, 1]]: A = LDLᵀ by hand.
    #[test]
    fn factors_and_solves() {
        let a = [2.0, 8.0, -2.0, 8.0, 29.0, -14.0, -2.0, -14.0, -5.0];
        let ldl = Ldl::new(3, a.to_vec());
        assert_eq!(ldl.pivots().collect::<Vec<_>>(), [2.0, -3.0, 5.0]);
        assert_eq!(ldl.negative_eigenvalues(), 1);
        // A·[1, −1, 2] = [−10, −49, 2].
        let b = [-10.0, -49.0, 2.0].to_vec();
        assert_eq!(ldl.solve(b), [1.0, -1.0, 2.0]);
    }
}
