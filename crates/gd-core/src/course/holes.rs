//! The nine holes. **To add one**, add a row, and let `cargo xtask par` find its par.

use crate::{prose::prose, space::Point};

/// A hole of the course.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct HoleRow {
    /// The number, as a link has it.
    pub id: &'static str,
    /// The name for a reader.
    pub name: &'static str,
    /// What is hard about it: a sentence, and true.
    pub hint: &'static str,
    /// The function: an id of the catalogue, or a formula.
    #[cfg_attr(feature = "link", serde(skip))]
    pub function: &'static str,
    /// Where the ball lies at first.
    #[cfg_attr(feature = "link", serde(skip))]
    pub start: Point,
    /// The region of the experiment.
    #[cfg_attr(feature = "link", serde(skip))]
    pub view: [f64; 4],
    /// The gradient's norm at which the ball rests.
    #[cfg_attr(feature = "link", serde(skip))]
    pub tolerance: f64,
    /// The most steps.
    #[cfg_attr(feature = "link", serde(skip))]
    pub steps: u32,
    /// Every global minimum in the region.
    #[cfg_attr(feature = "link", serde(skip))]
    pub minima: &'static [Point],
}

/// The holes, the simplest idea first.
pub static HOLES: [HoleRow; 9] = [
    HoleRow {
        id: "1",
        name: prose("The Bowl"),
        hint: prose(
            "In a round bowl the slope points straight away from the hole, so one learning rate leads there in a single step.",
        ),
        function: "x^2 + y^2",
        start: [-3.7, 2.9],
        view: [-5.0, 5.0, -5.0, 5.0],
        tolerance: 1e-3,
        steps: 200,
        minima: &[[0.0, 0.0]],
    },
    HoleRow {
        id: "2",
        name: prose("The Ravine"),
        hint: prose(
            "It curves 20 times as much across as along: the rate that is right for one is wrong for the other.",
        ),
        function: "5.25x^2 + 5.25y^2 - 9.5x y",
        start: [-7.8, -5.0],
        view: [-10.0, 10.0, -8.0, 8.0],
        tolerance: 1e-3,
        steps: 500,
        minima: &[[0.0, 0.0]],
    },
    HoleRow {
        id: "3",
        name: prose("The Wrong Pond"),
        hint: prose(
            "The well in front of you is the shallow one: the ball needs speed to cross the hump behind it, and has to lose it again.",
        ),
        function: "double-well",
        start: [2.0, 0.0],
        view: [-2.2, 2.2, -5.0, 6.0],
        tolerance: 1e-3,
        steps: 500,
        minima: &[[-1.300_839_565_941_577_2, 0.0]],
    },
    HoleRow {
        id: "4",
        name: prose("The Long Plain"),
        hint: prose(
            "At the tee the slope is hundreds of times smaller than near the hole; some rules divide a slope by its own size.",
        ),
        function: "plateau",
        start: [3.4, 1.9],
        view: [-6.0, 6.0, -6.0, 6.0],
        tolerance: 1e-4,
        steps: 500,
        minima: &[[0.0, 0.0]],
    },
    HoleRow {
        id: "5",
        name: prose("The Cliff"),
        hint: prose(
            "On the face of the cliff the slope is about 100: a step from there flies far off, unless the gradient is clipped.",
        ),
        function: "(x^2 + 4y^2)/2 + 5 + 5tanh(20(x - 1))",
        start: [3.0, 2.0],
        view: [-4.0, 4.0, -4.0, 4.0],
        tolerance: 1e-3,
        steps: 500,
        minima: &[[0.0, 0.0]],
    },
    HoleRow {
        id: "6",
        name: prose("The Crease"),
        hint: prose(
            "The slope is as large near the hole as far from it: the step has to shrink by itself, by a schedule or by the rule.",
        ),
        function: "sqrt(x^2 + 1e-4) + sqrt(y^2 + 1e-4)",
        start: [4.3, -2.6],
        view: [-5.0, 5.0, -5.0, 5.0],
        tolerance: 1e-3,
        steps: 500,
        minima: &[[0.0, 0.0]],
    },
    HoleRow {
        id: "7",
        name: prose("The Pass"),
        hint: prose(
            "The tee is on the ridge, where nothing slopes to either side: only a rule with chance in it leaves the ridge.",
        ),
        function: "x^2 + (y^2 - 1)^2",
        start: [1.8, 0.0],
        view: [-2.5, 2.5, -2.0, 2.0],
        tolerance: 1e-3,
        steps: 500,
        minima: &[[0.0, 1.0], [0.0, -1.0]],
    },
    HoleRow {
        id: "8",
        name: prose("The Banana"),
        hint: prose(
            "The floor of the ravine bends: it is soon reached, and then the way along it is long and flat.",
        ),
        function: "rosenbrock",
        start: [-1.2, 1.0],
        view: [-2.0, 2.0, -1.0, 3.0],
        tolerance: 1e-3,
        steps: 2000,
        minima: &[[1.0, 1.0]],
    },
    HoleRow {
        id: "9",
        name: prose("The Egg Box"),
        hint: prose(
            "There is a pit every unit or so, and only one is the hole: plain small steps end in the first pit.",
        ),
        function: "rastrigin",
        start: [3.2, -3.1],
        view: [-5.12, 5.12, -5.12, 5.12],
        tolerance: 1e-3,
        steps: 1000,
        minima: &[[0.0, 0.0]],
    },
];
