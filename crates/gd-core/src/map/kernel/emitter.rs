//! Code over vectors while it is written: each operation into a local of its own.

use std::collections::BTreeMap;

use wasm_encoder::{Function, InstructionSink, MemArg, MemArgTarget, ValType};

/// A local that holds a vector.
pub(super) type Local = u32;

/// Writes one instruction.
pub(super) type Write = fn(&mut InstructionSink<'_>);

/// A function's code. The parameters, all i32, come first among its locals, then the other i32, then the
/// vectors.
pub(super) struct Emitter {
    /// What is known beforehand, before all else.
    constants: Vec<u8>,
    known: BTreeMap<u64, Local>,
    code: Vec<u8>,
    integers: u32,
    /// How many i32 locals precede the vectors.
    first: u32,
    locals: u32,
}

impl Emitter {
    /// A function of so many parameters and further i32.
    pub(super) fn new(parameters: u32, integers: u32) -> Self {
        Self {
            constants: Vec::new(),
            known: BTreeMap::new(),
            code: Vec::new(),
            integers,
            first: parameters + integers,
            locals: 0,
        }
    }

    /// The function.
    pub(super) fn finish(self) -> Function {
        let locals = [(self.integers, ValType::I32), (self.locals, ValType::V128)];
        let mut function = Function::new(locals);
        function.raw(self.constants);
        function.raw(self.code);
        function
    }

    /// Writes instructions as they stand.
    pub(super) fn sink(&mut self) -> InstructionSink<'_> {
        InstructionSink::new(&mut self.code)
    }

    /// A local, nothing in it.
    pub(super) fn reserve(&mut self) -> Local {
        self.locals += 1;
        self.first + self.locals - 1
    }

    /// Bits known beforehand, in every lane.
    pub(super) fn bits(&mut self, bits: u64) -> Local {
        if let Some(known) = self.known.get(&bits) {
            return *known;
        }
        let local = self.reserve();
        InstructionSink::new(&mut self.constants)
            .i64_const(bits.cast_signed())
            .i64x2_splat()
            .local_set(local);
        self.known.insert(bits, local);
        local
    }

    /// A number known beforehand, in every lane.
    pub(super) fn constant(&mut self, k: f64) -> Local {
        self.bits(k.to_bits())
    }

    /// An instruction on locals.
    pub(super) fn apply<const N: usize>(&mut self, operands: [Local; N], write: Write) -> Local {
        let local = self.reserve();
        let mut sink = self.sink();
        for operand in operands {
            sink.local_get(operand);
        }
        write(&mut sink);
        sink.local_set(local);
        local
    }

    pub(super) fn add(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_add();
        })
    }

    pub(super) fn subtract(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_sub();
        })
    }

    pub(super) fn multiply(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_mul();
        })
    }

    pub(super) fn divide(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_div();
        })
    }

    pub(super) fn absolute(&mut self, a: Local) -> Local {
        self.apply([a], |sink| {
            sink.f64x2_abs();
        })
    }

    pub(super) fn is_greater(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_gt();
        })
    }

    pub(super) fn is_at_most(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.f64x2_le();
        })
    }

    /// Of each bit the first's where the mask has a 1, else the second's.
    pub(super) fn choose(&mut self, first: Local, second: Local, mask: Local) -> Local {
        self.apply([first, second, mask], |sink| {
            sink.v128_bitselect();
        })
    }

    pub(super) fn and(&mut self, a: Local, b: Local) -> Local {
        self.apply([a, b], |sink| {
            sink.v128_and();
        })
    }

    /// A polynomial's value by Horner's rule, its coefficients from the lowest power on.
    pub(super) fn polynomial(&mut self, x: Local, coefficients: &[f64]) -> Local {
        let mut coefficients = coefficients.iter().rev();
        let last = coefficients.next().copied().unwrap_or_default();
        let mut sum = self.constant(last);
        for k in coefficients {
            let product = self.multiply(x, sum);
            let k = self.constant(*k);
            sum = self.add(k, product);
        }
        sum
    }
}

/// A place in memory, so many bytes on from an address.
pub(super) fn at(offset: usize) -> MemArg {
    MemArg { offset: offset as u64, align: 3, target: MemArgTarget::Memory(0), ordering: None }
}
