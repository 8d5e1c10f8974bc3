//! A module of WebAssembly that carries the runs of a bundle on: one step's tape as straight-line code over
//! vectors of two lanes, several of them interleaved, written for a formula, a rule and its options.
//!
//! It imports a memory and a function, and exports one:
//!
//! | name | | |
//! |---|---|---|
//! | `map.memory` | memory | where the bundle, the table and the scratch lie |
//! | `map.call` | (callee: i32, a: f64, b: f64) → f64 | [`call`](crate::function::formula::differentiation::call) |
//! | `advance` | (bundle, groups, table, scratch, first, last: i32) | what [`lanes::advance`](super::lanes::advance) does; addresses in bytes |
//!
//! All numbers are to the bit those of [`lanes`](super::lanes).

mod elementary;
mod emitter;
mod judge;

use wasm_encoder::{
    BlockType, CodeSection, EntityType, ExportKind, ExportSection, FunctionSection, ImportSection,
    MemoryType, Module, TypeSection, ValType,
};

use crate::{
    function::formula::differentiation::callee_named,
    map::{
        bundle::{ENDED, FIELDS, Sieve},
        step::{LEARNING_RATE, StepTape},
    },
    number,
    tape::{Callee, Operation, Place},
};
use elementary::{Turned, exponential, turn};
use emitter::{Emitter, Number, at};

/// How many bytes a number takes.
const SIZE: usize = size_of::<f64>();

/// The functions of the module, in their order.
const CALL: u32 = 0;
const JUDGE: u32 = 1;
const ADVANCE: u32 = 2;

/// The parameters of `advance`, and its counter.
const BUNDLE: u32 = 0;
const GROUPS: u32 = 1;
const TABLE: u32 = 2;
const SCRATCH: u32 = 3;
const FIRST: u32 = 4;
const LAST: u32 = 5;
const STEP: u32 = 6;
const ROW: u32 = 7;

/// What `judge` reads and writes beside the bundle, for each lane.
const SCRATCH_FIELDS: usize = 4;
/// Its fields: ∇f, f, and whether the lane's run goes on.
const SLOPE_X: usize = 0;
const SLOPE_Y: usize = 1;
const VALUE: usize = 2;
const LIVE: usize = 3;

/// A module, and how its bundles are laid out.
#[derive(Clone, Debug)]
pub struct Kernel {
    /// The module.
    pub code: Vec<u8>,
    /// How many lanes a group has.
    pub width: usize,
    /// How many numbers of scratch it wants.
    pub scratch: usize,
}

impl Kernel {
    /// The module for a step.
    #[must_use]
    pub fn new(step: &StepTape, sieve: Sieve) -> Self {
        Self::with_vectors(step, sieve, vectors_for(step))
    }

    /// The same with so many vectors side by side.
    #[must_use]
    pub fn with_vectors(step: &StepTape, sieve: Sieve, vectors: usize) -> Self {
        let width = 2 * vectors;
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32, ValType::F64, ValType::F64], [ValType::F64]);
        types.ty().function([ValType::I32; 3], [ValType::I32]);
        types.ty().function([ValType::I32; 6], []);
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 0,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import("map", "memory", EntityType::Memory(memory));
        imports.import("map", "call", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(1).function(2);
        let mut exports = ExportSection::new();
        exports.export("advance", ExportKind::Func, ADVANCE);
        let mut code = CodeSection::new();
        code.function(&judge::judge(width, sieve)).function(&advance(step, sieve, vectors));
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code);
        Self { code: module.finish(), width, scratch: SCRATCH_FIELDS * width }
    }
}

/// How many vectors suit a step: as many as hide what its operations wait for, and not so many that its
/// numbers do not fit into registers.
fn vectors_for(step: &StepTape) -> usize {
    match step.tape.operations().len() {
        0..=60 => 4,
        61..=200 => 2,
        _ => 1,
    }
}

/// Writes the operations of a tape.
struct Writer<'a> {
    emitter: Emitter,
    step: &'a StepTape,
    numbers: Vec<Option<Number>>,
    /// The angles that have been reduced.
    turned: Vec<(Place, Turned)>,
    /// The runs that go on.
    live: Number,
}

/// The function `advance`.
fn advance(step: &StepTape, sieve: Sieve, vectors: usize) -> wasm_encoder::Function {
    let mut emitter = Emitter::new(vectors, 6, 2);
    let live = emitter.reserve(false);
    let numbers = vec![None; step.tape.operations().len()];
    let mut writer = Writer { emitter, step, numbers, turned: Vec::new(), live };
    writer.write(sieve);
    writer.emitter.sink().end();
    writer.emitter.finish()
}

