//! A module of WebAssembly that carries the runs of a bundle on: one step's tape as straight-line code over
//! vectors of two lanes, several of them interleaved, written for a formula, a rule and its options.
//!
//! It imports a memory and a function, and exports two:
//!
//! | name | | |
//! |---|---|---|
//! | `map.memory` | memory | where the bundle, the table and the scratch lie |
//! | `map.call` | (callee: i32, a: f64, b: f64) → f64 | [`call`](crate::function::formula::differentiation::call) |
//! | `advance` | (bundle, groups, table, scratch, first, last: i32) | what [`lanes::advance`](super::lanes::advance) does but for the boxes; addresses in bytes |
//! | `finish` | the same | the same with the boxes |
//!
//! All numbers are to the bit those of [`lanes`](super::lanes).

mod elementary;
mod emitter;
mod judge;
mod scratch;

use std::ops::RangeInclusive;

use wasm_encoder::{
    BlockType, CodeSection, EntityType, ExportKind, ExportSection, FunctionSection, ImportSection,
    MemoryType, Module, TypeSection, ValType,
};

use crate::{
    function::formula::differentiation::callee_named,
    map::{
        bundle::{BOX, Bundle, FIELDS, STEPS, Sieve},
        step::{LEARNING_RATE, StepTape},
    },
    number,
    tape::{Callee, Operation, Place},
};
use elementary::{Turned, exponential, turn};
use emitter::{Emitter, Local, at};
pub use scratch::Scratch;

/// How many bytes a number takes.
const SIZE: usize = size_of::<f64>();

/// The functions of the module, in their order.
const CALL: u32 = 0;
const JUDGE: u32 = 1;
const COUNT: u32 = 2;
const ADVANCE: u32 = 3;
const FINISH: u32 = 4;

/// The parameters of `advance`, and its counter.
const BUNDLE: u32 = 0;
const GROUPS: u32 = 1;
const TABLE: u32 = 2;
const SCRATCH: u32 = 3;
const FIRST: u32 = 4;
const LAST: u32 = 5;
const STEP: u32 = 6;
const ROW: u32 = 7;
/// The steps at which a block begins and ends.
const BEGIN: u32 = 8;
const END: u32 = 9;

/// How many steps are taken before a look at whether a run has ended in one of them, which are then taken
/// again, one by one.
const BLOCK: i32 = 16;

/// What `judge` reads and writes beside the bundle, for each lane.
const SCRATCH_FIELDS: usize = 4 + 3 * STEPS;
/// Its fields: ∇f, f, and whether the lane's run goes on.
const SLOPE_X: usize = 0;
const SLOPE_Y: usize = 1;
const VALUE: usize = 2;
const LIVE: usize = 3;
/// From here on, in the first lane, a run that goes on: what stands in for those that have ended.
const STANDIN: usize = 4;
/// From here on, where the runs are at the beginning of a block.
const KEPT: usize = STANDIN + STEPS;
/// From here on, where they are within it.
const CURRENT: usize = KEPT + STEPS;

/// A module, and how its bundles are laid out.
#[derive(Clone, Debug)]
pub struct Kernel {
    /// The module.
    pub code: Vec<u8>,
    /// How many lanes a group has.
    pub width: usize,
}

impl Kernel {
    /// Room for what it keeps beside a bundle.
    #[must_use]
    pub fn scratch(&self) -> Scratch {
        Scratch::new(SCRATCH_FIELDS * self.width)
    }

    /// With what `advance` or `finish` of an instance is called, to carry a bundle's runs through some steps.
    pub fn call(
        bundle: &mut Bundle,
        table: &[f64],
        scratch: &mut Scratch,
        steps: &RangeInclusive<usize>,
    ) -> [u32; 6] {
        let groups = bundle.groups();
        let bundle = bundle.numbers_mut().as_mut_ptr() as usize;
        let table = table.as_ptr() as usize;
        [bundle, groups, table, scratch.address(), *steps.start(), *steps.end()]
            .map(|number| number as u32)
    }

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
        types.ty().function([ValType::I32; 3], []);
        types.ty().function([ValType::I32; 2], [ValType::I32]);
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
        functions.function(1).function(2).function(3).function(3);
        let mut exports = ExportSection::new();
        exports.export("advance", ExportKind::Func, ADVANCE);
        exports.export("finish", ExportKind::Func, FINISH);
        let mut code = CodeSection::new();
        code.function(&judge::judge(width, sieve)).function(&judge::count(width));
        for boxes in [false, true] {
            code.function(&advance(step, sieve, vectors, boxes));
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code);
        Self { code: module.finish(), width }
    }
}

