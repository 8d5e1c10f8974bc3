//! Code for several vectors side by side: each operation is written once for every vector before the next
//! one is, so that the processor has work while it waits for a result.

use wasm_encoder::{Function, InstructionSink, MemArg, MemArgTarget, ValType};

/// Writes one instruction.
pub(super) type Write = fn(&mut InstructionSink<'_>);

/// A number in every lane: a local for each vector, or one for all.
#[derive(Clone, Debug, Default)]
pub(super) struct Number(Vec<u32>);

impl Number {
    /// The local of a vector.
    pub(super) fn of(&self, vector: usize) -> u32 {
        let Self(locals) = self;
        locals.get(vector).or(locals.first()).copied().unwrap_or_default()
    }

    fn is_shared(&self) -> bool {
        let Self(locals) = self;
        locals.len() == 1
    }
}

/// A function's code while it is written. The parameters, all i32, come first among its locals, then the
/// other i32, then the vectors.
pub(super) struct Emitter {
    code: Vec<u8>,
    vectors: usize,
    integers: u32,
    /// How many i32 locals precede the vectors.
    first: u32,
    locals: u32,
}

impl Emitter {
    /// For so many vectors, in a function of so many parameters and further i32.
    pub(super) fn new(vectors: usize, parameters: u32, integers: u32) -> Self {
        Self { code: Vec::new(), vectors, integers, first: parameters + integers, locals: 0 }
    }

    /// The function.
    pub(super) fn finish(self) -> Function {
        let locals = [(self.integers, ValType::I32), (self.locals, ValType::V128)];
        let mut function = Function::new(locals);
        function.raw(self.code);
        function
    }

    /// How many vectors there are.
    pub(super) fn vectors(&self) -> usize {
        self.vectors
    }

    /// Writes instructions as they stand.
    pub(super) fn sink(&mut self) -> InstructionSink<'_> {
        InstructionSink::new(&mut self.code)
    }

    /// Locals for a number, nothing in them.
    pub(super) fn reserve(&mut self, is_shared: bool) -> Number {
        let count = if is_shared { 1 } else { self.vectors as u32 };
        let from = self.first + self.locals;
        self.locals += count;
        Number((from..from + count).collect())
    }

    /// A number known beforehand.
    pub(super) fn constant(&mut self, k: f64) -> Number {
        let number = self.reserve(true);
        self.sink().f64_const(k.into()).f64x2_splat().local_set(number.of(0));
        number
    }

    /// Bits known beforehand.
    pub(super) fn bits(&mut self, k: i64) -> Number {
        let number = self.reserve(true);
        self.sink().i64_const(k).i64x2_splat().local_set(number.of(0));
        number
    }

    /// An instruction on numbers, of which at most three are read.
    pub(super) fn apply(&mut self, operands: &[&Number], write: Write) -> Number {
        let number = self.reserve(operands.iter().all(|operand| operand.is_shared()));
        self.apply_to(&number, operands, write);
        number
    }

    /// The same into given locals.
    pub(super) fn apply_to(&mut self, number: &Number, operands: &[&Number], write: Write) {
        let count = if number.is_shared() { 1 } else { self.vectors };
        for vector in 0..count {
            let mut sink = self.sink();
            for operand in operands {
                sink.local_get(operand.of(vector));
            }
            write(&mut sink);
            sink.local_set(number.of(vector));
        }
    }

    pub(super) fn add(&mut self, a: &Number, b: &Number) -> Number {
        self.apply(&[a, b], |sink| {
            sink.f64x2_add();
        })
    }

    pub(super) fn subtract(&mut self, a: &Number, b: &Number) -> Number {
        self.apply(&[a, b], |sink| {
            sink.f64x2_sub();
        })
    }

    pub(super) fn multiply(&mut self, a: &Number, b: &Number) -> Number {
        self.apply(&[a, b], |sink| {
            sink.f64x2_mul();
        })
    }

    pub(super) fn divide(&mut self, a: &Number, b: &Number) -> Number {
        self.apply(&[a, b], |sink| {
            sink.f64x2_div();
        })
    }

    pub(super) fn absolute(&mut self, a: &Number) -> Number {
        self.apply(&[a], |sink| {
            sink.f64x2_abs();
        })
    }

    /// Of each bit the first's where the mask has a 1, else the second's.
    pub(super) fn choose(&mut self, first: &Number, second: &Number, mask: &Number) -> Number {
        self.apply(&[first, second, mask], |sink| {
            sink.v128_bitselect();
        })
    }

    pub(super) fn and(&mut self, a: &Number, b: &Number) -> Number {
        self.apply(&[a, b], |sink| {
            sink.v128_and();
        })
    }

    /// A polynomial's value by Horner's rule, its coefficients from the lowest power on.
    pub(super) fn polynomial(&mut self, x: &Number, coefficients: &[f64]) -> Number {
        let mut coefficients = coefficients.iter().rev();
        let last = coefficients.next().copied().unwrap_or_default();
        let mut sum = self.constant(last);
        for k in coefficients {
            let product = self.multiply(x, &sum);
            let k = self.constant(*k);
            sum = self.add(&k, &product);
        }
        sum
    }

    /// Leaves on the stack whether any bit of a number is 1.
    pub(super) fn any(&mut self, number: &Number) {
        for vector in 0..self.vectors {
            let mut sink = self.sink();
            sink.local_get(number.of(vector));
            if vector > 0 {
                sink.v128_or();
            }
        }
        self.sink().v128_any_true();
    }
}

/// A place in memory, so many bytes on from an address.
pub(super) fn at(offset: usize) -> MemArg {
    MemArg { offset: offset as u64, align: 3, target: MemArgTarget::Memory(0), ordering: None }
}