impl Writer<'_> {
    fn write(&mut self, sieve: Sieve) {
        let step = self.step;
        // What the step reads and writes, by the bundle's fields.
        let kept: Vec<usize> = step.kept().collect();
        for place in 0..step.tape.operations().len() as Place {
            match step.tape.at(place) {
                Some(Operation::Constant(k)) => {
                    let number = self.emitter.constant(k);
                    self.keep(place, number);
                }
                Some(Operation::Input(LEARNING_RATE) | Operation::Power(_)) => {
                    let number = self.emitter.reserve(true);
                    self.keep(place, number);
                }
                Some(Operation::Input(_)) => {
                    let number = self.emitter.reserve(false);
                    self.keep(place, number);
                }
                _ => {}
            }
        }
        let [small, far, large] =
            [sieve.small, sieve.far, sieve.large].map(|k| self.emitter.constant(k));

        // Every group, one after another.
        self.emitter.sink().block(BlockType::Empty).loop_(BlockType::Empty);
        self.emitter.sink().local_get(GROUPS).i32_eqz().br_if(1);
        self.load_live_from_bundle();
        self.load(&kept);
        self.start_rows();
        self.emitter.sink().block(BlockType::Empty).loop_(BlockType::Empty);
        self.load_row();
        let mut first = vec![step.value];
        if step.is_bounded {
            first.clear();
        }
        first.extend(step.gradient);
        self.evaluate(&first);
        self.look(&kept, [&small, &far, &large]);
        let next: Vec<Place> =
            kept.iter().filter_map(|field| step.next.get(*field).copied()).collect();
        self.evaluate(&next);
        self.go_on(&kept);
        self.emitter.sink().br(0).end().end();
        let group = (FIELDS * 2 * self.emitter.vectors() * SIZE) as i32;
        let mut sink = self.emitter.sink();
        sink.local_get(BUNDLE).i32_const(group).i32_add().local_set(BUNDLE);
        sink.local_get(GROUPS).i32_const(1).i32_sub().local_set(GROUPS);
        sink.br(0).end().end();
    }

    fn keep(&mut self, place: Place, number: Number) {
        if let Some(kept) = self.numbers.get_mut(usize::from(place)) {
            *kept = Some(number);
        }
    }

    fn number(&mut self, place: Place) -> Number {
        match self.numbers.get(usize::from(place)).cloned().flatten() {
            Some(number) => number,
            None => self.emitter.constant(f64::NAN),
        }
    }

    /// The number of a field of the bundle, where the step reads it.
    fn field(&mut self, field: usize) -> Option<Number> {
        let input = Operation::Input(field as u8);
        let place = self.step.tape.operations().iter().position(|one| *one == input)?;
        Some(self.number(place as Place))
    }

    fn offset(&self, field: usize, vector: usize) -> usize {
        (field * 2 * self.emitter.vectors() + 2 * vector) * SIZE
    }

    /// Reads which runs go on.
    fn load_live_from_bundle(&mut self) {
        for vector in 0..self.emitter.vectors() {
            let offset = self.offset(ENDED, vector);
            let to = self.live.of(vector);
            let mut sink = self.emitter.sink();
            // `Ended::Not` is 0.
            sink.local_get(BUNDLE).v128_load(at(offset)).f64_const(0.0.into()).f64x2_splat();
            sink.f64x2_eq().local_set(to);
        }
    }

    fn load(&mut self, kept: &[usize]) {
        for field in kept {
            let Some(number) = self.field(*field) else { continue };
            for vector in 0..self.emitter.vectors() {
                let offset = self.offset(*field, vector);
                let mut sink = self.emitter.sink();
                sink.local_get(BUNDLE).v128_load(at(offset)).local_set(number.of(vector));
            }
        }
    }

    fn start_rows(&mut self) {
        let row = ((1 + self.step.powers.len()) * SIZE) as i32;
        let mut sink = self.emitter.sink();
        sink.local_get(FIRST).local_set(STEP);
        sink.local_get(TABLE).local_get(FIRST).i32_const(row).i32_mul().i32_add().local_set(ROW);
    }

    /// Reads α and the powers of the step.
    fn load_row(&mut self) {
        let step = self.step;
        for (place, operation) in step.tape.operations().iter().enumerate() {
            let column = match operation {
                Operation::Input(LEARNING_RATE) => 0,
                Operation::Power(base) => {
                    let bits = base.to_bits();
                    let known = step.powers.iter().position(|one| one.to_bits() == bits);
                    1 + known.unwrap_or_default()
                }
                _ => continue,
            };
            let number = self.number(place as Place);
            let mut sink = self.emitter.sink();
            sink.local_get(ROW).v128_load64_splat(at(column * SIZE)).local_set(number.of(0));
        }
    }

    /// Writes what some places depend on and what has not been written yet.
    fn evaluate(&mut self, outputs: &[Place]) {
        let step = self.step;
        let readers = step.tape.readers(outputs);
        for (place, count) in readers.iter().enumerate() {
            let is_written = self.numbers.get(place).is_some_and(Option::is_some);
            if *count > 0 && !is_written {
                let place = place as Place;
                if let Some(operation) = step.tape.at(place) {
                    let number = self.operation(operation);
                    self.keep(place, number);
                }
            }
        }
    }

    fn operation(&mut self, operation: Operation) -> Number {
        let mut operands = operation.operands();
        let [a, b, c, d] = [(); 4].map(|()| operands.next());
        let [a, b, c, d] = [a, b, c, d].map(|place| place.map(|place| self.number(place)));
        let absent = || Number::default();
        let (a, b) = (a.unwrap_or_else(absent), b.unwrap_or_else(absent));
        match operation {
            Operation::Add(..) => self.emitter.add(&a, &b),
            Operation::Subtract(..) => self.emitter.subtract(&a, &b),
            Operation::Multiply(..) => self.emitter.multiply(&a, &b),
            Operation::Divide(..) => self.emitter.divide(&a, &b),
            Operation::Negate(_) => self.emitter.apply(&[&a], |sink| {
                sink.f64x2_neg();
            }),
            Operation::Absolute(_) => self.emitter.absolute(&a),
            Operation::SquareRoot(_) => self.emitter.apply(&[&a], |sink| {
                sink.f64x2_sqrt();
            }),
            Operation::IfGreater(..) => {
                let (c, d) = (c.unwrap_or_else(absent), d.unwrap_or_else(absent));
                let mask = self.emitter.apply(&[&a, &b], |sink| {
                    sink.f64x2_gt();
                });
                self.emitter.choose(&c, &d, &mask)
            }
            Operation::Sine(angle) => self.turned(angle, &a, 0),
            Operation::Cosine(angle) => self.turned(angle, &a, 1),
            Operation::Exponential(_) => {
                let number = exponential(&mut self.emitter, &a);
                self.within(number, &a, number::exponential::RANGE, "exp")
            }
            Operation::Call(callee, ..) => {
                let number = self.emitter.reserve(false);
                for vector in 0..self.emitter.vectors() {
                    self.call(callee, &a, &b, vector, &number);
                }
                number
            }
            Operation::Input(_) | Operation::Constant(_) | Operation::Power(_) => absent(),
        }
    }

    /// The sine of an angle after so many quarter turns.
    fn turned(&mut self, angle: Place, a: &Number, turns: i64) -> Number {
        let of_angle = |(place, _): &(Place, Turned)| *place == angle;
        let known = self.turned.iter().position(of_angle).unwrap_or_else(|| {
            self.turned.push((angle, turn(&mut self.emitter, a)));
            self.turned.len() - 1
        });
        let Some((_, turned)) = self.turned.get(known) else { return Number::default() };
        let number = turned.after(&mut self.emitter, turns);
        self.within(number, a, number::sine::RANGE, if turns == 0 { "sin" } else { "cos" })
    }

    /// A number where |a| is within a range, and what a function answers where one is not.
    fn within(&mut self, number: Number, a: &Number, range: f64, function: &str) -> Number {
        let (size, range) = (self.emitter.absolute(a), self.emitter.constant(range));
        let beyond = self.emitter.apply(&[&size, &range], |sink| {
            sink.f64x2_gt();
        });
        let beyond = self.emitter.and(&beyond, &self.live);
        self.emitter.any(&beyond);
        self.emitter.sink().if_(BlockType::Empty);
        for vector in 0..self.emitter.vectors() {
            self.call(callee_named(function), a, a, vector, &number);
        }
        self.emitter.sink().end();
        number
    }

    /// Calls a function for both lanes of a vector.
    fn call(&mut self, callee: Callee, a: &Number, b: &Number, vector: usize, to: &Number) {
        let mut sink = self.emitter.sink();
        for lane in 0..2 {
            sink.i32_const(i32::from(callee));
            sink.local_get(a.of(vector)).f64x2_extract_lane(lane);
            sink.local_get(b.of(vector)).f64x2_extract_lane(lane);
            sink.call(CALL);
            if lane == 0 {
                sink.f64x2_splat();
            } else {
                sink.f64x2_replace_lane(lane);
            }
        }
        sink.local_set(to.of(vector));
    }

    /// Looks whether a run may have ended, or the steps have, and has those looked at more closely.
    fn look(&mut self, kept: &[usize], [small, far, large]: [&Number; 3]) {
        let step = self.step;
        let [gx, gy] = step.gradient.map(|place| self.number(place));
        let theta = [0, 1].map(|field| self.field(field));
        let square = self.square(&gx, Some(&gy).filter(|_| step.dimension == 2));
        let far_away = match &theta {
            [Some(x), y] => self.square(x, y.as_ref().filter(|_| step.dimension == 2)),
            _ => Number::default(),
        };
        let mut is_fine = self.emitter.apply(&[&square, small], |sink| {
            sink.f64x2_gt();
        });
        let mut requires = |emitter: &mut Emitter, number: &Number, most: &Number| {
            let within = emitter.apply(&[number, most], |sink| {
                sink.f64x2_le();
            });
            is_fine = emitter.and(&is_fine, &within);
        };
        requires(&mut self.emitter, &far_away, far);
        let value = if step.is_bounded {
            self.emitter.constant(0.0)
        } else {
            let value = self.number(step.value);
            let size = self.emitter.absolute(&value);
            let sum = self.emitter.add(&square, &size);
            requires(&mut self.emitter, &sum, large);
            value
        };
        let doubtful = self.emitter.apply(&[&self.live, &is_fine], |sink| {
            sink.v128_andnot();
        });
        self.emitter.any(&doubtful);
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).local_get(LAST).i32_eq().i32_or().if_(BlockType::Empty);
        self.spill(kept);
        for vector in 0..self.emitter.vectors() {
            for (field, number) in [(SLOPE_X, &gx), (SLOPE_Y, &gy), (VALUE, &value)] {
                let offset = self.offset(field, vector);
                let mut sink = self.emitter.sink();
                sink.local_get(SCRATCH).local_get(number.of(vector)).v128_store(at(offset));
            }
        }
        let mut sink = self.emitter.sink();
        sink.local_get(BUNDLE).local_get(SCRATCH).local_get(STEP).call(JUDGE);
        // Out of the loop over steps, when no run goes on or they are used up.
        sink.i32_eqz().local_get(STEP).local_get(LAST).i32_eq().i32_or().br_if(2);
        for vector in 0..self.emitter.vectors() {
            let (offset, to) = (self.offset(LIVE, vector), self.live.of(vector));
            self.emitter.sink().local_get(SCRATCH).v128_load(at(offset)).local_set(to);
        }
        self.emitter.sink().end();
    }

    /// x² + y².
    fn square(&mut self, x: &Number, y: Option<&Number>) -> Number {
        let square = self.emitter.multiply(x, x);
        let Some(y) = y else { return square };
        let other = self.emitter.multiply(y, y);
        self.emitter.add(&square, &other)
    }

    /// Writes where the runs are that go on.
    fn spill(&mut self, kept: &[usize]) {
        for field in kept {
            let Some(number) = self.field(*field) else { continue };
            for vector in 0..self.emitter.vectors() {
                let (offset, live) = (self.offset(*field, vector), self.live.of(vector));
                let mut sink = self.emitter.sink();
                sink.local_get(BUNDLE).local_get(number.of(vector));
                sink.local_get(BUNDLE).v128_load(at(offset)).local_get(live).v128_bitselect();
                sink.v128_store(at(offset));
            }
        }
    }

    /// Takes the step.
    fn go_on(&mut self, kept: &[usize]) {
        let step = self.step;
        let moves: Vec<(Number, Number)> = kept
            .iter()
            .filter_map(|field| {
                let next = self.number(*step.next.get(*field)?);
                Some((self.field(*field)?, next))
            })
            .collect();
        for vector in 0..self.emitter.vectors() {
            let mut sink = self.emitter.sink();
            // All are read before any is written.
            for (_, next) in &moves {
                sink.local_get(next.of(vector));
            }
            for (now, _) in moves.iter().rev() {
                sink.local_set(now.of(vector));
            }
        }
        let row = ((1 + step.powers.len()) * SIZE) as i32;
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).i32_const(1).i32_add().local_set(STEP);
        sink.local_get(ROW).i32_const(row).i32_add().local_set(ROW);
    }
}