/// How many vectors suit a step: as many as hide what its operations wait for, and not so many that its
/// numbers do not fit into registers.
fn vectors_for(step: &StepTape) -> usize {
    match step.tape.operations().len() {
        0..=100 => 4,
        101..=200 => 2,
        _ => 1,
    }
}

/// Writes the operations of a tape, for one vector after another: a processor that looks ahead works on
/// several at once, and fewer numbers wait for their use.
struct Writer<'a> {
    emitter: Emitter,
    step: &'a StepTape,
    /// How many vectors there are.
    vectors: usize,
    /// Whether boxes are drawn around where runs go.
    boxes: bool,
    /// Where numbers are that all vectors share.
    shared: Vec<Option<Local>>,
    /// Where each vector's own are.
    own: Vec<Vector>,
}

/// A vector's numbers.
#[derive(Clone)]
struct Vector {
    numbers: Vec<Option<Local>>,
    /// The angles that have been reduced.
    turned: Vec<(Place, Turned)>,
    /// The runs that go on.
    live: Local,
    /// The box around where they have been.
    within: [Local; 4],
}

/// What is seen of a vector's runs in a block: the least ‖∇f‖², and the sums of ‖θ‖² and of the sizes, none
/// of which is smaller than any of its parts, and NaN if one is.
struct Seen {
    slope: Local,
    distance: Local,
    size: Local,
}

impl Seen {
    fn new(emitter: &mut Emitter) -> Self {
        let [slope, distance, size] = [(); 3].map(|()| emitter.reserve());
        Self { slope, distance, size }
    }
}

/// The function `advance`, or with boxes `finish`.
fn advance(step: &StepTape, sieve: Sieve, vectors: usize, boxes: bool) -> wasm_encoder::Function {
    let mut emitter = Emitter::new(6, 4);
    let none = vec![None; step.tape.operations().len()];
    let own = (0..vectors)
        .map(|_| Vector {
            numbers: none.clone(),
            turned: Vec::new(),
            live: emitter.reserve(),
            within: [(); 4].map(|()| emitter.reserve()),
        })
        .collect();
    let mut writer = Writer { emitter, step, vectors, boxes, shared: none, own };
    writer.write(sieve);
    writer.emitter.sink().end();
    writer.emitter.finish()
}

