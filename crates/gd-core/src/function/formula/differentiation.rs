//! A formula's value and gradient on a tape: the operations of its program and of
//! [`Dual`], the derivatives that are 0 left out.

use super::{
    Formula,
    operation::{Function, Operation as Step},
    program::Plain,
};
use crate::{
    number::dual::Dual,
    tape::{Callee, Operation, Place, Tape},
};

/// A value and its derivatives along x and y; `None` is 0 everywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Differentiated {
    pub(crate) value: Place,
    pub(crate) gradient: [Option<Place>; 2],
}

/// What a call of a function answers.
#[derive(Clone, Copy)]
enum Answer {
    Value,
    /// Its derivative along the first or the second operand.
    Slope(usize),
}

/// How many answers a function has.
const ANSWERS: usize = 3;

fn callee(function: Function, answer: Answer) -> Callee {
    let place = Function::ALL.iter().position(|one| *one == function).unwrap_or_default();
    let answer = match answer {
        Answer::Value => 0,
        Answer::Slope(k) => 1 + k,
    };
    (place * ANSWERS + answer) as Callee
}

/// Carries out a call that a formula's tape asks for: the value of a function of a and b, or a
/// derivative, as an evaluation of the formula has it.
#[must_use]
pub fn call(callee: Callee, a: f64, b: f64) -> f64 {
    let callee = usize::from(callee);
    let Some(function) = Function::ALL.get(callee / ANSWERS) else { return f64::NAN };
    match callee % ANSWERS {
        0 => function.call(a, b),
        k => {
            let [x, y] = Dual::variables([a, b]);
            let Dual { gradient: [along_a, along_b], .. } = function.call(x, y);
            if k == 1 { along_a } else { along_b }
        }
    }
}

/// The value of a function, by its name, as a call.
pub(crate) fn callee_named(name: &str) -> Callee {
    let place = Function::ALL.iter().position(|function| function.name() == name);
    (place.unwrap_or_default() * ANSWERS) as Callee
}

impl Formula {
    /// Records the value and the gradient at (x, y).
    pub(crate) fn differentiate(&self, tape: &mut Tape, [x, y]: [Place; 2]) -> Differentiated {
        let one = tape.record(Operation::Constant(1.0));
        let x = Differentiated { value: x, gradient: [Some(one), None] };
        let y = Differentiated { value: y, gradient: [None, Some(one)] };
        let mut recorder = Recorder { tape };
        self.program.replay(x, y, |plain| recorder.plain(plain))
    }
}

struct Recorder<'a> {
    tape: &'a mut Tape,
}

type D = Differentiated;

