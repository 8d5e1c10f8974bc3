//! The functions that look at a group's runs one by one, where one of them may have ended.

use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

use super::{CALL, LIVE, SIZE, SLOPE_X, SLOPE_Y, STANDIN, VALUE, emitter::at};
use crate::{
    function::formula::differentiation::callee_named,
    map::bundle::{ENDED, Ended, STEPS, Sieve},
    run::stop::FAR,
};

/// Parameters: where the group lies, where the scratch does, and the step.
const GROUP: u32 = 0;
const SCRATCH: u32 = 1;
const STEP: u32 = 2;
/// Which lane, in bytes.
const LANE: u32 = 3;
/// θ, ∇f and f; how the run has ended, after how many steps.
const X: u32 = 4;
const Y: u32 = 5;
const GX: u32 = 6;
const GY: u32 = 7;
const F: u32 = 8;
const CODE: u32 = 9;
const TAKEN: u32 = 10;

/// Of each lane whose run goes on it notes the steps and whether it has ended.
pub(super) fn judge(width: usize, sieve: Sieve) -> Function {
    let mut function = Function::new([(1, ValType::I32), (7, ValType::F64)]);
    let mut code = Vec::new();
    let sink = &mut InstructionSink::new(&mut code);
    let field = |field: usize| at(field * width * SIZE);
    sink.loop_(BlockType::Empty);
    lane(sink, GROUP).f64_load(field(ENDED)).f64_const(0.0.into()).f64_eq();
    sink.if_(BlockType::Empty);
    for (base, number, local) in [
        (GROUP, 0, X),
        (GROUP, 1, Y),
        (SCRATCH, SLOPE_X, GX),
        (SCRATCH, SLOPE_Y, GY),
        (SCRATCH, VALUE, F),
    ] {
        lane(sink, base).f64_load(field(number)).local_set(local);
    }
    set(sink, CODE, Ended::Not.code());
    sink.local_get(STEP).f64_convert_i32_s().local_set(TAKEN);

    for (local, far) in [(X, FAR), (Y, FAR)] {
        sink.local_get(local).f64_abs().f64_const(far.into()).f64_le();
    }
    sink.i32_and().if_(BlockType::Empty);
    for local in [F, GX, GY] {
        sink.local_get(local).local_get(local).f64_sub();
    }
    // 0 where all three are finite.
    sink.f64_add().f64_add().f64_const(0.0.into()).f64_eq().if_(BlockType::Empty);
    if sieve.tolerance > 0.0 {
        sink.i32_const(i32::from(callee_named("hypot"))).local_get(GX).local_get(GY).call(CALL);
        sink.f64_const(sieve.tolerance.into()).f64_le().if_(BlockType::Empty);
        set(sink, CODE, Ended::Converged.code());
        sink.end();
    }
    sink.else_();
    set(sink, CODE, Ended::Unsure.code());
    sink.end().else_();
    set(sink, CODE, Ended::Diverged.code());
    sink.local_get(TAKEN).f64_const(1.0.into()).f64_sub().local_set(TAKEN);
    sink.end();

    for (number, local) in [(ENDED, CODE), (STEPS, TAKEN)] {
        lane(sink, GROUP).local_get(local).f64_store(field(number));
    }
    sink.end();
    next_lane(sink, LANE, width);
    sink.end();
    function.raw(code);
    function
}

/// Goes to the next lane, at the loop's beginning, while there is one.
fn next_lane(sink: &mut InstructionSink<'_>, lane: u32, width: usize) {
    sink.local_get(lane).i32_const(SIZE as i32).i32_add().local_tee(lane);
    sink.i32_const((width * SIZE) as i32).i32_lt_u().br_if(0).end();
}

/// Notes which lanes' runs go on, and where the last of them is; it answers how many there are.
pub(super) fn count(width: usize) -> Function {
    /// Which lane, in bytes; how many runs go on; whether this one does.
    const LANE: u32 = 2;
    const ALIVE: u32 = 3;
    const GOES_ON: u32 = 4;
    let mut function = Function::new([(3, ValType::I32)]);
    let mut code = Vec::new();
    let sink = &mut InstructionSink::new(&mut code);
    let field = |field: usize| at(field * width * SIZE);
    let lane = |sink: &mut InstructionSink<'_>, base: u32| {
        sink.local_get(base).local_get(LANE).i32_add();
    };
    sink.loop_(BlockType::Empty);
    lane(sink, GROUP);
    sink.f64_load(field(ENDED)).f64_const(0.0.into()).f64_eq().local_tee(GOES_ON);
    sink.if_(BlockType::Empty);
    for number in 0..STEPS {
        sink.local_get(SCRATCH);
        lane(sink, GROUP);
        sink.f64_load(field(number)).f64_store(field(STANDIN + number));
    }
    sink.end();
    lane(sink, SCRATCH);
    // −1 where it goes on, else 0.
    sink.i64_const(0).local_get(GOES_ON).i64_extend_i32_u().i64_sub().i64_store(field(LIVE));
    sink.local_get(ALIVE).local_get(GOES_ON).i32_add().local_set(ALIVE);
    next_lane(sink, LANE, width);
    sink.local_get(ALIVE).end();
    function.raw(code);
    function
}

/// The address of a lane's first number.
fn lane<'s, 'c>(sink: &'s mut InstructionSink<'c>, base: u32) -> &'s mut InstructionSink<'c> {
    sink.local_get(base).local_get(LANE).i32_add()
}

fn set(sink: &mut InstructionSink<'_>, local: u32, number: f64) {
    sink.f64_const(number.into()).local_set(local);
}
