//! Races a Rust function of one's own, without a link:
//! `cargo run --release -q -p gd-core --example own_function`.

use gd_core::{Expression, Function, Race, Scalar, Scenario, rule::optimizer};

struct Banana;

impl Expression for Banana {
    fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
        (x - 1.0).square() + (y - x.square()).square() * 10.0
    }
}

fn main() {
    let function = Function::custom("banana", Banana).view([-2.0, 2.0, -1.0, 3.0]);
    let rules = [&optimizer::gd::RULE, &optimizer::momentum::RULE, &optimizer::adam::RULE];
    let race = Race::finished(Scenario::of(function).start([-1.0, 2.0]).rules(rules));
    for (k, racer) in race.racers().iter().enumerate() {
        let name = racer.run.conditions().rule.of.name;
        match race.verdict(k) {
            Some(verdict) => println!("{name}: {verdict}"),
            None => println!("{name} goes on."),
        }
    }
}
