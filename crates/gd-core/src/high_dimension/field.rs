//! Random fields: what critical points are, by their height.
//!
//! A field is a sum of waves, f(x) = √(2/M)·Σ cos(k·x + φ), with normal wave vectors k and uniform
//! phases φ: close to the Gaussian field of variance 1 with covariance exp(−½|x − y|²).

use super::{Ldl, MOST_DIMENSIONS};
use crate::{
    number::sine::sin_cos,
    random::{Draws, FIELDS},
};

/// How many waves make a field.
const WAVES: usize = 64;

/// How far from the origin a critical point may be, in correlation lengths.
const REACH: f64 = 0.5;

/// A critical point of a random field.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Found {
    /// f there, in standard deviations of the field.
    pub height: f64,
    /// How many directions lead down: the Hessian's negative eigenvalues. 0 for a minimum.
    pub index: usize,
}

/// Looks for a critical point in each of the fields number `from` to `to` in n dimensions, at most
/// [`MOST_DIMENSIONS`].
///
/// Newton's method starts from the origin, which is a place like any other, and what it finds counts
/// if it is within half a correlation length; so every critical point is as likely to be found as
/// any other, but for the few at which the Hessian is so nearly singular that Newton's method
/// strays.
#[must_use]
pub fn critical_points(seed: u64, dimension: usize, from: u32, to: u32) -> Vec<Found> {
    let dimension = dimension.clamp(1, MOST_DIMENSIONS);
    let field =
        |k| RandomField::draw(&mut Draws::at(seed, FIELDS + dimension as u64, k), dimension);
    (from..to).filter_map(|k| field(k).nearby_critical_point()).collect()
}

/// Critical points of random fields of some dimensions, more and more of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    seed: u64,
    drawn: u32,
    found: [Vec<Found>; SHOWN_DIMENSIONS],
}

/// The fields shown have from one to so many dimensions.
pub const SHOWN_DIMENSIONS: usize = 5;

/// Critical points of about the same height.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Band {
    /// The height, the band's middle.
    pub height: f64,
    /// How many there are.
    pub count: usize,
    /// The share of minima among them.
    pub share: f64,
}

/// Bands begin at this height, are so high and so many.
const LOWEST: f64 = -3.25;
const BAND: f64 = 0.5;
const BANDS: usize = 13;

/// The fewest points that say something about a band.
const FEWEST: usize = 8;

impl Fields {
    /// None yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, drawn: 0, found: Default::default() }
    }

    /// Draws so many more fields of each dimension.
    pub fn advance(&mut self, more: u32) {
        let to = self.drawn.saturating_add(more);
        for (found, dimension) in self.found.iter_mut().zip(1..) {
            found.extend(critical_points(self.seed, dimension, self.drawn, to));
        }
        self.drawn = to;
    }

    /// How many fields of each dimension have been drawn.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// For each dimension, from 1 on, the share of minima by height; bands with fewer than eight
    /// points are left out.
    #[must_use]
    pub fn bands(&self) -> Vec<Vec<Band>> {
        self.found.iter().map(|found| bands(found)).collect()
    }
}

fn bands(found: &[Found]) -> Vec<Band> {
    let band = |k: usize| {
        let low = LOWEST + BAND * k as f64;
        let inside = || found.iter().filter(|point| (low..low + BAND).contains(&point.height));
        let minima = inside().filter(|point| point.index == 0).count();
        let count = inside().count();
        Band { height: low + 0.5 * BAND, count, share: minima as f64 / count as f64 }
    };
    (0..BANDS).map(band).filter(|band| band.count >= FEWEST).collect()
}

/// Wave vectors, one after the other, each with its phase.
struct RandomField {
    dimension: usize,
    waves: Vec<(Vec<f64>, f64)>,
}

/// f, ∇f and the Hessian, row by row.
struct Jet {
    value: f64,
    gradient: Vec<f64>,
    hessian: Vec<f64>,
}

impl RandomField {
    fn draw(draws: &mut Draws, dimension: usize) -> Self {
        let mut wave = || {
            let pairs = (0..dimension.div_ceil(2)).flat_map(|_| draws.normals());
            let vector: Vec<f64> = pairs.take(dimension).collect();
            (vector, std::f64::consts::TAU * draws.uniform())
        };
        Self { dimension, waves: (0..WAVES).map(|_| wave()).collect() }
    }

    fn at(&self, x: &[f64]) -> Jet {
        let n = self.dimension;
        let mut jet = Jet { value: 0.0, gradient: vec![0.0; n], hessian: vec![0.0; n * n] };
        let amplitude = (2.0 / WAVES as f64).sqrt();
        for (wave, phase) in &self.waves {
            let angle = phase + wave.iter().zip(x).map(|(k, x)| k * x).sum::<f64>();
            let (sin, cos) = sin_cos(angle);
            let (sin, cos) = (amplitude * sin, amplitude * cos);
            jet.value += cos;
            jet.gradient.iter_mut().zip(wave).for_each(|(g, k)| *g -= sin * k);
            for (row, k) in jet.hessian.chunks_exact_mut(n).zip(wave) {
                row.iter_mut().zip(wave).for_each(|(h, l)| *h -= cos * k * l);
            }
        }
        jet
    }

