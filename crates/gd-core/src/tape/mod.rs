//! A tape: a computation written out as a list of operations on numbers, each named by its place, with no
//! branch and no loop (a Wengert list; Griewank & Walther 2008, *Evaluating Derivatives*, section 2.2).
//!
//! A formula's gradient and a rule's update are recorded on one, which is then carried out for many
//! places side by side, or written as machine code. Every number is the one that [`Run`](crate::Run)
//! computes, to the bit, as long as all derivatives are finite; only the sign of a derivative that is 0
//! may differ.

pub mod traced;

use std::collections::BTreeMap;

use crate::number::{exponential::exp, sine};

/// The place of an operation on a tape.
pub type Place = u16;

/// A function that a tape calls for one number at a time, see [`Call`].
pub type Callee = u16;

/// Carries out calls: of two operands, of which it may need only the first.
pub type Call = fn(Callee, f64, f64) -> f64;

/// An operation of a tape, on what stands before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operation {
    /// A number that is given: the k-th.
    Input(u8),
    /// A number.
    Constant(f64),
    /// A number to the power of the step's number t.
    Power(f64),
    /// a + b
    Add(Place, Place),
    /// a − b
    Subtract(Place, Place),
    /// a·b
    Multiply(Place, Place),
    /// a / b
    Divide(Place, Place),
    /// −a
    Negate(Place),
    /// |a|
    Absolute(Place),
    /// √a
    SquareRoot(Place),
    /// sin a
    Sine(Place),
    /// cos a
    Cosine(Place),
    /// eᵃ
    Exponential(Place),
    /// The third if a > b, else the fourth.
    IfGreater(Place, Place, Place, Place),
    /// A function of a and b.
    Call(Callee, Place, Place),
}

impl Operation {
    /// What it reads; places that it has no use for are none.
    pub fn operands(self) -> impl Iterator<Item = Place> {
        let of = match self {
            Self::Input(_) | Self::Constant(_) | Self::Power(_) => [None; 4],
            Self::Negate(a)
            | Self::Absolute(a)
            | Self::SquareRoot(a)
            | Self::Sine(a)
            | Self::Cosine(a)
            | Self::Exponential(a) => [Some(a), None, None, None],
            Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(a, b)
            | Self::Call(_, a, b) => [Some(a), Some(b), None, None],
            Self::IfGreater(a, b, c, d) => [Some(a), Some(b), Some(c), Some(d)],
        };
        of.into_iter().flatten()
    }

    /// Carries it out; `read` is what stands at a place.
    #[inline(always)]
    pub(crate) fn carry_out(
        self,
        read: impl Fn(Place) -> f64,
        input: impl Fn(u8) -> f64,
        power: impl Fn(f64) -> f64,
        call: Call,
    ) -> f64 {
        match self {
            Self::Input(k) => input(k),
            Self::Constant(k) => k,
            Self::Power(base) => power(base),
            Self::Add(a, b) => read(a) + read(b),
            Self::Subtract(a, b) => read(a) - read(b),
            Self::Multiply(a, b) => read(a) * read(b),
            Self::Divide(a, b) => read(a) / read(b),
            Self::Negate(a) => -read(a),
            Self::Absolute(a) => read(a).abs(),
            Self::SquareRoot(a) => read(a).sqrt(),
            Self::Sine(a) => sine::sin(read(a)),
            Self::Cosine(a) => sine::cos(read(a)),
            Self::Exponential(a) => exp(read(a)),
            Self::IfGreater(a, b, c, d) => {
                if read(a) > read(b) {
                    read(c)
                } else {
                    read(d)
                }
            }
            Self::Call(callee, a, b) => call(callee, read(a), read(b)),
        }
    }

