//! One step of a run on a tape: from θ and what the rule remembers to the next, for a formula and a rule
//! that leaves nothing to chance.

use std::cell::RefCell;

use crate::{
    function::{
        Function,
        formula::{Formula, differentiation},
    },
    rule::{
        optimizer::{RECORDED, RULES},
        update::{SLOTS, Step, Update},
    },
    run::{conditions::Conditions, stop::FAR},
    space::Goal,
    tape::{
        Operation, Place, Tape,
        traced::{Traced, place},
    },
};

/// The inputs of a step's tape, in the order of their numbers: θ, then what the rule remembers of x and
/// of y, then α.
pub(crate) const LEARNING_RATE: u8 = (2 + 2 * SLOTS) as u8;

/// One step.
#[derive(Clone, Debug)]
pub struct StepTape {
    /// All operations.
    pub tape: Tape,
    /// How many variables the function has.
    pub dimension: usize,
    /// How many numbers the rule remembers of each coordinate.
    pub slots: usize,
    /// f at θ.
    pub value: Place,
    /// ∇f at θ; the second is 0 in one dimension.
    pub gradient: [Place; 2],
    /// ‖∇f‖².
    pub square_slope: Place,
    /// ‖θ‖².
    pub square_distance: Place,
    /// ‖∇f‖² + |f|.
    pub size: Place,
    /// The next θ and what the rule then remembers, in the order of the inputs; those that do not exist
    /// are 0.
    pub next: Vec<Place>,
    /// Whether f and ∇f are finite wherever a run can be.
    pub is_bounded: bool,
    /// The bases whose power t the rule asks for.
    pub powers: Vec<f64>,
}

impl StepTape {
    /// The step of a run under some conditions; `None` if it has none: the function is no formula, chance
    /// has a part in it, or it is too long.
    #[must_use]
    pub fn new(conditions: &Conditions) -> Option<Self> {
        let formula = match &conditions.function {
            Function::Catalog { formula, .. } | Function::Typed(formula) => formula,
            Function::Fit(_) | Function::Layers(_) | Function::Custom(_) => return None,
        };
        let rule = conditions.rule.of;
        if conditions.is_random() {
            return None;
        }
        let of_rule = RULES.iter().position(|one| one.id == rule.id)?;
        let update = RECORDED.get(of_rule)?;
        let dimension = conditions.function.objective().dimension();

        let tape = RefCell::new(Tape::new(differentiation::call, |number| {
            if number < 2 { FAR } else { f64::INFINITY }
        }));
        let record = |operation| tape.borrow_mut().record(operation);
        let inputs: Vec<Place> =
            (0..=LEARNING_RATE).map(|number| record(Operation::Input(number))).collect();
        let [x, y, ref state @ .., learning_rate] = *inputs else { return None };
        let zero = record(Operation::Constant(0.0));
        let differentiated = Formula::differentiate(formula, &mut tape.borrow_mut(), [x, y]);
        let gradient = differentiated.gradient.map(|slope| slope.unwrap_or(zero));
        let given = given(conditions, dimension, &tape, gradient)?;

        let mut next = vec![zero; 2 + 2 * SLOTS];
        let axes = [x, y].into_iter().zip(given).zip(state.chunks(SLOTS)).take(dimension);
        for (axis, ((theta, gradient), remembered)) in axes.enumerate() {
            let at = |place| Traced::At(&tape, place);
            let mut slots = [at(zero); SLOTS];
            for (slot, place) in slots.iter_mut().zip(remembered) {
                *slot = at(*place);
            }
            let step = Step {
                theta: at(theta),
                gradient: at(gradient),
                learning_rate: at(learning_rate),
                t: 1,
                values: conditions.rule.values,
                normal: Traced::Constant(0.0),
                power: &|base| at(record(Operation::Power(base))),
            };
            let Update { theta, .. } = update(&step, &mut slots);
            *next.get_mut(axis)? = place(&tape, theta);
            for (slot, number) in slots.into_iter().enumerate().take(rule.state.len()) {
                *next.get_mut(2 + axis * SLOTS + slot)? = place(&tape, number);
            }
        }
        let square = |[x, y]: [Place; 2]| {
            let square = record(Operation::Multiply(x, x));
            if dimension == 1 {
                return square;
            }
            let other = record(Operation::Multiply(y, y));
            record(Operation::Add(square, other))
        };
        let (square_slope, square_distance) = (square(gradient), square([x, y]));
        let absolute = record(Operation::Absolute(differentiated.value));
        let size = record(Operation::Add(square_slope, absolute));
        let tape = tape.into_inner();
        if tape.operations().len() >= usize::from(Place::MAX) {
            return None;
        }
        let is_bounded = [differentiated.value]
            .into_iter()
            .chain(gradient)
            .all(|place| tape.bound(place).is_finite());
        let powers = tape.operations().iter().filter_map(|operation| match operation {
            Operation::Power(base) => Some(*base),
            _ => None,
        });
        Some(Self {
            powers: powers.collect(),
            value: differentiated.value,
            gradient,
            square_slope,
            square_distance,
            size,
            next,
            is_bounded,
            dimension,
            slots: rule.state.len(),
            tape,
        })
    }
}

#[cfg(feature = "kernel")]
impl StepTape {
    /// The fields of a run that it reads and writes: θ, and what the rule remembers.
    pub(crate) fn kept(&self) -> impl Iterator<Item = usize> + '_ {
        let axes = 0..self.dimension;
        let remembered =
            axes.clone().flat_map(|axis| (0..self.slots).map(move |k| 2 + axis * SLOTS + k));
        axes.chain(remembered)
    }
}

/// What the rule is given for the gradient, with the goal's sign and clipped.
fn given(
    conditions: &Conditions,
    dimension: usize,
    tape: &RefCell<Tape>,
    gradient: [Place; 2],
) -> Option<[Place; 2]> {
    let record = |operation| tape.borrow_mut().record(operation);
    let zero = record(Operation::Constant(0.0));
    let signed = |place| match conditions.goal {
        Goal::Min => place,
        Goal::Max => record(Operation::Negate(place)),
    };
    let [x, y] = gradient.map(signed);
    let y = if dimension == 2 { y } else { zero };
    let [c, ..] = conditions.clip.values;
    let c = record(Operation::Constant(c));
    match conditions.clip.of.id {
        "none" => Some([x, y]),
        "value" => {
            let low = record(Operation::Negate(c));
            Some([x, y].map(|g| {
                let below = record(Operation::IfGreater(g, c, c, g));
                record(Operation::IfGreater(low, g, low, below))
            }))
        }
        "norm" => {
            let norm = record(Operation::Call(differentiation::callee_named("hypot"), x, y));
            Some([x, y].map(|g| {
                let unit = record(Operation::Divide(g, norm));
                let clipped = record(Operation::Multiply(unit, c));
                record(Operation::IfGreater(norm, c, clipped, g))
            }))
        }
        _ => None,
    }
}
