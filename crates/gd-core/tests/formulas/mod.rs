//! Random formulas, for property tests.

use proptest::prelude::*;

/// A formula of all that there is.
pub(crate) fn formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_owned()),
        Just("y".to_owned()),
        prop::sample::select(vec!["0", "1", "2", "0.5", "3.7", "1e-3", "40"])
            .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 24, 2, |inner| {
        let functions = vec![
            "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "ln",
            "log1p", "expm1", "sqrt", "cbrt", "abs", "sign", "floor", "sigmoid", "softplus",
            "relu", "step", "sinc", "logcosh", "sec", "cot",
        ];
        let of_two = vec!["atan2", "hypot", "min", "max", "pow", "logaddexp"];
        let operators = vec!['+', '-', '*', '/'];
        let powers = vec!["2", "3", "-1", "-2", "0.5", "2.5", "5"];
        prop_oneof![
            (prop::sample::select(operators), inner.clone(), inner.clone())
                .prop_map(|(o, a, b)| format!("({a}){o}({b})")),
            (prop::sample::select(functions), inner.clone()).prop_map(|(f, a)| format!("{f}({a})")),
            (prop::sample::select(of_two), inner.clone(), inner.clone())
                .prop_map(|(f, a, b)| format!("{f}({a},{b})")),
            (inner, prop::sample::select(powers)).prop_map(|(a, k)| format!("({a})^({k})")),
        ]
    })
}