impl Recorder<'_> {
    fn plain(&mut self, plain: Plain<D>) -> D {
        let Plain { operation, a, b, k } = plain;
        match operation {
            Step::Constant => self.known(k),
            Step::Negate => self.each(a, Operation::Negate),
            Step::Add => self.add(a, b),
            Step::AddConstant => self.shift(a, k),
            Step::Subtract => {
                let value = self.record(Operation::Subtract(a.value, b.value));
                let gradient = self.with(a, b, |this, a, b| match (a, b) {
                    (Some(a), Some(b)) => Some(this.record(Operation::Subtract(a, b))),
                    (a, None) => a,
                    (None, Some(b)) => Some(this.record(Operation::Negate(b))),
                });
                D { value, gradient }
            }
            Step::SubtractFrom => {
                let negated = self.each(a, Operation::Negate);
                self.shift(negated, k)
            }
            Step::Multiply => self.multiply(a, b),
            Step::Scale => {
                let k = self.number(k);
                self.each(a, |place| Operation::Multiply(place, k))
            }
            Step::Divide => self.divide(a, b),
            Step::DivideBy => {
                let k = self.number(k);
                self.each(a, |place| Operation::Divide(place, k))
            }
            Step::DivideInto => {
                let known = self.known(k);
                self.divide(known, a)
            }
            Step::Square => self.multiply(a, a),
            Step::PowerInteger => {
                let (value, below) =
                    (self.power(a.value, k as i32), self.power(a.value, k as i32 - 1));
                let k = self.number(k);
                let slope = self.record(Operation::Multiply(k, below));
                self.chain(a, value, slope)
            }
            Step::PowerConstant => {
                let exponent = self.known(k);
                self.called(Function::Power, a, exponent)
            }
            Step::Call(function) => self.function(function, a, b),
        }
    }

    fn record(&mut self, operation: Operation) -> Place {
        self.tape.record(operation)
    }

    fn number(&mut self, k: f64) -> Place {
        self.record(Operation::Constant(k))
    }

    fn known(&mut self, k: f64) -> D {
        D { value: self.number(k), gradient: [None; 2] }
    }

    /// The same operation on the value and on each derivative.
    fn each(&mut self, a: D, operation: impl Fn(Place) -> Operation) -> D {
        let value = self.record(operation(a.value));
        let gradient = a.gradient.map(|slope| slope.map(|slope| self.record(operation(slope))));
        D { value, gradient }
    }

    fn shift(&mut self, a: D, k: f64) -> D {
        let k = self.number(k);
        D { value: self.record(Operation::Add(a.value, k)), ..a }
    }

    fn with(
        &mut self,
        a: D,
        b: D,
        mut f: impl FnMut(&mut Self, Option<Place>, Option<Place>) -> Option<Place>,
    ) -> [Option<Place>; 2] {
        let ([ax, ay], [bx, by]) = (a.gradient, b.gradient);
        [f(self, ax, bx), f(self, ay, by)]
    }

    fn sum(&mut self, a: Option<Place>, b: Option<Place>) -> Option<Place> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.record(Operation::Add(a, b))),
            (one, other) => one.or(other),
        }
    }

    fn product(&mut self, factor: Place, slope: Option<Place>) -> Option<Place> {
        slope.map(|slope| self.record(Operation::Multiply(factor, slope)))
    }

    fn add(&mut self, a: D, b: D) -> D {
        let value = self.record(Operation::Add(a.value, b.value));
        D { value, gradient: self.with(a, b, Self::sum) }
    }

    /// The derivatives p·a′ + q·b′.
    fn blend(&mut self, p: Place, a: D, q: Place, b: D) -> [Option<Place>; 2] {
        self.with(a, b, |this, a, b| {
            let (a, b) = (this.product(p, a), this.product(q, b));
            this.sum(a, b)
        })
    }

    fn multiply(&mut self, a: D, b: D) -> D {
        let value = self.record(Operation::Multiply(a.value, b.value));
        D { value, gradient: self.blend(b.value, a, a.value, b) }
    }

    fn divide(&mut self, a: D, b: D) -> D {
        let quotient = self.record(Operation::Divide(a.value, b.value));
        let one = self.number(1.0);
        let inverse = self.record(Operation::Divide(one, b.value));
        let negated = self.record(Operation::Negate(quotient));
        let factor = self.record(Operation::Multiply(negated, inverse));
        D { value: quotient, gradient: self.blend(inverse, a, factor, b) }
    }

    fn chain(&mut self, a: D, value: Place, slope: Place) -> D {
        let [x, y] = a.gradient;
        D { value, gradient: [self.product(slope, x), self.product(slope, y)] }
    }

    /// aⁿ by repeated squaring, as [`powi`](crate::number::power::powi) has it.
    fn power(&mut self, a: Place, n: i32) -> Place {
        let mut result = self.number(1.0);
        let (mut square, mut left) = (a, n.unsigned_abs());
        while left > 0 {
            if left & 1 == 1 {
                result = self.record(Operation::Multiply(result, square));
            }
            left >>= 1;
            if left > 0 {
                square = self.record(Operation::Multiply(square, square));
            }
        }
        if n < 0 {
            let one = self.number(1.0);
            result = self.record(Operation::Divide(one, result));
        }
        result
    }

    fn function(&mut self, function: Function, a: D, b: D) -> D {
        match function {
            Function::Sin => {
                let value = self.record(Operation::Sine(a.value));
                let slope = self.record(Operation::Cosine(a.value));
                self.chain(a, value, slope)
            }
            Function::Cos => {
                let value = self.record(Operation::Cosine(a.value));
                let sine = self.record(Operation::Sine(a.value));
                let slope = self.record(Operation::Negate(sine));
                self.chain(a, value, slope)
            }
            Function::Exp => {
                let value = self.record(Operation::Exponential(a.value));
                self.chain(a, value, value)
            }
            Function::Sqrt => {
                let value = self.record(Operation::SquareRoot(a.value));
                let half = self.number(0.5);
                let slope = self.record(Operation::Divide(half, value));
                self.chain(a, value, slope)
            }
            _ => self.called(function, a, b),
        }
    }

    /// A function that is called, and its slopes with it.
    fn called(&mut self, function: Function, a: D, b: D) -> D {
        let mut call = |answer| {
            let b = if function.arity() < 2 { a.value } else { b.value };
            self.tape.record(Operation::Call(callee(function, answer), a.value, b))
        };
        let value = call(Answer::Value);
        let along_a = call(Answer::Slope(0));
        if function.arity() < 2 {
            return self.chain(a, value, along_a);
        }
        let along_b = call(Answer::Slope(1));
        D { value, gradient: self.blend(along_a, a, along_b, b) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_called_by_its_own_number() {
        for (place, function) in Function::ALL.iter().enumerate() {
            assert_eq!(usize::from(callee(*function, Answer::Value)), place * ANSWERS);
            let value: f64 = function.call(0.25, 0.5);
            let called = call(callee(*function, Answer::Value), 0.25, 0.5);
            assert_eq!(called.to_bits(), value.to_bits(), "{}", function.name());
        }
    }
}
