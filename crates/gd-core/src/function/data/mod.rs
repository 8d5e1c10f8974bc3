//! Data sets: points with targets, from which a model learns.
//!
//! The synthetic sets are drawn from a scenario's seed, point k from the
//! [`DATA`](crate::random::DATA) stream at step k; so the points are part of the link format.

mod csv;
mod quoting;

use crate::{
    notation::number,
    number::sine::sin,
    prose::prose,
    random::{self, Draws},
    space::Point,
};

pub use csv::{LARGEST, MOST_POINTS, parse_csv};

/// A point of a data set.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Sample {
    /// The features; of a point with one feature the second is 1, the input of the intercept.
    pub inputs: [f64; 2],
    /// y: a number, or a class, 0 or 1.
    pub target: f64,
}

impl Sample {
    /// A point (x, y).
    #[must_use]
    pub fn pair(x: f64, target: f64) -> Self {
        Self { inputs: [x, 1.0], target }
    }
}

/// A synthetic data set and what is said of it.
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct DataSet {
    /// The name in a link.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// What it is, one sentence.
    pub note: &'static str,
    /// How many features a point has, 1 or 2.
    pub features: usize,
    /// How many points there are.
    pub count: u32,
    /// The id of the model that it is fitted by unless another is given.
    pub model: &'static str,
    /// What is known of it without drawing it.
    #[cfg_attr(feature = "link", serde(skip))]
    pub spread: Spread,
    #[cfg_attr(feature = "link", serde(skip))]
    draw: fn(&mut Draws, u32) -> Sample,
}

/// The sizes by which views and learning rates are chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean square of each input.
    pub inputs: [f64; 2],
    /// The mean square of the targets.
    pub target: f64,
    /// The weights of the line with the least squared error; 0 for classes.
    pub solution: Point,
}

/// x uniform in \[−3, 3\], whose mean square is 3, the targets around 1.5x + 0.5.
const ON_LINE: Spread = Spread { inputs: [3.0, 1.0], target: 7.5, solution: [1.5, 0.5] };

fn on_line(draws: &mut Draws, deviation: f64) -> Sample {
    let x = 6.0 * draws.uniform() - 3.0;
    let [normal, _] = draws.normals();
    Sample::pair(x, 1.5 * x + 0.5 + deviation * normal)
}

/// Every other point of class 1 around `centre`, the rest of class 0 opposite.
fn blob(draws: &mut Draws, k: u32, centre: Point, deviation: f64) -> Sample {
    let class = f64::from(k % 2);
    let side = 2.0 * class - 1.0;
    let mut inputs = centre.map(|c| side * c);
    for (input, normal) in inputs.iter_mut().zip(draws.normals()) {
        *input += deviation * normal;
    }
    Sample { inputs, target: class }
}

