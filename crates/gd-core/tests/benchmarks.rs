//! Benchmark functions of SciPy's suite, typed, with their published minima: see
//! `tests/fixtures/benchmarks/benchmarks.py`.
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests may panic")]

use gd_core::Scenario;

#[test]
fn benchmark_functions_have_their_published_minima() {
    let fixture = include_str!("../../../tests/fixtures/benchmarks/benchmarks.tsv");
    let numbers = |text: &str| text.split(',').map(|n| n.parse().unwrap()).collect::<Vec<f64>>();
    let mut compared = 0;
    for line in fixture.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        let [name, formula, domain, place, value, probe, there] = columns[..] else {
            panic!("{line}")
        };
        let parsed = Scenario::parse(&format!("f={}", formula.replace('+', "%2B")));
        assert_eq!(parsed.problems, [], "{name}");
        let function = parsed.scenario.function;
        let f = function.objective();
        assert_eq!(f.dimension(), 1 + usize::from(formula.contains('y')), "{name}");
        let [x0, x1, y0, y1] = numbers(domain)[..] else { panic!("{line}") };
        for (at, expected) in [(place, value), (probe, there)] {
            let [x, y] = numbers(at)[..] else { panic!("{line}") };
            let expected: f64 = expected.parse().unwrap();
            let found = f.value([x, y]);
            let error = (found - expected).abs();
            assert!(error <= 1e-12 * expected.abs().max(1.0), "{name}: {found} not {expected}");
        }
        let lowest: f64 = value.parse().unwrap();
        for row in 0..=60 {
            for column in 0..=60 {
                let at = |from: f64, to: f64, k: i32| from + (to - from) * f64::from(k) / 60.0;
                let at = [at(x0, x1, column), at(y0, y1, row)];
                let found = f.value(at);
                let is_lower = found < lowest - 1e-9 * lowest.abs().max(1.0);
                assert!(!is_lower, "{name}: {found} at {at:?} is lower than {lowest}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 100);
}