    fn nearby_critical_point(&self) -> Option<Found> {
        let mut x = vec![0.0; self.dimension];
        for _ in 0..20 {
            let Jet { value, gradient, hessian } = self.at(&x);
            let ldl = Ldl::new(self.dimension, hessian);
            if length(&gradient) < 1e-10 {
                let index = ldl.negative_eigenvalues();
                return (length(&x) <= REACH).then_some(Found { height: value, index });
            }
            let step = ldl.solve(gradient);
            // Not further at a time than a critical point may be at all.
            let shorten = (REACH / length(&step)).min(1.0);
            x.iter_mut().zip(step).for_each(|(x, step)| *x -= shorten * step);
            if length(&x) > 4.0 * REACH {
                return None;
            }
        }
        None
    }
}

fn length(vector: &[f64]) -> f64 {
    vector.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share_of_minima(points: &[Found]) -> f64 {
        points.iter().filter(|point| point.index == 0).count() as f64 / points.len() as f64
    }

    /// Of all critical points of an isotropic Gaussian field, minima are ½ in one dimension, ¼ in
    /// two (Longuet-Higgins 1957) and ¼ − (18√10)/(116√15) = 0.1233 in three (Bardeen, Bond,
    /// Kaiser & Szalay 1986, Astrophysical Journal 304, equation 4.11b and the one for maxima).
    #[test]
    fn shares_are_those_of_gaussian_fields() {
        for (dimension, exact) in [(1, 0.5), (2, 0.25), (3, 0.1233)] {
            let points = critical_points(2, dimension, 0, 8000);
            let error = libm::sqrt(exact * (1.0 - exact) / points.len() as f64);
            let share = share_of_minima(&points);
            assert!(points.len() > 500, "{dimension}: {}", points.len());
            assert!(
                (share - exact).abs() < 4.0 * error,
                "{dimension}: {share} of {}",
                points.len()
            );
        }
    }

    /// Low critical points are minima, high ones maxima, and between them are saddles.
    #[test]
    fn the_lower_the_fewer_directions_lead_down() {
        let points = critical_points(4, 3, 0, 12_000);
        let within = |low: f64, high: f64| -> Vec<Found> {
            points.iter().filter(|point| (low..high).contains(&point.height)).copied().collect()
        };
        let lowest = share_of_minima(&within(-9.0, -2.5));
        let middle = share_of_minima(&within(-0.5, 0.5));
        assert!(lowest > 0.8 && middle < 0.05, "{lowest}, {middle}");
        let index = |low, high| {
            let points = within(low, high);
            points.iter().map(|point| point.index as f64).sum::<f64>() / points.len() as f64
        };
        let indices = [(-9.0, -1.5), (-1.5, -0.5), (-0.5, 0.5), (0.5, 1.5), (1.5, 9.0)]
            .map(|(low, high)| index(low, high));
        assert!(indices.is_sorted(), "{indices:?}");
        assert!((indices[2] - 1.5).abs() < 0.15, "{indices:?}");
    }

    #[test]
    fn bands_are_counted_as_the_points_are() {
        let mut fields = Fields::new(4);
        fields.advance(1000);
        fields.advance(500);
        let points = critical_points(4, 2, 0, 1500);
        let bands = &fields.bands()[1];
        let middle = bands.iter().find(|band| band.height == 0.0).unwrap();
        let near: Vec<_> = points.iter().filter(|p| (-0.25..0.25).contains(&p.height)).collect();
        assert_eq!(middle.count, near.len());
        let minima = near.iter().filter(|point| point.index == 0).count();
        assert_eq!(middle.share, minima as f64 / near.len() as f64);
        assert!(bands.iter().all(|band| band.count >= FEWEST));
    }

    /// Derivatives against central differences.
    #[test]
    fn derivatives_are_right() {
        let field = RandomField::draw(&mut Draws::at(1, 1, 1), 3);
        let x = [0.3, -0.2, 0.7];
        let here = field.at(&x);
        for j in 0..3 {
            let moved = |by: f64| {
                let mut x = x;
                x[j] += by;
                field.at(&x)
            };
            let (ahead, behind) = (moved(1e-5), moved(-1e-5));
            let slope = (ahead.value - behind.value) / 2e-5;
            assert!((slope - here.gradient[j]).abs() < 1e-8);
            for i in 0..3 {
                let bend = (ahead.gradient[i] - behind.gradient[i]) / 2e-5;
                assert!((bend - here.hessian[3 * j + i]).abs() < 1e-8);
            }
        }
    }
}