    /// By what two are the same: numbers by their bits.
    fn key(self) -> (u8, [u64; 5]) {
        let wide = |places: [Place; 2]| places.map(u64::from);
        let pair = |kind, a, b| {
            let [a, b] = wide([a, b]);
            (kind, [a, b, 0, 0, 0])
        };
        match self {
            Self::Input(k) => (0, [u64::from(k), 0, 0, 0, 0]),
            Self::Constant(k) => (1, [k.to_bits(), 0, 0, 0, 0]),
            Self::Power(base) => (14, [base.to_bits(), 0, 0, 0, 0]),
            Self::Add(a, b) => pair(2, a, b),
            Self::Subtract(a, b) => pair(3, a, b),
            Self::Multiply(a, b) => pair(4, a, b),
            Self::Divide(a, b) => pair(5, a, b),
            Self::Negate(a) => pair(6, a, 0),
            Self::Absolute(a) => pair(7, a, 0),
            Self::SquareRoot(a) => pair(8, a, 0),
            Self::Sine(a) => pair(9, a, 0),
            Self::Cosine(a) => pair(10, a, 0),
            Self::Exponential(a) => pair(11, a, 0),
            Self::IfGreater(a, b, c, d) => {
                let ([a, b], [c, d]) = (wide([a, b]), wide([c, d]));
                (12, [a, b, c, d, 0])
            }
            Self::Call(callee, a, b) => {
                let [a, b] = wide([a, b]);
                (13, [u64::from(callee), a, b, 0, 0])
            }
        }
    }
}

/// A list of operations, each different one once, constants folded.
#[derive(Clone, Debug)]
pub struct Tape {
    operations: Vec<Operation>,
    /// How large each number can become.
    bounds: Vec<f64>,
    input_bound: fn(u8) -> f64,
    known: BTreeMap<(u8, [u64; 5]), Place>,
    call: Call,
}

impl Tape {
    /// An empty one, whose calls are carried out by a function, and whose inputs are at most as large as
    /// another says.
    #[must_use]
    pub fn new(call: Call, input_bound: fn(u8) -> f64) -> Self {
        let (operations, bounds, known) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { operations, bounds, input_bound, known, call }
    }

    /// An upper bound of |number| at a place; infinite where there is none, or where the number may be
    /// NaN. Interval arithmetic about 0 (Moore 1966, *Interval Analysis*), in which a bound beyond 10³⁰⁰
    /// counts as none, so that rounding has no part.
    #[must_use]
    pub fn bound(&self, place: Place) -> f64 {
        self.bounds.get(usize::from(place)).copied().unwrap_or(f64::INFINITY)
    }

    fn bound_of(&self, operation: Operation) -> f64 {
        let of = |place| self.bound(place);
        let bound = match operation {
            Operation::Input(k) => (self.input_bound)(k),
            Operation::Constant(k) => k.abs(),
            Operation::Add(a, b) | Operation::Subtract(a, b) => of(a) + of(b),
            // 0·∞ is NaN, which is no bound either.
            Operation::Multiply(a, b) => of(a) * of(b),
            Operation::Divide(a, b) => match self.constant(b) {
                Some(k) if k != 0.0 => of(a) / k.abs(),
                _ => f64::INFINITY,
            },
            Operation::Negate(a) | Operation::Absolute(a) => of(a),
            Operation::Sine(a) | Operation::Cosine(a) if of(a) < f64::INFINITY => 1.0,
            Operation::IfGreater(_, _, c, d) => of(c).max(of(d)),
            Operation::SquareRoot(_)
            | Operation::Sine(_)
            | Operation::Cosine(_)
            | Operation::Exponential(_)
            | Operation::Power(_)
            | Operation::Call(..) => f64::INFINITY,
        };
        if bound < 1e300 { bound } else { f64::INFINITY }
    }

    /// What a place holds twice, if it is such a sum.
    fn half(&self, place: Place) -> Option<Place> {
        match self.at(place) {
            Some(Operation::Add(a, b)) if a == b && self.bound(place).is_finite() => Some(a),
            _ => None,
        }
    }

    /// The operations, in their order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What carries out its calls.
    #[must_use]
    pub fn call(&self) -> Call {
        self.call
    }

