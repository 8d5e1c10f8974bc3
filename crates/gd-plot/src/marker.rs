//! The shapes that tell runs, and kinds of critical point, apart.

use gd_core::number::sine::sin_cos;

/// A shape: no run has one of a critical point's, triangles and a cross, nor the star of who is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    Plus,
    TriangleDown,
    Hourglass,
    Pentagon,
    /// An upright bar.
    Bar,
    /// A star of four rays.
    Sparkle,
}

/// A shape that stands at many places, whose corners are found once.
pub(crate) struct Stamp(Vec<(f64, f64)>);

impl Stamp {
    pub(crate) fn new(marker: Marker, radius: f64) -> Self {
        Self(outline(marker, (0.0, 0.0), radius))
    }

    /// Its corners around a place.
    pub(crate) fn at(&self, (x, y): (f64, f64)) -> Vec<(f64, f64)> {
        let mut corners = self.0.clone();
        for corner in &mut corners {
            *corner = (corner.0 + x, corner.1 + y);
        }
        corners
    }
}

/// The corners of a marker of a radius around a place. Shapes have about equal areas.
pub(crate) fn outline(marker: Marker, (x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
    let polygon = |corners: usize, first: f64, radii: [f64; 2]| {
        let turn = std::f64::consts::TAU / corners as f64;
        let radii = radii.into_iter().cycle();
        (0..corners)
            .zip(radii)
            .map(|(k, r)| {
                let (sin, cos) = sin_cos(first + turn * k as f64);
                (x + radius * r * cos, y + radius * r * sin)
            })
            .collect()
    };
    let quarter = std::f64::consts::FRAC_PI_2;
    match marker {
        Marker::Circle => polygon(20, 0.0, [1.0; 2]),
        Marker::Square => polygon(4, 0.5 * quarter, [1.2; 2]),
        Marker::Triangle => polygon(3, -quarter, [1.4; 2]),
        Marker::TriangleDown => polygon(3, quarter, [1.4; 2]),
        Marker::Diamond => polygon(4, 0.0, [1.35; 2]),
        Marker::Hourglass => {
            let (arm, neck) = (1.35 * radius, 0.4 * radius);
            vec![
                (x - arm, y - arm),
                (x + arm, y - arm),
                (x + neck, y),
                (x + arm, y + arm),
                (x - arm, y + arm),
                (x - neck, y),
            ]
        }
        Marker::Pentagon => polygon(5, -quarter, [1.25; 2]),
        Marker::Sparkle => polygon(8, -quarter, [1.8, 0.6]),
        Marker::Bar => {
            let (half, arm) = (0.6 * radius, 1.5 * radius);
            vec![(x - half, y - arm), (x + half, y - arm), (x + half, y + arm), (x - half, y + arm)]
        }
        Marker::Plus | Marker::Cross => {
            let (arm, half) = (1.3 * radius, 0.42 * radius);
            let (sin, cos) =
                if marker == Marker::Cross { sin_cos(0.5 * quarter) } else { (0.0, 1.0) };
            [
                (half, arm),
                (half, half),
                (arm, half),
                (arm, -half),
                (half, -half),
                (half, -arm),
                (-half, -arm),
                (-half, -half),
                (-arm, -half),
                (-arm, half),
                (-half, half),
                (-half, arm),
            ]
            .iter()
            .map(|&(dx, dy)| (x + dx * cos - dy * sin, y + dx * sin + dy * cos))
            .collect()
        }
    }
}