/// Every synthetic data set.
pub const DATA_SETS: &[DataSet] = &[
    DataSet {
        id: "line",
        name: "Line with noise",
        note: prose("Around y = 1.5x + 0.5, with Gaussian noise."),
        features: 1,
        count: 50,
        model: "line",
        spread: ON_LINE,
        draw: |draws, _| on_line(draws, 0.8),
    },
    DataSet {
        id: "outliers",
        name: "Line with outliers",
        note: prose(
            "Close to y = 1.5x + 0.5, but for three points at the right that are far below.",
        ),
        features: 1,
        count: 40,
        model: "line",
        spread: Spread { inputs: [3.25, 1.0], target: 12.0, ..ON_LINE },
        draw: |draws, k| {
            let Sample { inputs: [x, _], target } = on_line(draws, 0.3);
            if k % 13 == 12 {
                Sample::pair(2.5 + x / 6.0, target - 1.5 * x - 9.0)
            } else {
                Sample::pair(x, target)
            }
        },
    },
    DataSet {
        id: "blobs",
        name: "Two blobs",
        note: prose(
            "Two classes with a gap between them, so that without a penalty ever larger weights fit ever better.",
        ),
        features: 2,
        count: 60,
        model: "logistic",
        spread: Spread { inputs: [2.4, 0.8], target: 0.5, solution: [0.0; 2] },
        draw: |draws, k| blob(draws, k, [1.5, 0.8], 0.4),
    },
    DataSet {
        id: "overlap",
        name: "Overlapping blobs",
        note: prose("Two classes that no line parts."),
        features: 2,
        count: 60,
        model: "logistic",
        spread: Spread { inputs: [2.0, 1.4], target: 0.5, solution: [0.0; 2] },
        draw: |draws, k| blob(draws, k, [1.0, 0.6], 1.0),
    },
    DataSet {
        id: "curve",
        name: "Curve",
        note: prose("Around y = sin(1.5x + 0.5), with a little Gaussian noise."),
        features: 1,
        count: 50,
        model: "sine",
        spread: Spread { inputs: [3.0, 1.0], target: 0.5, solution: [0.2, 0.0] },
        draw: |draws, _| {
            let x = 6.0 * draws.uniform() - 3.0;
            let [normal, _] = draws.normals();
            Sample::pair(x, sin(1.5 * x + 0.5) + 0.15 * normal)
        },
    },
];

/// The data set with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static DataSet> {
    DATA_SETS.iter().find(|set| set.id == id)
}

/// A data set: a synthetic one as drawn from a seed, or the reader's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    set: Option<&'static str>,
    features: usize,
    samples: Vec<Sample>,
}

impl Data {
    /// A synthetic set.
    #[must_use]
    pub fn draw(set: &'static DataSet, seed: u64) -> Self {
        let sample = |k| (set.draw)(&mut Draws::at(seed, random::DATA, k), k);
        Self {
            set: Some(set.id),
            features: set.features,
            samples: (0..set.count).map(sample).collect(),
        }
    }

    /// The reader's own points, with one or two features.
    pub(crate) fn own(features: usize, samples: Vec<Sample>) -> Self {
        Self { set: None, features, samples }
    }