    /// The operation at a place.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<Operation> {
        self.operations.get(usize::from(place)).copied()
    }

    /// The number at a place, if it is one.
    #[must_use]
    pub fn constant(&self, place: Place) -> Option<f64> {
        match self.at(place) {
            Some(Operation::Constant(k)) => Some(k),
            _ => None,
        }
    }

    /// Writes an operation down, in a cheaper form where there is one of the same bits, and says where
    /// it stands. Beyond what places can number nothing is written.
    pub fn record(&mut self, operation: Operation) -> Place {
        use Operation::{Add, Constant, Divide, Multiply, Subtract};
        let operation = match operation {
            Multiply(a, b) if self.constant(a) == Some(1.0) => return b,
            Multiply(a, b) | Divide(a, b) if self.constant(b) == Some(1.0) => return a,
            // A sum and a product are the same from the left and from the right.
            Add(a, b) => Add(a.min(b), a.max(b)),
            Multiply(a, b) => Multiply(a.min(b), a.max(b)),
            _ => operation,
        };
        if let Some(place) = self.record_negated(operation) {
            return place;
        }
        // (a + a) ± (b + b) is twice a ± b, exactly where nothing overflows.
        if let Add(a, b) | Subtract(a, b) = operation
            && a != b
            && let (Some(a), Some(b)) = (self.half(a), self.half(b))
        {
            let of_halves = match operation {
                Add(..) => Add(a, b),
                _ => Subtract(a, b),
            };
            let half = self.record(of_halves);
            return self.record(Add(half, half));
        }
        let folds = !matches!(operation, Operation::Input(_) | Constant(_) | Operation::Power(_))
            && operation.operands().all(|place| self.constant(place).is_some());
        if folds {
            let read = |place| self.constant(place).unwrap_or(f64::NAN);
            let value = operation.carry_out(read, |_| f64::NAN, |_| f64::NAN, self.call);
            return self.record(Constant(value));
        }
        let key = operation.key();
        if let Some(place) = self.known.get(&key) {
            return *place;
        }
        let Ok(place) = Place::try_from(self.operations.len()) else { return Place::MAX };
        self.bounds.push(self.bound_of(operation));
        self.operations.push(operation);
        self.known.insert(key, place);
        place
    }

    /// What a place holds with the other sign, if it is negated there.
    fn negated(&self, place: Place) -> Option<Place> {
        match self.at(place) {
            Some(Operation::Negate(a)) => Some(a),
            _ => None,
        }
    }

    /// Records an operation on what is negated with the sign outside, where a sum may take it in: the same
    /// bits, for rounding knows no sign.
    fn record_negated(&mut self, operation: Operation) -> Option<Place> {
        use Operation::{Add, Multiply, Negate, Subtract};
        match operation {
            Negate(a) => self.negated(a),
            Multiply(a, b) => {
                let (negated, other) = match (self.negated(a), self.negated(b)) {
                    (Some(a), _) => (a, b),
                    (None, Some(b)) => (b, a),
                    (None, None) => return None,
                };
                let product = self.record(Multiply(negated, other));
                Some(self.record(Negate(product)))
            }
            Add(a, b) if a == b => {
                let a = self.negated(a)?;
                let sum = self.record(Add(a, a));
                Some(self.record(Negate(sum)))
            }
            Add(a, b) => match (self.negated(a), self.negated(b)) {
                (_, Some(b)) => Some(self.record(Subtract(a, b))),
                (Some(a), None) => Some(self.record(Subtract(b, a))),
                (None, None) => None,
            },
            Subtract(a, b) => {
                let b = self.negated(b)?;
                Some(self.record(Add(a, b)))
            }
            _ => None,
        }
    }

    /// How often each place is read, from some outputs on: 0 for what they do not depend on.
    #[must_use]
    pub fn readers(&self, outputs: &[Place]) -> Vec<usize> {
        let mut readers = vec![0; self.operations.len()];
        for output in outputs {
            if let Some(count) = readers.get_mut(usize::from(*output)) {
                *count += 1;
            }
        }
        for (place, operation) in self.operations.iter().enumerate().rev() {
            if readers.get(place).is_some_and(|count| *count > 0) {
                for operand in operation.operands() {
                    if let Some(count) = readers.get_mut(usize::from(operand)) {
                        *count += 1;
                    }
                }
            }
        }
        readers
    }
}
