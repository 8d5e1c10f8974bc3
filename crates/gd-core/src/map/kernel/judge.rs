//! The function that looks at a group's runs one by one, where one of them may have ended.

use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

use super::{CALL, LIVE, SIZE, SLOPE_X, SLOPE_Y, VALUE, emitter::at};
use crate::{
    function::formula::differentiation::callee_named,
    map::bundle::{ENDED, Ended, STEPS, Sieve},
    run::stop::FAR,
};

/// Parameters: where the group lies, where the scratch does, and the step.
const GROUP: u32 = 0;
const SCRATCH: u32 = 1;
const STEP: u32 = 2;
/// Which lane, in bytes; how many runs go on.
const LANE: u32 = 3;
const ALIVE: u32 = 4;
/// θ, ∇f and f; how the run has ended, after how many steps.
const X: u32 = 5;
const Y: u32 = 6;
const GX: u32 = 7;
const GY: u32 = 8;
const F: u32 = 9;
const CODE: u32 = 10;
const TAKEN: u32 = 11;

/// Of each lane whose run goes on it notes the steps and whether it has ended, and which go on; it answers
/// how many.
pub(super) fn judge(width: usize, sieve: Sieve) -> Function {
    let mut function = Function::new([(2, ValType::I32), (7, ValType::F64)]);
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
    sink.local_get(ALIVE).local_get(CODE).f64_const(0.0.into()).f64_eq().i32_add().local_set(ALIVE);
    sink.end();

    lane(sink, SCRATCH);
    lane(sink, GROUP).f64_load(field(ENDED)).f64_const(0.0.into()).f64_eq();
    sink.i64_extend_i32_u();
    // −1 where it goes on, else 0.
    sink.i64_const(-1).i64_mul().i64_store(field(LIVE));
    sink.local_get(LANE).i32_const(SIZE as i32).i32_add().local_tee(LANE);
    sink.i32_const((width * SIZE) as i32).i32_lt_u().br_if(0).end();
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
