//! Trajectories against JAX with optax, see `tests/fixtures/jax/trajectories.py`.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod query;

use query::finished;

#[test]
fn every_deterministic_rule_follows_optax() {
    let fixture = include_str!("../../../tests/fixtures/jax/trajectories.tsv");
    let mut compared = 0;
    for line in fixture.lines() {
        let mut columns = line.split('\t');
        let query = columns.next().unwrap();
        let race = finished(query);
        let rows = race.racers()[0].run.rows();
        let expected: Vec<_> = columns.collect();
        assert_eq!(rows.len(), expected.len(), "{query}");
        for (step, (row, expected)) in rows.zip(expected).enumerate() {
            for (own, expected) in row.theta.iter().zip(expected.split(',')) {
                let expected: f64 = expected.parse().unwrap();
                let apart = (own - expected).abs();
                assert!(
                    apart <= 1e-8 * expected.abs().max(1.0),
                    "{query}, step {step}: {own} instead of {expected}"
                );
            }
        }
        compared += 1;
    }
    assert_eq!(compared, 161);
}
