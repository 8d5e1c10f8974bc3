//! Kernels, run by an interpreter of WebAssembly, against lanes, to the bit.

use gd_core::{
    CATALOG, Race, Scenario,
    function::formula::differentiation::call,
    map::{
        bundle::{Bundle, Ended, FIELDS, Sieve, table},
        kernel::Kernel,
        lanes::{self, LANES},
        step::StepTape,
    },
};
use proptest::{prelude::*, test_runner::RngSeed};
use wasmi::{Caller, Config, Engine, Linker, Memory, MemoryType, Module, Store};

/// Goes on with a bundle by a kernel.
fn advance(
    name: &str,
    kernel: &Kernel,
    table: &[f64],
    bundle: &mut Bundle,
    first: usize,
    last: usize,
) -> Result<(), wasmi::Error> {
    let engine = Engine::new(Config::default().wasm_simd(true));
    let module = Module::new(&engine, &kernel.code)?;
    let mut store = Store::new(&engine, ());
    let memory = Memory::new(&mut store, MemoryType::new(64, None))?;
    let mut linker = Linker::new(&engine);
    linker.define("map", "memory", memory)?;
    linker.func_wrap("map", "call", |_: Caller<'_, ()>, callee: i32, a: f64, b: f64| -> f64 {
        call(callee as u16, a, b)
    })?;
    let instance = linker.instantiate_and_start(&mut store, &module)?;
    let bytes = |numbers: &[f64]| {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>()
    };
    let (of_bundle, of_table) = (bytes(bundle.numbers()), bytes(table));
    let at_table = of_bundle.len();
    let at_scratch = at_table + of_table.len();
    memory.write(&mut store, 0, &of_bundle)?;
    memory.write(&mut store, at_table, &of_table)?;
    let run = instance.get_typed_func::<(i32, i32, i32, i32, i32, i32), ()>(&store, name)?;
    let [table, scratch, first, last] = [at_table, at_scratch, first, last].map(|n| n as i32);
    run.call(&mut store, (0, bundle.groups() as i32, table, scratch, first, last))?;
    let mut after = vec![0; of_bundle.len()];
    memory.read(&store, 0, &mut after)?;
    for (number, bytes) in bundle.numbers_mut().iter_mut().zip(after.chunks_exact(8)) {
        let mut eight = [0; 8];
        eight.copy_from_slice(bytes);
        *number = f64::from_le_bytes(eight);
    }
    Ok(())
}

/// What is wrong with a link's kernel.
fn faults(query: &str, vectors: usize) -> Vec<String> {
    let scenario = Scenario::parse(query).scenario;
    let [x0, x1, y0, y1] = scenario.domain();
    let race = Race::new(scenario);
    let Some(conditions) = race.racers().first().map(|racer| racer.run.conditions().clone()) else {
        return vec![format!("{query}: no run")];
    };
    let Some(step) = StepTape::new(&conditions) else { return Vec::new() };
    let shares = [0.0, 0.21, 0.5, 0.83, 1.0];
    let at = |from: f64, to: f64, share: f64| from * (1.0 - share) + to * share;
    let starts: Vec<_> = shares
        .iter()
        .flat_map(|u| shares.iter().map(move |v| [at(x0, x1, *u), at(y0, y1, *v)]))
        .collect();
    let (table, sieve) = (table(&step, &conditions), Sieve::new(conditions.stop.tolerance));
    let most = conditions.stop.max_steps as usize;
    let kernel = Kernel::with_vectors(&step, sieve, vectors);
    let mut expected = Bundle::new(&step, &starts, LANES);
    let mut found = Bundle::new(&step, &starts, kernel.width);
    let mut faults = Vec::new();
    // In two parts, as maps do.
    for (name, first, last) in [("advance", 0, most / 2), ("finish", most / 2, most)] {
        lanes::advance(&step, &table, sieve, &mut expected, first..=last);
        if let Err(error) = advance(name, &kernel, &table, &mut found, first, last) {
            return vec![format!("{query}: {error}")];
        }
        for ((start, expected), found) in starts.iter().zip(expected.members()).zip(found.members())
        {
            let bits = |member: gd_core::map::bundle::Member| {
                let [x, y] = member.slots;
                let within = if name == "finish" && member.ended == Ended::Not {
                    member.within
                } else {
                    [0.0; 4]
                };
                let numbers = [&member.theta[..], &x, &y, &within].concat();
                let bits =
                    numbers.into_iter().map(|c| if c.is_nan() { 1 } else { (c + 0.0).to_bits() });
                (bits.collect::<Vec<_>>(), member.steps.to_bits(), member.ended)
            };
            if bits(expected) != bits(found) {
                faults.push(format!(
                    "{query} from {start:?}, {first} to {last}: {found:?}, not {expected:?}"
                ));
            }
        }
    }
    faults
}

const RULES: [&str; 8] = [
    "gd",
    "momentum",
    "classical-momentum",
    "nesterov(beta=0.8)",
    "adagrad(lr=0.5)",
    "rmsprop(alpha=0.9)",
    "adam(lr=0.05)",
    "adamw(lr=0.05,wd=0.1)",
];

#[test]
fn a_kernel_goes_where_lanes_go() {
    let mut wrong = Vec::new();
    for (k, entry) in CATALOG.iter().enumerate() {
        for rule in RULES {
            let query = format!("f={}&opt={rule}&steps=40", entry.id);
            wrong.extend(faults(&query, 1 + k % 4));
        }
    }
    for rest in [
        "schedule=cosine(period=50,floor=0.001)&opt=momentum",
        "clip=value(c=0.5)",
        "clip=norm(c=0.7)&opt=adam",
        "goal=max",
        "lr=0",
        "lr=30",
        "lr-from=9:0.001",
        "tol=0",
        "tol=0.5",
    ] {
        for f in ["himmelblau", "rastrigin", "exp(x)*exp(-y^2)", "sin(1000x)+cos(y)", "x^4-3x^2"] {
            wrong.extend(faults(&format!("f={f}&steps=40&{rest}"), 2));
        }
    }
    assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(5)]);
}

#[path = "formulas/mod.rs"]
mod formulas;

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(14), cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_kernel_of_any_formula_goes_where_lanes_go(
        f in formulas::formula(),
        rule in prop::sample::select(&RULES[..]),
        vectors in 1..5_usize,
    ) {
        let query = format!("f={}&view=-2,2,-2,2&opt={rule}&lr=0.1&steps=20", f.replace('+', "%2B"));
        let wrong = faults(&query, vectors);
        prop_assert!(wrong.is_empty(), "{} faults: {:#?}", wrong.len(), &wrong[..wrong.len().min(3)]);
    }
}

#[test]
fn a_kernel_is_small() {
    let race = Race::new(Scenario::parse("f=himmelblau&opt=momentum").scenario);
    let conditions = race.racers()[0].run.conditions();
    let step = StepTape::new(conditions).unwrap();
    let kernel = Kernel::new(&step, Sieve::new(1e-6));
    assert!(kernel.code.len() < 12_000, "{} bytes", kernel.code.len());
    assert!(FIELDS * kernel.width < 150);
}