impl Writer<'_> {
    fn write(&mut self, sieve: Sieve) {
        let step = self.step;
        // What the step reads and writes, by the bundle's fields.
        let kept: Vec<usize> = step.kept().collect();
        self.place_inputs();
        // Every group, one after another.
        self.emitter.sink().block(BlockType::Empty).loop_(BlockType::Empty);
        self.emitter.sink().local_get(GROUPS).i32_eqz().br_if(1);
        self.emitter.sink().block(BlockType::Empty);
        self.load(&kept);
        self.start_rows();
        self.emitter.sink().loop_(BlockType::Empty);
        self.set_end();
        self.block(&kept, sieve);
        self.one_by_one(&kept, sieve);
        self.emitter.sink().br(0).end().end();
        let group = (FIELDS * 2 * self.vectors * SIZE) as i32;
        let mut sink = self.emitter.sink();
        sink.local_get(BUNDLE).i32_const(group).i32_add().local_set(BUNDLE);
        sink.local_get(GROUPS).i32_const(1).i32_sub().local_set(GROUPS);
        sink.br(0).end().end();
    }

    /// Where the next block ends.
    fn set_end(&mut self) {
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).local_tee(BEGIN).i32_const(BLOCK).i32_add().local_tee(END);
        sink.local_get(LAST).local_get(END).local_get(LAST).i32_lt_s().select().local_set(END);
    }

    /// Takes a block's steps at once, and goes on with the next one unless a run may have ended in it.
    fn block(&mut self, kept: &[usize], sieve: Sieve) {
        let step = self.step;
        let limits = [sieve.small, sieve.far, sieve.large].map(|k| self.emitter.constant(k));
        let (zero, large) = (self.emitter.constant(0.0), self.emitter.constant(f64::INFINITY));
        let seen = Seen::new(&mut self.emitter);
        let mut sink = self.emitter.sink();
        sink.block(BlockType::Empty).local_get(STEP).local_get(END).i32_eq().br_if(0);
        for (local, first) in [(seen.slope, large), (seen.distance, zero), (seen.size, zero)] {
            sink.local_get(first).local_set(local);
        }
        for vector in 0..self.vectors {
            self.put(vector, kept, KEPT);
            self.put_current(vector, kept);
        }
        let written = (self.own.clone(), self.shared.clone());
        self.emitter.sink().loop_(BlockType::Empty);
        self.load_row();
        let next: Vec<Place> =
            kept.iter().filter_map(|field| step.next.get(*field).copied()).collect();
        let mut looked_at = vec![step.square_slope, step.square_distance];
        if !step.is_bounded {
            looked_at.push(step.size);
        }
        looked_at.extend(&next);
        for vector in 0..self.vectors {
            self.get_current(vector, kept);
            self.evaluate(vector, &looked_at);
            self.note(vector, &seen);
            self.widen(vector);
            self.go_on(vector, kept);
            self.put_current(vector, kept);
        }
        self.next_row();
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).local_get(END).i32_lt_s().br_if(0).end();
        (self.own, self.shared) = written;
        for vector in 0..self.vectors {
            self.get_current(vector, kept);
        }

        let is_fine = self.is_fine(&seen, limits);
        self.emitter.sink().local_get(is_fine).i64x2_all_true().i32_eqz().if_(BlockType::Empty);
        for vector in 0..self.vectors {
            self.get(vector, kept, KEPT);
        }
        self.emitter.sink().local_get(BEGIN).local_set(STEP);
        self.find_row();
        let mut sink = self.emitter.sink();
        // Else to the next block.
        sink.else_().local_get(STEP).local_get(LAST).i32_lt_s().br_if(2).end().end();
    }

    /// Whether runs have their place in memory while a block's steps are taken. Engines keep what does not fit
    /// into registers on a stack that is not aligned, where it takes longer to come by.
    fn is_in_memory(&self) -> bool {
        self.vectors > 2
    }

    /// Puts a vector's runs into their place in memory, if they have one.
    fn put_current(&mut self, vector: usize, kept: &[usize]) {
        if self.is_in_memory() {
            self.put(vector, kept, CURRENT);
        }
    }

    /// Takes them from there.
    fn get_current(&mut self, vector: usize, kept: &[usize]) {
        if self.is_in_memory() {
            self.get(vector, kept, CURRENT);
        }
    }

    /// Writes where a vector's runs are into the scratch.
    fn put(&mut self, vector: usize, kept: &[usize], first: usize) {
        for (place, field) in kept.iter().enumerate() {
            let (offset, from) = (self.offset(first + place, vector), self.field(vector, *field));
            self.emitter.sink().local_get(SCRATCH).local_get(from).v128_store(at(offset));
        }
    }

    /// Reads it from there.
    fn get(&mut self, vector: usize, kept: &[usize], first: usize) {
        for (place, field) in kept.iter().enumerate() {
            let (offset, to) = (self.offset(first + place, vector), self.field(vector, *field));
            self.emitter.sink().local_get(SCRATCH).v128_load(at(offset)).local_set(to);
        }
    }

    /// Takes a block's steps one by one, with a look at each; leaves the loop over blocks when no run goes
    /// on or the steps are used up.
    fn one_by_one(&mut self, kept: &[usize], sieve: Sieve) {
        let step = self.step;
        self.emitter.sink().block(BlockType::Empty).loop_(BlockType::Empty);
        self.load_row();
        self.look(kept, sieve);
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).local_get(END).i32_eq().br_if(1);
        let next: Vec<Place> =
            kept.iter().filter_map(|field| step.next.get(*field).copied()).collect();
        for vector in 0..self.vectors {
            self.evaluate(vector, &next);
            self.go_on(vector, kept);
        }
        self.next_row();
        self.emitter.sink().br(0).end().end();
    }

    /// Finds locals for what is given.
    fn place_inputs(&mut self) {
        for (place, operation) in self.step.tape.operations().iter().enumerate() {
            match operation {
                Operation::Constant(k) => {
                    let local = self.emitter.constant(*k);
                    set(&mut self.shared, place, local);
                }
                Operation::Input(LEARNING_RATE) | Operation::Power(_) => {
                    let local = self.emitter.reserve();
                    set(&mut self.shared, place, local);
                }
                Operation::Input(_) => {
                    for own in &mut self.own {
                        set(&mut own.numbers, place, self.emitter.reserve());
                    }
                }
                _ => {}
            }
        }
    }

    /// Where a vector's number is.
    fn number(&mut self, vector: usize, place: Place) -> Local {
        let place = usize::from(place);
        let own = self.own.get(vector).and_then(|own| own.numbers.get(place).copied().flatten());
        match own.or_else(|| self.shared.get(place).copied().flatten()) {
            Some(local) => local,
            None => self.emitter.constant(f64::NAN),
        }
    }

    /// Where a vector's number of a field of the bundle is, where the step reads it.
    fn field(&mut self, vector: usize, field: usize) -> Local {
        let input = Operation::Input(field as u8);
        let place = self.step.tape.operations().iter().position(|one| *one == input);
        self.number(vector, place.map_or(Place::MAX, |place| place as Place))
    }

    fn live(&self, vector: usize) -> Local {
        self.own.get(vector).map(|own| own.live).unwrap_or_default()
    }

    fn offset(&self, field: usize, vector: usize) -> usize {
        (field * 2 * self.vectors + 2 * vector) * SIZE
    }

    /// Reads where the runs of a group are, unless none goes on: then out of the loop over groups' steps.
    fn load(&mut self, kept: &[usize]) {
        let mut sink = self.emitter.sink();
        sink.local_get(BUNDLE).local_get(SCRATCH).call(COUNT).i32_eqz().br_if(0);
        for vector in 0..self.vectors {
            for field in kept {
                let (offset, to) = (self.offset(*field, vector), self.field(vector, *field));
                self.emitter.sink().local_get(BUNDLE).v128_load(at(offset)).local_set(to);
            }
        }
        self.stand_in(kept);
        for vector in 0..self.vectors {
            for (bound, at) in self.sides(vector) {
                self.emitter.sink().local_get(at).local_set(bound);
            }
        }
    }

    /// The sides of a vector's box, xmin, xmax and so on, each with the coordinate that it is a bound of;
    /// none where no boxes are drawn.
    fn sides(&mut self, vector: usize) -> Vec<(Local, Local)> {
        let within = self.own.get(vector).map(|own| own.within).unwrap_or_default();
        let count = if self.boxes { 2 * self.step.dimension } else { 0 };
        let sides = within.into_iter().enumerate().take(count);
        sides.map(|(side, bound)| (bound, self.field(vector, side / 2))).collect()
    }

    /// Widens a vector's box to where its runs are.
    fn widen(&mut self, vector: usize) {
        for (side, (bound, at)) in self.sides(vector).into_iter().enumerate() {
            let mut sink = self.emitter.sink();
            sink.local_get(bound).local_get(at);
            if side % 2 == 0 {
                sink.f64x2_pmin();
            } else {
                sink.f64x2_pmax();
            }
            sink.local_set(bound);
        }
    }

    /// Reads which runs go on, and puts one of them in place of each that does not, so that what lanes
    /// compute is what a run does.
    fn stand_in(&mut self, kept: &[usize]) {
        for vector in 0..self.vectors {
            let (offset, live) = (self.offset(LIVE, vector), self.live(vector));
            self.emitter.sink().local_get(SCRATCH).v128_load(at(offset)).local_set(live);
            for field in kept {
                let (offset, local) = (self.offset(STANDIN + field, 0), self.field(vector, *field));
                let mut sink = self.emitter.sink();
                sink.local_get(local).local_get(SCRATCH).v128_load64_splat(at(offset));
                sink.local_get(live).v128_bitselect().local_set(local);
            }
        }
    }

    fn start_rows(&mut self) {
        self.emitter.sink().local_get(FIRST).local_set(STEP);
        self.find_row();
    }

    /// Goes to the table's row of the step.
    fn find_row(&mut self) {
        let row = self.row_size();
        let mut sink = self.emitter.sink();
        sink.local_get(TABLE).local_get(STEP).i32_const(row).i32_mul().i32_add().local_set(ROW);
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
            let to = self.number(0, place as Place);
            let mut sink = self.emitter.sink();
            sink.local_get(ROW).v128_load64_splat(at(column * SIZE)).local_set(to);
        }
    }

    fn next_row(&mut self) {
        let row = self.row_size();
        let mut sink = self.emitter.sink();
        sink.local_get(STEP).i32_const(1).i32_add().local_set(STEP);
        sink.local_get(ROW).i32_const(row).i32_add().local_set(ROW);
    }

    fn row_size(&self) -> i32 {
        ((1 + self.step.powers.len()) * SIZE) as i32
    }

    /// Writes what some places depend on and what has not been written yet.
    fn evaluate(&mut self, vector: usize, outputs: &[Place]) {
        let step = self.step;
        for (place, count) in step.tape.readers(outputs).iter().enumerate() {
            let is_shared = self.shared.get(place).is_some_and(Option::is_some);
            let own = self.own.get(vector).and_then(|own| own.numbers.get(place));
            if *count == 0 || is_shared || own.is_some_and(Option::is_some) {
                continue;
            }
            let Some(operation) = step.tape.at(place as Place) else { continue };
            let local = self.operation(vector, operation);
            if let Some(own) = self.own.get_mut(vector) {
                set(&mut own.numbers, place, local);
            }
        }
    }

    fn operation(&mut self, vector: usize, operation: Operation) -> Local {
        let mut operands = operation.operands();
        let operands = [(); 4].map(|()| operands.next());
        let [a, b, c, d] =
            operands.map(|place| place.map_or(0, |place| self.number(vector, place)));
        let emitter = &mut self.emitter;
        match operation {
            Operation::Add(..) => emitter.add(a, b),
            Operation::Subtract(..) => emitter.subtract(a, b),
            Operation::Multiply(..) => emitter.multiply(a, b),
            Operation::Divide(..) => emitter.divide(a, b),
            Operation::Negate(_) => emitter.apply([a], |sink| {
                sink.f64x2_neg();
            }),
            Operation::Absolute(_) => emitter.absolute(a),
            Operation::SquareRoot(_) => emitter.apply([a], |sink| {
                sink.f64x2_sqrt();
            }),
            Operation::IfGreater(..) => {
                let mask = emitter.is_greater(a, b);
                emitter.choose(c, d, mask)
            }
            Operation::Sine(angle) => self.turned(vector, angle, a, 0),
            Operation::Cosine(angle) => self.turned(vector, angle, a, 1),
            Operation::Exponential(_) => {
                let local = exponential(emitter, a);
                self.within(local, a, number::exponential::RANGE, "exp")
            }
            Operation::Call(callee, ..) => {
                let local = emitter.reserve();
                self.call(callee, [a, b], local);
                local
            }
            Operation::Input(_) | Operation::Constant(_) | Operation::Power(_) => {
                emitter.constant(f64::NAN)
            }
        }
    }

    /// The sine of an angle after so many quarter turns.
    fn turned(&mut self, vector: usize, angle: Place, a: Local, turns: i64) -> Local {
        let known = self.own.get(vector).map_or(&[][..], |own| &own.turned);
        let known = known.iter().find(|(place, _)| *place == angle).map(|(_, turned)| *turned);
        let turned = known.unwrap_or_else(|| turn(&mut self.emitter, a));
        if let Some(own) = self.own.get_mut(vector) {
            own.turned.push((angle, turned));
        }
        let local = turned.after(&mut self.emitter, turns);
        let function = if turns == 0 { "sin" } else { "cos" };
        self.within(local, a, number::sine::RANGE, function)
    }

    /// A number where |a| is within a range, and what a function answers where one is not.
    fn within(&mut self, local: Local, a: Local, range: f64, function: &str) -> Local {
        let (size, range) = (self.emitter.absolute(a), self.emitter.constant(range));
        let beyond = self.emitter.is_greater(size, range);
        self.emitter.sink().local_get(beyond).v128_any_true().if_(BlockType::Empty);
        self.call(callee_named(function), [a, a], local);
        self.emitter.sink().end();
        local
    }

    /// Calls a function for both lanes of a vector.
    fn call(&mut self, callee: Callee, operands: [Local; 2], to: Local) {
        let mut sink = self.emitter.sink();
        for lane in 0..2 {
            sink.i32_const(i32::from(callee));
            for operand in operands {
                sink.local_get(operand).f64x2_extract_lane(lane);
            }
            sink.call(CALL);
            if lane == 0 {
                sink.f64x2_splat();
            } else {
                sink.f64x2_replace_lane(lane);
            }
        }
        sink.local_set(to);
    }

    /// Looks whether a run may have ended, or the steps have, and has those looked at more closely.
    fn look(&mut self, kept: &[usize], sieve: Sieve) {
        let step = self.step;
        let mut places = vec![step.square_slope, step.square_distance];
        places.extend(step.gradient);
        if !step.is_bounded {
            places.push(step.size);
        }
        let limits = [sieve.small, sieve.far, sieve.large].map(|k| self.emitter.constant(k));
        for vector in 0..self.vectors {
            self.evaluate(vector, &places);
            self.widen(vector);
            let [slope, distance] =
                [step.square_slope, step.square_distance].map(|place| self.number(vector, place));
            let size = if step.is_bounded { distance } else { self.number(vector, step.size) };
            let is_fine = self.is_fine(&Seen { slope, distance, size }, limits);
            let mut sink = self.emitter.sink();
            sink.local_get(is_fine);
            if vector > 0 {
                sink.v128_and();
            }
        }
        let mut sink = self.emitter.sink();
        sink.i64x2_all_true().i32_eqz();
        sink.local_get(STEP).local_get(LAST).i32_eq().i32_or().if_(BlockType::Empty);
        self.spill(kept);
        let mut sink = self.emitter.sink();
        sink.local_get(BUNDLE).local_get(SCRATCH).local_get(STEP).call(JUDGE);
        sink.local_get(BUNDLE).local_get(SCRATCH).call(COUNT);
        // Out of the loop over blocks, when no run goes on or the steps are used up.
        sink.i32_eqz().local_get(STEP).local_get(LAST).i32_eq().i32_or().br_if(4);
        self.stand_in(kept);
        self.emitter.sink().end();
    }

    /// Where nothing of what is seen may be the end of a run.
    fn is_fine(&mut self, seen: &Seen, [small, far, large]: [Local; 3]) -> Local {
        let emitter = &mut self.emitter;
        let moves = emitter.is_greater(seen.slope, small);
        let is_here = emitter.is_at_most(seen.distance, far);
        let mut is_fine = emitter.and(moves, is_here);
        if !self.step.is_bounded {
            let is_finite = self.emitter.is_at_most(seen.size, large);
            is_fine = self.emitter.and(is_fine, is_finite);
        }
        is_fine
    }

    /// Adds a step to what is seen in a block.
    fn note(&mut self, vector: usize, seen: &Seen) {
        let step = self.step;
        let slope = self.number(vector, step.square_slope);
        let mut sink = self.emitter.sink();
        sink.local_get(seen.slope).local_get(slope).f64x2_pmin().local_set(seen.slope);
        let mut sums = vec![(seen.distance, step.square_distance)];
        if !step.is_bounded {
            sums.push((seen.size, step.size));
        }
        for (sum, place) in sums {
            let number = self.number(vector, place);
            self.emitter.sink().local_get(sum).local_get(number).f64x2_add().local_set(sum);
        }
    }

    /// Writes where the runs are that go on, and what is looked at.
    fn spill(&mut self, kept: &[usize]) {
        let step = self.step;
        for vector in 0..self.vectors {
            let live = self.live(vector);
            let kept = kept.iter().map(|field| (*field, self.field(vector, *field)));
            let mut spilled: Vec<_> = kept.collect();
            for (side, (bound, _)) in self.sides(vector).into_iter().enumerate() {
                spilled.push((BOX + side, bound));
            }
            for (field, from) in spilled {
                let offset = self.offset(field, vector);
                let mut sink = self.emitter.sink();
                sink.local_get(BUNDLE).local_get(from);
                sink.local_get(BUNDLE).v128_load(at(offset)).local_get(live).v128_bitselect();
                sink.v128_store(at(offset));
            }
            let [gx, gy] = step.gradient.map(|place| self.number(vector, place));
            let value = match step.is_bounded {
                true => self.emitter.constant(0.0),
                false => self.number(vector, step.value),
            };
            for (field, local) in [(SLOPE_X, gx), (SLOPE_Y, gy), (VALUE, value)] {
                let offset = self.offset(field, vector);
                self.emitter.sink().local_get(SCRATCH).local_get(local).v128_store(at(offset));
            }
        }
    }

    /// Takes the step of a vector's runs.
    fn go_on(&mut self, vector: usize, kept: &[usize]) {
        // All are read before any is written.
        for field in kept {
            let next = self.step.next.get(*field).copied().unwrap_or(Place::MAX);
            let from = self.number(vector, next);
            self.emitter.sink().local_get(from);
        }
        for field in kept.iter().rev() {
            let to = self.field(vector, *field);
            self.emitter.sink().local_set(to);
        }
    }
}

fn set(locals: &mut [Option<Local>], place: usize, local: Local) {
    if let Some(kept) = locals.get_mut(place) {
        *kept = Some(local);
    }
}
