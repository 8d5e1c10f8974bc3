//! Random links, for property tests.

use gd_core::{function::catalog::CATALOG, rule::optimizer::RULES, scenario::keys};
use proptest::prelude::*;

/// A value of some key, likely or not.
pub(crate) fn value() -> impl Strategy<Value = String> {
    let examples: Vec<_> = keys().map(|key| key.example.to_owned()).collect();
    let ids = CATALOG.iter().map(|entry| entry.id.to_owned()).collect::<Vec<_>>();
    let number = prop_oneof![
        any::<f64>().prop_map(|n| n.to_string()),
        (-20..20_i32).prop_map(|n| n.to_string()),
        (0.0..2.0_f64).prop_map(|n| n.to_string()),
    ]
    .boxed();
    let pair = prop::collection::vec(number.clone(), 1..5).prop_map(|list| list.join(","));
    let options = vec!["lr", "beta", "beta1", "eps", "temp", "decay", "first", "c", "wd"];
    let named = (prop::sample::select(options), number.clone())
        .prop_map(|(name, number)| format!("{name}={number}"));
    let names: Vec<_> = RULES
        .iter()
        .map(|rule| rule.id)
        .chain(["inverse-time", "milestones", "cosine", "exponential", "norm", "value"])
        .collect();
    let choice = (prop::sample::select(names), prop::collection::vec(named, 0..3))
        .prop_map(|(name, options)| format!("{name}({})", options.join(",")));
    let atom = prop_oneof![
        prop::sample::select(examples),
        prop::sample::select(ids),
        number,
        pair,
        choice,
        "[-+*/^()xy0-9.,;:= |²πé%&]{0,12}",
    ];
    prop::collection::vec(atom, 1..4).prop_map(|atoms| atoms.join(";"))
}

/// A link, likely or not.
pub(crate) fn query() -> impl Strategy<Value = String> {
    let keys: Vec<_> = keys().map(|key| key.id).collect();
    let pair = (prop::sample::select(keys), value()).prop_map(|(key, value)| {
        // Decoded values in place of encoded ones: some hold `&`, which makes further pairs.
        format!("{key}={value}")
    });
    prop::collection::vec(pair, 0..8).prop_map(|pairs| pairs.join("&"))
}