    /// The synthetic set that it is, if it is one.
    #[must_use]
    pub fn set(&self) -> Option<&'static DataSet> {
        self.set.and_then(find)
    }

    /// How many features a point has, 1 or 2.
    #[must_use]
    pub fn features(&self) -> usize {
        self.features
    }

    /// The points.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// Whether every target is a class, 0 or 1.
    #[must_use]
    pub fn is_labelled(&self) -> bool {
        self.samples.iter().all(|sample| sample.target == 0.0 || sample.target == 1.0)
    }

    /// The same with classes 0 and 1, where all targets are −1 and 1.
    #[cfg(feature = "link")]
    pub(crate) fn with_classes(&self) -> Option<Self> {
        if self.samples.iter().any(|sample| sample.target.abs() != 1.0) || self.is_labelled() {
            return None;
        }
        let class = |sample: &Sample| Sample { target: sample.target.max(0.0), ..*sample };
        Some(Self { samples: self.samples.iter().map(class).collect(), ..self.clone() })
    }

    /// How a link names it: a synthetic set's id, or `csv:` and the points with `;` between them.
    #[must_use]
    pub fn source(&self) -> String {
        if let Some(id) = self.set {
            return id.to_owned();
        }
        let point = |sample: &Sample| {
            let features = sample.inputs.iter().take(self.features);
            let numbers: Vec<_> =
                features.chain([&sample.target]).map(|value| number(*value)).collect();
            numbers.join(",")
        };
        format!("csv:{}", self.samples.iter().map(point).collect::<Vec<_>>().join(";"))
    }

    /// The mean of something over the points.
    fn mean(&self, of: impl Fn(&Sample) -> f64) -> f64 {
        self.samples.iter().map(of).sum::<f64>() / self.samples.len() as f64
    }

    /// The sizes by which views and learning rates are chosen: those declared of a synthetic set,
    /// so that they do not change with the seed, or those of the points.
    #[must_use]
    pub fn spread(&self) -> Spread {
        if let Some(set) = self.set() {
            return set.spread;
        }
        let x = |sample: &Sample| sample.inputs[0];
        let (mean_x, mean_y) = (self.mean(x), self.mean(|sample| sample.target));
        let variance = self.mean(|sample| (x(sample) - mean_x) * (x(sample) - mean_x));
        let covariance = self.mean(|sample| (x(sample) - mean_x) * (sample.target - mean_y));
        let slope = if variance > 0.0 { covariance / variance } else { 0.0 };
        let square = |of: fn(&Sample) -> f64| self.mean(|sample| of(sample) * of(sample));
        Spread {
            inputs: [square(|sample| sample.inputs[0]), square(|sample| sample.inputs[1])],
            target: self.mean(|sample| sample.target * sample.target),
            solution: [slope, mean_y - slope * mean_x],
        }
    }

    /// What a picture of the points takes in, \[xmin, xmax, ymin, ymax\]: all of them with a margin.
    /// With one feature y is the target, with two it is the second feature.
    #[must_use]
    pub fn view(&self) -> [f64; 4] {
        let [mut x, mut y] = [[f64::INFINITY, f64::NEG_INFINITY]; 2];
        for point in self.points() {
            for (range, value) in [&mut x, &mut y].into_iter().zip(point) {
                *range = [range[0].min(value), range[1].max(value)];
            }
        }
        let [[x0, x1], [y0, y1]] = [x, y].map(|[low, high]| {
            let margin = if high > low { 0.08 * (high - low) } else { 1.0 };
            [low - margin, high + margin]
        });
        [x0, x1, y0, y1]
    }

    /// The points' places in a picture, see [`view`](Self::view).
    pub fn points(&self) -> impl Iterator<Item = Point> {
        self.samples.iter().map(|&Sample { inputs: [x, second], target }| {
            [x, if self.features == 1 { target } else { second }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Part of the link format: a link to a synthetic set must show the same points for ever. The
    /// numbers agree with ChaCha8 and Box–Muller written anew in Python, to its rounding of cosines.
    #[test]
    fn first_points_are_pinned() {
        for (id, k, pinned) in [
            ("line", 1, [1.7231441919548551, 1.0, 3.3340929956676217]),
            ("outliers", 1, [1.7231441919548551, 1.0, 3.178232553333035]),
            ("outliers", 12, [2.3054963132945856, 1.0, -8.685573396384534]),
            ("blobs", 1, [1.8909318929871737, 0.21491276269509108, 1.0]),
            ("overlap", 1, [1.9773297324679342, -0.8627180932622723, 1.0]),
            ("curve", 1, [1.7231441919548551, 1.0, 0.10360383822613095]),
        ] {
            let Sample { inputs: [a, b], target } = Data::draw(find(id).unwrap(), 7).samples()[k];
            let drawn = [a, b, target];
            assert_eq!(drawn.map(f64::to_bits), pinned.map(f64::to_bits), "{id}: {drawn:?}");
        }
    }

    /// What the table declares of a set is what it is on average over seeds.
    #[test]
    fn declared_spreads_hold() {
        for set in DATA_SETS {
            let drawn = |seed| Data::draw(set, seed);
            let own = |seed| Data::own(set.features, drawn(seed).samples().to_vec()).spread();
            let mean =
                |of: fn(Spread) -> f64| (0..200).map(|seed| of(own(seed))).sum::<f64>() / 200.0;
            let inputs = [mean(|s| s.inputs[0]), mean(|s| s.inputs[1])];
            for (found, declared) in inputs.iter().zip(set.spread.inputs) {
                assert!((found / declared - 1.0).abs() < 0.1, "{}: {inputs:?}", set.id);
            }
            let label = mean(|s| s.target);
            assert!((label / set.spread.target - 1.0).abs() < 0.1, "{}: {label}", set.id);
        }
    }
}
